import type { APIRoute } from 'astro';
import { csvOf, csvResponse } from '#web/csv.ts';
import { allRows, askedUnit, registerCells, registerHeader } from '#web/register-table.ts';

/** The register of public information as a table: `?unit=<slug>` for one unit. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { queries, facts } = locals.deps;
  const unit = askedUnit(url.searchParams);
  const rows = await allRows((limit, after) => queries.publicDocuments.register(unit, limit, after));
  return csvResponse(
    csvOf(
      registerHeader,
      rows.map((row, at) => registerCells(row, at + 1, facts)),
    ),
  );
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
