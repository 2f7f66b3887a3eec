import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { requireDebianPackage } from '#tests/support/debian-packages.ts';

const run = promisify(execFile);

/** A letter as it comes back from the signing: the same pages in other bytes than those that were made. */
export async function signedOnPaper(pdf: Buffer): Promise<Buffer> {
  const qpdf = await requireDebianPackage('qpdf', 'qpdf');
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-tour-paper-'));
  try {
    await writeFile(path.join(folder, 'paper.pdf'), pdf);
    await run(qpdf, ['--linearize', path.join(folder, 'paper.pdf'), path.join(folder, 'signed.pdf')]);
    return await readFile(path.join(folder, 'signed.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
