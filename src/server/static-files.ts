import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { acceptedEncoding, type ContentEncoding, encode, isCompressible } from '#server/content-encoding.ts';
import { matchesEtag } from '#server/entity-tag.ts';

type StaticFile = {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly etag: string;
  readonly cacheControl: string;
  readonly copies: Map<ContentEncoding, Promise<Buffer>>;
};

export type StaticFiles = ReadonlyMap<string, StaticFile>;

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

const kept = new Set(['br', 'gzip']);
const COMPRESS_FROM_BYTES = 512;

/**
 * The built site's files, in memory: a request can only name what was there at the start, so no address
 * becomes a path on disk. Dotfiles and symbolic links are left out.
 */
export async function loadStaticFiles(folder: string): Promise<StaticFiles> {
  const files = new Map<string, StaticFile>();
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const address = `/${path.relative(folder, file).split(path.sep).join('/')}`;
    if (/\/\.(?!well-known\/)/.test(address)) continue;
    const bytes = await readFile(file);
    files.set(address, {
      bytes,
      mediaType: mediaTypes[path.extname(entry.name).toLowerCase()] ?? 'application/octet-stream',
      etag: createHash('sha256').update(bytes).digest('base64url').slice(0, 27),
      cacheControl: address.startsWith('/_astro/')
        ? 'public, max-age=31536000, immutable'
        : address.startsWith('/fonts/')
          ? 'public, max-age=2592000'
          : 'public, max-age=3600',
      copies: new Map(),
    });
  }
  return files;
}

/** Answers from the table; false when the address is not in it. */
export async function serveStaticFile(
  files: StaticFiles,
  address: string,
  req: IncomingMessage,
  res: ServerResponse,
): Promise<boolean> {
  const file = files.get(address);
  if (file === undefined) return false;
  const encoding =
    isCompressible(file.mediaType) && file.bytes.length >= COMPRESS_FROM_BYTES
      ? acceptedEncoding(req.headers['accept-encoding'])
      : 'identity';
  const etag = `"${file.etag}${kept.has(encoding) ? `-${encoding}` : ''}"`;
  res.setHeader('Content-Type', file.mediaType);
  res.setHeader('Cache-Control', file.cacheControl);
  res.setHeader('ETag', etag);
  if (isCompressible(file.mediaType)) res.setHeader('Vary', 'Accept-Encoding');
  if (matchesEtag(req.headers['if-none-match'], etag)) {
    res.writeHead(304).end();
    return true;
  }
  const body = await copyOf(file, encoding);
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding);
  res.setHeader('Content-Length', body.length);
  res.writeHead(200);
  res.end(req.method === 'HEAD' ? undefined : body);
  return true;
}

/** Compressed once, when first asked for, and kept. */
function copyOf(file: StaticFile, encoding: ContentEncoding): Promise<Buffer> | Buffer {
  if (encoding === 'identity') return file.bytes;
  const known = file.copies.get(encoding);
  if (known !== undefined) return known;
  const made = encode(file.bytes, encoding, 10);
  file.copies.set(encoding, made);
  return made;
}
