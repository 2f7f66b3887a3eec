import type { Selectable } from 'kysely';
import type { Exemption } from '#domain/exemption/exemption.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeJson } from './column-codecs.ts';
import type { Database } from './schema.ts';

export function exemptionFromRow(row: Selectable<Database['exemption']>): Exemption {
  return {
    id: row.id,
    unitId: asId(row.unit_id),
    documentId: row.document_id === null ? null : asId(row.document_id),
    information: row.information,
    part: row.part,
    letters: decodeJson(row.letters),
    statuteArticle: row.statute_article,
    testNumber: row.test_number,
    testedOn: row.tested_on,
    testedPlace: row.tested_place,
    participants: row.participants,
    ifOpened: row.if_opened,
    ifClosed: row.if_closed,
    publicInterest: row.public_interest,
    openKindAnswer: row.open_kind_answer,
    decreeNumber: row.decree_number,
    decidedOn: row.decided_on,
    decidedPlace: row.decided_place,
    decidedBy: row.decided_by,
    approvedBy: row.approved_by,
    endsOn: row.ends_on,
    endCondition: row.end_condition,
    endedAt: row.ended_at,
    endReason: row.end_reason,
    recordedBy: asId(row.recorded_by),
    recordedAt: row.recorded_at,
    version: row.version,
  };
}
