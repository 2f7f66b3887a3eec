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
  const hosts = rawHeaders.filter(
    (_value, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'host',
  );
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) return { status: 400 };
  const name = host.toLowerCase().replace(scheme === 'https:' ? /:443$/ : /:80$/, '');
  if (own.hosts.has(name)) return null;
  if ((path === '/sehat' || path === '/siap') && isLoopbackHost(host)) return null;
  return { status: 421 };
}
