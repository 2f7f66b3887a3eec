import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as delay, setImmediate as nextTurn } from 'node:timers/promises';
import type { Dependencies } from '#application/dependencies.ts';
import type { PublicVersion } from '#application/ports/public-version.ts';
import { deliverFile, isFileAddress, parseFileAddress } from '#server/file-delivery.ts';
import { addressLimits } from '#server/guards/address-limits.ts';
import { bodyTimeMs, checkBody, checkNoBody } from '#server/guards/body.ts';
import { addressKey, clientAddress } from '#server/guards/client-address.ts';
import { formTurns } from '#server/guards/form-turns.ts';
import { checkHost } from '#server/guards/host-name.ts';
import { checkOrigin } from '#server/guards/origin.ts';
import { type OwnAddresses, ownAddresses } from '#server/guards/own-addresses.ts';
import { checkMethod, checkTarget, pathOf } from '#server/guards/request-line.ts';
import { isProgram, isSearch } from '#server/guards/search-request.ts';
import { holdUploadSlot, uploadSlots } from '#server/guards/upload-slots.ts';
import { type Health, healthAnswer } from '#server/health.ts';
import type { KeepableAddress } from '#server/kept-pages/keepable-address.ts';
import { createKeptPages, type KeptPages } from '#server/kept-pages/kept-pages.ts';
import { visitorlessRequest } from '#server/kept-pages/visitorless-request.ts';
import { defaultLimits, type HostLimits } from '#server/limits.ts';
import {
  refusalForError,
  refusalNamed,
  unavailable,
  uploadsFull,
  writesStopped,
} from '#server/own-errors.ts';
import { type PageAnswer, type PageHandler, renderPage, sendPage } from '#server/page-response.ts';
import type { Refusal } from '#server/refusal.ts';
import { bodyArrived, watchBodyTime } from '#server/request-body.ts';
import { requestIds } from '#server/request-id.ts';
import { securityHeaders } from '#server/security-headers.ts';
import { answerBrokenRequest, sendRefusal } from '#server/send-refusal.ts';
import { type StaticFiles, serveStaticFile } from '#server/static-files.ts';
import { answerWebhook, type Webhook, webhookPath } from '#server/webhook.ts';

export type HostOptions = {
  /** Public origin without a trailing slash. */
  readonly baseUrl: string;
  readonly trustedProxyHops: number;
  readonly deps: Dependencies;
  readonly pages: PageHandler;
  readonly staticFiles: StaticFiles;
  /** Null or missing while the WhatsApp Cloud API is off. */
  readonly webhook?: Webhook | null;
  readonly limits?: Partial<HostLimits>;
  /** With it, public pages are kept in memory as long as this stays the same. */
  readonly publicVersion?: PublicVersion;
};

export type Host = {
  readonly server: Server;
  /** Starts listening; the port that was given or found. */
  readonly listen: (port: number, hostname: string) => Promise<number>;
  /** Fails readiness, takes no new connections, lets requests finish; true when none had to be cut. */
  readonly drain: () => Promise<boolean>;
  /** What is kept in memory now. */
  readonly keptPages: () => { readonly pages: number; readonly bytes: number };
};

/** The HTTP front of the portal: guards, files, health; everything else goes to the pages. */
export function createHost(options: HostOptions): Host {
  const limits: HostLimits = { ...defaultLimits, ...options.limits };
  const { deps } = options;
  const scheme = options.baseUrl.startsWith('https:') ? 'https:' : 'http:';
  const secureCookies = scheme === 'https:';
  const baseline = securityHeaders(options.baseUrl);
  const addresses = addressLimits(limits);
  const uploads = uploadSlots(limits);
  const turns = formTurns(limits.formsAtOnce);
  const nextRequestId = requestIds();
  const health: Health = {
    draining: false,
    ping: deps.queries.office.ping,
    writes: () => deps.durability.stoppedSince() === null,
  };
  const keptPages = options.publicVersion === undefined ? null : keepPages(options.publicVersion);
  let own: OwnAddresses = ownAddresses(options.baseUrl, 0);
  let inWork = 0;
  let proxyMentioned = false;
  let onIdle: (() => void) | undefined;

  const server = createServer({
    maxHeaderSize: limits.headerBytes,
    headersTimeout: limits.headersMs,
    // Forms are timed one by one; this ends what goes on trickling in after its answer.
    requestTimeout: bodyTimeMs({ bytes: limits.uploadBytes, withFiles: true }, limits) + limits.headersMs,
    keepAliveTimeout: limits.keepAliveMs,
    connectionsCheckingInterval: Math.min(2_000, limits.headersMs),
    insecureHTTPParser: false,
    requireHostHeader: false,
    joinDuplicateHeaders: false,
  });
  server.maxConnections = limits.connections;
  server.timeout = limits.idleMs;

  const serve = (req: IncomingMessage, res: ServerResponse, askToSend: () => void): void => {
    const startedAt = performance.now();
    const requestId = nextRequestId();
    const context: Context = { requestId, path: '', route: 'refused' };
    inWork += 1;
    req.on('error', ignore);
    res.on('error', ignore);
    res.once('close', () => {
      inWork -= 1;
      if (inWork === 0) onIdle?.();
      deps.logger.info('request', {
        requestId,
        route: context.route,
        method: req.method ?? '',
        status: res.writableFinished ? res.statusCode : 499,
        ms: Math.round(performance.now() - startedAt),
      });
    });
    const keepable = keptPages?.addressOf(req) ?? null;
    if (keepable !== null && !health.draining && guardKept(req, keepable) === null) {
      const route = keptPages?.sendNow(keepable, req, res) ?? null;
      if (route !== null) {
        context.route = route;
        return;
      }
    }
    for (const [name, value] of baseline) res.setHeader(name, value);
    if (health.draining) res.setHeader('Connection', 'close');
    handle(req, res, context, keepable, askToSend).catch((error: unknown) => {
      deps.logger.error('request_failed', {
        requestId,
        route: context.route,
        error: error instanceof Error ? error.name : 'unknown',
      });
      if (res.headersSent) res.destroy();
      else refuse(req, res, context, refusalForError(error));
    });
  };

  const handle = async (
    req: IncomingMessage,
    res: ServerResponse,
    context: Context,
    keepable: KeepableAddress | null,
    askToSend: () => void,
  ): Promise<void> => {
    const refusal = guard(req);
    if (refusal !== null) {
      context.path = typeof req.url === 'string' && req.url.startsWith('/api/') ? '/api/' : '';
      refuse(req, res, context, refusal);
      return;
    }
    const path = pathOf(req.url ?? '/');
    context.path = path;
    const address = clientAddress(
      req.headers['x-forwarded-for'],
      req.socket.remoteAddress,
      options.trustedProxyHops,
    );
    const key = addressKey(address);
    if (!proxyMentioned && options.trustedProxyHops === 0 && req.headers['x-forwarded-for'] !== undefined) {
      // Behind a proxy that is not counted every visitor looks like one, and shares one visitor's limits.
      proxyMentioned = true;
      deps.logger.warn('proxy_not_counted', { code: 'TRUSTED_PROXY_HOPS' });
    }
    if (!addresses.enter(key)) {
      refuse(req, res, context, { status: 429, headers: { 'Retry-After': '2' } });
      return;
    }
    res.once('close', () => addresses.leave(key));
    const answered = await healthAnswer(health, path);
    if (answered !== null) {
      context.route = path;
      if (req.method === 'POST') return refuse(req, res, context, notForForms);
      res.setHeader('Cache-Control', 'no-store');
      res.setHeader('Content-Type', 'text/plain; charset=utf-8');
      res.setHeader('Content-Length', Buffer.byteLength(answered.text));
      res.writeHead(answered.status);
      res.end(req.method === 'HEAD' ? undefined : answered.text);
      return;
    }
    if (path === webhookPath) {
      context.route = path;
      const refused = await answerWebhook(options.webhook ?? null, req, res, {
        limits,
        writes: health.writes,
        forged: () => addresses.takeForm(key, performance.now()),
        begin: askToSend,
      });
      if (refused !== null) refuse(req, res, context, refused);
      return;
    }
    if (isFileAddress(path)) {
      context.route = 'file';
      if (req.method === 'POST') return refuse(req, res, context, notForForms);
      const refused = await deliverFile(deps, { secureCookies }, parseFileAddress(path), req, res);
      if (refused !== null) refuse(req, res, context, refused);
      return;
    }
    if (options.staticFiles.has(path)) {
      context.route = 'static';
      if (req.method === 'POST') return refuse(req, res, context, notForForms);
      await serveStaticFile(options.staticFiles, path, req, res);
      return;
    }
    if (req.method === 'POST') {
      const plan = checkBody(req.headers, limits);
      if ('status' in plan) return refuse(req, res, context, plan);
      const wrongOrigin = checkOrigin(req.headers, own);
      if (wrongOrigin !== null) return refuse(req, res, context, wrongOrigin);
      if (!health.writes()) return refuse(req, res, context, writesStopped);
      const wait = addresses.takeForm(key, performance.now());
      if (wait > 0) {
        return refuse(req, res, context, { status: 429, headers: { 'Retry-After': String(wait) } });
      }
      const tooLate = (): void => {
        if (res.headersSent) res.destroy();
        else refuse(req, res, context, { status: 408 });
      };
      const isUpload = plan.withFiles && plan.bytes > limits.smallFormBytes;
      if (isUpload && !holdUploadSlot(uploads, req, res, { address: key, cut: tooLate })) {
        return refuse(req, res, context, uploadsFull);
      }
      const stopWatching = watchBodyTime(req, res, plan, limits, tooLate);
      askToSend();
      if (plan.bytes <= limits.readAheadBytes) {
        await bodyArrived(req);
        stopWatching();
        await turns.take();
        return await servePage(req, res, context, address).finally(turns.give);
      }
    }
    if (isSearch(req.url ?? '')) {
      const now = performance.now();
      const wait = isProgram(req) ? addresses.takeBotSearch(now) : addresses.takeSearch(key, now);
      if (wait > 0) {
        return refuse(req, res, context, { status: 429, headers: { 'Retry-After': String(wait) } });
      }
    }
    const served = keepable === null ? null : await keptPages?.serve(keepable, req, res, context.requestId);
    if (served === null || served === undefined) return await servePage(req, res, context, address);
    context.route = served.route;
    if (served.kind === 'rendered') await answerWith(served.answer, req, res, context);
  };

  const guard = (req: IncomingMessage): Refusal | null =>
    checkMethod(req.method) ??
    (req.httpVersionMajor === 1 ? null : { status: 400 }) ??
    checkHost(req.rawHeaders, pathOf(req.url ?? ''), own, scheme) ??
    checkTarget(req.url, limits.urlBytes) ??
    (req.method === 'POST' ? null : checkNoBody(req.headers));

  /** The same for a page that may be in memory: its method and, without a query, its target are known to be good. */
  const guardKept = (req: IncomingMessage, { address, share }: KeepableAddress): Refusal | null =>
    share === 'plain' && req.httpVersionMajor === 1
      ? (checkHost(req.rawHeaders, address, own, scheme) ?? checkNoBody(req.headers))
      : guard(req);

  const servePage = async (
    req: IncomingMessage,
    res: ServerResponse,
    context: Context,
    address: string,
  ): Promise<void> => {
    for (const name of Object.keys(req.headers)) if (isForwardedHeader(name)) delete req.headers[name];
    const locals = localsFor(context.requestId, address);
    const answer = await renderPage(options.pages, req, res, locals);
    context.route = locals.route ?? 'page';
    await answerWith(answer, req, res, context, locals.threw);
  };

  const localsFor = (requestId: string, clientAddress: string): App.Locals => ({
    deps,
    requestId,
    clientAddress,
    officer: null,
    officerSession: null,
    officerToken: null,
    secureCookies,
  });

  const answerWith = async (
    answer: PageAnswer,
    req: IncomingMessage,
    res: ServerResponse,
    context: Context,
    threw = '',
  ): Promise<void> => {
    if (res.destroyed || res.headersSent) return;
    // The framework's own last resort is a bare status; people get a page with a code instead.
    if (answer.status >= 400 && isBare(answer.headers, answer.body)) {
      return refuse(
        req,
        res,
        context,
        answer.status === 503 ? (refusalNamed(threw) ?? unavailable) : { status: answer.status },
      );
    }
    await sendPage(answer, context.path, req, res);
  };

  function keepPages(version: PublicVersion): KeptPages {
    const { host } = new URL(options.baseUrl);
    return createKeptPages({
      version,
      clock: deps.clock,
      baseline,
      render: async (address, requestId) => {
        const locals = localsFor(requestId, '');
        const answer = await renderPage(
          options.pages,
          visitorlessRequest(address, host),
          new EventEmitter(),
          locals,
        );
        return { answer, route: locals.route ?? 'page' };
      },
    });
  }

  const refuse = (req: IncomingMessage, res: ServerResponse, context: Context, refusal: Refusal): void =>
    sendRefusal(req, res, context, refusal, limits);

  server.on('request', (req, res) => serve(req, res, () => {}));
  // A client that asks before sending a body is told to go on only once the guards have passed it.
  server.on('checkContinue', (req, res) => serve(req, res, () => res.writeContinue()));
  server.on('checkExpectation', (req, res) => {
    for (const [name, value] of baseline) res.setHeader(name, value);
    refuse(req, res, { requestId: '', path: '', route: 'refused' }, { status: 417 });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    answerBrokenRequest(error, socket, baseline),
  );
  server.on('dropRequest', (_req, socket) => socket.destroy());

  return {
    server,
    listen: (port, hostname) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, hostname, () => {
          server.off('error', reject);
          const bound = server.address();
          const found = typeof bound === 'object' && bound !== null ? bound.port : port;
          own = ownAddresses(options.baseUrl, found);
          resolve(found);
        });
      }),
    keptPages: () => keptPages?.held() ?? { pages: 0, bytes: 0 },
    drain: async () => {
      health.draining = true;
      await letIn();
      server.close();
      server.closeIdleConnections();
      await letIn();
      await delay(FIRST_BYTES_MS);
      const idle = new Promise<true>((resolve) => {
        onIdle = () => resolve(true);
        if (inWork === 0) resolve(true);
      });
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<false>((resolve) => {
        timer = setTimeout(resolve, limits.drainMs, false);
      });
      const clean = await Promise.race([idle, late]);
      clearTimeout(timer);
      server.closeAllConnections();
      return clean;
    },
  };
}

/** A connection that breaks is seen by its `close`. */
const ignore = (): void => {};

/** Whoever is connected sends a request within this time, or did not mean to. */
const FIRST_BYTES_MS = 50;

/**
 * The kernel resets connections that still wait at the door when it closes, though their clients have sent
 * a request. The loop takes in one of them at each turn.
 */
async function letIn(): Promise<void> {
  for (let turn = 0; turn < 64; turn += 1) await nextTurn();
}

type Context = { readonly requestId: string; path: string; route: string };

const notForForms: Refusal = { status: 405, headers: { Allow: 'GET, HEAD' } };

function isForwardedHeader(name: string): boolean {
  return name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip';
}

function isBare(headers: readonly (readonly [string, unknown])[], body: Buffer): boolean {
  return (
    body.length === 0 ||
    (!headers.some(([name]) => name.toLowerCase() === 'content-type') && body.length < 100)
  );
}
