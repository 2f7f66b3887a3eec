import type { APIRoute } from 'astro';
import { noForm } from '#web/machine-address.ts';
import { paths } from '#web/paths.ts';
import { monthsBetween } from '#web/sitemap-pages.ts';

/** The list of sitemaps: the standing pages, and the documents by month of publication. */
export const GET: APIRoute = async ({ locals: { deps } }) => {
  const span = await deps.queries.catalogue.span();
  const months = span === null ? [] : monthsBetween(span.from, span.until);
  const { baseUrl } = deps.facts;
  const body = await deps.formats.sitemapIndex(
    ['halaman', ...months].map((part) => `${baseUrl}${paths.sitemap(part)}`),
  );
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};

export const POST: APIRoute = noForm;
