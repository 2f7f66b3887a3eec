import type { InformationRequestRepository } from '#application/information-request/information-request-repository.ts';
import type { LetterRepository } from '#application/letter/letter-repository.ts';
import type { NoticeRepository } from '#application/notification/notice-repository.ts';
import type { InvitationRepository } from '#application/officer/invitation-repository.ts';
import type { OfficerRepository } from '#application/officer/officer-repository.ts';
import type { CaseAccessRepository } from '#application/ports/case-access-repository.ts';
import type { CaseEventRepository, CaseTextRepository } from '#application/ports/case-text-repository.ts';
import type { CounterRepository, OpenCaseCountRepository } from '#application/ports/counter-repository.ts';
import type { DeadlineRepository } from '#application/ports/deadline-repository.ts';
import type { IdempotencyRepository } from '#application/ports/idempotency-repository.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import type { OutboxRepository } from '#application/ports/outbox-repository.ts';
import type { StoredFileRepository } from '#application/ports/stored-file-repository.ts';
import type { PublicDocumentRepository } from '#application/public-document/public-document-repository.ts';
import type { SettingsRepository } from '#application/settings/settings-repository.ts';
import type { UnitRepository } from '#application/settings/unit-repository.ts';

/** What a transaction can touch. */
export type Repositories = {
  readonly officeRules: { readonly load: () => Promise<OfficeRules> };
  readonly idempotency: IdempotencyRepository;
  readonly counters: CounterRepository;
  readonly openCaseCounts: OpenCaseCountRepository;
  readonly informationRequests: InformationRequestRepository;
  readonly deadlines: DeadlineRepository;
  readonly caseEvents: CaseEventRepository;
  readonly caseTexts: CaseTextRepository;
  readonly caseAccess: CaseAccessRepository;
  readonly storedFiles: StoredFileRepository;
  readonly letters: LetterRepository;
  readonly outbox: OutboxRepository;
  readonly notices: NoticeRepository;
  readonly officers: OfficerRepository;
  readonly invitations: InvitationRepository;
  readonly units: UnitRepository;
  readonly settings: SettingsRepository;
  readonly publicDocuments: PublicDocumentRepository;
};
