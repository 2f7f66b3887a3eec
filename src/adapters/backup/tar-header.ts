/** One block of a tar file (POSIX ustar, as GNU tar reads it). */
export const BLOCK_BYTES = 512;
/** Sizes from here on do not fit into eleven octal digits and are written in base 256, as GNU tar does. */
const OCTAL_LIMIT = 8 ** 11;
const LONGEST_PATH = 100;

export type TarEntry = { readonly path: string; readonly byteSize: number };

/** This is no tar file, or a kind of entry that our archives do not have. */
export class TarError extends Error {
  override name = 'TarError';
}

/** The header block of a plain file that only its owner may read. `seconds`: time of the file, Unix. */
export function tarHeader({ path, byteSize }: TarEntry, seconds: number): Buffer {
  if (!/^[\x21-\x7e]+$/.test(path) || path.length > LONGEST_PATH)
    throw new TarError(`unusable path: ${path}`);
  if (!Number.isSafeInteger(byteSize) || byteSize < 0) throw new TarError(`unusable size: ${byteSize}`);
  const block = Buffer.alloc(BLOCK_BYTES);
  block.write(path, 0, 'ascii');
  block.write('0000600\0', 100, 'ascii');
  block.write('0000000\0', 108, 'ascii');
  block.write('0000000\0', 116, 'ascii');
  writeNumber(block, 124, 12, byteSize);
  writeNumber(block, 136, 12, seconds);
  block.write('        ', 148, 'ascii');
  block.write('0', 156, 'ascii');
  block.write('ustar\x0000', 257, 'ascii');
  block.write(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return block;
}

/** Zero bytes that fill the last block of a file. */
export function tarPadding(byteSize: number): Buffer {
  return Buffer.alloc((BLOCK_BYTES - (byteSize % BLOCK_BYTES)) % BLOCK_BYTES);
}

/** Two empty blocks end a tar file. */
export const tarEnd: Buffer = Buffer.alloc(2 * BLOCK_BYTES);

/** Reads a header block; null for an empty one. @throws TarError */
export function parseTarHeader(block: Buffer): TarEntry | null {
  if (block.every((byte) => byte === 0)) return null;
  const stored = Number.parseInt(textAt(block, 148, 8), 8);
  if (stored !== checksumOf(block)) throw new TarError('the checksum of a header is wrong');
  const type = textAt(block, 156, 1);
  if (textAt(block, 257, 5) !== 'ustar' || (type !== '0' && type !== '')) {
    throw new TarError('not a plain file of a ustar archive');
  }
  if (textAt(block, 345, 155) !== '') throw new TarError('the path is too long');
  return { path: textAt(block, 0, 100), byteSize: numberAt(block, 124, 12) };
}

function writeNumber(block: Buffer, offset: number, length: number, value: number): void {
  if (value < OCTAL_LIMIT) {
    block.write(
      `${Math.floor(value)
        .toString(8)
        .padStart(length - 1, '0')}\0`,
      offset,
      'ascii',
    );
    return;
  }
  block.writeUInt8(0x80, offset);
  block.writeBigUInt64BE(BigInt(value), offset + length - 8);
}

function numberAt(block: Buffer, offset: number, length: number): number {
  const big = (block[offset] ?? 0) >= 0x80;
  const value = big
    ? Number(block.readBigUInt64BE(offset + length - 8))
    : Number.parseInt(textAt(block, offset, length).trim(), 8);
  if (!Number.isSafeInteger(value) || value < 0) throw new TarError('the size of an entry is malformed');
  return value;
}

function textAt(block: Buffer, offset: number, length: number): string {
  const field = block.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.subarray(0, end === -1 ? length : end).toString('latin1');
}

/** Sum of all bytes, the checksum's own field counted as spaces. */
function checksumOf(block: Buffer): number {
  let sum = 0;
  for (const [index, byte] of block.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte;
  return sum;
}
