import { argon2PasswordHasher } from '#adapters/auth/argon2-password-hasher.ts';
import { luciaOfficerSessions } from '#adapters/auth/lucia-officer-sessions.ts';
import { databaseQueries } from '#adapters/db/database-queries.ts';
import { loadReferenceData } from '#adapters/db/first-run.ts';
import { assertMigrated, isNewDatabase, type Migrated, migrateToLatest } from '#adapters/db/migrator.ts';
import { officeRulesLoader } from '#adapters/db/office-rules.ts';
import { type OpenDatabase, openDatabase } from '#adapters/db/open-database.ts';
import { outboxQueue } from '#adapters/db/outbox-queue.ts';
import { officerSessionStore } from '#adapters/db/repositories/officer-session-store.ts';
import { unitOfWork } from '#adapters/db/unit-of-work.ts';
import { diskFileStore } from '#adapters/files/disk-file-store.ts';
import { createNoticeComposer } from '#adapters/mail/notice-composer.ts';
import { jsonLogger } from '#adapters/system/json-logger.ts';
import { keyRing, loadMasterKeys } from '#adapters/system/master-keys.ts';
import { memoryAttemptLimiter } from '#adapters/system/memory-attempt-limiter.ts';
import { nodeVault } from '#adapters/system/node-vault.ts';
import { systemClock } from '#adapters/system/system-clock.ts';
import { uuidIds } from '#adapters/system/uuid-ids.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Clock } from '#application/ports/clock.ts';
import type { LetterRenderer } from '#application/ports/letter-renderer.ts';
import type { Mailer } from '#application/ports/mailer.ts';
import type { NoticeComposer } from '#application/ports/notice-composer.ts';
import type { OutboxQueue } from '#application/ports/outbox-queue.ts';
import type { Config } from '#config';

/** Everything that a process runs on, made once and handed down. */
export type Container = {
  readonly config: Config;
  readonly deps: Dependencies;
  readonly database: OpenDatabase;
  readonly outboxQueue: OutboxQueue;
  /** Null where no mail server is set up. */
  readonly mailer: Mailer | null;
  readonly noticeComposer: NoticeComposer;
  /** Made at the first call: it loads a compiler and fonts, which only the worker needs. */
  readonly letterRenderer: () => Promise<LetterRenderer>;
  /** Removes files that a killed process left half-written; returns how many. */
  readonly sweepDrafts: (olderThanMs: number) => Promise<number>;
  readonly close: () => Promise<void>;
};

export type ContainerOptions = {
  /** Which process this is, for the log. */
  readonly process?: 'web' | 'worker' | 'cli';
  /** Another clock, for tests. */
  readonly clock?: Clock;
};

/**
 * Opens keys, database and files and puts the adapters behind their ports. Nothing is migrated yet.
 * @throws KeyFileError, DatabaseOpenError, and in the worker, which leaves migrating to the web,
 *   PendingMigrationsError: each with a sentence for the operator.
 */
export async function createContainer(config: Config, options: ContainerOptions = {}): Promise<Container> {
  const logger = jsonLogger(config.logLevel, options.process ?? 'web');
  const database = openDatabase({
    databaseUrl: config.databaseUrl,
    onIdleConnectionError: (error) => logger.warn('database_connection_lost', { error: error.message }),
  });
  try {
    if (options.process === 'worker') await assertMigrated(database);
    const keys = await loadMasterKeys(config.secretKeyFile, () => isNewDatabase(database));
    const clock =
      options.clock ?? systemClock({ timeZone: config.officeTimeZone, offsetMs: config.clockOffsetMs });
    const loadRules = officeRulesLoader();
    const files = diskFileStore({ dataDir: config.dataDir, keys: keyRing(keys) });
    const mailer = await mailerOf(config);
    let renderer: Promise<LetterRenderer> | undefined;
    return {
      config,
      deps: {
        facts: {
          baseUrl: config.baseUrl,
          officeTimeZone: config.officeTimeZone,
          mailChannel: mailer !== null,
        },
        unitOfWork: unitOfWork(database, loadRules),
        queries: databaseQueries(database, loadRules),
        clock,
        ids: uuidIds(),
        vault: nodeVault(keys),
        files,
        logger,
        passwordHasher: argon2PasswordHasher(),
        officerSessions: luciaOfficerSessions({ store: officerSessionStore(database.db), clock }),
        attempts: memoryAttemptLimiter(),
      },
      database,
      outboxQueue: outboxQueue(database),
      mailer,
      noticeComposer: createNoticeComposer(),
      letterRenderer: () => {
        renderer ??= loadLetterRenderer();
        return renderer;
      },
      sweepDrafts: files.sweepDrafts,
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Brings the database to the newest schema and loads reference data into what is still empty. */
export async function startUp(container: Container): Promise<Migrated> {
  const migrated = await migrateToLatest(container.database);
  await loadReferenceData(container.database, container.deps.clock.now());
  return migrated;
}

async function mailerOf(config: Config): Promise<Mailer | null> {
  if (config.smtpUrl === undefined) return null;
  const { createSmtpMailer } = await import('#adapters/mail/smtp-mailer.ts');
  return createSmtpMailer({ url: config.smtpUrl, from: config.mailFrom });
}

async function loadLetterRenderer(): Promise<LetterRenderer> {
  const { createTypstLetterRenderer } = await import('#adapters/letters/typst-letter-renderer.ts');
  return createTypstLetterRenderer();
}
