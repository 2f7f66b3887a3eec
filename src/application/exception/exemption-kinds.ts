import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import { daysLeft, walkDays } from '#domain/deadline/working-days.ts';
import { WARN_WORKING_DAYS } from '#domain/exemption/exemption.ts';
import { unitsFor } from '#domain/officer/permissions.ts';

/** Exemptions whose last day is at most thirty working days away (PP 61/2010). One statement. */
export const exemptionEnding: ExceptionKind = {
  key: 'exemption_ending',
  permission: 'exemption.read',
  load: async ({ queries, clock }, actor, { rules, limit }) => {
    const today = clock.today();
    const { dueOn } = walkDays(rules.calendar, today, WARN_WORKING_DAYS, 'working');
    const rows = await queries.exemptions.endingBy(dueOn, unitsFor(actor, 'exemption.read'), limit);
    return rows.map(
      (row): ExceptionItem => ({
        key: 'exemption_ending',
        id: row.id,
        daysLeft: daysLeft(rules.calendar, 'working', today, row.endsOn ?? today),
        params: { information: row.information, endsOn: row.endsOn ?? '', unit: row.unitName },
        target: { kind: 'exemption', id: row.id },
      }),
    );
  },
};

/** Entries that opened when an exemption ended and that have no file for the public yet. One statement. */
export const exemptionFileWaiting: ExceptionKind = {
  key: 'exemption_file_waiting',
  permission: 'public_document.draft',
  load: async ({ queries }, actor, { limit }) => {
    const rows = await queries.exemptions.filesToOpen(unitsFor(actor, 'public_document.draft'), limit);
    return rows.map(
      (row): ExceptionItem => ({
        key: 'exemption_file_waiting',
        id: row.documentId,
        daysLeft: 0,
        params: { title: row.title, since: row.endedAt },
        target: { kind: 'document', id: row.documentId },
      }),
    );
  },
};

/** Findings that a second officer is asked to let out, and moments that have passed without publication. */
export const documentWaiting: ExceptionKind = {
  key: 'document_waiting',
  permission: 'public_document.publish',
  load: async ({ queries, clock }, actor, { limit }) => {
    const units = unitsFor(actor, 'public_document.publish');
    const rows = await queries.publicDocuments.waitingForOfficer(clock.now(), units, limit);
    return rows.map(
      (row): ExceptionItem => ({
        key: 'document_waiting',
        id: row.id,
        daysLeft: 0,
        params: { title: row.title, what: row.what, since: row.since },
        target: { kind: 'document', id: row.id },
      }),
    );
  },
};
