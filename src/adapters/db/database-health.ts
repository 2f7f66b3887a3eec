import { sql } from 'kysely';
import type { ContentFacts, DatabaseFacts } from '#application/ports/doctor-probes.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import { pendingMigrations } from './migrator.ts';
import type { OpenDatabase } from './open-database.ts';
import { outboxHold } from './outbox-hold.ts';
import { keptFiles } from './stored-file-marks.ts';

export async function databaseFacts(open: OpenDatabase): Promise<DatabaseFacts> {
  const sqlite = open.dialect === 'sqlite';
  return {
    damage: sqlite ? await quickCheck(open) : [],
    unsafeSettings: sqlite ? await unsafeSqlite(open) : await unsafePostgres(open),
    pendingMigrations: await pendingMigrations(open),
  };
}

export async function contentFacts({ db }: OpenDatabase, now: InstantText): Promise<ContentFacts> {
  const { dead } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.countAll<number>().as('dead'))
    .where('done_at', 'is', null)
    .where('dead_at', 'is not', null)
    .executeTakeFirstOrThrow();
  const { oldest } = await db
    .selectFrom('outbox')
    .select((eb) => eb.fn.min('available_at').as('oldest'))
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .where('available_at', '<=', now)
    .executeTakeFirstOrThrow();
  const { newest } = await db
    .selectFrom('case_event')
    .select((eb) => eb.fn.max('occurred_at').as('newest'))
    .executeTakeFirstOrThrow();
  const held = await outboxHold(db).held();
  const years = await db.selectFrom('decreed_year').select('year').execute();
  return {
    deadMessages: dead,
    heldMessages: held.reduce((sum, { count }) => sum + count, 0),
    oldestDueAt: oldest,
    newestEventAt: newest,
    decreedYears: years.map(({ year }) => year),
    files: (await keptFiles(db)).map(({ id, published }) => ({ id, published })),
  };
}

async function quickCheck({ db }: OpenDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(20)`.execute(db);
  return rows.map((row) => row.quick_check).filter((line) => line !== 'ok');
}

async function unsafeSqlite({ db }: OpenDatabase): Promise<readonly string[]> {
  const { rows: journal } = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(db);
  const { rows: sync } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
  return [
    ...(journal[0]?.journal_mode === 'wal' ? [] : [`journal_mode=${journal[0]?.journal_mode}`]),
    ...(sync[0]?.synchronous === 2 ? [] : [`synchronous=${sync[0]?.synchronous}`]),
  ];
}

async function unsafePostgres({ db }: OpenDatabase): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string; setting: string }>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes')
  `.execute(db);
  return rows.filter(({ setting }) => setting === 'off').map(({ name, setting }) => `${name}=${setting}`);
}
