import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { after, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import sharp from 'sharp';
import { fileInspector, type InspectorLimits } from '#adapters/files/file-inspector.ts';
import { startInspectionProcess } from '#adapters/files/inspection-process.ts';
import { type InspectedType, InspectionBusyError } from '#application/ports/file-inspector.ts';
import {
  animatedPng,
  gif,
  jpeg,
  pdfWithManyObjects,
  png,
  svgWithScript,
  webp,
} from '#tests/support/hostile-files.ts';
import {
  contentBomb,
  encryptedPdf,
  fileInside,
  millionPages,
  nestedArrays,
  objectStreamBomb,
  pagesOverCap,
  pageTreeLoop,
  pageTreeLoopOfMany,
  scannedPdf,
  scriptByName,
  scriptOfField,
  scriptOfPage,
  scriptOnOpening,
  xrefLoop,
} from '#tests/support/hostile-pdfs.ts';

const MEGABYTE = 1024 * 1024;
const open: ReturnType<typeof fileInspector>[] = [];
after(() => Promise.all(open.map((one) => one.close())));

function inspectorWith(
  limits: Partial<InspectorLimits> = {},
  start: Parameters<typeof fileInspector>[0]['start'] = startInspectionProcess,
) {
  const lines: string[] = [];
  const log = (event: string, fields: { readonly code?: string } = {}): void => {
    lines.push(`${event} ${fields.code ?? ''}`.trim());
  };
  const inspector = fileInspector({ logger: { info: log, warn: log, error: log }, limits, start });
  open.push(inspector);
  return {
    lines,
    inspector,
    look: (type: InspectedType, bytes: Uint8Array) =>
      inspector.inspect(type, bytes.length, () => inPieces(bytes)),
  };
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

/** The most memory that a process has had, in megabytes. */
async function mostMemory(pid: number | null): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
}

const isThere = (pid: number): boolean => existsSync(`/proc/${pid}`);

async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waited = 0; waited < 8_000; waited += 20) {
    if (condition()) return;
    await delay(20);
  }
  assert.fail(`waited in vain until ${what}`);
}

const photo = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: 'white',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  });

describe('looking into pictures', () => {
  const { look, inspector } = inspectorWith();

  test('a phone photo of 12 megapixels, grey, CMYK and progressive JPEGs and PNGs pass with their size', async () => {
    const twelve = await photo(4000, 3000).jpeg({ quality: 70 }).toBuffer();
    const cmyk = await photo(640, 480).toColourspace('cmyk').jpeg().toBuffer();
    const progressive = await photo(1200, 900).jpeg({ progressive: true }).toBuffer();
    const interlaced = await photo(640, 480).png({ progressive: true }).toBuffer();
    for (const [what, type, bytes, width, height] of [
      ['12 megapixels', 'image/jpeg', twelve, 4000, 3000],
      ['CMYK', 'image/jpeg', cmyk, 640, 480],
      ['progressive', 'image/jpeg', progressive, 1200, 900],
      ['grey', 'image/jpeg', jpeg(800, 600), 800, 600],
      ['with junk behind', 'image/jpeg', Buffer.concat([jpeg(), Buffer.alloc(MEGABYTE)]), 640, 480],
      ['PNG', 'image/png', png(300, 200), 300, 200],
      ['interlaced', 'image/png', interlaced, 640, 480],
    ] as const) {
      assert.deepEqual(await look(type, bytes), { kind: 'picture', width, height }, what);
    }
  });

  test('a photo that was cut off, and what only begins like a picture, is broken', async () => {
    const whole = await photo(1200, 900).jpeg().toBuffer();
    const withoutEnd = await look('image/jpeg', whole.subarray(0, whole.length - 2));
    assert.equal(withoutEnd.kind, 'picture', 'a phone that left out the mark of the end');
    for (const [what, type, bytes] of [
      ['half a photo', 'image/jpeg', whole.subarray(0, whole.length / 2)],
      ['nearly whole', 'image/jpeg', whole.subarray(0, whole.length - 500)],
      ['noise behind a signature', 'image/jpeg', Buffer.concat([whole.subarray(0, 3), Buffer.alloc(999, 3)])],
      ['half a PNG', 'image/png', png(600, 600).subarray(0, 120)],
      ['a PNG without pixels', 'image/png', animatedPng(5_000).subarray(0, 60)],
      ['a PNG that claims more than it has', 'image/png', png(5_000, 5_000)],
    ] as const) {
      assert.deepEqual(await look(type, bytes), { kind: 'refused', code: 'FILE_BROKEN' }, what);
    }
  });

  test('more than 40 megapixels are not unpacked, however small the file', async () => {
    for (const bytes of [png(16_000, 16_000), png(60_000, 60_000), animatedPng(5_000)]) {
      const seen = await look('image/png', bytes);
      assert.equal(seen.kind === 'refused' && /TOO_LARGE|BROKEN/.test(seen.code), true);
    }
    const black = await sharp({ create: { width: 6_600, height: 6_600, channels: 3, background: 'black' } })
      .png()
      .toBuffer();
    assert.deepEqual(await look('image/png', black), { kind: 'refused', code: 'PICTURE_TOO_LARGE' });
    assert.ok((await mostMemory(inspector.pid())) < 300);
  });

  test('no other kind of picture is opened, whatever it is said to be', async () => {
    const tiff = await photo(64, 64).tiff().toBuffer();
    const realWebp = await photo(64, 64).webp().toBuffer();
    const realGif = await photo(64, 64).gif().toBuffer();
    for (const bytes of [gif, realGif, webp, realWebp, tiff, svgWithScript]) {
      assert.deepEqual(await look('image/png', bytes), { kind: 'refused', code: 'FILE_BROKEN' });
    }
  });
});

describe('looking into PDFs', () => {
  const { look, inspector } = inspectorWith();
  const type = 'application/pdf';

  test('a scan of 200 pages and 20 MB passes, as does what only forbids printing', async () => {
    assert.deepEqual(await look(type, scannedPdf(200, 19.5 * MEGABYTE)), { kind: 'pdf', pages: 200 });
    assert.deepEqual(await look(type, encryptedPdf('')), { kind: 'pdf', pages: 1 });
  });

  test('a password, a script or a file inside is refused by its name', async () => {
    for (const [what, bytes, code] of [
      ['a password', encryptedPdf('rahasia'), 'PDF_LOCKED'],
      ['a script on opening', scriptOnOpening, 'PDF_WITH_SCRIPT'],
      ['a script by name', scriptByName, 'PDF_WITH_SCRIPT'],
      ['a script of a page', scriptOfPage, 'PDF_WITH_SCRIPT'],
      ['a script of a form field', scriptOfField, 'PDF_WITH_SCRIPT'],
      ['a file inside', fileInside, 'PDF_WITH_FILES'],
      ['more pages than any book', pagesOverCap, 'PDF_TOO_LONG'],
    ] as const) {
      assert.deepEqual(await look(type, bytes), { kind: 'refused', code }, what);
    }
  });

  test('loops, bombs and false claims end soon and in little memory', async () => {
    for (const [what, bytes, expected] of [
      ['a page tree that is its own branch', pageTreeLoop, 'FILE_BROKEN'],
      ['the same, many times', pageTreeLoopOfMany, 'FILE_BROKEN'],
      ['a claim of a million pages', millionPages, 1],
      ['a table that is its own forerunner', xrefLoop, 1],
      ['arrays a hundred thousand deep', nestedArrays(100_000), 'FILE_BROKEN'],
      ['text of a page that unpacks to 300 MB', contentBomb(300), 1],
      ['an object stream that unpacks to 64 MB', objectStreamBomb(64), 'FILE_BROKEN'],
      ['200,000 objects without a table', pdfWithManyObjects(200_000), 'FILE_BROKEN'],
    ] as const) {
      const startedAt = performance.now();
      const seen = await look(type, bytes);
      assert.ok(performance.now() - startedAt < 10_000, what);
      assert.deepEqual(
        seen,
        typeof expected === 'number' ? { kind: 'pdf', pages: expected } : { kind: 'refused', code: expected },
        what,
      );
    }
    assert.ok((await mostMemory(inspector.pid())) < 450);
  });
});

describe('the process that looks into files', () => {
  test('one that needs too much memory or time is ended, its file refused, and the next one looked into', async () => {
    const small = inspectorWith({ residentBytes: 220 * MEGABYTE });
    assert.deepEqual(await small.look('application/pdf', objectStreamBomb(600)), {
      kind: 'refused',
      code: 'FILE_NOT_OPENED',
    });
    assert.match(small.lines.join(), /inspection_killed/);
    assert.deepEqual(await small.look('image/png', png()), { kind: 'picture', width: 1, height: 1 });
    const hasty = inspectorWith({ fileMs: 150 });
    const startedAt = performance.now();
    assert.deepEqual(await hasty.look('application/pdf', pdfWithManyObjects(900_000)), {
      kind: 'refused',
      code: 'FILE_NOT_OPENED',
    });
    assert.ok(performance.now() - startedAt < 8_000);
    assert.deepEqual(hasty.lines, ['inspection_killed TIME']);
  });

  test('has no secrets in its environment and may neither write nor start anything', async () => {
    const { look, inspector } = inspectorWith();
    await look('image/png', png());
    const pid = inspector.pid();
    const environment = (await readFile(`/proc/${pid}/environ`, 'utf8')).split('\0').filter(Boolean);
    assert.deepEqual(environment.toSorted(), ['MALLOC_ARENA_MAX=2', 'UV_THREADPOOL_SIZE=2']);
    const line = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
    assert.ok(line.includes('--permission'));
    assert.ok(!line.some((word) => /allow-(fs-write|child|net)/.test(word)), line.join(' '));
  });

  test('is there only while files come, ends when idle, after so many files, and at the end', async () => {
    const { look, inspector } = inspectorWith({ idleMs: 200, filesPerProcess: 3 });
    assert.equal(inspector.pid(), null, 'not before the first file');
    await look('image/png', png());
    const first = inspector.pid() ?? 0;
    await look('image/png', png());
    assert.equal(inspector.pid(), first, 'kept warm');
    await look('image/png', png());
    await until(() => !isThere(first), 'it is gone after three files');
    await look('image/png', png());
    const second = inspector.pid() ?? 0;
    assert.notEqual(second, first);
    await until(() => !isThere(second), 'it is gone when idle');
    await look('image/png', png());
    const third = inspector.pid() ?? 0;
    await inspector.close();
    await until(() => !isThere(third), 'it is gone at the end');
    assert.deepEqual(await look('image/png', png()), { kind: 'unavailable' });
  });

  test('killed by somebody else it is started again, and the same file passes', async () => {
    const { look, inspector } = inspectorWith();
    await look('image/png', png());
    const first = inspector.pid() ?? 0;
    const looking = look('application/pdf', pdfWithManyObjects(300_000));
    await delay(250);
    process.kill(first, 'SIGKILL');
    assert.deepEqual(await looking, { kind: 'refused', code: 'FILE_BROKEN' });
    assert.notEqual(inspector.pid(), first);
    process.kill(inspector.pid() ?? 0, 'SIGKILL');
    assert.deepEqual(await look('image/png', png()), { kind: 'picture', width: 1, height: 1 });
  });

  test('when it cannot be started nothing is claimed about the file', async () => {
    const none = inspectorWith({}, async () => null);
    assert.deepEqual(await none.look('image/png', png()), { kind: 'unavailable' });
    assert.deepEqual(none.lines, ['inspection_unavailable']);
  });

  test('files stand in line; who comes when it is full, or waits too long, is sent away', async () => {
    const { look } = inspectorWith({ waiting: 3, waitMs: 60_000 });
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => look('image/png', png())));
    assert.equal(all.filter((one) => one.status === 'fulfilled').length, 4);
    for (const one of all)
      if (one.status === 'rejected') assert.ok(one.reason instanceof InspectionBusyError);
    const impatient = inspectorWith({ waitMs: 50 });
    const long = impatient.look('application/pdf', pdfWithManyObjects(900_000));
    await assert.rejects(impatient.look('image/png', png()), InspectionBusyError);
    await long;
    assert.equal((await impatient.look('image/png', png())).kind, 'picture');
  });

  test('what the store throws in the middle of a file is thrown, and the next file is looked into', async () => {
    const { look, inspector } = inspectorWith();
    const broken = inspector.inspect('image/png', 200_000, async function* () {
      yield Buffer.alloc(1_000);
      throw new Error('a frame was altered');
    });
    await assert.rejects(broken, /a frame was altered/);
    assert.equal((await look('image/png', png())).kind, 'picture');
  });
});
