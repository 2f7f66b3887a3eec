import type { APIRoute } from 'astro';
import { csvResponse } from '#web/csv.ts';
import { statisticsCsv } from '#web/figures-csv.ts';
import { askedStatistics, refusalJson } from '#web/summary-page.ts';

/** The public statistics as a table for spreadsheets: `?tahun=YYYY`. */
export const GET: APIRoute = async ({ locals, url }) => {
  const asked = await askedStatistics(locals.deps, url.searchParams);
  return asked.kind === 'refused' ? refusalJson(asked) : csvResponse(statisticsCsv(asked.statistics));
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
