import type { ContentFacts, DatabaseFacts, FileFacts } from '#application/ports/doctor-probes.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';
import { type Finding, failure, fine, warning } from './finding.ts';

const NAMED = 5;
const LATE_MINUTES = 15;
const CLOCK_SLACK_MINUTES = 2;

export function judgeDatabase(facts: DatabaseFacts | null): readonly Finding[] {
  if (facts === null) return [failure('database', 'DATABASE_MISSING')];
  const found = [
    ...(facts.damage.length > 0 ? [failure('database', 'DATABASE_DAMAGED', some(facts.damage))] : []),
    ...(facts.unsafeSettings.length > 0
      ? [failure('database', 'DATABASE_NOT_DURABLE', some(facts.unsafeSettings))]
      : []),
    ...(facts.pendingMigrations.length > 0
      ? [warning('database', 'MIGRATIONS_PENDING', some(facts.pendingMigrations))]
      : []),
  ];
  return found.length > 0 ? found : [fine('database')];
}

/** Rows against bytes, and who can see the bytes. */
export function judgeFiles(rows: ContentFacts['files'], files: FileFacts): readonly Finding[] {
  const known = new Map(rows.map(({ id, published }) => [id, published]));
  const lost = rows.filter(({ id }) => !files.sealed.has(id)).map(({ id }) => id);
  const stray = [...files.sealed].filter((id) => !known.has(id) && !files.recent.has(`files/${id}`));
  const unduly = [...files.published].filter(
    (id) => known.get(id) !== true && !files.recent.has(`published/${id}`),
  );
  const found = [
    ...(lost.length > 0 ? [failure('files', 'FILES_LOST', counted(lost))] : []),
    ...(unduly.length > 0 ? [failure('files', 'FILES_PUBLIC_UNDULY', counted(unduly))] : []),
    ...(stray.length > 0 ? [warning('files', 'FILES_WITHOUT_ROW', counted(stray))] : []),
    ...(files.exposed.length > 0 ? [warning('files', 'FILES_EXPOSED', counted(files.exposed))] : []),
  ];
  return found.length > 0 ? found : [fine('files', String(rows.length))];
}

export function judgeOutbox(facts: ContentFacts, now: InstantText): readonly Finding[] {
  const waited = facts.oldestDueAt === null ? 0 : minutesBetween(facts.oldestDueAt, now);
  const found = [
    ...(facts.deadMessages > 0 ? [warning('outbox', 'MESSAGES_DEAD', String(facts.deadMessages))] : []),
    ...(waited > LATE_MINUTES ? [warning('outbox', 'MESSAGES_LATE', String(Math.floor(waited)))] : []),
    ...(facts.heldMessages > 0 ? [warning('outbox', 'MESSAGES_HELD', String(facts.heldMessages))] : []),
  ];
  return found.length > 0 ? found : [fine('outbox')];
}

/** This year's decree must be there; next year's is asked for from 1 November. */
export function judgeCalendar(decreed: readonly number[], now: InstantText, timeZone: string): Finding {
  const { year, month } = Temporal.Instant.from(now).toZonedDateTimeISO(timeZone);
  if (!decreed.includes(year)) return failure('calendar', 'YEAR_MISSING', String(year));
  if (month >= 11 && !decreed.includes(year + 1)) {
    return warning('calendar', 'NEXT_YEAR_MISSING', String(year + 1));
  }
  return fine('calendar', String(year));
}

/** An event from the future means that the machine's clock went back: periods would be counted wrongly. */
export function judgeClock(newest: InstantText | null, now: InstantText, offsetMs: number): Finding {
  if (newest !== null && minutesBetween(now, newest) > CLOCK_SLACK_MINUTES) {
    return failure('clock', 'CLOCK_BEHIND', `${now} < ${newest}`);
  }
  return offsetMs === 0 ? fine('clock', now) : warning('clock', 'CLOCK_SHIFTED', String(offsetMs));
}

export function minutesBetween(from: InstantText, to: InstantText): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('minutes');
}

function counted(names: readonly string[]): string {
  return `${names.length}: ${some(names)}`;
}

function some(names: readonly string[]): string {
  const more = names.length > NAMED ? ', …' : '';
  return `${names.slice(0, NAMED).join(', ')}${more}`;
}
