import type { APIRoute } from 'astro';
import { csvOf, csvResponse } from '#web/csv.ts';
import { allRows, askedUnit, exemptCells, exemptHeader } from '#web/register-table.ts';

/** The list of exempt information as a table: `?unit=<slug>` for one unit. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { queries } = locals.deps;
  const unit = askedUnit(url.searchParams);
  const rows = await allRows((limit, after) => queries.exemptions.list(unit, limit, after));
  return csvResponse(
    csvOf(
      exemptHeader,
      rows.map((row, at) => exemptCells(row, at + 1)),
    ),
  );
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
