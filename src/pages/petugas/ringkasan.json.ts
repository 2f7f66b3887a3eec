import type { APIRoute } from 'astro';
import { figuresJson } from '#web/figures-json.ts';
import { guardPage } from '#web/permission-guard.ts';
import { askedFigures, refusalJson } from '#web/summary-page.ts';

/** The summary for machines. */
export const GET: APIRoute = async (context) => {
  const officer = await guardPage(context, 'complaint.report');
  if (officer instanceof Response) return officer;
  const asked = await askedFigures(context.locals.deps, context.url.searchParams, officer);
  if (asked.kind === 'refused') return refusalJson(asked);
  return Response.json(figuresJson(asked.figures, asked.figures.units), {
    headers: { 'cache-control': 'no-store' },
  });
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
