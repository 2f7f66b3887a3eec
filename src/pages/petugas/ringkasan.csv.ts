import type { APIRoute } from 'astro';
import { csvResponse } from '#web/csv.ts';
import { figuresCsv } from '#web/figures-csv.ts';
import { guardPage } from '#web/permission-guard.ts';
import { askedFigures, refusalJson } from '#web/summary-page.ts';

/** The summary as a table for spreadsheets. */
export const GET: APIRoute = async (context) => {
  const officer = await guardPage(context, 'complaint.report');
  if (officer instanceof Response) return officer;
  const asked = await askedFigures(context.locals.deps, context.url.searchParams, officer);
  if (asked.kind === 'refused') return refusalJson(asked);
  const { from, to } = asked.figures.period;
  return csvResponse(figuresCsv(asked.figures, asked.figures.units), {
    'content-disposition': `attachment; filename="ringkasan-pengaduan-${from}-${to}.csv"`,
    'cache-control': 'no-store',
  });
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
