import type { APIRoute } from 'astro';
import { absoluteUrl, paths } from '#web/paths.ts';
import { allRows, askedUnit } from '#web/register-table.ts';

/** The register of public information for machines: `?unit=<slug>` for one unit. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { queries, facts } = locals.deps;
  const unit = askedUnit(url.searchParams);
  const rows = await allRows((limit, after) => queries.publicDocuments.register(unit, limit, after));
  return Response.json({
    total: rows.length,
    rows: rows.map((row) => ({
      title: row.title,
      summary: row.summary,
      classification: row.classification,
      year: row.year,
      unit: row.unitName,
      holder: row.register.holder,
      maker: row.register.maker,
      made_on: row.register.madeOn,
      made_place: row.register.madePlace,
      forms: row.register.forms,
      retention: row.register.retention,
      licence: row.register.licence,
      locator: row.register.locator,
      links: row.register.links,
      version: row.versionNumber,
      media_type: row.mediaType,
      published_at: row.publishedAt,
      url: absoluteUrl(facts.baseUrl, paths.publicDocument(row.slug)),
    })),
  });
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
