import type { ArchiveReader } from '#application/ports/archive-reader.ts';
import type { AttachmentBundler } from '#application/ports/attachment-bundler.ts';
import type { AttemptLimiter } from '#application/ports/attempt-limiter.ts';
import type { ChatWords } from '#application/ports/chat-words.ts';
import type { Clock } from '#application/ports/clock.ts';
import type { Durability } from '#application/ports/durability.ts';
import type { FileInspector } from '#application/ports/file-inspector.ts';
import type { FileScanner } from '#application/ports/file-scanner.ts';
import type { FileStore } from '#application/ports/file-store.ts';
import type { IdGenerator } from '#application/ports/id-generator.ts';
import type { Logger } from '#application/ports/logger.ts';
import type { MachineFormats } from '#application/ports/machine-formats.ts';
import type { MachineStatus } from '#application/ports/machine-status.ts';
import type { OfficerSessions } from '#application/ports/officer-sessions.ts';
import type { OneTimeCodes } from '#application/ports/one-time-codes.ts';
import type { PasswordHasher } from '#application/ports/password-hasher.ts';
import type { Queries } from '#application/ports/queries.ts';
import type { ReleaseGate } from '#application/ports/release-gate.ts';
import type { Sp4nExportReader } from '#application/ports/sp4n-export-reader.ts';
import type { Sp4nGateway } from '#application/ports/sp4n-gateway.ts';
import type { TrainingWebhook } from '#application/ports/training-webhook.ts';
import type { UnitOfWork } from '#application/ports/unit-of-work.ts';
import type { Vault } from '#application/ports/vault.ts';

/** What the office's links and channels look like from inside a use case. */
export type PortalFacts = {
  /** Public origin without a trailing slash. */
  readonly baseUrl: string;
  readonly officeTimeZone: string;
  /** Whether mail can leave by itself; without it notices wait as tasks for a person. */
  readonly mailChannel: boolean;
  /** Whether the WhatsApp Cloud API is switched on. */
  readonly whatsappChannel: boolean;
  /** Whether the chat simulator may be used. */
  readonly training: boolean;
};

/** Every port; use cases take `Pick<Dependencies, …>` as first argument. */
export type Dependencies = {
  readonly facts: PortalFacts;
  readonly unitOfWork: UnitOfWork;
  readonly queries: Queries;
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly vault: Vault;
  readonly chatWords: ChatWords;
  readonly files: FileStore;
  readonly durability: Durability;
  readonly inspector: FileInspector;
  readonly fileScanner: FileScanner;
  readonly releaseGate: ReleaseGate;
  readonly archives: ArchiveReader;
  readonly logger: Logger;
  readonly passwordHasher: PasswordHasher;
  readonly officerSessions: OfficerSessions;
  readonly oneTimeCodes: OneTimeCodes;
  readonly attempts: AttemptLimiter;
  readonly machine: MachineStatus;
  readonly formats: MachineFormats;
  readonly sp4nGateway: Sp4nGateway;
  readonly sp4nExports: Sp4nExportReader;
  readonly attachmentBundler: AttachmentBundler;
  /** Null in production, and while the WhatsApp Cloud API is off: there is no webhook to practise on. */
  readonly trainingWebhook: TrainingWebhook | null;
};
