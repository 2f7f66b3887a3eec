import type { AuditQueries } from '#application/audit/audit-views.ts';
import type { CalendarQueries } from '#application/calendar/calendar-repository.ts';
import type { ComplaintPressQueries } from '#application/complaint/complaint-press-repository.ts';
import type { ComplaintQueries } from '#application/complaint/complaint-views.ts';
import type { ComplianceQueries } from '#application/compliance/compliance-views.ts';
import type { ChatQueries } from '#application/conversation/chat-queries.ts';
import type { ConversationQueries } from '#application/conversation/conversation-views.ts';
import type { ExceptionQueries } from '#application/exception/exception-views.ts';
import type { ExemptionQueries } from '#application/exemption/exemption-views.ts';
import type { InformationRequestQueries } from '#application/information-request/information-request-views.ts';
import type { LetterQueries } from '#application/letter/letter-views.ts';
import type { NoticeQueries } from '#application/notification/notice-views.ts';
import type { AbsenceQueries } from '#application/officer/absence-views.ts';
import type { OfficerQueries } from '#application/officer/officer-views.ts';
import type { FileQueries } from '#application/ports/file-queries.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import type { CatalogueQueries } from '#application/public-document/catalogue-views.ts';
import type { PublicDocumentQueries } from '#application/public-document/public-document-views.ts';
import type { ComplaintFigureQueries } from '#application/reporting/complaint-figure-views.ts';
import type { SearchQueries } from '#application/search/search-views.ts';
import type { OfficeQueries } from '#application/settings/office-views.ts';
import type { Sp4nQueries } from '#application/sp4n/sp4n-views.ts';

/** The read side: view types only, no change. Each function says how many statements it takes. */
export type Queries = {
  /** Calendar, periods and settings; one statement. */
  readonly officeRules: () => Promise<OfficeRules>;
  readonly calendar: CalendarQueries;
  readonly office: OfficeQueries;
  readonly files: FileQueries;
  readonly informationRequests: InformationRequestQueries;
  readonly complaints: ComplaintQueries;
  readonly complaintPresses: ComplaintPressQueries;
  readonly chats: ChatQueries;
  readonly conversations: ConversationQueries;
  readonly complaintFigures: ComplaintFigureQueries;
  readonly letters: LetterQueries;
  readonly notices: NoticeQueries;
  readonly officers: OfficerQueries;
  readonly absences: AbsenceQueries;
  readonly publicDocuments: PublicDocumentQueries;
  readonly exemptions: ExemptionQueries;
  readonly search: SearchQueries;
  readonly audit: AuditQueries;
  readonly exceptions: ExceptionQueries;
  readonly sp4n: Sp4nQueries;
  readonly compliance: ComplianceQueries;
  readonly catalogue: CatalogueQueries;
};
