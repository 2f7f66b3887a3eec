import { argon2PasswordHasher } from '#adapters/auth/argon2-password-hasher.ts';
import { luciaOfficerSessions } from '#adapters/auth/lucia-officer-sessions.ts';
import { otpauthOneTimeCodes } from '#adapters/auth/otpauth-one-time-codes.ts';
import { isRecipient, newAgeKeyPair } from '#adapters/backup/age-encryption.ts';
import { backupReader } from '#adapters/backup/archive-reader.ts';
import { backupStore } from '#adapters/backup/backup-store.ts';
import { draftFolders } from '#adapters/backup/draft-folders.ts';
import { recipientFile } from '#adapters/backup/recipient-file.ts';
import { randomSample, sha256OfStream } from '#adapters/backup/sampling.ts';
import { contentFacts, databaseFacts } from '#adapters/db/database-health.ts';
import { databaseQueries } from '#adapters/db/database-queries.ts';
import { databaseSnapshots } from '#adapters/db/database-snapshots.ts';
import { erasedTraces } from '#adapters/db/erased-traces.ts';
import { withExclusiveLock } from '#adapters/db/exclusive-lock.ts';
import { extractedDatabases } from '#adapters/db/extracted-databases.ts';
import { loadReferenceData } from '#adapters/db/first-run.ts';
import { assertMigrated, isNewDatabase, type Migrated, migrateToLatest } from '#adapters/db/migrator.ts';
import { officeRulesLoader } from '#adapters/db/office-rules.ts';
import { type OpenDatabase, openDatabase, sqliteFileOf } from '#adapters/db/open-database.ts';
import { outboxHold } from '#adapters/db/outbox-hold.ts';
import { outboxQueue } from '#adapters/db/outbox-queue.ts';
import { type PublicVersionReader, publicVersionReader } from '#adapters/db/public-version.ts';
import { officerSessionStore } from '#adapters/db/repositories/officer-session-store.ts';
import { unitOfWork } from '#adapters/db/unit-of-work.ts';
import { diskFileStore } from '#adapters/files/disk-file-store.ts';
import { fileInspector } from '#adapters/files/file-inspector.ts';
import { fileInventory } from '#adapters/files/file-inventory.ts';
import { fileScanner } from '#adapters/files/gate/file-scanner.ts';
import { rawFiles } from '#adapters/files/raw-files.ts';
import { textExtractor } from '#adapters/files/text-extractor.ts';
import { workbookLimits } from '#adapters/files/zip-directory.ts';
import { zipReader } from '#adapters/files/zip-reader.ts';
import { machineFormats } from '#adapters/formats/machine-formats.ts';
import { createNoticeComposer } from '#adapters/mail/notice-composer.ts';
import { attachmentBundler } from '#adapters/sp4n/attachment-bundler.ts';
import { sp4nExportReader } from '#adapters/sp4n/export-reader.ts';
import { manualSp4nGateway } from '#adapters/sp4n/manual-sp4n-gateway.ts';
import { appVersion } from '#adapters/system/app-version.ts';
import { auditAnchorLog } from '#adapters/system/audit-anchor-log.ts';
import { chainSigner } from '#adapters/system/chain-signer.ts';
import { durabilityAlarm, writesStoppedMark } from '#adapters/system/durability-alarm.ts';
import { heartbeatFile } from '#adapters/system/heartbeat-file.ts';
import { jsonLogger } from '#adapters/system/json-logger.ts';
import { diskSpaces, pathFacts } from '#adapters/system/machine-probes.ts';
import { keyRing, loadMasterKeys } from '#adapters/system/master-keys.ts';
import { memoryAttemptLimiter } from '#adapters/system/memory-attempt-limiter.ts';
import { nodeVault } from '#adapters/system/node-vault.ts';
import { systemClock } from '#adapters/system/system-clock.ts';
import { uuidIds } from '#adapters/system/uuid-ids.ts';
import { createChatWords } from '#adapters/whatsapp/chat-words.ts';
import { graphGateway } from '#adapters/whatsapp/graph-gateway.ts';
import { trainingWebhook } from '#adapters/whatsapp/training-webhook.ts';
import type { BackupDependencies } from '#application/backup/backup-dependencies.ts';
import type { VerifyDependencies } from '#application/backup/verify-backup.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { AuditAnchorLog } from '#application/ports/audit-anchor-log.ts';
import type { BackupRecipient, BackupStore } from '#application/ports/backup-store.ts';
import type { ChainSigner } from '#application/ports/chain-signer.ts';
import type { Clock } from '#application/ports/clock.ts';
import type { BackupFacts, DoctorProbes } from '#application/ports/doctor-probes.ts';
import type { Durability } from '#application/ports/durability.ts';
import type { ErasedTraces } from '#application/ports/erased-traces.ts';
import type { Heartbeat } from '#application/ports/heartbeat.ts';
import type { LetterRenderer } from '#application/ports/letter-renderer.ts';
import type { MachineStatus } from '#application/ports/machine-status.ts';
import type { Mailer } from '#application/ports/mailer.ts';
import type { NoticeComposer } from '#application/ports/notice-composer.ts';
import type { OutboxHold } from '#application/ports/outbox-hold.ts';
import type { OutboxQueue } from '#application/ports/outbox-queue.ts';
import type { TextExtractor } from '#application/ports/text-extractor.ts';
import type { WhatsappGateway } from '#application/ports/whatsapp-gateway.ts';
import { releaseGate } from '#application/public-document/release-gate.ts';
import type { Config } from '#config';
import { placeInWords } from '#i18n/file-findings.ts';

/** A larger file is looked through by the worker, and its officer comes back a little later. */
const AT_ONCE_BYTES = 8 * 1024 * 1024;

/** Everything that a process runs on, made once and handed down. */
export type Container = {
  readonly config: Config;
  readonly deps: Dependencies;
  readonly database: OpenDatabase;
  /** Opens a connection of its own when first asked. */
  readonly publicVersion: PublicVersionReader;
  readonly outboxQueue: OutboxQueue;
  readonly outboxHold: OutboxHold;
  readonly erasedTraces: ErasedTraces;
  readonly backups: BackupDependencies;
  readonly heartbeat: Heartbeat;
  readonly chainSigner: ChainSigner;
  readonly auditAnchors: AuditAnchorLog;
  /** Null where no mail server is set up. */
  readonly mailer: Mailer | null;
  readonly noticeComposer: NoticeComposer;
  /** Its process starts with the first file. */
  readonly textExtractor: TextExtractor;
  /** Null while the WhatsApp Cloud API is off. */
  readonly whatsapp: WhatsappGateway | null;
  /** Made at the first call: it loads a compiler and fonts, which only the worker needs. */
  readonly letterRenderer: () => Promise<LetterRenderer>;
  /** Takes back that writing was stopped: a person has started the portal anew. */
  readonly resumeWrites: () => void;
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
  const clock =
    options.clock ?? systemClock({ timeZone: config.officeTimeZone, offsetMs: config.clockOffsetMs });
  const durability = durabilityAlarm({
    dataDir: config.dataDir,
    now: clock.now,
    logger,
    // A command is started by a person, who has the mark before them in the doctor.
    followMark: options.process !== 'cli',
  });
  const database = openDatabase({
    databaseUrl: config.databaseUrl,
    onFlushFailed: durability.flushFailed,
    onIdleConnectionError: (error) => logger.warn('database_connection_lost', { error: error.message }),
  });
  try {
    if (options.process === 'worker') await assertMigrated(database);
    const keys = await loadMasterKeys(config.secretKeyFile, () => isNewDatabase(database));
    const loadRules = officeRulesLoader();
    const publicVersion = publicVersionReader(database);
    const signer = chainSigner(keys);
    const files = diskFileStore({
      dataDir: config.dataDir,
      keys: keyRing(keys),
      onFlushFailed: durability.flushFailed,
    });
    const sessionStore = officerSessionStore(database.db);
    const inspector = fileInspector({ logger });
    const scanner = fileScanner({ logger });
    const transactions = unitOfWork(database, signer, loadRules, publicVersion.changed, durability);
    const queries = databaseQueries(database, loadRules, publicVersion);
    const extractor = textExtractor({ logger });
    const mailer = await mailerOf(config);
    let renderer: Promise<LetterRenderer> | undefined;
    return {
      config,
      deps: {
        facts: {
          baseUrl: config.baseUrl,
          officeTimeZone: config.officeTimeZone,
          mailChannel: mailer !== null,
          whatsappChannel: config.whatsapp !== null,
          training: config.training,
        },
        unitOfWork: transactions,
        queries,
        clock,
        ids: uuidIds(),
        vault: nodeVault(keys),
        chatWords: createChatWords(),
        files,
        durability,
        inspector,
        fileScanner: scanner,
        releaseGate: releaseGate(
          { unitOfWork: transactions, queries, files, fileScanner: scanner, clock },
          { placeInWords, atOnceBytes: options.process === 'web' ? AT_ONCE_BYTES : Number.POSITIVE_INFINITY },
        ),
        archives: zipReader(),
        logger,
        passwordHasher: argon2PasswordHasher(),
        officerSessions: luciaOfficerSessions({
          store: {
            ...sessionStore,
            // Reading goes on when writing was stopped; the session then ends at its time.
            slide: async (...moved) => {
              if (durability.stoppedSince() === null) await sessionStore.slide(...moved);
            },
          },
          clock,
        }),
        oneTimeCodes: otpauthOneTimeCodes(),
        attempts: memoryAttemptLimiter(),
        machine: machineStatus(config, durability),
        formats: machineFormats(),
        sp4nGateway: manualSp4nGateway(),
        sp4nExports: sp4nExportReader(zipReader({ limits: workbookLimits, names: 'path' })),
        attachmentBundler: attachmentBundler(),
        trainingWebhook:
          config.training && config.whatsapp !== null
            ? trainingWebhook({ ...config, ...config.whatsapp })
            : null,
      },
      database,
      publicVersion,
      outboxQueue: outboxQueue(database),
      outboxHold: outboxHold(database.db),
      erasedTraces: erasedTraces(database),
      backups: {
        ...backupPlaces(config),
        appVersion,
        clock,
        snapshots: databaseSnapshots(database),
        rawFiles: rawFiles(config),
      },
      heartbeat: heartbeatFile(config.dataDir),
      chainSigner: signer,
      auditAnchors: auditAnchorLog(config.dataDir),
      mailer,
      noticeComposer: createNoticeComposer(),
      textExtractor: extractor,
      whatsapp: config.whatsapp === null ? null : graphGateway(config.whatsapp),
      letterRenderer: () => {
        renderer ??= loadLetterRenderer();
        return renderer;
      },
      resumeWrites: durability.reset,
      sweepDrafts: files.sweepDrafts,
      close: async () => {
        await inspector.close();
        await scanner.close();
        await extractor.close();
        await publicVersion.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** What the back office shows of the machine. */
function machineStatus(config: Config, durability: Durability): MachineStatus {
  const { store, recipient } = backupPlaces(config);
  return {
    disks: () => diskSpaces([config.dataDir, config.backupDir]),
    backupStatus: async () => {
      const [newest] = await store.good();
      return { recipientSet: (await recipient.current()) !== null, newestAt: newest?.createdAt ?? null };
    },
    workerSeenAt: heartbeatFile(config.dataDir).last,
    writesStoppedAt: async () => durability.stoppedSince(),
  };
}

/** Where this portal's backups go and to which key: known without opening the database. */
export function backupPlaces(config: Config): {
  readonly store: BackupStore;
  readonly recipient: BackupRecipient;
} {
  return {
    store: backupStore({
      dataDir: config.dataDir,
      folder: config.backupDir,
      withLock: (work) => withExclusiveLock(`${config.dataDir}/backup.lock`, work),
    }),
    recipient: recipientFile(config.dataDir),
  };
}

/** What the doctor looks at; nothing is opened before it is asked for, and nothing is made. */
export function doctorProbes(config: Config): DoctorProbes {
  const clock = systemClock({ timeZone: config.officeTimeZone, offsetMs: config.clockOffsetMs });
  const { store, recipient } = backupPlaces(config);
  let opened: OpenDatabase | null = null;
  const database = () => {
    opened ??= openDatabase({ databaseUrl: config.databaseUrl });
    return opened;
  };
  return {
    now: clock.now,
    nodeVersion: process.versions.node,
    clockOffsetMs: config.clockOffsetMs,
    baseUrl: config.baseUrl,
    workerWanted: config.worker === 'on',
    officeTimeZone: config.officeTimeZone,
    dataDir: () => pathFacts(config.dataDir),
    disk: () => diskSpaces([config.dataDir, config.backupDir]),
    keyProblem: () =>
      loadMasterKeys(config.secretKeyFile, async () => false).then(
        () => null,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      ),
    keyFile: () => pathFacts(config.secretKeyFile),
    database: async () => {
      const file = config.databaseUrl.startsWith('file:') ? sqliteFileOf(config.databaseUrl) : null;
      if (file !== null && (await pathFacts(file)) === null) return null;
      return await databaseFacts(database());
    },
    contents: () => contentFacts(database(), clock.now()),
    files: () => fileInventory(config.dataDir),
    mail: async () => {
      if (config.smtpUrl === undefined) return null;
      const { smtpProblem } = await import('#adapters/mail/smtp-probe.ts');
      return await smtpProblem(config.smtpUrl);
    },
    writesStoppedAt: async () => writesStoppedMark(config.dataDir),
    lastHeartbeat: heartbeatFile(config.dataDir).last,
    backups: async (): Promise<BackupFacts> => {
      const key = await recipient.current().catch(() => 'malformed' as const);
      const [newest = null] = await store.good();
      if (key === null) return { recipient: 'absent', newest };
      return { recipient: key === 'malformed' ? 'malformed' : 'set', newest };
    },
    close: async () => opened?.close(),
  };
}

/** Pairs of keys for backups; the private one belongs off the machine. */
export const backupKeys = { isRecipient, newPair: newAgeKeyPair };

/** What checks and restores backups on any machine, without settings, database or key of a portal. */
export function restoreTools(): VerifyDependencies {
  return {
    clock: systemClock({ timeZone: 'UTC', offsetMs: 0 }),
    reader: backupReader,
    folders: draftFolders,
    databases: extractedDatabases,
    filesIn: async (dataDir) =>
      diskFileStore({
        dataDir,
        keys: keyRing(await loadMasterKeys(`${dataDir}/secret.key`, async () => false)),
      }),
    sha256: sha256OfStream,
    sample: randomSample,
  };
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
