import type { APIRoute } from 'astro';
import { officeColourSheet } from '#web/office-colours.ts';

/** The office's own brand and accent; the colours are in the address, so it never changes and needs no query. */
export const GET: APIRoute = ({ params }) => {
  const sheet = officeColourSheet(params.colours ?? '');
  if (sheet === null) return new Response('', { status: 404 });
  return new Response(sheet, {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    },
  });
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
