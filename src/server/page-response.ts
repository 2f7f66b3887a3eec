import { EventEmitter } from 'node:events';
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { acceptedEncoding, encode, isCompressible } from '#server/content-encoding.ts';
import { isPrivatePath } from '#server/security-headers.ts';

/** What the pages write into: as much of a response as the framework's writer touches. */
export type PageSink = EventEmitter & {
  readonly req: IncomingMessage;
  readonly headersSent: boolean;
  statusCode: number;
  statusMessage: string;
  readonly writeHead: (status: number, ...rest: readonly unknown[]) => PageSink;
  readonly write: (chunk: unknown, done?: () => void) => boolean;
  readonly end: (chunk?: unknown) => PageSink;
  readonly destroy: (error?: Error) => PageSink;
};

/** `handler` of the built site (dist/server/entry.mjs). */
export type PageHandler = (
  req: IncomingMessage,
  res: PageSink,
  next: (error?: unknown) => void,
  locals: object,
) => Promise<void> | void;

const COMPRESS_FROM_BYTES = 860;
const notFoundAddress = '/404';

/** What the pages answered, whole. */
export type PageAnswer = {
  readonly status: number;
  readonly headers: readonly (readonly [string, OutgoingHttpHeader])[];
  readonly body: Buffer;
};

/** What tells that nobody waits for the page any more. */
type Closing = { readonly once: (event: 'close', listener: () => void) => unknown };

/** Pages that the portal has no address for are still pages: the site's own 404 is rendered with the same locals. */
export async function renderPage(
  pages: PageHandler,
  req: IncomingMessage,
  res: Closing,
  locals: object,
): Promise<PageAnswer> {
  const address = req.url ?? '/';
  const found = await collect(pages, req, res, locals);
  if (found !== null) return found;
  req.url = notFoundAddress;
  const missing = await collect(pages, req, res, locals);
  req.url = address;
  return missing ?? { status: 404, headers: [], body: Buffer.alloc(0) };
}

/**
 * Lets the pages write into memory instead of the socket, so that the answer leaves in one write with its
 * length, and headers can still be set. Null when the site has no such route.
 */
function collect(
  pages: PageHandler,
  req: IncomingMessage,
  res: Closing,
  locals: object,
): Promise<PageAnswer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let headers: PageAnswer['headers'] = [];
    let sent = false;
    const put = (chunk: unknown): void => {
      if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
      else if (chunk instanceof Uint8Array)
        chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length));
    };
    const sink: PageSink = Object.assign(new EventEmitter(), {
      req,
      headersSent: false,
      statusCode: 200,
      statusMessage: '',
      writeHead: (status: number, ...rest: readonly unknown[]) => {
        sent = true;
        sink.statusCode = status;
        headers = flatHeaders(rest.find((one) => typeof one === 'object' && one !== null));
        return sink;
      },
      write: (chunk: unknown, done?: () => void) => {
        put(chunk);
        done?.();
        return true;
      },
      end: (chunk?: unknown) => {
        put(chunk);
        const [only] = chunks;
        const body = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks);
        resolve({ status: sink.statusCode, headers, body });
        sink.emit('finish');
        return sink;
      },
      destroy: (error?: Error) => {
        reject(error ?? new Error('the page broke off its answer'));
        return sink;
      },
    });
    Object.defineProperty(sink, 'headersSent', { get: () => sent });
    res.once('close', () => sink.emit('close'));
    const next = (error?: unknown): void => {
      if (error) reject(error);
      else resolve(null);
    };
    Promise.resolve(pages(req, sink, next, locals)).catch(reject);
  });
}

function flatHeaders(given: unknown): (readonly [string, OutgoingHttpHeader])[] {
  if (typeof given !== 'object' || given === null) return [];
  const known: OutgoingHttpHeaders = { ...given };
  return Object.entries(known).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
}

/** Sends a page: caching by what it holds, compressed, one write with its length. */
export async function sendPage(
  answer: PageAnswer,
  path: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<void> {
  for (const [name, value] of answer.headers) res.setHeader(name, value);
  const type = String(res.getHeader('content-type') ?? '');
  if (/^text\/html\s*$/i.test(type)) res.setHeader('Content-Type', 'text/html; charset=utf-8');
  const personal =
    isPrivatePath(path) ||
    req.method === 'POST' ||
    req.headers.cookie !== undefined ||
    res.hasHeader('set-cookie');
  if (personal) res.setHeader('Cache-Control', 'no-store');
  else if (!res.hasHeader('cache-control')) res.setHeader('Cache-Control', 'no-cache');
  if (isPrivatePath(path)) res.setHeader('X-Robots-Tag', 'noindex');

  let { body } = answer;
  if (isCompressible(type)) {
    res.appendHeader('Vary', 'Accept-Encoding');
    const encoding =
      body.length >= COMPRESS_FROM_BYTES ? acceptedEncoding(req.headers['accept-encoding']) : 'identity';
    if (encoding !== 'identity') {
      body = await encode(body, encoding, 4);
      res.setHeader('Content-Encoding', encoding);
    }
  }
  const bodiless = answer.status === 204 || answer.status === 304;
  if (!bodiless) res.setHeader('Content-Length', body.length);
  res.writeHead(answer.status);
  res.end(req.method === 'HEAD' || bodiless ? undefined : body);
}
