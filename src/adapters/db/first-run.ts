import type { Kysely } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { InstantText } from '#domain/shared/temporal.ts';
import { encodeJson } from './column-codecs.ts';
import { JOINT_LEAVE_POLICY } from './office-rules.ts';
import type { OpenDatabase } from './open-database.ts';
import type { Database } from './schema.ts';
import { checklistSeed } from './seed/checklist/checklist.ts';
import { ppidUnit, usualOwners } from './seed/checklist/owners.ts';
import { decreedYearSeed, holidaySeed, jointLeavePolicySeed } from './seed/holidays.ts';
import regions from './seed/regions.json' with { type: 'json' };
import { statutoryPeriodSeed } from './seed/statutory-periods.ts';
import { unitSeed } from './seed/units.ts';

/**
 * Loads the reference data into tables that are still empty, in one transaction. Once there is something in
 * a table it is the office's: nothing is added to it or put back. Safe to run at every start.
 */
export async function loadReferenceData({ db }: OpenDatabase, now: InstantText): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (await isEmpty(tx, 'decreed_year')) await loadCalendar(tx);
    if (await isEmpty(tx, 'statutory_period')) await loadPeriods(tx);
    if (await isEmpty(tx, 'region')) await loadRegions(tx);
    if (await isEmpty(tx, 'unit')) await loadUnits(tx, now);
    if (await isEmpty(tx, 'checklist_item')) await loadChecklist(tx, now);
    if (await isEmpty(tx, 'public_version')) {
      await tx
        .insertInto('public_version')
        .values({ id: 1, value: 1 })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}

type ReferenceTable =
  | 'decreed_year'
  | 'statutory_period'
  | 'region'
  | 'unit'
  | 'checklist_item'
  | 'public_version';

async function isEmpty(tx: Kysely<Database>, table: ReferenceTable): Promise<boolean> {
  const row = await tx
    .selectFrom(table)
    .select((eb) => eb.lit(1).as('one'))
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/** Another process may be loading the same rows at the same time: hence `on conflict do nothing`. */
async function loadCalendar(tx: Kysely<Database>): Promise<void> {
  await tx
    .insertInto('holiday')
    .values(holidaySeed.map(({ on, kind, name, decree }) => ({ on_date: on, kind, name, decree })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('decreed_year')
    .values(decreedYearSeed.map(({ year, decree }) => ({ year, decree })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('calendar_policy')
    .values(
      jointLeavePolicySeed.map(({ value, effectiveFrom }) => ({
        key: JOINT_LEAVE_POLICY,
        effective_from: effectiveFrom,
        value: encodeJson(value),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function loadPeriods(tx: Kysely<Database>): Promise<void> {
  await tx
    .insertInto('statutory_period')
    .values(
      statutoryPeriodSeed.map((period) => ({
        key: period.key,
        effective_from: period.effectiveFrom,
        days: period.days,
        day_kind: period.dayKind,
        legal_basis: period.legalBasis,
        source: period.source,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Codes of Kemendagri: `35.13.14` is a kecamatan, `35.13.14.1003` a desa or kelurahan in it. */
async function loadRegions(tx: Kysely<Database>): Promise<void> {
  await tx
    .insertInto('region')
    .values(
      Object.entries(regions).map(([code, name]) => {
        const parent = code.split('.').length === 4 ? code.slice(0, code.lastIndexOf('.')) : null;
        return { code, name, kind: parent === null ? 'district' : 'village', parent_code: parent };
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function loadUnits(tx: Kysely<Database>, now: InstantText): Promise<void> {
  await tx
    .insertInto('unit')
    .values(
      unitSeed.map(({ slug, name, shortName }) => ({
        id: uuidv7(),
        slug,
        name,
        short_name: shortName,
        archived_at: null,
        created_at: now,
        version: 1,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The checklist of the law, and who owes what of it until the office says otherwise. */
async function loadChecklist(tx: Kysely<Database>, now: InstantText): Promise<void> {
  await tx
    .insertInto('checklist_item')
    .values(
      checklistSeed.map((item, index) => ({
        code: item.code,
        parent_code: item.parentCode,
        item_group: item.group,
        position: index + 1,
        title: item.title,
        hint: item.hint,
        legal_basis: item.legalBasis,
        owed: item.owed ? 1 : 0,
        cycle_months: item.cycleMonths,
        expected_by: item.expectedBy,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const units = await tx
    .selectFrom('unit')
    .select(['id', 'slug'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute();
  const fallback = units.find(({ slug }) => slug === ppidUnit) ?? units[0];
  if (fallback === undefined) return;
  const duties = checklistSeed.flatMap((item) => {
    if (!item.owed) return [];
    const owner = units.find(({ slug }) => slug === usualOwners[item.code]) ?? fallback;
    return [
      {
        id: uuidv7(),
        item_code: item.code,
        unit_id: owner.id,
        applicable: 1,
        reason: '',
        confirmed_on: null,
        confirmed_by: null,
        reminded_for: null,
        created_at: now,
        version: 1,
      },
    ];
  });
  await tx
    .insertInto('compliance_duty')
    .values(duties)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
