import type { APIRoute } from 'astro';
import { suggestDocuments } from '#application/search/suggest-documents.ts';
import { paths } from '#web/paths.ts';

const longestQuestion = 200;

/** Suggestions while typing: `?q=`; an answer without any is an empty list. */
export const GET: APIRoute = async ({ locals, url }) => {
  const typed = (url.searchParams.get('q') ?? '').toWellFormed().replaceAll('\u0000', '');
  const { words, documents } = await suggestDocuments(
    locals.deps,
    [...typed].slice(0, longestQuestion).join(''),
  );
  return Response.json({
    items: [
      ...words.map((word) => ({ kind: 'word', label: word, href: paths.library({ q: word }) })),
      ...documents.map(({ slug, title }) => ({
        kind: 'document',
        label: title,
        href: paths.publicDocument(slug),
      })),
    ],
  });
};

export const POST: APIRoute = () => new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
