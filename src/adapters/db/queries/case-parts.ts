import type { Kysely } from 'kysely';
import type {
  CaseFileView,
  DeadlineView,
  ItemView,
  LetterView,
} from '#application/information-request/information-request-views.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import { isPeriodKey } from '#domain/deadline/statutory-periods.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag, decodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Items in their order, with what was decided on each. One statement. */
export async function readItems(db: Kysely<Database>, requestId: string): Promise<readonly ItemView[]> {
  const rows = await db
    .selectFrom('information_request_item')
    .select(['id', 'position', 'detail', 'decision'])
    .where('request_id', '=', requestId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: asId(row.id),
    position: row.position,
    detail: row.detail,
    decision: row.decision === null ? null : decodeJson(row.decision),
  }));
}

/** Every deadline the case has had, oldest first. One statement. */
export async function readDeadlines(db: Kysely<Database>, ref: CaseRef): Promise<readonly DeadlineView[]> {
  const rows = await db
    .selectFrom('deadline')
    .select([
      'period_key',
      'started_on',
      'days',
      'day_kind',
      'legal_basis',
      'due_on',
      'provisional',
      'met_at',
      'superseded_at',
    ])
    .where('case_kind', '=', ref.caseKind)
    .where('case_id', '=', ref.caseId)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.flatMap((row) =>
    isPeriodKey(row.period_key)
      ? [
          {
            periodKey: row.period_key,
            startedOn: row.started_on,
            days: row.days,
            dayKind: decodeCode(row.day_kind),
            legalBasis: row.legal_basis,
            dueOn: row.due_on,
            provisional: decodeFlag(row.provisional),
            metAt: row.met_at,
            supersededAt: row.superseded_at,
          },
        ]
      : [],
  );
}

type LetterFile = LetterView['file'] & { readonly visibleToCitizen: boolean };
export type LetterWithFiles = Omit<LetterView, 'file'> & {
  readonly rendered: LetterFile | null;
  readonly signed: LetterFile | null;
};

/** Letters with the files that are there, oldest first. One statement. */
export async function readLetters(db: Kysely<Database>, ref: CaseRef): Promise<readonly LetterWithFiles[]> {
  const rows = await db
    .selectFrom('letter as l')
    .leftJoin('stored_file as r', (join) =>
      join.onRef('r.id', '=', 'l.rendered_file_id').on('r.deleted_at', 'is', null),
    )
    .leftJoin('stored_file as s', (join) =>
      join.onRef('s.id', '=', 'l.signed_file_id').on('s.deleted_at', 'is', null),
    )
    .leftJoin('officer as o', 'o.id', 'l.recorded_by')
    .select([
      'l.id',
      'l.kind',
      'l.status',
      'l.letter_number',
      'l.letter_on',
      'l.verification_code',
      'l.rendered_file_id',
      'l.signed_file_id',
      'l.signature_mode',
      'l.decided_by',
      'l.created_at',
      'l.sent_at',
      'o.full_name as recorded_by_name',
      'r.name as rendered_name',
      'r.media_type as rendered_type',
      'r.byte_size as rendered_size',
      'r.visible_to_citizen as rendered_visible',
      's.name as signed_name',
      's.media_type as signed_type',
      's.byte_size as signed_size',
      's.visible_to_citizen as signed_visible',
    ])
    .where('l.case_kind', '=', ref.caseKind)
    .where('l.case_id', '=', ref.caseId)
    .orderBy('l.created_at')
    .orderBy('l.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: decodeCode(row.kind),
    status: decodeCode(row.status),
    letterNumber: row.letter_number,
    letterOn: row.letter_on,
    verificationCode: row.verification_code,
    renderedFileId: row.rendered_file_id === null ? null : asId(row.rendered_file_id),
    signedFileId: row.signed_file_id === null ? null : asId(row.signed_file_id),
    signatureMode: row.signature_mode === null ? null : decodeCode(row.signature_mode),
    decidedBy: row.decided_by,
    recordedByName: row.recorded_by_name,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    rendered: letterFile(
      row.rendered_file_id,
      row.rendered_name,
      row.rendered_type,
      row.rendered_size,
      row.rendered_visible,
    ),
    signed: letterFile(
      row.signed_file_id,
      row.signed_name,
      row.signed_type,
      row.signed_size,
      row.signed_visible,
    ),
  }));
}

function letterFile(
  id: string | null,
  name: string | null,
  mediaType: string | null,
  byteSize: number | null,
  visible: number | null,
): LetterFile | null {
  if (id === null || name === null || mediaType === null || byteSize === null) return null;
  return { id: asId(id), name, mediaType, byteSize, visibleToCitizen: visible === 1 };
}

/** Files of the case that are still there. One statement. */
export async function readCaseFiles(db: Kysely<Database>, ref: CaseRef): Promise<readonly CaseFileView[]> {
  const rows = await db
    .selectFrom('stored_file')
    .select([
      'id',
      'purpose',
      'item_id',
      'visible_to_citizen',
      'name',
      'media_type',
      'byte_size',
      'created_at',
    ])
    .where('case_kind', '=', ref.caseKind)
    .where('case_id', '=', ref.caseId)
    .where('deleted_at', 'is', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: asId(row.id),
    purpose: decodeCode(row.purpose),
    itemId: row.item_id === null ? null : asId(row.item_id),
    visibleToCitizen: decodeFlag(row.visible_to_citizen),
    name: row.name,
    mediaType: row.media_type,
    byteSize: row.byte_size,
    createdAt: row.created_at,
  }));
}
