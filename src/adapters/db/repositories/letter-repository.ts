import type { Kysely, Selectable } from 'kysely';
import type { Letter, LetterChange, LetterRepository } from '#application/letter/letter-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeJson, encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

type LetterRow = Selectable<Database['letter']>;

export function letterRepository(db: Kysely<Database>): LetterRepository {
  return {
    add: async (letter) => {
      await db.insertInto('letter').values(rowOf(letter)).execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : letterOf(row);
    },
    ofCase: async (ref) => {
      const rows = await db
        .selectFrom('letter')
        .selectAll()
        .where('case_kind', '=', ref.caseKind)
        .where('case_id', '=', ref.caseId)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(letterOf);
    },
    change: async (id, change) => {
      const columns = columnsOf(change);
      if (Object.keys(columns).length === 0) return;
      await db.updateTable('letter').set(columns).where('id', '=', id).execute();
    },
  };
}

function letterOf(row: LetterRow): Letter {
  return {
    id: asId(row.id),
    kind: decodeCode(row.kind),
    ref: { caseKind: decodeCode(row.case_kind), caseId: asId(row.case_id) },
    status: decodeCode(row.status),
    letterNumber: row.letter_number,
    letterOn: row.letter_on,
    data: decodeJson(row.data),
    verificationCode: row.verification_code,
    renderedFileId: row.rendered_file_id === null ? null : asId(row.rendered_file_id),
    signedFileId: row.signed_file_id === null ? null : asId(row.signed_file_id),
    signatureMode: row.signature_mode === null ? null : decodeCode(row.signature_mode),
    decidedBy: row.decided_by,
    recordedBy: row.recorded_by === null ? null : asId(row.recorded_by),
    createdAt: row.created_at,
    sentAt: row.sent_at,
    cancelledAt: row.cancelled_at,
  };
}

function rowOf(letter: Letter): LetterRow {
  return {
    id: letter.id,
    kind: letter.kind,
    case_kind: letter.ref.caseKind,
    case_id: letter.ref.caseId,
    status: letter.status,
    letter_number: letter.letterNumber,
    letter_on: letter.letterOn,
    data: encodeJson(letter.data),
    verification_code: letter.verificationCode,
    rendered_file_id: letter.renderedFileId,
    signed_file_id: letter.signedFileId,
    signature_mode: letter.signatureMode,
    decided_by: letter.decidedBy,
    recorded_by: letter.recordedBy,
    created_at: letter.createdAt,
    sent_at: letter.sentAt,
    cancelled_at: letter.cancelledAt,
  };
}

function columnsOf(change: LetterChange): Partial<LetterRow> {
  return {
    ...(change.status !== undefined && { status: change.status }),
    ...(change.letterNumber !== undefined && { letter_number: change.letterNumber }),
    ...(change.letterOn !== undefined && { letter_on: change.letterOn }),
    ...(change.data !== undefined && { data: encodeJson(change.data) }),
    ...(change.renderedFileId !== undefined && { rendered_file_id: change.renderedFileId }),
    ...(change.signedFileId !== undefined && { signed_file_id: change.signedFileId }),
    ...(change.signatureMode !== undefined && { signature_mode: change.signatureMode }),
    ...(change.decidedBy !== undefined && { decided_by: change.decidedBy }),
    ...(change.recordedBy !== undefined && { recorded_by: change.recordedBy }),
    ...(change.sentAt !== undefined && { sent_at: change.sentAt }),
    ...(change.cancelledAt !== undefined && { cancelled_at: change.cancelledAt }),
  };
}
