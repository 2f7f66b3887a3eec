import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import {
  BLOCK_BYTES,
  parseTarHeader,
  TarError,
  tarEnd,
  tarHeader,
  tarPadding,
} from '#adapters/backup/tar-header.ts';
import { readTar } from '#adapters/backup/tar-reader.ts';

const run = promisify(execFile);

function tarOf(files: readonly (readonly [string, Buffer])[]): Buffer {
  return Buffer.concat([
    ...files.flatMap(([name, bytes]) => [
      tarHeader({ path: name, byteSize: bytes.length }, 1_700_000_000),
      bytes,
      tarPadding(bytes.length),
    ]),
    tarEnd,
  ]);
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function contentsOf(tar: Buffer, chunk = 1000): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = [];
  for await (const file of readTar(inChunks(tar, chunk))) {
    const parts: Uint8Array[] = [];
    for await (const part of file.content) parts.push(part);
    found.push([file.path, Buffer.concat(parts).toString('latin1')]);
  }
  return found;
}

const sample: readonly (readonly [string, Buffer])[] = [
  ['kosong.txt', Buffer.alloc(0)],
  ['satu.txt', Buffer.from('a')],
  ['files/ab/cd/tepat-satu-blok', Buffer.alloc(BLOCK_BYTES, 'b')],
  ['files/ab/ce/lebih', Buffer.alloc(BLOCK_BYTES + 1, 'c')],
];

describe('tar files', () => {
  test('what is written is read back, however the bytes arrive', async () => {
    const expected = sample.map(([name, bytes]) => [name, bytes.toString('latin1')]);
    for (const chunk of [1, 7, 512, 100_000])
      assert.deepEqual(await contentsOf(tarOf(sample), chunk), expected);
  });

  test("the system's tar reads the same files, private to their owner", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ppid-tar-'));
    await writeFile(path.join(folder, 'a.tar'), tarOf(sample));
    const { stdout } = await run('tar', ['--list', '--verbose', '--file', path.join(folder, 'a.tar')]);
    assert.equal(stdout.match(/^-rw-------/gm)?.length, sample.length);
    await run('tar', ['--extract', '--file', path.join(folder, 'a.tar'), '--directory', folder]);
    for (const [name, bytes] of sample) assert.deepEqual(await readFile(path.join(folder, name)), bytes);
    await rm(folder, { recursive: true });
  });

  test('sizes from eight gibibytes on are written in base 256 and read back', () => {
    for (const byteSize of [0, 8 ** 11 - 1, 8 ** 11, 5 * 1024 ** 4]) {
      assert.deepEqual(parseTarHeader(tarHeader({ path: 'besar', byteSize }, 0)), {
        path: 'besar',
        byteSize,
      });
    }
  });

  test('a cut archive, a changed header and other kinds of entries are refused', async () => {
    const whole = tarOf(sample);
    for (const length of [0, 100, 512, 1100, whole.length - tarEnd.length]) {
      await assert.rejects(contentsOf(whole.subarray(0, length)), TarError);
    }
    const changed = Buffer.from(whole);
    changed[3] = 0x58;
    await assert.rejects(contentsOf(changed), TarError);
    const link = tarHeader({ path: 'a', byteSize: 0 }, 0);
    link.write('2', 156, 'ascii');
    assert.throws(() => parseTarHeader(link), TarError);
  });

  test('a path that tar cannot hold as it is, or with a blank, is never written', () => {
    for (const name of ['', 'a b', 'é', 'x'.repeat(101), 'a\0b']) {
      assert.throws(() => tarHeader({ path: name, byteSize: 0 }, 0), TarError);
    }
  });
});
