import type { PublicVersion } from '#application/ports/public-version.ts';
import type { Queries } from '#application/ports/queries.ts';
import type { OpenDatabase } from './open-database.ts';
import { absenceQueries } from './queries/absence-queries.ts';
import { auditQueries } from './queries/audit-queries.ts';
import { calendarQueries } from './queries/calendar-queries.ts';
import { catalogueQueries } from './queries/catalogue-queries.ts';
import { chatQueries } from './queries/chat-queries.ts';
import { complaintFigureQueries } from './queries/complaint-figures.ts';
import { complaintPressQueries } from './queries/complaint-press-queries.ts';
import { complaintQueries } from './queries/complaint-queries.ts';
import { complianceQueries } from './queries/compliance-queries.ts';
import { conversationQueries } from './queries/conversation-queries.ts';
import { exceptionQueries } from './queries/exception-queries.ts';
import { exemptionQueries } from './queries/exemption-queries.ts';
import { fileQueries } from './queries/file-queries.ts';
import { informationRequestQueries } from './queries/information-request-queries.ts';
import { keptFacets } from './queries/kept-facets.ts';
import { letterQueries } from './queries/letter-queries.ts';
import { noticeQueries } from './queries/notice-queries.ts';
import { officeQueries } from './queries/office-queries.ts';
import { officerQueries } from './queries/officer-queries.ts';
import { publicDocumentQueries } from './queries/public-document-queries.ts';
import { searchQueries } from './queries/search-queries.ts';
import { sp4nQueries } from './queries/sp4n-queries.ts';
import type { RulesLoader } from './unit-of-work.ts';

/** The read side, outside any transaction. */
export function databaseQueries(
  { db }: OpenDatabase,
  loadRules: RulesLoader,
  publicVersion: PublicVersion,
): Queries {
  const publicDocuments = publicDocumentQueries(db);
  return {
    officeRules: () => loadRules(db),
    calendar: calendarQueries(db),
    office: officeQueries(db),
    files: fileQueries(db),
    exemptions: exemptionQueries(db),
    informationRequests: informationRequestQueries(db),
    complaints: complaintQueries(db),
    complaintPresses: complaintPressQueries(db),
    chats: chatQueries(db),
    conversations: conversationQueries(db),
    complaintFigures: complaintFigureQueries(db),
    letters: letterQueries(db),
    notices: noticeQueries(db),
    officers: officerQueries(db),
    absences: absenceQueries(db),
    publicDocuments: { ...publicDocuments, facets: keptFacets(publicDocuments.facets, publicVersion) },
    search: searchQueries(db),
    audit: auditQueries(db),
    exceptions: exceptionQueries(db),
    sp4n: sp4nQueries(db),
    compliance: complianceQueries(db),
    catalogue: catalogueQueries(db),
  };
}
