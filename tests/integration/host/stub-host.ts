import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Dependencies } from '#application/dependencies.ts';
import { createHost, type Host, type HostOptions } from '#server/host.ts';
import type { PageHandler } from '#server/page-response.ts';
import type { StaticFiles } from '#server/static-files.ts';

/** Pages for tests of what stands before the pages: each says what reached it. */
export const stubPages: PageHandler = async (req, res, next, locals) => {
  const { pathname } = new URL(req.url ?? '/', 'http://stub');
  if (pathname === '/nowhere') return next();
  if (pathname === '/404') {
    res.writeHead(404, { 'content-type': 'text/html' });
    res.end('<!doctype html><title>404</title><p>Halaman tidak ditemukan</p>');
    return;
  }
  if (pathname === '/throws') throw new Error('secret detail in /srv/portal/src/pages/x.ts');
  if (pathname === '/bare-500') {
    res.writeHead(500);
    res.end();
    return;
  }
  if (pathname === '/slow') await new Promise((resolve) => setTimeout(resolve, 400));
  if (pathname === '/sets-cookie') {
    res.writeHead(200, { 'content-type': 'text/html', 'set-cookie': ['kasus=a; Path=/', 'b=c'] });
    res.end('<!doctype html><p>ok</p>');
    return;
  }
  let bytes = 0;
  for await (const chunk of req) bytes += (chunk as Buffer).length;
  const seen = {
    url: req.url,
    bytes,
    forwarded: Object.keys(req.headers).filter((name) => name.includes('forward') || name === 'x-real-ip'),
    clientAddress: 'clientAddress' in locals ? locals.clientAddress : null,
  };
  res.writeHead(200, { 'content-type': 'text/html' });
  res.write(`<!doctype html><html lang="id"><title>Uji</title><pre>${JSON.stringify(seen)}</pre>`);
  res.write(pathname === '/long' ? `<p>${'panjang '.repeat(4_000)}</p>` : '');
  res.end('</html>');
};

/** Ports of which the host itself needs little; files and sessions are absent. */
export function stubDependencies(log: (line: object) => void = () => {}): Dependencies {
  const record = (event: string, fields: object = {}) => log({ event, ...fields });
  const absent = new Proxy({}, { get: () => () => Promise.resolve(null) });
  const known = {
    logger: { info: record, warn: record, error: record },
    clock: { now: () => '2026-11-25T03:00:00.000Z' },
    queries: {
      office: { ping: () => Promise.resolve() },
      files: { forDelivery: () => Promise.resolve(null), citizenSession: () => Promise.resolve(null) },
    },
    officerSessions: { resolve: () => Promise.resolve(null), look: () => Promise.resolve(null) },
    durability: { stoppedSince: () => null },
    vault: { digest: () => 'digest', unseal: () => null },
  };
  // Only the listed ports are reached in these tests.
  return new Proxy(known, {
    get: (target, name) => Reflect.get(target, name) ?? absent,
  }) as unknown as Dependencies;
}

export type TestHost = { readonly host: Host; readonly port: number; readonly close: () => Promise<void> };

/** The host on a free loopback port with stub pages. */
export async function startTestHost(options: Partial<HostOptions> = {}): Promise<TestHost> {
  const host = createHost({
    baseUrl: 'http://localhost:1',
    trustedProxyHops: 0,
    deps: stubDependencies(),
    pages: stubPages,
    staticFiles: new Map() as StaticFiles,
    ...options,
  });
  const port = await host.listen(0, '127.0.0.1');
  return {
    host,
    port,
    close: async () => {
      host.server.closeAllConnections();
      if (host.server.listening) await new Promise((resolve) => host.server.close(resolve));
    },
  };
}

/** What came back on a raw socket until the other side closed it or `waitMs` passed. */
export async function sendRaw(
  port: number,
  bytes: string | Buffer | readonly (string | Buffer)[],
  waitMs = 3_000,
): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  await once(socket, 'connect');
  for (const part of typeof bytes === 'string' || Buffer.isBuffer(bytes) ? [bytes] : bytes) {
    if (!socket.destroyed) socket.write(part);
  }
  await closedOrLate(socket, waitMs);
  socket.destroy();
  return Buffer.concat(received).toString('latin1');
}

async function closedOrLate(socket: Socket, waitMs: number): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Status of the first answer; null when the connection was closed without one. */
export function statusOf(answer: string): number | null {
  const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1];
  return status === undefined ? null : Number(status);
}
