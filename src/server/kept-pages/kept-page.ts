import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { acceptedEncoding, type ContentEncoding, encode, isCompressible } from '#server/content-encoding.ts';
import { matchesEtag } from '#server/entity-tag.ts';
import type { PageAnswer } from '#server/page-response.ts';

type Copy = {
  readonly etag: string;
  readonly head: string[];
  readonly unchangedHead: string[];
  readonly body: Buffer;
};

/** A whole answer that is the same for everyone, ready to be written. */
export type KeptPage = {
  readonly route: string;
  readonly version: number;
  /** The civil date of the office on which it was made; dates on it hold for that day. */
  readonly day: string;
  readonly endsAtMs: number;
  /** What it may take at most, its compressed copies included. */
  readonly bytes: number;
  /** Ready at once, or made and from then on ready. */
  readonly copyFor: (acceptEncoding: string | undefined) => Copy | Promise<Copy>;
};

const COMPRESS_FROM_BYTES = 860;
/** Kept bytes are sent many times; better shrunk than a page that is sent once. */
const BROTLI_QUALITY = 6;

/** Null for an answer that is not everyone's or not for long: refused, private, with a cookie, already encoded. */
export function keepPage(
  answer: PageAnswer,
  about: Pick<KeptPage, 'route' | 'version' | 'day' | 'endsAtMs'>,
  baseline: readonly (readonly [string, string])[],
): KeptPage | null {
  const headers = new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), String(value)]));
  const mediaType = mediaTypeOf(headers.get('content-type'));
  const cacheControl = headers.get('cache-control') ?? 'no-cache';
  if (answer.status !== 200 || answer.body.length === 0 || mediaType === null) return null;
  if (/no-store|private/i.test(cacheControl)) return null;
  if ([...headers.keys()].some((name) => !ofKeptPages.has(name))) return null;

  const { body } = answer;
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const compressible = isCompressible(mediaType) && body.length >= COMPRESS_FROM_BYTES;
  const copies = new Map<ContentEncoding, Copy | Promise<Copy>>();
  const make = async (encoding: ContentEncoding): Promise<Copy> => {
    const bytes = await encode(body, encoding, BROTLI_QUALITY);
    const copy = copyOf(bytes, encoding);
    copies.set(encoding, copy);
    return copy;
  };
  const copyOf = (bytes: Buffer, encoding: ContentEncoding): Copy => {
    const etag = `"${digest}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const unchangedHead = [
      ...baseline.flat(),
      'Content-Type',
      mediaType,
      'Cache-Control',
      cacheControl,
      'ETag',
      etag,
      ...(isCompressible(mediaType) ? ['Vary', 'Accept-Encoding'] : []),
    ];
    const head = [
      ...unchangedHead,
      ...(encoding === 'identity' ? [] : ['Content-Encoding', encoding]),
      'Content-Length',
      String(bytes.length),
    ];
    return { etag, head, unchangedHead, body: bytes };
  };
  copies.set('identity', copyOf(body, 'identity'));
  return {
    ...about,
    bytes: 3 * body.length + 4_096,
    copyFor: (acceptEncoding) => {
      const encoding = compressible ? acceptedEncoding(acceptEncoding) : 'identity';
      const known = copies.get(encoding);
      if (known !== undefined) return known;
      const made = make(encoding);
      copies.set(encoding, made);
      made.catch(() => copies.delete(encoding));
      return made;
    },
  };
}

/** One write; nothing may have been set on the response before. */
export function writeKeptPage(copy: Copy, req: IncomingMessage, res: ServerResponse): void {
  if (matchesEtag(req.headers['if-none-match'], copy.etag)) {
    res.writeHead(304, copy.unchangedHead);
    res.end();
    return;
  }
  res.writeHead(200, copy.head);
  res.end(req.method === 'HEAD' ? undefined : copy.body);
}

/** A header that is not known here may mean anything, also "for you alone". */
const ofKeptPages: ReadonlySet<string> = new Set([
  'content-type',
  'cache-control',
  'content-length',
  'date',
  'connection',
]);

function mediaTypeOf(header: string | undefined): string | null {
  if (header === undefined) return null;
  return /^text\/html\s*$/i.test(header) ? 'text/html; charset=utf-8' : header;
}
