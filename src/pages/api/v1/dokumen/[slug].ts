import type { APIRoute } from 'astro';
import { documentJson } from '#web/catalogue-json.ts';
import { noForm } from '#web/machine-address.ts';

const slugs = /^[a-z0-9-]{1,100}$/;

/** One published document for machines. */
export const GET: APIRoute = async ({ locals: { deps }, params: { slug = '' } }) => {
  const entry = slugs.test(slug) ? await deps.queries.catalogue.entry(slug) : null;
  return entry === null
    ? Response.json(
        { error: { code: 'NOT_FOUND', message: 'Tidak ada dokumen terbit dengan alamat ini.' } },
        { status: 404 },
      )
    : Response.json(documentJson(entry, deps.facts.baseUrl));
};

export const POST: APIRoute = noForm;
