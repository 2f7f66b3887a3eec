import { randomBytes } from 'node:crypto';

/** One part of a `multipart/form-data` body; bytes go out as they are given, also where that is against the rules. */
export type FormPart = {
  readonly name: string;
  readonly value: string | Uint8Array;
  /** Makes the part a file. */
  readonly fileName?: string | Uint8Array;
  readonly type?: string;
  /** The whole header block, instead of the one that a browser would write. */
  readonly rawHeaders?: string | Uint8Array;
};

export type FormBody = { readonly contentType: string; readonly body: Buffer };

/** A body as browsers send it. */
export function multipart(parts: readonly FormPart[], boundary = newBoundary()): FormBody {
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    pieces.push(Buffer.from(`--${boundary}\r\n`), headersOf(part), Buffer.from('\r\n\r\n'));
    pieces.push(typeof part.value === 'string' ? Buffer.from(part.value) : part.value, Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat(pieces) };
}

export function newBoundary(): string {
  return `----TestFormBoundary${randomBytes(12).toString('hex')}`;
}

function headersOf(part: FormPart): Uint8Array {
  if (part.rawHeaders !== undefined) return Buffer.from(part.rawHeaders);
  const head = Buffer.from(`Content-Disposition: form-data; name="${part.name}"`);
  if (part.fileName === undefined) {
    const type = part.type === undefined ? '' : `\r\nContent-Type: ${part.type}`;
    return Buffer.concat([head, Buffer.from(type)]);
  }
  return Buffer.concat([
    head,
    Buffer.from('; filename="'),
    Buffer.from(part.fileName),
    Buffer.from(`"\r\nContent-Type: ${part.type ?? 'application/octet-stream'}`),
  ]);
}

/** The fields of an `application/x-www-form-urlencoded` body; values are encoded unless given as `{ raw }`. */
export function urlEncoded(
  fields: readonly (readonly [string, string | { readonly raw: string }])[],
): FormBody {
  const body = fields
    .map(([name, value]) =>
      typeof value === 'string'
        ? new URLSearchParams([[name, value]]).toString()
        : `${encodeURIComponent(name)}=${value.raw}`,
    )
    .join('&');
  return { contentType: 'application/x-www-form-urlencoded', body: Buffer.from(body) };
}
