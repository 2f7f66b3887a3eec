import type { BackupManifest } from '#application/ports/backup-archive.ts';
import type { ExtractedDatabase, ExtractedFile } from '#application/ports/extracted-databases.ts';
import type { FileStore } from '#application/ports/file-store.ts';

export type BackupDamage =
  | { readonly code: 'DATABASE_DAMAGED'; readonly complaints: readonly string[] }
  | { readonly code: 'ROW_COUNTS_DIFFER'; readonly tables: readonly string[] }
  | { readonly code: 'SEALED_FILES_DAMAGED'; readonly ids: readonly string[] };

/** Compares the database of a backup with what its manifest says; null when all is well. */
export async function damageOfDatabase(
  database: ExtractedDatabase,
  manifest: BackupManifest,
): Promise<BackupDamage | null> {
  const complaints = await database.complaints();
  if (complaints.length > 0) return { code: 'DATABASE_DAMAGED', complaints };
  const found = await database.rowCounts();
  const names = new Set([...Object.keys(found), ...Object.keys(manifest.rowCounts)]);
  const tables = [...names].filter((name) => found[name] !== manifest.rowCounts[name]);
  return tables.length > 0 ? { code: 'ROW_COUNTS_DIFFER', tables } : null;
}

/** Opens sealed files with the archived key and compares them with their rows; returns the ids that fail. */
export async function unreadableFiles(
  store: FileStore,
  files: readonly ExtractedFile[],
  sha256: (content: AsyncIterable<Uint8Array>) => Promise<string>,
): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const { id, sha256: expected } of files) {
    const found = await sha256(store.readSealed(id)).catch(() => null);
    if (found !== expected) failed.push(id);
  }
  return failed;
}
