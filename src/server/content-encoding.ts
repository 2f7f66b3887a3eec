import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type ContentEncoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Browsers send one of a few texts; the first hundred are remembered. */
const understood = new Map<string, ContentEncoding>();
const MOST_UNDERSTOOD = 100;

/** The best of what the client takes; `q=0` refuses. */
export function acceptedEncoding(header: string | undefined): ContentEncoding {
  if (header === undefined) return 'identity';
  const known = understood.get(header);
  if (known !== undefined) return known;
  const encoding = bestOf(header);
  if (understood.size < MOST_UNDERSTOOD && header.length <= 100) understood.set(header, encoding);
  return encoding;
}

function bestOf(header: string): ContentEncoding {
  const taken = new Set<string>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    if (quality === undefined || Number(quality.slice(2)) > 0) taken.add(name);
  }
  if (taken.has('br')) return 'br';
  return taken.has('gzip') ? 'gzip' : 'identity';
}

/** Text that shrinks; pictures, fonts and PDF are compressed already. */
export function isCompressible(mediaType: string): boolean {
  return /^(?:text\/|application\/(?:json|javascript|ld\+json|xml|atom\+xml|manifest\+json)|image\/svg\+xml)/i.test(
    mediaType,
  );
}

/** Compresses in the thread pool; `brotliQuality` 4 for pages made now, more for bytes that are kept. */
export async function encode(
  bytes: Buffer,
  encoding: ContentEncoding,
  brotliQuality: number,
): Promise<Buffer> {
  if (encoding === 'identity') return bytes;
  if (encoding === 'gzip') return await gzipped(bytes, { level: 6 });
  return await brotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
