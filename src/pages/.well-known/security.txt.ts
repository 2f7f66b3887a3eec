import type { APIRoute } from 'astro';
import { endOfDay, Temporal } from '#domain/shared/temporal.ts';
import { noForm } from '#web/machine-address.ts';
import { paths } from '#web/paths.ts';

/** Whom to tell of a hole in the portal (RFC 9116); valid for half a year from when it is read. */
export const GET: APIRoute = async ({ locals: { deps } }) => {
  const { settings } = await deps.queries.officeRules();
  const { baseUrl, officeTimeZone } = deps.facts;
  const expires = Temporal.PlainDate.from(deps.clock.today()).add({ days: 180 }).toString();
  return new Response(
    [
      settings.email === '' ? `Contact: ${baseUrl}${paths.help}` : `Contact: mailto:${settings.email}`,
      `Expires: ${endOfDay(expires, officeTimeZone)}`,
      'Preferred-Languages: id, en',
      `Canonical: ${baseUrl}/.well-known/security.txt`,
      '',
    ].join('\n'),
    { headers: { 'content-type': 'text/plain; charset=utf-8' } },
  );
};

export const POST: APIRoute = noForm;
