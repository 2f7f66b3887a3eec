import { setTimeout as delay } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { ChainSigner } from '#application/ports/chain-signer.ts';
import { type Durability, WritesStoppedError } from '#application/ports/durability.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { UnitOfWork } from '#application/ports/unit-of-work.ts';
import {
  DatabaseBusyError,
  DatabaseUnavailableError,
  isBusy,
  isRetryable,
  isUnavailable,
} from './database-errors.ts';
import { officeRulesLoader } from './office-rules.ts';
import type { OpenDatabase } from './open-database.ts';
import { absenceRepository } from './repositories/absence-repository.ts';
import { auditRepository } from './repositories/audit-repository.ts';
import { calendarRepository } from './repositories/calendar-repository.ts';
import { caseAccessRepository } from './repositories/case-access-repository.ts';
import { caseEventRepository } from './repositories/case-event-repository.ts';
import { caseTextRepository } from './repositories/case-text-repository.ts';
import { complaintPhotoRepository } from './repositories/complaint-photo-repository.ts';
import { complaintPressRepository } from './repositories/complaint-press-repository.ts';
import { complaintRepository } from './repositories/complaint-repository.ts';
import { complianceRepository } from './repositories/compliance-repository.ts';
import { conversationRepository } from './repositories/conversation-repository.ts';
import { counterRepository } from './repositories/counter-repository.ts';
import { deadlineRepository } from './repositories/deadline-repository.ts';
import { documentImportRepository } from './repositories/document-import-repository.ts';
import { exemptionRepository } from './repositories/exemption-repository.ts';
import { fileCheckRepository } from './repositories/file-check-repository.ts';
import { idempotencyRepository } from './repositories/idempotency-repository.ts';
import { informationRequestRepository } from './repositories/information-request-repository.ts';
import { invitationRepository } from './repositories/invitation-repository.ts';
import { letterRepository } from './repositories/letter-repository.ts';
import { noticeRepository } from './repositories/notice-repository.ts';
import { officerFactorRepository } from './repositories/officer-factor-repository.ts';
import { officerRepository } from './repositories/officer-repository.ts';
import { ombudsmanRepository } from './repositories/ombudsman-repository.ts';
import { openCaseCountRepository } from './repositories/open-case-count-repository.ts';
import { outboxRepository } from './repositories/outbox-repository.ts';
import { publicDocumentRepository } from './repositories/public-document-repository.ts';
import { searchIndexRepository } from './repositories/search-index-repository.ts';
import { settingsRepository } from './repositories/settings-repository.ts';
import { sp4nRepository } from './repositories/sp4n-repository.ts';
import { storedFileRepository } from './repositories/stored-file-repository.ts';
import { unitRepository } from './repositories/unit-repository.ts';
import type { Database } from './schema.ts';

export type RulesLoader = (db: Kysely<Database>) => Promise<OfficeRules>;

const ATTEMPTS = 4;

/**
 * Transactions over all repositories. What PostgreSQL undid for another's sake is run again, at most three
 * times: the callback must have no effect outside its `tx`. `publicChanged` is told, before the caller goes on,
 * of each commit that bumped the public version.
 * @throws DatabaseBusyError, DatabaseUnavailableError when the database could not do it now, WritesStoppedError.
 */
export function unitOfWork(
  open: OpenDatabase,
  signer: ChainSigner,
  loadRules: RulesLoader = officeRulesLoader(),
  publicChanged: () => void = () => {},
  durability: Durability = { stoppedSince: () => null },
): UnitOfWork {
  return {
    transaction: async (work) => {
      if (durability.stoppedSince() !== null) throw new WritesStoppedError();
      for (let attempt = 1; ; attempt += 1) {
        let bumped = false;
        try {
          const value = await open.db.transaction().execute((tx) =>
            work(
              repositories(tx, open, signer, loadRules, () => {
                bumped = true;
              }),
            ),
          );
          if (bumped) publicChanged();
          return value;
        } catch (error) {
          // Whether a commit whose answer was lost took place is not known: better one look too many.
          if (bumped) publicChanged();
          if (isBusy(error)) throw new DatabaseBusyError(error);
          if (error instanceof DatabaseUnavailableError) throw error;
          if (isUnavailable(error)) throw new DatabaseUnavailableError(error);
          if (!isRetryable(error) || attempt === ATTEMPTS) throw error;
          await delay(attempt * 20 * (0.5 + Math.random()));
        }
      }
    },
  };
}

function repositories(
  tx: Kysely<Database>,
  { dialect }: Pick<OpenDatabase, 'dialect'>,
  signer: ChainSigner,
  loadRules: RulesLoader,
  onBump: () => void,
): Repositories {
  const settings = settingsRepository(tx, dialect);
  return {
    officeRules: { load: () => loadRules(tx) },
    calendar: calendarRepository(tx, dialect),
    idempotency: idempotencyRepository(tx),
    counters: counterRepository(tx),
    openCaseCounts: openCaseCountRepository(tx),
    informationRequests: informationRequestRepository(tx),
    complaints: complaintRepository(tx),
    complaintPhotos: complaintPhotoRepository(tx),
    complaintPresses: complaintPressRepository(tx),
    ombudsman: ombudsmanRepository(tx),
    conversations: conversationRepository(tx),
    compliance: complianceRepository(tx),
    deadlines: deadlineRepository(tx),
    caseEvents: caseEventRepository(tx),
    caseTexts: caseTextRepository(tx),
    caseAccess: caseAccessRepository(tx),
    storedFiles: storedFileRepository(tx),
    fileChecks: fileCheckRepository(tx),
    documentImports: documentImportRepository(tx),
    letters: letterRepository(tx),
    outbox: outboxRepository(tx),
    notices: noticeRepository(tx),
    officers: officerRepository(tx),
    officerFactors: officerFactorRepository(tx),
    invitations: invitationRepository(tx),
    absences: absenceRepository(tx),
    units: unitRepository(tx),
    exemptions: exemptionRepository(tx),
    settings: {
      ...settings,
      bumpPublicVersion: async () => {
        onBump();
        await settings.bumpPublicVersion();
      },
    },
    publicDocuments: publicDocumentRepository(tx),
    searchIndex: searchIndexRepository(tx),
    sp4n: sp4nRepository(tx),
    audit: auditRepository(tx, signer),
  };
}
