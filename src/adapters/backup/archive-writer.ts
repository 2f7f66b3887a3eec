import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { BackupManifest, BackupRecord, PartDigest } from '#application/ports/backup-archive.ts';
import type { NewArchive } from '#application/ports/backup-store.ts';
import { encrypted, hasAgeForm } from './age-encryption.ts';
import { tarEnd, tarHeader, tarPadding } from './tar-header.ts';

/** What was written is not what lies on the disk, or a file changed while it was read. */
export class BackupWriteError extends Error {
  override name = 'BackupWriteError';
}

/** Writes an archive to an open file, fsynced; returns what is known of it, to be compared with the disk. */
export async function writeArchive(
  handle: FileHandle,
  name: string,
  archive: NewArchive,
): Promise<{ readonly record: BackupRecord; readonly plainBytes: number }> {
  const whole = createHash('sha256');
  const plain = { bytes: 0, hash: createHash('sha256') };
  const found: { manifest?: BackupManifest } = {};
  const tar = counted(tarStream(archive, found), plain);
  let byteSize = 0;
  for await (const chunk of encrypted(tar, archive.recipient)) {
    archive.stop?.throwIfAborted();
    whole.update(chunk);
    byteSize += chunk.length;
    await handle.writeFile(chunk);
  }
  await handle.sync();
  const { manifest } = found;
  if (manifest === undefined) throw new BackupWriteError('the archive has no manifest');
  const record: BackupRecord = {
    name,
    createdAt: archive.createdAt,
    byteSize,
    sha256: whole.digest('hex'),
    plainSha256: plain.hash.digest('hex'),
    recipient: archive.recipient,
    appVersion: manifest.appVersion,
    schemaVersion: manifest.schemaVersion,
    dialect: manifest.dialect,
    rows: Object.values(manifest.rowCounts).reduce((sum, rows) => sum + rows, 0),
    files: manifest.parts.filter(({ path }) => path.startsWith('files/')).length,
    missing: manifest.missing.length,
  };
  return { record, plainBytes: plain.bytes };
}

/** Reads a written archive again. @throws BackupWriteError unless it is byte for byte what was written. */
export async function assertWritten(file: string, record: BackupRecord, plainBytes: number): Promise<void> {
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let byteSize = 0;
  for await (const chunk of createReadStream(file)) {
    if (head.length < 4096) head = Buffer.concat([head, chunk]);
    byteSize += chunk.length;
    hash.update(chunk);
  }
  if (byteSize !== record.byteSize || hash.digest('hex') !== record.sha256) {
    throw new BackupWriteError('the disk did not keep what was written');
  }
  if (!hasAgeForm(head, byteSize, plainBytes)) throw new BackupWriteError('the archive is malformed');
}

/** The manifest comes last, because it names the digest of every part. */
async function* tarStream(
  { parts, manifestOf, createdAt }: NewArchive,
  found: { manifest?: BackupManifest },
): AsyncGenerator<Uint8Array> {
  const seconds = Math.floor(Date.parse(createdAt) / 1000);
  const digests: PartDigest[] = [];
  for await (const { path, byteSize, content } of parts) {
    yield tarHeader({ path, byteSize }, seconds);
    const hash = createHash('sha256');
    let read = 0;
    for await (const chunk of content) {
      hash.update(chunk);
      read += chunk.length;
      if (read > byteSize) break;
      yield chunk;
    }
    if (read !== byteSize) throw new BackupWriteError(`${path} changed while it was read`);
    yield tarPadding(byteSize);
    digests.push({ path, byteSize, sha256: hash.digest('hex') });
  }
  found.manifest = manifestOf(digests);
  const manifest = Buffer.from(`${JSON.stringify(found.manifest, null, 1)}\n`);
  yield tarHeader({ path: 'manifest.json', byteSize: manifest.length }, seconds);
  yield manifest;
  yield tarPadding(manifest.length);
  yield tarEnd;
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  plain: { bytes: number; readonly hash: ReturnType<typeof createHash> },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (chunk.length === 0) continue;
    plain.bytes += chunk.length;
    plain.hash.update(chunk);
    yield chunk;
  }
}
