import type { APIRoute } from 'astro';
import { noForm } from '#web/machine-address.ts';
import { paths } from '#web/paths.ts';
import { monthBounds, SITEMAP_LIMIT, standingPages } from '#web/sitemap-pages.ts';

/** The standing pages (`halaman`), or the documents of one month (`YYYY-MM`). */
export const GET: APIRoute = async ({ locals: { deps }, params: { part = '' } }) => {
  const { baseUrl } = deps.facts;
  const bounds = monthBounds(part);
  if (part !== 'halaman' && bounds === null) return new Response(null, { status: 404 });
  const pages =
    bounds === null
      ? standingPages.map((path) => ({ url: `${baseUrl}${path}`, changedAt: null }))
      : (await deps.queries.catalogue.publishedBetween(bounds.from, bounds.before, SITEMAP_LIMIT)).map(
          ({ slug, publishedAt }) => ({
            url: `${baseUrl}${paths.publicDocument(slug)}`,
            changedAt: publishedAt,
          }),
        );
  return new Response(await deps.formats.sitemap(pages), {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
  });
};

export const POST: APIRoute = noForm;
