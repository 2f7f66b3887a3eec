import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { requireDebianPackage } from '#tests/support/debian-packages.ts';

const run = promisify(execFile);

export type InspectedPdf = {
  /** Key and value of `pdfinfo`, "Tagged" → "yes". */
  readonly info: ReadonlyMap<string, string>;
  readonly metadata: string;
  /** Text in reading order, runs of white space as one space. */
  readonly text: string;
  /** The tag tree with its text. */
  readonly structure: string;
  /** What `qpdf --check` complains about; empty for a sound file. */
  readonly complaints: string;
  /** Sizes in points of every text drawn. */
  readonly fontSizes: readonly number[];
  /** Where the text that reaches farthest right ends, in points. */
  readonly rightmost: number;
  /** What the QR codes on the pages say. */
  readonly qrCodes: readonly string[];
};

/** Looks at a PDF with the tools of poppler and qpdf, as a reader, a screen reader and a scanner would. */
export async function inspectPdf(pdf: Uint8Array): Promise<InspectedPdf> {
  return withPdfFile(pdf, async (file, folder) => {
    const info = (await poppler('pdfinfo', file)).split('\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trim()];
    });
    const words = await poppler('pdftotext', '-bbox-layout', file, '-');
    return {
      info: new Map(info),
      metadata: await poppler('pdfinfo', '-meta', file),
      text: collapse(await poppler('pdftotext', '-layout', file, '-')),
      structure: await poppler('pdfinfo', '-struct-text', file),
      complaints: await qpdfComplaints(file),
      fontSizes: wordHeights(words),
      rightmost: Math.max(
        ...[...words.matchAll(/<word [^>]*xMax="([\d.]+)"/g)].map((word) => Number(word[1])),
      ),
      qrCodes: await scanQrCodes(file, folder),
    };
  });
}

/** The text of each page. */
export async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  return withPdfFile(pdf, async (file) =>
    (await poppler('pdftotext', '-layout', file, '-')).split('\f').map(collapse),
  );
}

/** What a screen reader reads of a PDF: the texts of its tag tree, in order. */
export async function readAloud(pdf: Uint8Array): Promise<string> {
  return withPdfFile(pdf, async (file) => spokenText(await poppler('pdfinfo', '-struct-text', file)));
}

async function withPdfFile<T>(
  pdf: Uint8Array,
  look: (file: string, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-pdf-'));
  try {
    const file = path.join(folder, 'letter.pdf');
    await writeFile(file, pdf);
    return await look(file, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function poppler(command: string, ...args: readonly string[]): Promise<string> {
  const tool = await requireDebianPackage(command, 'poppler-utils');
  return (await run(tool, [...args], { maxBuffer: 1e8 })).stdout;
}

/** White space of any length as one space, and without the marks that only allow a line to break. */
export function collapse(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\s+/g, ' ').trim();
}

/** What a screen reader reads: the quoted texts of the tag tree, in its order. */
export function spokenText(structure: string): string {
  const spoken = structure.split('\n').flatMap((line) => {
    const quoted = /^\s+"(.*)"$/.exec(line)?.[1];
    return quoted === undefined ? [] : [quoted];
  });
  return collapse(spoken.join(' '));
}

async function qpdfComplaints(file: string): Promise<string> {
  const qpdf = await requireDebianPackage('qpdf', 'qpdf');
  return run(qpdf, ['--check', file]).then(
    ({ stderr }) => stderr,
    (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}`,
  );
}

/** Public Sans: a word's box is 1.175 times its size. */
function wordHeights(layout: string): readonly number[] {
  return [...layout.matchAll(/<word [^>]*yMin="([\d.]+)"[^>]*yMax="([\d.]+)"/g)].map(
    ([, top, bottom]) => Math.round(((Number(bottom) - Number(top)) / 1.175) * 10) / 10,
  );
}

async function scanQrCodes(file: string, folder: string): Promise<readonly string[]> {
  const pdftoppm = await requireDebianPackage('pdftoppm', 'poppler-utils');
  await run(pdftoppm, ['-r', '110', '-png', file, path.join(folder, 'page')]);
  const pages = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
  const codes: string[] = [];
  for (const page of pages) {
    const { data, width, height } = PNG.sync.read(await readFile(path.join(folder, page)));
    const code = jsQR(new Uint8ClampedArray(data), width, height);
    if (code !== null) codes.push(code.data);
  }
  return codes;
}
