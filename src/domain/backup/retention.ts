import { type InstantText, Temporal } from '#domain/shared/temporal.ts';

/** Backups hold personal data, so they end too; a few stay however old, so that there is always one. */
export const BACKUP_KEPT_DAYS = 35;
export const BACKUPS_ALWAYS_KEPT = 3;

type Dated = { readonly createdAt: InstantText };

/** The good backups that may go: older than 35 days, and not among the newest three. */
export function expiredBackups<T extends Dated>(good: readonly T[], now: InstantText): readonly T[] {
  const limit = Temporal.Instant.from(now)
    .subtract({ hours: 24 * BACKUP_KEPT_DAYS })
    .toString({ smallestUnit: 'millisecond' });
  return good
    .toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
    .slice(BACKUPS_ALWAYS_KEPT)
    .filter(({ createdAt }) => createdAt < limit);
}
