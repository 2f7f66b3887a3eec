import { writeSync } from 'node:fs';
import { isMainThread, Worker } from 'node:worker_threads';
import { CLEAN_KIND, SCAN_KIND, scanVerdict } from './gate/scan-protocol.ts';
import { HEADER_BYTES, MOST_BYTES, PDF_KIND, type Verdict } from './inspection-protocol.ts';
import { isTextKind } from './text-kinds.ts';

const ANSWERS = 3;
const LOOK_AROUND_MS = 250;

/**
 * A process that only opens files that strangers sent. It has no secrets, writes nothing, and ends with its
 * parent: the thread beside it notices even while a file keeps this one busy.
 */
if (isMainThread) await main();
else watchParent();

async function main(): Promise<void> {
  // A terminal sends these to the whole group; the web process ends this one when its work is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
  new Worker(new URL(import.meta.url)).unref();
  say({ kind: 'ready' });
  const input = process.stdin;
  for (;;) {
    const header = await take(input, HEADER_BYTES);
    if (header === null) break;
    const bytes = await take(input, Math.min(header.readUInt32BE(4), MOST_BYTES));
    if (bytes === null) break;
    say(await look(header.readUInt8(0), bytes));
  }
  process.exit(0);
}

/** Each kind of decoder is loaded with the first file that needs it. */
async function look(kind: number, bytes: Buffer): Promise<Verdict> {
  if (kind === SCAN_KIND || kind === CLEAN_KIND) return await scanVerdict(kind, bytes);
  if (isTextKind(kind)) {
    const { extractText } = await import('./extract-text.ts');
    return await extractText(kind, bytes);
  }
  if (kind === PDF_KIND) {
    const { inspectPdf } = await import('./inspect-pdf.ts');
    return await inspectPdf(new Uint8Array(bytes));
  }
  const { inspectPicture } = await import('./inspect-picture.ts');
  return await inspectPicture(bytes);
}

function say(verdict: Verdict): void {
  const line = Buffer.from(`${JSON.stringify(verdict)}\n`);
  for (let at = 0; at < line.length; ) at += writeSync(ANSWERS, line, at);
}

/** Exactly so many bytes; null when the channel closes first. */
async function take(input: NodeJS.ReadStream, count: number): Promise<Buffer | null> {
  const whole = Buffer.allocUnsafe(count);
  let filled = 0;
  while (filled < count) {
    const part: unknown = input.read(Math.min(count - filled, Math.max(1, input.readableLength)));
    if (part instanceof Buffer) filled += part.copy(whole, filled);
    else if (input.readableEnded || input.destroyed) return null;
    else if (!(await moreOf(input))) return null;
  }
  return whole;
}

function moreOf(input: NodeJS.ReadStream): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = (more: boolean) => () => {
      for (const [event, listener] of listeners) input.off(event, listener);
      resolve(more);
    };
    const listeners = [
      ['readable', settle(true)],
      ['end', settle(false)],
      ['close', settle(false)],
      ['error', settle(false)],
    ] as const;
    for (const [event, listener] of listeners) input.on(event, listener);
  });
}

function watchParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, LOOK_AROUND_MS);
}
