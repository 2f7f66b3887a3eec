import { createHash } from 'node:crypto';
import { mkdir, open, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { ArchiveFault, BackupManifest, PartDigest } from '#application/ports/backup-archive.ts';
import type { BackupReader, ExtractRequest } from '#application/ports/backup-reader.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { BrokenCipherError, decrypted, identityIn, WrongKeyError } from './age-encryption.ts';
import { recordBeside, sha256Of } from './backup-store.ts';
import { syncPath } from './durable-text.ts';
import { decodeManifest } from './manifest-codec.ts';
import { TarError } from './tar-header.ts';
import { readTar, type TarFile } from './tar-reader.ts';

/** Places that an archive of ours can fill; nothing else is ever written. */
const PLACES =
  /^(?:ppid\.(?:sqlite|dump)|secret\.key|backup-recipient\.txt|audit-anchors\.log|(?:files|published)\/[0-9a-f]{2}\/[0-9a-f]{2}\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const MANIFEST = 'manifest.json';
const LARGEST_MANIFEST = 512 * 1024 * 1024;

export const backupReader: BackupReader = {
  extract: async (request) => {
    const fault = await faultOutside(request.file);
    if (fault !== null) return err(fault);
    const identity = identityIn(await readFile(request.keyFile, 'utf8').catch(() => ''));
    if (identity === null) return err({ code: 'KEY_UNREADABLE' });
    const progress = { bytes: 0 };
    try {
      return await extract(request, counted(decrypted(request.file, identity), progress));
    } catch (error) {
      if (error instanceof WrongKeyError) return err({ code: 'WRONG_KEY' });
      if (error instanceof BrokenCipherError || error instanceof TarError) {
        return err({ code: 'ALTERED', where: String(progress.bytes) });
      }
      throw error;
    }
  },
};

/** What can be seen without the key: that it is an age file, and whole by the record beside it. */
async function faultOutside(file: string): Promise<ArchiveFault | null> {
  const size = await stat(file).then(
    (found) => (found.isFile() ? found.size : null),
    () => null,
  );
  if (size === null) return { code: 'FILE_NOT_FOUND' };
  const handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(32), 0, 32, 0).finally(() => handle.close());
  const record = await recordBeside(file);
  if (record !== null && size < record.byteSize) return { code: 'CUT_OFF' };
  if (!'age-encryption.org/v1\n'.startsWith(buffer.subarray(0, Math.min(bytesRead, 22)).toString('latin1'))) {
    return { code: 'NOT_A_BACKUP' };
  }
  if (bytesRead < 32) return { code: 'CUT_OFF' };
  if (record !== null && (await sha256Of(file)) !== record.sha256) {
    return { code: 'ALTERED', where: path.basename(file) };
  }
  return null;
}

async function extract(
  { into, keep }: ExtractRequest,
  plain: AsyncIterable<Uint8Array>,
): Promise<Result<BackupManifest, ArchiveFault>> {
  const found = new Map<string, PartDigest>();
  const folders = new Set<string>([into]);
  let manifest: BackupManifest | null = null;
  for await (const file of readTar(plain)) {
    if (file.path === MANIFEST) {
      manifest = file.byteSize > LARGEST_MANIFEST ? null : decodeManifest(await textOf(file));
      if (manifest === null) return err({ code: 'UNKNOWN_FORMAT' });
      continue;
    }
    if (!PLACES.test(file.path) || found.has(file.path) || manifest !== null) {
      return err({ code: 'UNKNOWN_FORMAT' });
    }
    const target = (await keep(file.path)) ? path.join(into, file.path) : null;
    if (target !== null) for (const folder of foldersOf(into, target)) folders.add(folder);
    found.set(file.path, { path: file.path, byteSize: file.byteSize, sha256: await readPart(file, target) });
  }
  if (manifest === null) return err({ code: 'UNKNOWN_FORMAT' });
  const wrong = firstDifference(manifest.parts, found);
  if (wrong !== null) return err({ code: 'ALTERED', where: wrong });
  for (const folder of folders) await syncPath(folder);
  return ok(manifest);
}

function firstDifference(
  expected: readonly PartDigest[],
  found: ReadonlyMap<string, PartDigest>,
): string | null {
  for (const part of expected) {
    const there = found.get(part.path);
    if (there?.sha256 !== part.sha256 || there.byteSize !== part.byteSize) return part.path;
  }
  return expected.length === found.size ? null : 'manifest.json';
}

/** Reads a part to its end and returns its digest; writes it where wanted, private and fsynced. */
async function readPart({ content }: TarFile, target: string | null): Promise<string> {
  const hash = createHash('sha256');
  if (target === null) {
    for await (const chunk of content) hash.update(chunk);
    return hash.digest('hex');
  }
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  const handle = await open(target, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      await handle.writeFile(chunk);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return hash.digest('hex');
}

function foldersOf(root: string, target: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = path.dirname(target); folder !== root; folder = path.dirname(folder))
    folders.push(folder);
  return folders;
}

async function textOf({ content }: TarFile): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function* counted(
  source: AsyncIterable<Uint8Array>,
  progress: { bytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    yield chunk;
    progress.bytes += chunk.length;
  }
}
