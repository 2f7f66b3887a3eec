import type { Dependencies } from '#application/dependencies.ts';
import type { BackupRecord } from '#application/ports/backup-archive.ts';

/** Notes a finished backup in the audit trail: its name, size and how much is in it. */
export async function recordBackup(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  record: BackupRecord,
): Promise<void> {
  const { name, byteSize, rows, files } = record;
  await deps.unitOfWork.transaction((tx) =>
    tx.audit.append([
      {
        at: deps.clock.now(),
        actor: { kind: 'system' },
        action: 'backup_made',
        object: { kind: 'backup', id: name },
        detail: { byteSize, rows, files },
      },
    ]),
  );
}
