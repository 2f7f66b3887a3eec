import type { APIRoute } from 'astro';
import { statisticsJson } from '#web/figures-json.ts';
import { askedStatistics, refusalJson } from '#web/summary-page.ts';

/** The public statistics for machines: `?tahun=YYYY`. */
export const GET: APIRoute = async ({ locals, url }) => {
  const asked = await askedStatistics(locals.deps, url.searchParams);
  return asked.kind === 'refused' ? refusalJson(asked) : Response.json(statisticsJson(asked.statistics));
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
