import { isIP, isIPv4, isIPv6 } from 'node:net';

/**
 * The client as the outermost proxy of ours saw it: with n trusted proxies the nth X-Forwarded-For entry from
 * the right; what stands further left was written by the client. Empty when unknown.
 */
export function clientAddress(
  forwardedFor: string | readonly string[] | undefined,
  peer: string | undefined,
  trustedHops: number,
): string {
  const own = plainAddress(peer ?? '');
  if (trustedHops === 0 || forwardedFor === undefined) return own;
  const entries = (typeof forwardedFor === 'string' ? forwardedFor : forwardedFor.join(',')).split(',');
  const seen = plainAddress((entries.at(-trustedHops) ?? '').trim());
  return isIP(seen) ? seen : own;
}

function plainAddress(text: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  const bare = bracketed ?? (/^[\d.]+:\d+$/.test(text) ? text.replace(/:\d+$/, '') : text);
  const mapped = /^::ffff:([\d.]+)$/i.exec(bare)?.[1];
  return mapped !== undefined && isIPv4(mapped) ? mapped : bare.toLowerCase();
}

/** What limits count by: an IPv4 address, or the /64 that one household or phone has of IPv6. */
export function addressKey(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : [];
  return [...left, ...zeros, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
