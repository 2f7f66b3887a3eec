import type { APIRoute } from 'astro';
import { noForm } from '#web/machine-address.ts';
import { paths } from '#web/paths.ts';

const personal = ['/petugas/', '/lacak', '/kasus', '/tugas/', '/verifikasi/'];

/** Personal pages are for nobody's index; searches cost, so robots read documents by the sitemap instead. */
export const GET: APIRoute = ({ locals: { deps } }) =>
  new Response(
    [
      'User-agent: *',
      ...personal.map((path) => `Disallow: ${path}`),
      'Disallow: /*?q=',
      'Disallow: /*&q=',
      '',
      `Sitemap: ${deps.facts.baseUrl}${paths.sitemaps}`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );

export const POST: APIRoute = noForm;
