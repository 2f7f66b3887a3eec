import type { IncomingMessage, ServerResponse } from 'node:http';
import { ensureSetupLink } from '#application/officer/ensure-setup-link.ts';
import { readConfig } from '#config';
import { createContainer, startUp } from '#container';
import { deliverFile, isFileAddress, parseFileAddress } from '#server/file-delivery.ts';
import { pathOf } from '#server/guards/request-line.ts';
import { healthAnswer } from '#server/health.ts';
import { refusalPage } from '#server/refusal.ts';
import { requestIds } from '#server/request-id.ts';
import { startWorkerProcess } from '#server/worker-process.ts';

/** Where Astro looks for the locals of a request that came through Node. */
const localsSymbol = Symbol.for('astro.locals');

type DevHost = {
  readonly handle: (req: IncomingMessage, res: ServerResponse, next: (error?: unknown) => void) => void;
  readonly close: () => Promise<void>;
};

/** The portal's own side of `astro dev`. */
export async function openDevHost(): Promise<DevHost> {
  const config = readConfig();
  const container = await createContainer(config, { process: 'web' });
  const { deps } = container;
  container.resumeWrites();
  await startUp(container);
  const setupLink = await ensureSetupLink(deps);
  if (setupLink !== null) process.stdout.write(`\nBelum ada administrator: ${setupLink}\n\n`);
  const worker = config.worker === 'on' ? startWorkerProcess(deps.logger) : null;
  const nextRequestId = requestIds();
  const health = {
    draining: false,
    ping: deps.queries.office.ping,
    writes: () => deps.durability.stoppedSince() === null,
  };
  const scheme = { secureCookies: false };

  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<boolean> => {
    const path = pathOf(req.url ?? '/');
    const healthy = await healthAnswer(health, path);
    if (healthy !== null) {
      res.writeHead(healthy.status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(healthy.text);
      return true;
    }
    if (!isFileAddress(path)) return false;
    const refusal = await deliverFile(deps, scheme, parseFileAddress(path), req, res);
    if (refusal !== null) {
      res.writeHead(refusal.status, { 'Content-Type': 'text/html; charset=utf-8' });
      res.end(refusalPage(refusal, ''));
    }
    return true;
  };

  return {
    handle: (req, res, next) => {
      const locals: App.Locals = {
        deps,
        requestId: nextRequestId(),
        clientAddress: req.socket.remoteAddress ?? '',
        officer: null,
        officerSession: null,
        officerToken: null,
        secureCookies: scheme.secureCookies,
      };
      Reflect.set(req, localsSymbol, locals);
      answer(req, res).then((answered) => {
        if (!answered) next();
      }, next);
    },
    close: async () => {
      await worker?.stop(5_000);
      await container.close();
    },
  };
}
