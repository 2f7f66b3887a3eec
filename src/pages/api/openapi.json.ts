import type { APIRoute } from 'astro';
import { noForm } from '#web/machine-address.ts';
import { openApi } from '#web/openapi/openapi.ts';

/** What `/api/v1` offers, for machines and those who program them. */
export const GET: APIRoute = async ({ locals: { deps } }) => {
  const { settings } = await deps.queries.officeRules();
  return Response.json(openApi(settings, deps.facts.baseUrl));
};

export const POST: APIRoute = noForm;
