import { isLoopbackHost, type OwnAddresses } from '#server/guards/own-addresses.ts';
import type { Refusal } from '#server/refusal.ts';

/**
 * Exactly one Host header with one of our names. Probes of a supervisor on the same machine may ask for the
 * health pages by a loopback name.
 */
export function checkHost(
  rawHeaders: readonly string[],
  path: string,
  own: OwnAddresses,
  scheme: 'http:' | 'https:',
): Refusal | null {
  let host: string | undefined;
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const header = rawHeaders[index];
    if (header?.length !== 4 || header.toLowerCase() !== 'host') continue;
    if (host !== undefined) return { status: 400 };
    host = rawHeaders[index + 1];
  }
  if (host === undefined) return { status: 400 };
  if (own.hosts.has(host)) return null;
  const name = host.toLowerCase().replace(scheme === 'https:' ? /:443$/ : /:80$/, '');
  if (own.hosts.has(name)) return null;
  if ((path === '/sehat' || path === '/siap') && isLoopbackHost(host)) return null;
  return { status: 421 };
}
