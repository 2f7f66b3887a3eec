import type { APIRoute } from 'astro';
import { readPublicComplaintFilter } from '#web/forms/public-complaint-filter.ts';
import { publicComplaintsJson } from '#web/public-complaints-json.ts';

const ROWS = 50;

/** Moderated complaints for machines; the filters and pages of `/pengaduan`: `?topik= wilayah= keadaan= halaman=`. */
export const GET: APIRoute = async ({ locals: { deps }, url }) => {
  const { filter, query, cursor } = readPublicComplaintFilter(url.searchParams);
  const page = await deps.queries.complaints.publicList(filter, ROWS, cursor);
  return Response.json(publicComplaintsJson(page, query, deps.facts.baseUrl));
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
