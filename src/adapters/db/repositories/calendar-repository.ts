import { type Kysely, sql } from 'kysely';
import type { CalendarRepository, OpenCaseDeadline } from '#application/calendar/calendar-repository.ts';
import type { CalendarChange } from '#domain/calendar/calendar-change.ts';
import type { MovedDeadline } from '#domain/calendar/moved-deadlines.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import { encodeFlag, encodeJson } from '../column-codecs.ts';
import { JOINT_LEAVE_POLICY } from '../office-rules.ts';
import type { DatabaseDialect } from '../open-database.ts';
import { calendarRules, openCaseDeadlines } from '../queries/calendar-rows.ts';
import type { Database } from '../schema.ts';

/** Rows or ids to a statement: far below what either database takes. */
const BATCH = 500;

export function calendarRepository(db: Kysely<Database>, dialect: DatabaseDialect): CalendarRepository {
  return {
    lock: async () => {
      // Whoever counts reads this table first: a reader's own lock lasts until its transaction ends.
      if (dialect === 'postgres') await sql`lock table holiday in access exclusive mode`.execute(db);
    },
    rules: () => calendarRules(db),
    openDeadlines: (dueFrom) => openCaseDeadlines(db, dueFrom, dialect),
    write: (change) => writeRows(db, change),
    moveDeadlines: async (moved, at) => {
      for (const batch of inBatches(moved)) {
        await db
          .updateTable('deadline')
          .set({ superseded_at: at })
          .where(
            'id',
            'in',
            batch.map(({ deadline }) => deadline.deadlineId),
          )
          .execute();
        await db
          .insertInto('deadline')
          .values(batch.map((move) => rowOf(move, move.newId, at)))
          .execute();
      }
      for (const group of byNewDate(moved)) await redate(db, group);
    },
    record: async ({ id, change, movedCount, remarkedCount, changedBy, changedAt }) => {
      await db
        .insertInto('calendar_change')
        .values({
          id,
          kind: change.kind,
          decree: change.decree,
          payload: encodeJson(change),
          moved_count: movedCount,
          remarked_count: remarkedCount,
          officer_id: changedBy,
          changed_at: changedAt,
        })
        .execute();
    },
  };
}

async function writeRows(db: Kysely<Database>, change: CalendarChange): Promise<void> {
  const { added, removed, years, policy } = change;
  for (const batch of inBatches(removed)) {
    await db
      .deleteFrom('holiday')
      .where((eb) => eb.or(batch.map(({ on, kind, name }) => eb.and({ on_date: on, kind, name }))))
      .execute();
  }
  for (const batch of inBatches(added)) {
    await db
      .insertInto('holiday')
      .values(batch.map(({ on, kind, name, decree }) => ({ on_date: on, kind, name, decree })))
      .execute();
  }
  if (years.length > 0) {
    await db
      .insertInto('decreed_year')
      .values(years.map(({ year, decree }) => ({ year, decree })))
      .onConflict((conflict) =>
        conflict.column('year').doUpdateSet((eb) => ({ decree: eb.ref('excluded.decree') })),
      )
      .execute();
  }
  if (policy === null) return;
  await db
    .insertInto('calendar_policy')
    .values({
      key: JOINT_LEAVE_POLICY,
      effective_from: policy.effectiveFrom,
      value: encodeJson(policy.value),
    })
    .onConflict((conflict) =>
      conflict.columns(['key', 'effective_from']).doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })),
    )
    .execute();
}

type Move = MovedDeadline<OpenCaseDeadline>;

function rowOf(
  { deadline, newDueOn, newProvisional }: Move,
  id: string,
  openedAt: InstantText,
): Database['deadline'] {
  return {
    id,
    case_kind: deadline.caseKind,
    case_id: deadline.caseId,
    period_key: deadline.periodKey,
    started_on: deadline.startedOn,
    days: deadline.days,
    day_kind: deadline.dayKind,
    legal_basis: deadline.legalBasis,
    due_on: newDueOn,
    provisional: encodeFlag(newProvisional),
    opened_at: openedAt,
    met_at: null,
    superseded_at: null,
  };
}

function byNewDate(moved: readonly Move[]): readonly (readonly Move[])[] {
  const groups = Map.groupBy(moved, ({ deadline, newDueOn, newProvisional }) =>
    [deadline.caseKind, isReplyWindow(deadline), newDueOn, newProvisional].join(' '),
  );
  return [...groups.values()].flatMap((group) => inBatches(group));
}

/** A new version, so that an act which began with the old date is refused and begins again. */
async function redate(db: Kysely<Database>, group: readonly Move[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const ids = group.map(({ deadline }) => deadline.caseId);
  if (first.deadline.caseKind === 'complaint') {
    const due = { due_on: first.newDueOn, due_provisional: encodeFlag(first.newProvisional) };
    await db
      .updateTable('complaint')
      .set((eb) => ({
        ...(isReplyWindow(first.deadline) ? { closes_on: first.newDueOn } : due),
        version: eb('version', '+', 1),
      }))
      .where('id', 'in', ids)
      .execute();
    return;
  }
  await db
    .updateTable('information_request')
    .set((eb) => ({
      due_on: first.newDueOn,
      due_provisional: encodeFlag(first.newProvisional),
      version: eb('version', '+', 1),
    }))
    .where('id', 'in', ids)
    .execute();
}

/** The reporter's last day to object is kept beside the day that is due of the office. */
function isReplyWindow({ periodKey }: OpenCaseDeadline): boolean {
  return periodKey === 'complaint_reply_window';
}

function inBatches<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) =>
    all.slice(at * BATCH, (at + 1) * BATCH),
  );
}
