import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import sharp from 'sharp';
import { zipReader } from '#adapters/files/zip-reader.ts';
import { attachmentBundler } from '#adapters/sp4n/attachment-bundler.ts';
import { writeZip, zipSize } from '#adapters/sp4n/zip-writer.ts';
import { bundleBytes, planBundle } from '#domain/sp4n/bundle.ts';

const file = (name: string, bytes: Buffer, mediaType = 'image/jpeg') => ({
  name,
  mediaType,
  byteSize: bytes.length,
  bytes: async function* () {
    yield bytes;
  },
});
const photo = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#777',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .jpeg({ quality: 90 })
    .toBuffer();
/** The ZIP as the reader of archives sees it, all of it unpacked. */
async function open(zip: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const opened = await zipReader().open(zip.length, async function* ({ start, end }) {
    yield zip.subarray(start, end + 1);
  });
  assert.ok(opened.ok);
  const files = new Map<string, Buffer>();
  for (const { name, byteSize } of opened.value.entries) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of opened.value.read(name, byteSize)) chunks.push(chunk);
    files.set(name, Buffer.concat(chunks));
  }
  return files;
}

describe('the ZIP of attachments', () => {
  test('what is written is read back, also by others, and weighs what was said', async () => {
    const entries = [
      { name: 'satu.pdf', bytes: Buffer.from('%PDF-1.7') },
      { name: 'Soka’an – é.jpg', bytes: Buffer.alloc(1000, 7) },
      { name: 'kosong.txt', bytes: Buffer.alloc(0) },
    ];
    const zip = writeZip(entries);
    assert.equal(zip.length, zipSize(entries.map(({ name, bytes }) => ({ name, size: bytes.length }))));
    const archive = await open(zip);
    for (const { name, bytes } of entries) assert.deepEqual(archive.get(name), bytes);
    const folder = mkdtempSync(path.join(tmpdir(), 'ppid-zip-'));
    try {
      writeFileSync(path.join(folder, 'a.zip'), zip);
      const names = execFileSync('python3', ['-m', 'zipfile', '-t', path.join(folder, 'a.zip')], {
        encoding: 'utf8',
      });
      assert.match(names, /Done testing/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('what fits goes as it is', async () => {
    const pdf = Buffer.from('%PDF-1.7 kecil');
    const small = await photo(300, 200);
    const { zip, leftOut } = await attachmentBundler().bundle(
      [file('a.pdf', pdf, 'application/pdf'), file('a.jpg', small), file('a.jpg', small)],
      bundleBytes,
    );
    assert.deepEqual(leftOut, []);
    const archive = await open(zip);
    assert.deepEqual([...archive.keys()], ['a.pdf', 'a.jpg', 'a (2).jpg']);
    assert.deepEqual(archive.get('a.jpg'), small);
  });

  test('large photos are made smaller, a large document is left out and named', async () => {
    const large = await photo(3000, 2200);
    assert.ok(large.length > 2_000_000);
    const { zip, leftOut } = await attachmentBundler().bundle(
      [
        file('surat.pdf', Buffer.alloc(300_000, 1), 'application/pdf'),
        file('satu.jpg', large),
        file('dua.png', large),
        file('besar.pdf', Buffer.alloc(5_000_000, 1), 'application/pdf'),
        file('rusak.jpg', Buffer.alloc(2_500_000, 9)),
      ],
      bundleBytes,
    );
    assert.ok(zip.length <= bundleBytes, `${zip.length}`);
    assert.deepEqual(leftOut, ['besar.pdf', 'rusak.jpg']);
    const archive = await open(zip);
    assert.deepEqual([...archive.keys()], ['surat.pdf', 'satu.jpg', 'dua.jpg', 'TIDAK-IKUT.txt']);
    const { width = 0 } = await sharp(archive.get('satu.jpg') ?? Buffer.alloc(0)).metadata();
    assert.ok(width >= 640 && width < 3000);
    assert.match(archive.get('TIDAK-IKUT.txt')?.toString() ?? '', /besar\.pdf/);
  });

  test('whatever the files, the plan never promises more than the room', () => {
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 16_807) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 2_000; round += 1) {
      const room = 1_000 + random(3_000_000);
      const files = Array.from({ length: random(12) }, () => ({
        mediaType: random(2) === 0 ? 'image/jpeg' : 'application/pdf',
        byteSize: random(4_000_000),
      }));
      const { parts } = planBundle(files, room);
      const promised = parts.reduce(
        (sum, part, at) =>
          sum +
          (part.as === 'whole' ? (files[at]?.byteSize ?? 0) : part.as === 'picture' ? part.maxBytes : 0),
        0,
      );
      assert.equal(parts.length, files.length);
      assert.ok(promised <= room);
    }
  });
});
