import type { APIRoute } from 'astro';
import { documentJson } from '#web/catalogue-json.ts';
import { isRefused, machineRefusal, noForm, readMachineAddress } from '#web/machine-address.ts';
import { paths } from '#web/paths.ts';

/** Published documents for machines, newest first, with the filters of the library. */
export const GET: APIRoute = async ({ locals: { deps }, url }) => {
  const ask = readMachineAddress(url.searchParams);
  if (isRefused(ask)) return machineRefusal(ask);
  const { baseUrl } = deps.facts;
  const page = await deps.queries.catalogue.page(ask.filter, ask.limit, ask.cursor);
  return Response.json({
    documents: page.entries.map((entry) => documentJson(entry, baseUrl)),
    next:
      page.nextCursor === null
        ? null
        : `${baseUrl}${paths.documentsApi({ ...ask.query, batas: String(ask.limit), halaman: page.nextCursor })}`,
  });
};

export const POST: APIRoute = noForm;
