import type { AttachmentBundler, Bundle, BundleFile } from '#application/ports/attachment-bundler.ts';
import { planBundle } from '#domain/sp4n/bundle.ts';
import { writeZip, type ZipEntry, zipSize } from './zip-writer.ts';

/** Longest side in pixels and quality, from what still shows a letter to what still shows a hole in a road. */
const steps = [
  { side: 2048, quality: 80 },
  { side: 1600, quality: 75 },
  { side: 1280, quality: 68 },
  { side: 1024, quality: 60 },
  { side: 800, quality: 52 },
  { side: 640, quality: 45 },
] as const;
const MAX_PIXELS = 40_000_000;
/** Room for the text file that names what was left out. */
const NOTE_BYTES = 4_096;
const NOTE = 'TIDAK-IKUT.txt';

/** Bundles in memory, one after the other: sharp and the ZIP take more than the bundle itself. */
export function attachmentBundler(): AttachmentBundler {
  let last: Promise<unknown> = Promise.resolve();
  return {
    bundle: (files, maxBytes) => {
      const next = last.then(() => bundle(files, maxBytes));
      last = next.catch(() => {});
      return next;
    },
  };
}

async function bundle(files: readonly BundleFile[], maxBytes: number): Promise<Bundle> {
  const names = distinctNames(files);
  const overhead = zipSize([...names.map((name) => ({ name, size: 0 })), { name: NOTE, size: NOTE_BYTES }]);
  const plan = planBundle(files, maxBytes - overhead);
  const entries: ZipEntry[] = [];
  const leftOut: string[] = [];
  for (const [at, file] of files.entries()) {
    const part = plan.parts[at];
    const name = names[at] ?? file.name;
    if (part === undefined || part.as === 'left_out') {
      leftOut.push(name);
      continue;
    }
    const bytes = await collect(file);
    const kept = part.as === 'whole' ? bytes : await smallerPicture(bytes, part.maxBytes);
    if (kept === null) leftOut.push(name);
    else entries.push({ name: part.as === 'whole' ? name : asJpeg(name), bytes: kept });
  }
  if (leftOut.length > 0) entries.push({ name: NOTE, bytes: noteOf(leftOut) });
  return { zip: writeZip(entries), leftOut };
}

/** The largest of the steps that fits; null when none does, or when it is no picture. */
async function smallerPicture(bytes: Buffer, maxBytes: number): Promise<Buffer | null> {
  const { default: sharp } = await import('sharp');
  for (const { side, quality } of steps) {
    try {
      const made = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
        .autoOrient()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality, mozjpeg: false })
        .toBuffer();
      if (made.length <= maxBytes) return made;
    } catch {
      return null;
    }
  }
  return null;
}

async function collect(file: BundleFile): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of file.bytes()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function noteOf(leftOut: readonly string[]): Buffer {
  const lines = [
    'Berkas ini tidak muat dalam 2 MB yang diterima SP4N-LAPOR!.',
    'Unduh satu per satu dari portal bila perlu:',
    '',
    ...leftOut,
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8').subarray(0, NOTE_BYTES);
}

const asJpeg = (name: string): string => `${name.replace(/\.[^.]{1,5}$/, '')}.jpg`;

/** Two photos of the same name are two files; compared as Windows does, also once a PNG has become a JPEG. */
function distinctNames(files: readonly Pick<BundleFile, 'name' | 'mediaType'>[]): readonly string[] {
  const taken = new Set<string>([NOTE.toLowerCase()]);
  return files.map(({ name, mediaType }) => {
    const dot = name.lastIndexOf('.');
    const [stem, end] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
    for (let copy = 1; ; copy += 1) {
      const candidate = copy === 1 ? name : `${stem} (${copy})${end}`;
      const keys = [candidate, mediaType.startsWith('image/') ? asJpeg(candidate) : candidate];
      if (keys.some((key) => taken.has(key.toLowerCase()))) continue;
      for (const key of keys) taken.add(key.toLowerCase());
      return candidate;
    }
  });
}
