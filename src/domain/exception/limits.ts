import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** A letter that has no paper after so many minutes needs a person. */
export const LETTER_MINUTES = 15;
/** An upload that was not looked into for so many minutes needs a person. */
export const HELD_MINUTES = 15;
/** The night's backup and half a day more. */
const BACKUP_HOURS = 36;
/** The worker says every half minute that it lives. */
const WORKER_MINUTES = 10;
const FREE_SHARE = 0.05;
const FREE_BYTES = 1024 ** 3;

/** Less than a twentieth or 1 GiB free. */
export function isDiskLow(disk: { readonly freeBytes: number; readonly totalBytes: number }): boolean {
  return disk.freeBytes < FREE_BYTES || disk.freeBytes < disk.totalBytes * FREE_SHARE;
}

/** True when there is no backup, or the newest is older than a day and a half. */
export function isBackupOld(newestAt: InstantText | null, now: InstantText): boolean {
  return newestAt === null || newestAt < minutesBefore(now, BACKUP_HOURS * 60);
}

export function isWorkerSilent(seenAt: InstantText, now: InstantText): boolean {
  return seenAt < minutesBefore(now, WORKER_MINUTES);
}

export function minutesBefore(instant: InstantText, minutes: number): InstantText {
  return Temporal.Instant.from(instant).subtract({ minutes }).toString({ smallestUnit: 'millisecond' });
}
