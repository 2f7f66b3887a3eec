import type { APIRoute } from 'astro';
import { catalogueJsonLd } from '#web/dcat.ts';
import { isRefused, machineRefusal, noForm, readMachineAddress } from '#web/machine-address.ts';
import { paths } from '#web/paths.ts';

const DATASETS_A_PAGE = 200;

/** The library as a DCAT catalogue. */
export const GET: APIRoute = async ({ locals: { deps }, url }) => {
  const ask = readMachineAddress(url.searchParams);
  if (isRefused(ask)) return machineRefusal(ask);
  const { baseUrl } = deps.facts;
  const [{ settings }, page] = await Promise.all([
    deps.queries.officeRules(),
    deps.queries.catalogue.page(ask.filter, DATASETS_A_PAGE, ask.cursor),
  ]);
  const here = `${baseUrl}${paths.catalogue(ask.cursor === null ? {} : { halaman: ask.cursor })}#halaman`;
  return new Response(JSON.stringify(catalogueJsonLd({ page, settings, baseUrl, here })), {
    headers: { 'content-type': 'application/ld+json; charset=utf-8' },
  });
};

export const POST: APIRoute = noForm;
