import type { ArchivePart } from '#application/ports/backup-archive.ts';
import type { DatabaseSnapshot, SnapshotFile } from '#application/ports/database-snapshots.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import type { BackupDependencies } from './backup-dependencies.ts';

/** Filled while the parts are read. */
export type ArchivedFiles = { readonly missing: string[]; readonly erasedSince: string[] };

/**
 * Everything an office needs on a new machine, in the places of its data folder. A file is looked for after
 * the copy of the database was taken, and its bytes were durable before its row, so it is there: unless it was
 * erased in between, which leaves its mark in the live row first, or was lost.
 */
export async function* archiveParts(
  deps: Pick<BackupDependencies, 'rawFiles' | 'snapshots'>,
  taken: { readonly snapshot: DatabaseSnapshot; readonly anchors: ArchivePart | null },
  found: ArchivedFiles,
): AsyncGenerator<ArchivePart> {
  const { rawFiles } = deps;
  const { snapshot, anchors } = taken;
  const key = await rawFiles.keyFile();
  if (key === null) throw new Error('the key file is gone');
  yield key;
  const recipient = await rawFiles.recipientFile();
  if (recipient !== null) yield recipient;
  if (anchors !== null) yield anchors;
  const name = snapshot.dialect === 'sqlite' ? 'ppid.sqlite' : 'ppid.dump';
  const database = await rawFiles.at(snapshot.file, name);
  if (database === null) throw new Error('the copy of the database is gone');
  yield database;
  const absent: StoredFileId[] = [];
  for (const file of snapshot.files) yield* bytesOf(deps, file, absent);
  const erased = new Set(await deps.snapshots.deletedByNow(absent));
  for (const id of absent) (erased.has(id) ? found.erasedSince : found.missing).push(id);
}

/** The public copy can be made again from the sealed one, so only the sealed one is asked for. */
async function* bytesOf(
  { rawFiles }: Pick<BackupDependencies, 'rawFiles'>,
  { id, published }: SnapshotFile,
  absent: StoredFileId[],
): AsyncGenerator<ArchivePart> {
  const sealed = await rawFiles.sealed(id);
  if (sealed === null) {
    absent.push(id);
    return;
  }
  yield sealed;
  const copy = published ? await rawFiles.published(id) : null;
  if (copy !== null) yield copy;
}
