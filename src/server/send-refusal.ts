import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HostLimits } from '#server/limits.ts';
import { type Refusal, refusalJson, refusalPage } from '#server/refusal.ts';
import { discardBody } from '#server/request-body.ts';
import { isPrivatePath } from '#server/security-headers.ts';

const ofTheFile = ['ETag', 'Accept-Ranges', 'Content-Disposition', 'Content-Encoding', 'Content-Range'];

/**
 * Answers instead of the pages: a small page, or JSON under `/api/`. What the client still sends is read and
 * thrown away within bounds, and the connection closed.
 */
export function sendRefusal(
  req: IncomingMessage,
  res: ServerResponse,
  request: { readonly path: string; readonly requestId: string },
  refusal: Refusal,
  limits: HostLimits,
): void {
  if (res.headersSent) return;
  for (const name of ofTheFile) res.removeHeader(name);
  const json = request.path.startsWith('/api/');
  const body = Buffer.from(json ? refusalJson(refusal) : refusalPage(refusal, request.requestId));
  res.setHeader('Content-Type', json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8');
  res.setHeader('Content-Length', body.length);
  res.setHeader('Cache-Control', 'no-store');
  if (isPrivatePath(request.path)) res.setHeader('X-Robots-Tag', 'noindex');
  for (const [name, value] of Object.entries(refusal.headers ?? {})) {
    if (value !== undefined) res.setHeader(name, value);
  }
  const sent = req.method === 'HEAD' ? undefined : body;
  if (!hasUnreadBody(req)) {
    res.writeHead(refusal.status);
    res.end(sent);
    return;
  }
  res.setHeader('Connection', 'close');
  res.writeHead(refusal.status);
  if (refusal.status === 408) {
    res.end(sent, () => req.socket.destroy());
    return;
  }
  if (sent !== undefined) res.write(sent);
  void discardBody(req, limits).then(() => res.end());
}

function hasUnreadBody(req: IncomingMessage): boolean {
  if (req.complete) return false;
  return req.headers['transfer-encoding'] !== undefined || (req.headers['content-length'] ?? '0') !== '0';
}

const brokenRequests: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** What cannot be parsed has no response to write to; it still gets a sentence and our headers. */
export function answerBrokenRequest(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  headers: readonly (readonly [string, string])[],
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.destroyed) {
    socket.destroy();
    return;
  }
  const [status, phrase] = brokenRequests[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = refusalPage({ status }, '');
  const head = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Content-Type: text/html; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
