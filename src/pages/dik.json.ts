import type { APIRoute } from 'astro';
import { allRows, askedUnit } from '#web/register-table.ts';

/** The list of exempt information for machines: `?unit=<slug>` for one unit. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { queries } = locals.deps;
  const unit = askedUnit(url.searchParams);
  const rows = await allRows((limit, after) => queries.exemptions.list(unit, limit, after));
  return Response.json({
    total: rows.length,
    rows: rows.map((row) => ({
      information: row.information,
      part: row.part,
      unit: row.unitName,
      letters: row.letters,
      statute_article: row.statuteArticle,
      if_opened: row.ifOpened,
      if_closed: row.ifClosed,
      decree_number: row.decreeNumber,
      decided_on: row.decidedOn,
      ends_on: row.endsOn,
      end_condition: row.endCondition,
    })),
  });
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
