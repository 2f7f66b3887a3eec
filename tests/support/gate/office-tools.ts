import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { requireDebianPackage } from '#tests/support/debian-packages.ts';

const run = promisify(execFile);

/** What LibreOffice shall make of a source: the ending of the file, and the filter with its settings where needed. */
export type Wanted = { readonly ending: string; readonly filter?: string };

export type Source = {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly ending: string;
  readonly wanted: Wanted;
};

const cache = path.resolve('node_modules/.cache/ppid-gate-files');

/** Turns sources into files with LibreOffice, as few starts as possible; what was made before is taken from the cache. */
export async function converted(sources: readonly Source[]): Promise<ReadonlyMap<string, Buffer>> {
  const office = await requireDebianPackage('soffice', 'libreoffice-calc-nogui libreoffice-writer-nogui');
  await mkdir(cache, { recursive: true });
  const files = new Map<string, Buffer>();
  const missing = new Map<string, Source[]>();
  for (const source of sources) {
    const kept = await readFile(keptAs(source)).catch(() => null);
    if (kept !== null) files.set(source.name, kept);
    else {
      const key = source.wanted.filter ?? source.wanted.ending;
      missing.set(key, [...(missing.get(key) ?? []), source]);
    }
  }
  if (missing.size === 0) return files;
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-office-'));
  try {
    for (const [filter, group] of missing) {
      for (const [at, source] of group.entries()) {
        await writeFile(path.join(folder, `in-${at}.${source.ending}`), source.content);
      }
      const out = path.join(folder, 'out');
      await run(
        office,
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          filter,
          '--outdir',
          out,
          ...group.map((source, at) => path.join(folder, `in-${at}.${source.ending}`)),
        ],
        { timeout: 120_000, env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C.UTF-8' } },
      );
      for (const [at, source] of group.entries()) {
        const made = await readFile(path.join(out, `in-${at}.${source.wanted.ending}`));
        files.set(source.name, made);
        const kept = keptAs(source);
        await writeFile(`${kept}.${process.pid}`, made);
        await rename(`${kept}.${process.pid}`, kept);
      }
      await rm(out, { recursive: true });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return files;
}

function keptAs(source: Source): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(source.wanted))
    .update(source.content)
    .digest('hex');
  return path.join(cache, `${hash}.${source.wanted.ending}`);
}

/** Runs a tool on a file that it changes or copies, and gives back what became of it. */
async function onFile(
  bytes: Uint8Array,
  ending: string,
  work: (file: string, folder: string) => Promise<string>,
): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-tool-'));
  try {
    const file = path.join(folder, `berkas.${ending}`);
    await writeFile(file, bytes);
    return await readFile(await work(file, folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes tags into a file with exiftool. */
export async function tagged(bytes: Uint8Array, ending: string, tags: readonly string[]): Promise<Buffer> {
  const exiftool = await requireDebianPackage('exiftool', 'libimage-exiftool-perl');
  return onFile(bytes, ending, async (file) => {
    await run(exiftool, ['-overwrite_original', '-q', ...tags, file]);
    return file;
  });
}

/** What exiftool reads from a file, as lines "Tag: value". */
export async function tagsOf(bytes: Uint8Array, ending: string): Promise<string> {
  const exiftool = await requireDebianPackage('exiftool', 'libimage-exiftool-perl');
  let text = '';
  await onFile(bytes, ending, async (file) => {
    text = (await run(exiftool, ['-a', '-u', '-ee', '-G1', file], { maxBuffer: 1e8 })).stdout;
    return file;
  });
  return text;
}

/** Attaches a file to a PDF with qpdf. */
export async function withAttachment(pdf: Uint8Array, name: string, content: string): Promise<Buffer> {
  const qpdf = await requireDebianPackage('qpdf', 'qpdf');
  return onFile(pdf, 'pdf', async (file, folder) => {
    await writeFile(path.join(folder, name), content);
    const out = path.join(folder, 'out.pdf');
    await run(qpdf, [file, '--add-attachment', path.join(folder, name), '--', out]);
    return out;
  });
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Changes objects of a PDF with qpdf; `change` gets its objects as qpdf writes them in JSON. */
export async function withObjects(
  pdf: Uint8Array,
  change: (objects: Readonly<Record<string, Json>>) => Readonly<Record<string, Json>>,
): Promise<Buffer> {
  const qpdf = await requireDebianPackage('qpdf', 'qpdf');
  return onFile(pdf, 'pdf', async (file, folder) => {
    const { stdout } = await run(qpdf, ['--json=2', '--json-key=qpdf', file], { maxBuffer: 1e8 });
    const { qpdf: parts } = JSON.parse(stdout);
    const update = path.join(folder, 'update.json');
    await writeFile(update, JSON.stringify({ qpdf: [parts[0], change(parts[1])] }));
    const out = path.join(folder, 'out.pdf');
    await run(qpdf, [file, `--update-from-json=${update}`, out]);
    return out;
  });
}

/** What LibreOffice reads in files, as plain text of all their sheets or pages. */
export async function readByLibreOffice(
  files: readonly { readonly name: string; readonly ending: string; readonly bytes: Uint8Array }[],
): Promise<ReadonlyMap<string, string>> {
  const sources = files
    .filter(({ ending }) => /^(xlsx|ods|docx|odt)$/.test(ending))
    .map(({ name, ending, bytes }) => {
      const sheet = ending === 'xlsx' || ending === 'ods';
      // A flat file shows every sheet, hidden ones too.
      const wanted = sheet ? { ending: 'fods' } : { ending: 'txt', filter: 'txt:Text (encoded):UTF8' };
      return { name, content: bytes, ending, wanted };
    });
  return new Map([...(await converted(sources))].map(([name, made]) => [name, made.toString('utf8')]));
}

/** Names and unpacked contents of an office file, by unzip, so that not our own reader is asked. */
export async function unzipped(bytes: Uint8Array, ending: string): Promise<string> {
  const unzip = await requireDebianPackage('unzip', 'unzip');
  let text = '';
  await onFile(bytes, ending, async (file) => {
    const { stdout } = await run(unzip, ['-p', file], { maxBuffer: 1e8, encoding: 'latin1' });
    text = (await run(unzip, ['-Z1', file])).stdout + stdout;
    return file;
  });
  return text;
}
