import type { APIRoute } from 'astro';
import { libraryFeed } from '#web/library-feed.ts';
import { machineRefusal, noForm } from '#web/machine-address.ts';

/** New documents as JSON Feed: `?kelas=` `?unit=`. */
export const GET: APIRoute = async ({ locals: { deps }, url }) => {
  const feed = await libraryFeed(deps, url.searchParams);
  return 'code' in feed
    ? machineRefusal(feed)
    : new Response(deps.formats.jsonFeed(feed), {
        headers: { 'content-type': 'application/feed+json; charset=utf-8' },
      });
};

export const POST: APIRoute = noForm;
