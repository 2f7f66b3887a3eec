import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileScanner } from '#adapters/files/gate/file-scanner.ts';
import { type InspectionProcess, startInspectionProcess } from '#adapters/files/inspection-process.ts';
import { jsonLogger } from '#adapters/system/json-logger.ts';
import type { Finding } from '#domain/stored-file/finding.ts';
import { cleanFiles } from '#tests/support/gate/clean-files.ts';
import { type FlaggedFile, flaggedFiles } from '#tests/support/gate/flagged-files.ts';
import { readByLibreOffice, tagsOf, unzipped } from '#tests/support/gate/office-tools.ts';
import { inspectPdf } from '#tests/support/pdf-tools.ts';

const scanner = fileScanner({ logger: jsonLogger('silent', 'web') });
const source = (bytes: Uint8Array) =>
  async function* () {
    yield bytes;
  };
async function scan(bytes: Uint8Array): Promise<readonly Finding[]> {
  const seen = await scanner.scan(bytes.length, source(bytes));
  return seen.kind === 'findings' ? seen.findings : assert.fail(seen.kind);
}

describe('the look before a publication', () => {
  let flagged: readonly FlaggedFile[] = [];
  before(async () => {
    flagged = await flaggedFiles();
  });
  after(() => scanner.close());

  test('finds what LibreOffice, qpdf and exiftool left in at least 40 files of at least 12 kinds', async () => {
    const missed: string[] = [];
    for (const file of flagged) {
      const findings = await scan(file.bytes);
      if (!findings.some((finding) => finding.kind === file.kind)) missed.push(file.name);
    }
    assert.deepEqual(missed, []);
    assert.ok(flagged.length >= 40, `${flagged.length} files`);
    assert.ok(new Set(flagged.map((file) => file.kind)).size >= 12);
  });

  test('finds nothing in at least 40 everyday files', async () => {
    const files = await cleanFiles();
    const wrong: string[] = [];
    for (const { name, bytes } of files) {
      const findings = await scan(bytes);
      if (findings.length > 0) wrong.push(`${name}: ${JSON.stringify(findings)}`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(files.length >= 40, `${files.length} files`);
  });

  test('shows no personal number and no hidden word in a finding', async () => {
    for (const file of flagged) {
      const shown = JSON.stringify((await scan(file.bytes)).map((finding) => finding.excerpt));
      assert.doesNotMatch(shown, /RAHASIAXYZ|\d{5}|sulastri\.wulandari/u, file.name);
    }
  });

  test('makes cleaned copies that open elsewhere, show what was shown, and hold no trace', async () => {
    const copies: (FlaggedFile & { readonly original: FlaggedFile })[] = [];
    for (const file of flagged) {
      const copy = await scanner.clean(file.bytes.length, source(file.bytes));
      const told = JSON.stringify(copy.kind === 'refused' ? copy : copy.kind);
      assert.equal(copy.kind === 'cleaned', file.cleanable, `${file.name}: ${told}`);
      if (copy.kind !== 'cleaned') continue;
      copies.push({ ...file, bytes: Buffer.from(copy.bytes), original: file });
    }
    assert.ok(copies.length >= 25, `${copies.length} copies`);
    const read = await readByLibreOffice(copies);
    for (const copy of copies) {
      const { name, shown, secret } = copy;
      assert.ok(!(await scan(copy.bytes)).some((finding) => finding.kind === copy.kind), name);
      const { text, raw } = await asOthersSee(copy, read.get(name) ?? '');
      assert.match(text, new RegExp(shown.replace(/ /g, '\\s+'), 'u'), name);
      if (secret !== '') assert.ok(!`${text}${raw}`.includes(secret), `${name} still holds it`);
      assert.doesNotMatch(raw, /GPS Latitude/u, name);
    }
  });

  test('says why a copy cannot be made honestly', async () => {
    const reasons = new Map<string, string>();
    for (const file of flagged.filter((one) => !one.cleanable)) {
      const copy = await scanner.clean(file.bytes.length, source(file.bytes));
      if (copy.kind === 'refused') reasons.set(file.name, copy.code);
    }
    assert.equal(reasons.get('kotak-hitam.pdf'), 'TEXT_BENEATH');
    assert.equal(reasons.get('lapisan.pdf'), 'TEXT_BENEATH');
    assert.equal(reasons.get('isian.pdf'), 'FILLED_FORM');
    assert.equal(reasons.get('nik-cetak.pdf'), 'IN_PLAIN_SIGHT');
  });
});

test('a process that somebody else ended is no finding about the file', async () => {
  const started: InspectionProcess[] = [];
  const restarted = fileScanner({
    logger: jsonLogger('silent', 'web'),
    start: async (limits) => {
      const process = await startInspectionProcess(limits);
      if (process === null) return null;
      started.push(process);
      if (started.length > 1) return process;
      await process.end();
      return { ...process, look: async () => ({ kind: 'died', signal: 'SIGKILL' }) };
    },
  });
  const bytes = Buffer.from('kecamatan;jumlah\nDringu;12\n');
  const seen = await restarted.scan(bytes.length, source(bytes));
  assert.deepEqual(seen, { kind: 'findings', findings: [] });
  await restarted.close();
});

/** What is read of a copy by tools that are not ours, and all that stands in it unpacked. */
async function asOthersSee(
  copy: FlaggedFile,
  text: string,
): Promise<{ readonly text: string; readonly raw: string }> {
  const { bytes, ending } = copy;
  if (ending === 'pdf') {
    const pdf = await inspectPdf(bytes);
    assert.equal(pdf.complaints, '', copy.name);
    return { text: pdf.text, raw: `${bytes.toString('latin1')}${await tagsOf(bytes, ending)}` };
  }
  if (ending === 'jpg' || ending === 'png') return { text: '', raw: await tagsOf(bytes, ending) };
  return { text, raw: await unzipped(bytes, ending) };
}
