import type { ArchiveFault, BackupManifest } from '#application/ports/backup-archive.ts';
import type { ExtractedDatabase, ExtractedFile } from '#application/ports/extracted-databases.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type BackupDamage, damageOfDatabase, unreadableFiles } from './inspect-extracted.ts';
import type { RestoreDependencies } from './restore-dependencies.ts';

export type VerifiedBackup = {
  readonly manifest: BackupManifest;
  /** Sealed files that were opened with the archived key. */
  readonly opened: number;
  /** A PostgreSQL dump is checked byte for byte, but opened only by a restore. */
  readonly databaseOpened: boolean;
};

export type VerifyDependencies = RestoreDependencies & {
  readonly sha256: (content: AsyncIterable<Uint8Array>) => Promise<string>;
  /** Picks some of a list at random. */
  readonly sample: <T>(from: readonly T[], count: number) => readonly T[];
};

/**
 * Reads a whole backup with its offline key: every checksum, the database (integrity, rows of each table), and
 * `sampleSize` sealed files opened with the archived key. Leaves nothing behind.
 */
export async function verifyBackup(
  deps: VerifyDependencies,
  command: { readonly file: string; readonly keyFile: string; readonly sampleSize: number },
): Promise<Result<VerifiedBackup, ArchiveFault | BackupDamage>> {
  const draft = await deps.folders.scratch();
  const open: { database: ExtractedDatabase | null; chosen: readonly ExtractedFile[] | null } = {
    database: null,
    chosen: null,
  };
  // The database comes before the files, so the files to open can be chosen from its rows.
  const choose = async (): Promise<readonly ExtractedFile[]> => {
    open.database = await deps.databases.openSqlite(`${draft.folder}/ppid.sqlite`);
    return deps.sample(await open.database.files(), command.sampleSize);
  };
  let kind: 'sqlite' | 'postgres' = 'sqlite';
  try {
    const extracted = await deps.reader.extract({
      file: command.file,
      keyFile: command.keyFile,
      into: draft.folder,
      keep: async (path) => {
        if (path === 'ppid.dump') kind = 'postgres';
        if (path === 'ppid.sqlite' || path === 'secret.key') return true;
        if (!path.startsWith('files/') || kind === 'postgres') return false;
        open.chosen ??= await choose();
        return open.chosen.some(({ id }) => path.endsWith(`/${id}`));
      },
    });
    if (!extracted.ok) return extracted;
    const manifest = extracted.value;
    if (manifest.dialect === 'postgres') return ok({ manifest, opened: 0, databaseOpened: false });
    open.chosen ??= await choose();
    const damage = open.database === null ? null : await damageOfDatabase(open.database, manifest);
    if (damage !== null) return err(damage);
    const absent = new Set([...manifest.missing, ...manifest.erasedSince]);
    const present = open.chosen.filter(({ id }) => !absent.has(id));
    const failed = await unreadableFiles(await deps.filesIn(draft.folder), present, deps.sha256);
    if (failed.length > 0) return err({ code: 'SEALED_FILES_DAMAGED', ids: failed });
    return ok({ manifest, opened: present.length, databaseOpened: true });
  } finally {
    await open.database?.close();
    await draft.discard();
  }
}
