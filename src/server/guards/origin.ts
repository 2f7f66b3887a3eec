import type { IncomingHttpHeaders } from 'node:http';
import type { OwnAddresses } from '#server/guards/own-addresses.ts';
import type { Refusal } from '#server/refusal.ts';

/**
 * Every form comes from one of our own pages: `Origin` is ours and `Sec-Fetch-Site`, where the browser sends
 * it, agrees. A form without Origin needs `Sec-Fetch-Site: same-origin`.
 */
export function checkOrigin(headers: IncomingHttpHeaders, own: OwnAddresses): Refusal | null {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (Array.isArray(site)) return { status: 403 };
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return { status: 403 };
  if (origin === undefined) return site === 'same-origin' ? null : { status: 403 };
  return own.origins.has(origin.toLowerCase()) ? null : { status: 403 };
}
