import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  copyFile,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type DiskFileStore, diskFileStore } from '#adapters/files/disk-file-store.ts';
import { SealedFileError } from '#adapters/files/sealed-format.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';

const FRAME = 64 * 1024;
const LIMIT = 10 * 1024 * 1024;
const keys = (secret: Uint8Array, id = 'testkey1') => ({
  currentId: id,
  secretOf: (asked: string) => (asked === id ? secret : null),
});

describe('the file store', () => {
  let dataDir = '';
  let store: DiskFileStore;
  const secret = randomBytes(32);
  before(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'ppid-files-'));
    store = diskFileStore({ dataDir, keys: keys(secret) });
  });
  after(() => rm(dataDir, { recursive: true, force: true }));

  const newId = () => asId<StoredFileId>(randomUUID());
  const place = (id: string, folder = 'files') =>
    path.join(dataDir, folder, id.slice(-2), id.slice(-4, -2), id);
  async function keep(content: Uint8Array): Promise<StoredFileId> {
    const id = newId();
    const written = await store.writeSealed(id, chunksOf(content), LIMIT);
    assert.ok('sha256' in written);
    return id;
  }
  const everyFile = async () =>
    (await readdir(dataDir, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));

  for (const size of [0, 1, FRAME - 1, FRAME, FRAME + 1, 3 * FRAME, 3 * FRAME + 17]) {
    test(`gives back ${size} bytes as they came, with their size and SHA-256`, async () => {
      const content = randomBytes(size);
      const id = newId();
      const written = await store.writeSealed(id, chunksOf(content, 10_000), LIMIT);
      assert.deepEqual(written, {
        byteSize: size,
        sha256: createHash('sha256').update(content).digest('hex'),
        keyId: 'testkey1',
      });
      assert.ok((await collect(store.readSealed(id))).equals(content));
    });
  }

  test('reads any range of a sealed file and of its published copy', async () => {
    const content = randomBytes(3 * FRAME + 500);
    const id = await keep(content);
    await store.publish(id);
    const last = content.length - 1;
    const ranges = [
      [0, 0],
      [0, last],
      [FRAME - 1, FRAME],
      [FRAME, 2 * FRAME - 1],
      [last, last],
      [100, last],
    ] as const;
    for (const [start, end] of ranges) {
      const expected = content.subarray(start, end + 1);
      assert.ok((await collect(store.readSealed(id, { start, end }))).equals(expected));
      assert.ok((await collect(store.readPublished(id, { start, end }))).equals(expected));
    }
  });

  test('holds nothing of the content in the clear, in a place that only this account may read', async () => {
    const canary = 'NIK 3513014107900001';
    const id = await keep(Buffer.from(canary.repeat(5_000)));
    const bytes = await readFile(place(id));
    assert.equal(bytes.includes(canary), false);
    assert.equal((await stat(place(id))).mode & 0o777, 0o600);
    for (const folder of ['files', `files/${id.slice(-2)}`]) {
      assert.equal((await stat(path.join(dataDir, folder))).mode & 0o777, 0o700);
    }
  });

  test('refuses a file in which one byte was altered, wherever it is', async () => {
    const id = await keep(randomBytes(2 * FRAME + 100));
    const sound = await readFile(place(id));
    for (const at of [0, 8, 9, 20, 40, FRAME, FRAME + 100, sound.length - 1]) {
      const altered = Buffer.from(sound);
      altered.writeUInt8(altered.readUInt8(at) ^ 1, at);
      await writeFile(place(id), altered);
      await assert.rejects(collect(store.readSealed(id)), SealedFileError, `byte ${at}`);
    }
    await writeFile(place(id), sound);
    assert.equal((await collect(store.readSealed(id))).length, 2 * FRAME + 100);
  });

  test('refuses a file that was cut off, also between two frames', async () => {
    const sealedFrame = FRAME + 16;
    for (const keep2 of [0, 20, 33, 33 + 10, 33 + sealedFrame, 33 + 2 * sealedFrame]) {
      const id = await keep(randomBytes(3 * FRAME));
      await truncate(place(id), keep2);
      await assert.rejects(collect(store.readSealed(id)), SealedFileError, `${keep2} bytes left`);
    }
  });

  test('refuses a file whose frames changed places, and one put in the place of another', async () => {
    const id = await keep(randomBytes(3 * FRAME));
    const bytes = await readFile(place(id));
    const frame = (index: number) =>
      bytes.subarray(33 + index * (FRAME + 16), 33 + (index + 1) * (FRAME + 16));
    await writeFile(place(id), Buffer.concat([bytes.subarray(0, 33), frame(1), frame(0), frame(2)]));
    await assert.rejects(collect(store.readSealed(id)), SealedFileError);

    const [one, other] = [await keep(Buffer.from('milik Ani')), await keep(Buffer.from('milik Budi'))];
    await copyFile(place(one), place(other));
    await assert.rejects(collect(store.readSealed(other)), SealedFileError);
  });

  test('refuses to read without the key that sealed the file', async () => {
    const id = await keep(Buffer.from('rahasia'));
    const otherSecret = diskFileStore({ dataDir, keys: keys(randomBytes(32)) });
    await assert.rejects(collect(otherSecret.readSealed(id)), SealedFileError);
    const otherKey = diskFileStore({ dataDir, keys: keys(secret, 'testkey2') });
    await assert.rejects(collect(otherKey.readSealed(id)), /testkey1 is not in the key file/);
  });

  test('stops at the limit and leaves nothing behind, also when the sender breaks off', async () => {
    const before = await everyFile();
    let read = 0;
    async function* endless() {
      for (;;) {
        read += FRAME;
        yield randomBytes(FRAME);
      }
    }
    assert.deepEqual(await store.writeSealed(newId(), endless(), 5 * FRAME), { code: 'TOO_LARGE' });
    assert.ok(read <= 8 * FRAME, 'it does not read on');
    async function* broken() {
      yield randomBytes(FRAME * 2);
      throw new Error('connection lost');
    }
    await assert.rejects(store.writeSealed(newId(), broken(), LIMIT), /connection lost/);
    assert.deepEqual(await everyFile(), before);
    const exact = await store.writeSealed(newId(), chunksOf(randomBytes(5 * FRAME)), 5 * FRAME);
    assert.ok('sha256' in exact, 'exactly the limit is allowed');
  });

  test('publishes, withdraws and erases, each safe to repeat', async () => {
    const id = await keep(Buffer.from('%PDF-1.7 laporan'));
    for (const again of [1, 2]) {
      await store.publish(id);
      assert.equal((await collect(store.readPublished(id))).toString(), '%PDF-1.7 laporan', `time ${again}`);
    }
    await store.unpublish(id);
    await store.unpublish(id);
    await assert.rejects(stat(place(id, 'published')), { code: 'ENOENT' });
    assert.equal((await collect(store.readSealed(id))).toString(), '%PDF-1.7 laporan');
    await store.publish(id);
    await store.erase(id);
    await store.erase(id);
    await assert.rejects(stat(place(id, 'published')), { code: 'ENOENT' });
    await assert.rejects(collect(store.readSealed(id)), { code: 'ENOENT' });
  });

  test('never publishes a damaged file', async () => {
    const id = await keep(randomBytes(2 * FRAME));
    await truncate(place(id), 33 + FRAME + 16);
    await assert.rejects(store.publish(id), SealedFileError);
    await assert.rejects(stat(place(id, 'published')), { code: 'ENOENT' });
  });

  test('takes no name that leads out of its folder', async () => {
    for (const id of ['../../etc/passwd', '..', '', 'a'.repeat(36)]) {
      await assert.rejects(async () => collect(store.readSealed(asId(id))), /not the id of a stored file/);
    }
  });

  test('sweeps the drafts that a killed process left, but not those being written', async () => {
    const drafts = path.join(dataDir, 'files', 'drafts');
    await writeFile(path.join(drafts, 'old'), 'half');
    await writeFile(path.join(drafts, 'new'), 'half');
    const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(path.join(drafts, 'old'), yesterday, yesterday);
    assert.equal(await store.sweepDrafts(24 * 60 * 60 * 1000), 1);
    assert.deepEqual(await readdir(drafts), ['new']);
  });
});

async function* chunksOf(content: Uint8Array, size = FRAME): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.length; start += size) yield content.subarray(start, start + size);
}

async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}
