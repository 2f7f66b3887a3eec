import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { zipReader } from '#adapters/files/zip-reader.ts';
import { ArchiveError } from '#application/ports/archive-reader.ts';
import { type ZipPart, zipOf } from '#tests/support/zip-files.ts';

const reader = zipReader();
const text = (words: string): Uint8Array => Buffer.from(words, 'utf8');
const megabyte = 1024 * 1024;

function open(zip: Uint8Array) {
  return reader.open(zip.length, async function* ({ start, end }) {
    // In small parts, as a sealed file comes.
    for (let at = start; at <= end; at += 5_000) yield zip.subarray(at, Math.min(end + 1, at + 5_000));
  });
}

async function refusal(zip: Uint8Array): Promise<string | null> {
  const opened = await open(zip);
  return opened.ok ? null : opened.error;
}

async function take(zip: Uint8Array, name: string, maxBytes = megabyte): Promise<Buffer> {
  const opened = await open(zip);
  assert.ok(opened.ok);
  const parts: Uint8Array[] = [];
  for await (const part of opened.value.read(name, maxBytes)) parts.push(part);
  return Buffer.concat(parts);
}

const chat: ZipPart = { name: '_chat.txt', bytes: text('[07/03/26 21.22.39] Budi: halo\n'.repeat(900)) };

describe('a ZIP of a phone', () => {
  test('is read, packed or not, with sizes before or behind the bytes', async () => {
    const photo = { name: 'IMG-20261121-WA0003.jpg', bytes: new Uint8Array(70_000).fill(7), stored: true };
    const zip = zipOf([
      chat,
      photo,
      { ...chat, name: 'b.txt', descriptor: true },
      { name: 'kosong', bytes: text('') },
    ]);
    const opened = await open(zip);
    assert.ok(opened.ok);
    assert.deepEqual(
      opened.value.entries.map((entry) => entry.name),
      ['_chat.txt', 'IMG-20261121-WA0003.jpg', 'b.txt', 'kosong'],
    );
    assert.deepEqual(await take(zip, '_chat.txt'), Buffer.from(chat.bytes));
    assert.deepEqual(await take(zip, 'b.txt'), Buffer.from(chat.bytes));
    assert.equal((await take(zip, 'IMG-20261121-WA0003.jpg')).length, 70_000);
    assert.equal((await take(zip, 'kosong')).length, 0);
  });

  test('gives names without their folders, whatever path stands before them', async () => {
    const names = ['../../etc/passwd', '/abs/a.txt', 'C:\\x\\b.txt', 'map/', '..', 'x\u0000.txt'];
    const opened = await open(zipOf(names.map((name) => ({ name, bytes: text('x') }))));
    assert.ok(opened.ok);
    assert.deepEqual(
      opened.value.entries.map((entry) => entry.name),
      ['passwd', 'a.txt', 'b.txt'],
    );
  });

  test('a ZIP inside it is only bytes', async () => {
    const inner = zipOf([chat]);
    const zip = zipOf([{ name: 'dalam.zip', bytes: inner, stored: true }]);
    assert.deepEqual(await take(zip, 'dalam.zip'), inner);
  });
});

describe('a ZIP that means harm is refused', () => {
  test('with more files, or more bytes once unpacked, than a chat has', async () => {
    const small = Array.from({ length: 2_001 }, (_, at) => ({
      name: `${at}`,
      bytes: text(''),
      stored: true,
    }));
    assert.equal(await refusal(zipOf(small)), 'ARCHIVE_TOO_MANY_FILES');
    assert.equal(await refusal(zipOf([chat], { entries: 65_535 })), 'ARCHIVE_UNSUPPORTED');
    const zeros = { name: 'nol', bytes: new Uint8Array(2 * megabyte) };
    assert.equal(await refusal(zipOf([zeros])), 'ARCHIVE_TOO_LARGE');
    const many = Array.from({ length: 250 }, (_, at) => ({
      name: `${at}`,
      bytes: text('x'),
      claims: { byteSize: megabyte },
    }));
    assert.equal(await refusal(zipOf(many)), 'ARCHIVE_TOO_LARGE');
  });

  test('when it unpacks to more than it says, or to something else', async () => {
    const bomb = zipOf([{ name: 'a', bytes: new Uint8Array(8 * megabyte), claims: { byteSize: 10 } }]);
    await assert.rejects(take(bomb, 'a'), new ArchiveError('ARCHIVE_BROKEN'));
    await assert.rejects(take(zipOf([{ ...chat, claims: { crc: 1 } }]), '_chat.txt'), ArchiveError);
    await assert.rejects(take(zipOf([chat]), '_chat.txt', 100), new ArchiveError('ARCHIVE_TOO_LARGE'));
    const noDeflate = zipOf([{ name: 'a', bytes: text('bukan deflate'), stored: true, method: 8 }]);
    await assert.rejects(take(noDeflate, 'a'), new ArchiveError('ARCHIVE_BROKEN'));
  });

  test('when entries share their bytes', async () => {
    assert.equal(
      await refusal(zipOf([chat, { ...chat, name: 'b', claims: { offset: 0 } }])),
      'ARCHIVE_BROKEN',
    );
  });

  test('when it is locked, packed in a way of its own, of the 64-bit kind, or cut off', async () => {
    assert.equal(await refusal(zipOf([{ ...chat, flags: 1 }])), 'ARCHIVE_LOCKED');
    assert.equal(await refusal(zipOf([{ ...chat, method: 99 }])), 'ARCHIVE_UNSUPPORTED');
    assert.equal(
      await refusal(zipOf([{ ...chat, claims: { byteSize: 0xffffffff } }])),
      'ARCHIVE_UNSUPPORTED',
    );
    const whole = zipOf([chat]);
    assert.equal(await refusal(whole.subarray(0, -30)), 'ARCHIVE_BROKEN');
    assert.equal(await refusal(whole.subarray(0, 10)), 'ARCHIVE_BROKEN');
  });

  test('and altered bytes never do more than be refused', async () => {
    const zip = zipOf([chat, { name: 'foto.jpg', bytes: new Uint8Array(500).fill(3), stored: true }]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const altered = Buffer.from(zip);
          for (const [at, value] of changes) altered[at] = value;
          const opened = await open(altered);
          if (!opened.ok) return;
          for (const { name } of opened.value.entries) {
            try {
              for await (const _ of opened.value.read(name, megabyte));
            } catch (error) {
              assert.ok(error instanceof ArchiveError, String(error));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
