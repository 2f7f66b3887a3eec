import { BLOCK_BYTES, parseTarHeader, TarError, tarPadding } from './tar-header.ts';

export type TarFile = {
  readonly path: string;
  readonly byteSize: number;
  /** Must be read to its end before the next file is asked for. */
  readonly content: AsyncGenerator<Uint8Array>;
};

/** Reads the files of a tar stream in their order, up to its end mark. @throws TarError when it is cut or malformed. */
export async function* readTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarFile> {
  const bytes = byteReader(source);
  for (;;) {
    const entry = parseTarHeader(await bytes.take(BLOCK_BYTES));
    if (entry === null) break;
    const state = { left: entry.byteSize };
    yield { ...entry, content: bytes.upTo(state) };
    if (state.left > 0) throw new TarError(`${entry.path} was not read to its end`);
    await bytes.take(tarPadding(entry.byteSize).length);
  }
  // The encryption authenticates its end only when that is read.
  await bytes.drain();
}

type ByteReader = {
  readonly take: (length: number) => Promise<Buffer>;
  readonly upTo: (state: { left: number }) => AsyncGenerator<Uint8Array>;
  readonly drain: () => Promise<void>;
};

function byteReader(source: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = source[Symbol.asyncIterator]();
  let buffer: Uint8Array = Buffer.alloc(0);

  const more = async (): Promise<boolean> => {
    const { done, value } = await iterator.next();
    if (done === true) return false;
    buffer = value;
    return true;
  };
  const some = async (most: number): Promise<Uint8Array> => {
    while (buffer.length === 0) {
      if (!(await more())) throw new TarError('the archive ends too early');
    }
    const part = buffer.subarray(0, most);
    buffer = buffer.subarray(part.length);
    return part;
  };
  return {
    take: async (length) => {
      const parts: Uint8Array[] = [];
      for (let left = length; left > 0; ) {
        const part = await some(left);
        parts.push(part);
        left -= part.length;
      }
      return Buffer.concat(parts);
    },
    upTo: async function* (state) {
      while (state.left > 0) {
        const part = await some(state.left);
        state.left -= part.length;
        yield part;
      }
    },
    drain: async () => {
      while (await more());
    },
  };
}
