/** The picture is not built as its kind must be, so that nobody can say what stands in it. */
export class BrokenPictureError extends Error {}

type Bytes = Uint8Array<ArrayBufferLike>;

/**
 * Passes a file on without what cameras and programs write into pictures: place, time, device, names, comments,
 * previews, and whatever stands behind the picture's end. Of a JPEG the way up is kept, without which a phone's photo
 * lies on its side. Pixels are untouched; a file of another kind passes as it is. Holds 64 KiB of a JPEG at most, of a
 * PNG no chunk that is passed on.
 * @throws BrokenPictureError when the picture leaves its own rules.
 */
export async function* withoutPictureNotes(chunks: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  const source = reader(chunks);
  const head = await source.peek(8);
  if (head[0] === 0xff && head[1] === 0xd8) yield* jpegParts(source);
  else if (pngSignature.every((byte, at) => head[at] === byte)) yield* pngParts(source);
  else yield* source.rest();
}

/** Far above what programs write; each part costs time, however small it is. */
const MOST_PARTS = 20_000;

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** JFIF, colour profile and Adobe's note on colours decide how the picture looks; all else of APPn and COM tells. */
function isKeptSegment(marker: number, body: Bytes): boolean {
  if (marker === 0xfe || (marker >= 0xe0 && marker <= 0xef)) {
    return (
      (marker === 0xe0 && startsWith(body, 'JFIF\0')) ||
      (marker === 0xe2 && startsWith(body, 'ICC_PROFILE\0')) ||
      (marker === 0xee && startsWith(body, 'Adobe'))
    );
  }
  return true;
}

async function* jpegParts(source: Reader): AsyncGenerator<Bytes> {
  yield await source.take(2);
  let turned = false;
  let begun = false;
  for (let segments = 0; ; segments += 1) {
    if (segments > MOST_PARTS) throw new BrokenPictureError('segments');
    const marker = await nextMarker(source, begun);
    begun = false;
    if (marker === null) return;
    if (marker === 0xd9) {
      yield Uint8Array.of(0xff, 0xd9);
      return;
    }
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    const size = await source.take(2);
    const length = uint16(size, 0);
    if (size.length < 2 || length < 2) throw new BrokenPictureError('segment');
    const body = await source.take(length - 2);
    if (body.length < length - 2) throw new BrokenPictureError('segment');
    if (marker === 0xe1 && !turned && startsWith(body, 'Exif\0\0')) {
      const way = orientationOf(body.subarray(6));
      if (way > 1) {
        turned = true;
        yield orientationSegment(way);
      }
    } else if (isKeptSegment(marker, body)) {
      yield* marker === 0xe0 ? jfifSegment(body) : [Uint8Array.of(0xff, marker), size, body];
    }
    if (marker === 0xda) {
      yield* scan(source);
      begun = true;
    }
  }
}

/** A JFIF segment without the small preview that may follow its 14 bytes. */
function jfifSegment(body: Bytes): readonly Bytes[] {
  if (body.length < 14) throw new BrokenPictureError('segment');
  return [Uint8Array.of(0xff, 0xe0, 0, 16), body.subarray(0, 12), new Uint8Array(2)];
}

/** Between segments stand markers, filled up with 0xFF; null at the end of the file. */
async function nextMarker(source: Reader, begun: boolean): Promise<number | null> {
  if (!begun) {
    const [first] = await source.take(1);
    if (first === undefined) return null;
    if (first !== 0xff) throw new BrokenPictureError('marker');
  }
  await source.skip(0xff);
  const [marker] = await source.take(1);
  if (marker === 0) throw new BrokenPictureError('marker');
  return marker ?? null;
}

/** The packed pixels, up to the first byte of the next marker, which is taken. */
async function* scan(source: Reader): AsyncGenerator<Bytes> {
  let begun = false;
  for (;;) {
    const bytes = await source.some();
    if (bytes.length === 0) return;
    const out = new Uint8Array(bytes.length + 1);
    let filled = 0;
    let at = 0;
    while (at < bytes.length) {
      if (!begun) {
        const found = bytes.indexOf(0xff, at);
        const end = found === -1 ? bytes.length : found;
        out.set(bytes.subarray(at, end), filled);
        filled += end - at;
        begun = found !== -1;
        at = end + 1;
        continue;
      }
      const next = bytes[at] ?? 0;
      // Stuffing and restarts belong to the pixels; 0xFF repeated fills up and says nothing.
      if (next === 0 || (next >= 0xd0 && next <= 0xd7)) {
        out[filled] = 0xff;
        out[filled + 1] = next;
        filled += 2;
        begun = false;
      } else if (next !== 0xff) {
        yield out.subarray(0, filled);
        source.giveBack(bytes.subarray(at));
        return;
      }
      at += 1;
    }
    yield out.subarray(0, filled);
  }
}

/** The orientation (1 to 8) that TIFF data of an Exif segment gives; 1 where it gives none. */
function orientationOf(tiff: Bytes): number {
  const little = startsWith(tiff, 'II');
  if (!little && !startsWith(tiff, 'MM')) return 1;
  const two = (at: number): number => (little ? uint16le(tiff, at) : uint16(tiff, at));
  const four = (at: number): number =>
    little ? two(at) + two(at + 2) * 65_536 : two(at) * 65_536 + two(at + 2);
  const directory = four(4);
  const entries = Math.min(two(directory), 200);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (at + 12 > tiff.length) return 1;
    if (two(at) === 0x0112 && two(at + 2) === 3) {
      const way = two(at + 8);
      return way >= 1 && way <= 8 ? way : 1;
    }
  }
  return 1;
}

/** An Exif segment that says which way is up, and nothing else. */
function orientationSegment(way: number): Bytes {
  // biome-ignore format: one row for each part: marker and length, name, header, directory with one entry
  return Uint8Array.of(
    0xff, 0xe1, 0x00, 0x22,
    0x45, 0x78, 0x69, 0x66, 0x00, 0x00,
    0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08,
    0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, way, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  );
}

/** Chunks that decide how a PNG looks; texts, times, Exif and chunks of programs are not among them. */
const keptChunks: ReadonlySet<string> = new Set([
  ...['IHDR', 'PLTE', 'IDAT', 'IEND'],
  ...['tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'bKGD', 'pHYs'],
]);

async function* pngParts(source: Reader): AsyncGenerator<Bytes> {
  yield await source.take(8);
  for (let parts = 0; ; parts += 1) {
    if (parts > MOST_PARTS) throw new BrokenPictureError('chunks');
    const head = await source.take(8);
    if (head.length === 0) return;
    if (head.length < 8) throw new BrokenPictureError('chunk');
    const length = uint16(head, 0) * 65_536 + uint16(head, 2);
    const name = String.fromCharCode(...head.subarray(4));
    const kept = keptChunks.has(name);
    if (kept) yield head;
    let left = length + 4;
    while (left > 0) {
      const bytes = await source.upTo(left);
      if (bytes.length === 0) throw new BrokenPictureError('chunk');
      left -= bytes.length;
      if (kept) yield bytes;
    }
    if (name === 'IEND') return;
  }
}

type Reader = ReturnType<typeof reader>;

/** Takes bytes from a stream in whatever sizes are asked for. */
function reader(chunks: AsyncIterable<Bytes>) {
  const iterator = chunks[Symbol.asyncIterator]();
  let waiting: Bytes = new Uint8Array(0);
  let ended = false;
  /** Reads on until so many bytes wait, and puts them together once. */
  const fill = async (count: number): Promise<void> => {
    const parts = [waiting];
    let length = waiting.length;
    while (length < count && !ended) {
      const next = await iterator.next();
      if (next.done) ended = true;
      else {
        parts.push(next.value);
        length += next.value.length;
      }
    }
    if (parts.length > 1) waiting = joined(parts);
  };
  const cut = (count: number): Bytes => {
    const taken = waiting.subarray(0, count);
    waiting = waiting.subarray(taken.length);
    return taken;
  };
  return {
    peek: async (count: number): Promise<Bytes> => {
      await fill(count);
      return waiting.subarray(0, count);
    },
    /** Exactly so many; fewer only at the end. */
    take: async (count: number): Promise<Bytes> => {
      await fill(count);
      return cut(count);
    },
    /** What is at hand, at most so many; none only at the end. */
    upTo: async (count: number): Promise<Bytes> => {
      await fill(1);
      return cut(count);
    },
    /** Passes over a byte as often as it stands there. */
    skip: async (byte: number): Promise<void> => {
      for (;;) {
        await fill(1);
        const other = waiting.findIndex((one) => one !== byte);
        cut(other === -1 ? waiting.length : other);
        if (other !== -1 || ended) return;
      }
    },
    some: async (): Promise<Bytes> => {
      await fill(1);
      return cut(waiting.length);
    },
    giveBack: (bytes: Bytes): void => {
      waiting = waiting.length === 0 ? bytes : joined([bytes, waiting]);
    },
    rest: async function* (): AsyncGenerator<Bytes> {
      for (;;) {
        await fill(1);
        if (waiting.length === 0) return;
        yield cut(waiting.length);
      }
    },
  };
}

function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function startsWith(bytes: Bytes, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (bytes[at] !== text.charCodeAt(at)) return false;
  return true;
}

function uint16(bytes: Bytes, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}

function uint16le(bytes: Bytes, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256;
}
