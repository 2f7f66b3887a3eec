import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { OpenDatabase } from '#adapters/db/open-database.ts';
import { loadMasterKeys } from '#adapters/system/master-keys.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Clock } from '#application/ports/clock.ts';
import { readConfig } from '#config';
import { type Container, createContainer, startUp } from '#container';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { civilDateOf, type InstantText, Temporal } from '#domain/shared/temporal.ts';
import { type NewOfficer, newOfficer } from '#tests/factories/officers.ts';
import { type NewUnit, newUnit } from '#tests/factories/units.ts';
import type { DialectContext } from './each-dialect.ts';

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  readonly set: (instant: InstantText) => void;
  readonly advance: (duration: Temporal.DurationLike) => void;
}

/** A portal of its own over a fresh database: real adapters everywhere, reference data loaded. */
export interface TestOffice {
  readonly deps: Dependencies;
  readonly clock: TestClock;
  readonly database: OpenDatabase;
  readonly container: Container;
  /** Where this portal keeps files and keys. */
  readonly dataDir: string;
  /** Statements that `work` sends, `begin`, `commit` and `rollback` left out. */
  readonly countStatements: <T>(work: () => Promise<T>) => Promise<{
    readonly value: T;
    readonly count: number;
    readonly statements: readonly string[];
  }>;
  /** An officer with an account; `actor` is what use cases take. Roles are for the whole body or for `unit`. */
  readonly officer: (
    options?: NewOfficer,
  ) => Promise<{ readonly actor: OfficerActor; readonly email: string; readonly password: string }>;
  readonly unit: (
    options?: NewUnit,
  ) => Promise<{ readonly id: UnitId; readonly slug: string; readonly name: string }>;
  readonly close: () => Promise<void>;
}

export interface TestOfficeOptions {
  /** Where the clock stands at first; 25 November 2026, 10:00 WIB unless told. */
  readonly now?: InstantText;
  /** Environment, for `SMTP_URL` and the like. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Opens a portal on a fresh database of the suite's dialect; it ends with the suite, or by `close`. */
export async function createTestOffice(
  context: DialectContext,
  options: TestOfficeOptions = {},
): Promise<TestOffice> {
  const testDatabase = await context.open();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ppid-test-office-'));
  const clock = testClock(options.now ?? '2026-11-25T03:00:00.000Z');
  const config = readConfig({
    LOG_LEVEL: 'silent',
    ...options.env,
    DATA_DIR: dataDir,
    DATABASE_URL: testDatabase.url,
  });
  // The database comes migrated, and a portal makes no keys for one that may hold sealed data.
  await loadMasterKeys(config.secretKeyFile, async () => true);
  const container = await createContainer(config, { clock });
  await startUp(container);

  const removeDatabase = testDatabase.close;
  const close = async () => {
    await container.close();
    await removeDatabase();
    await rm(dataDir, { recursive: true, force: true });
  };
  // The suite closes its databases at the end; the portal over this one goes first.
  Object.assign(testDatabase, { close });

  return {
    deps: container.deps,
    clock,
    database: container.database,
    container,
    dataDir,
    countStatements: async (work) => {
      const statements: string[] = [];
      const stop = container.database.watchStatements((sql) => {
        if (!/^(begin|commit|rollback|start transaction)/i.test(sql)) statements.push(sql);
      });
      try {
        const value = await work();
        return { value, count: statements.length, statements };
      } finally {
        stop();
      }
    },
    officer: (officer) => newOfficer(container.deps, officer),
    unit: (unit) => newUnit(container.deps, unit),
    close,
  };
}

function testClock(start: InstantText): TestClock {
  let instant = start;
  const dateOf = (at: InstantText) => civilDateOf(at, 'Asia/Jakarta');
  return {
    now: () => instant,
    today: () => dateOf(instant),
    dateOf,
    set: (to) => {
      instant = to;
    },
    advance: (duration) => {
      instant = Temporal.Instant.from(instant).add(duration).toString({ smallestUnit: 'millisecond' });
    },
  };
}
