import type { ExceptionKind } from '#application/exception/exception-kind.ts';
import { isBackupOld, isDiskLow, isWorkerSilent } from '#domain/exception/limits.ts';

/** A disk that is nearly full: the portal stops when nothing can be written any more. */
export const diskLow: ExceptionKind = {
  key: 'disk_low',
  permission: 'settings.manage',
  load: async ({ machine }) =>
    (await machine.disks()).filter(isDiskLow).map((disk, at) => ({
      key: 'disk_low',
      id: String(at),
      daysLeft: 0,
      params: { freeBytes: String(disk.freeBytes), totalBytes: String(disk.totalBytes) },
      target: null,
    })),
};

/** The disk failed to keep what was given to it: nothing is written until the portal is started anew. */
export const writesStopped: ExceptionKind = {
  key: 'writes_stopped',
  permission: 'settings.manage',
  load: async ({ machine }) => {
    const since = await machine.writesStoppedAt();
    return since === null
      ? []
      : [{ key: 'writes_stopped', id: '', daysLeft: -1, params: { since }, target: null }];
  },
};

/** No good backup for a day and a half, though a key for backups is set. */
export const backupOld: ExceptionKind = {
  key: 'backup_old',
  permission: 'settings.manage',
  load: async ({ machine, clock }) => {
    const { recipientSet, newestAt } = await machine.backupStatus();
    if (!recipientSet || !isBackupOld(newestAt, clock.now())) return [];
    return [{ key: 'backup_old', id: '', daysLeft: 0, params: { newestAt: newestAt ?? '' }, target: null }];
  },
};

/** The worker stopped: letters are not made and nobody is told. */
export const workerSilent: ExceptionKind = {
  key: 'worker_silent',
  permission: 'settings.manage',
  load: async ({ machine, clock }) => {
    const seenAt = await machine.workerSeenAt();
    if (seenAt === null || !isWorkerSilent(seenAt, clock.now())) return [];
    return [{ key: 'worker_silent', id: '', daysLeft: 0, params: { seenAt }, target: null }];
  },
};
