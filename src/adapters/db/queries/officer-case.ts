import { type Kysely, sql } from 'kysely';
import type {
  LetterView,
  OfficerCaseView,
} from '#application/information-request/information-request-views.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import { asId, type CaseId, type UnitId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { type LetterWithFiles, readCaseFiles, readDeadlines, readItems, readLetters } from './case-parts.ts';
import { caseFacts, caseRows, requesterFacts } from './case-row.ts';
import { readOfficerTexts, readRequesterNotices, readTimeline } from './case-texts.ts';

/** How many requests with the same NIK are counted at most. */
const SAME_NIK_COUNTED = 100;

/** The case as an officer of one of `units` sees it. Eight statements. */
export async function readOfficerCase(
  db: Kysely<Database>,
  id: string,
  units: 'all' | readonly UnitId[],
): Promise<OfficerCaseView | null> {
  const row = await caseRows(db)
    .leftJoin('officer as o', 'o.id', 'q.assignee_id')
    .select([
      'q.version',
      'q.requester_type',
      'q.unit_id',
      'q.assignee_id',
      'q.identity_evidence',
      'o.full_name as assignee_name',
      sql<number | string>`(select count(*) from (select 1 from information_request as other
        where other.nik_fingerprint = q.nik_fingerprint and other.id <> q.id
        limit ${SAME_NIK_COUNTED}) as counted)`.as('same_nik'),
    ])
    .where('q.id', '=', id)
    .$if(units !== 'all', (query) =>
      query.where('q.unit_id', 'in', units === 'all' || units.length === 0 ? [''] : units),
    )
    .executeTakeFirst();
  if (row === undefined) return null;
  const ref: CaseRef = { caseKind: 'information_request', caseId: asId<CaseId>(id) };
  const [items, deadlines, letters, files, timeline, texts, notices] = await Promise.all([
    readItems(db, id),
    readDeadlines(db, ref),
    readLetters(db, ref),
    readCaseFiles(db, ref),
    readTimeline(db, ref, 'officer'),
    readOfficerTexts(db, ref),
    readRequesterNotices(db, ref),
  ]);
  return {
    ...caseFacts(row),
    ...requesterFacts(row),
    version: row.version,
    requesterName: row.full_name,
    requesterType: decodeCode(row.requester_type),
    sameNikCount: Number(row.same_nik),
    proofFileId: files.find((file) => file.purpose === 'identity_proof')?.id ?? null,
    identityEvidence: row.identity_evidence,
    unitId: row.unit_id === null ? null : asId(row.unit_id),
    assigneeId: row.assignee_id === null ? null : asId(row.assignee_id),
    assigneeName: row.assignee_name,
    items,
    deadlines,
    letters: letters.map(letterView),
    files,
    timeline,
    ...texts,
    notices,
  };
}

function letterView(letter: LetterWithFiles): LetterView {
  const { rendered, signed, ...rest } = letter;
  return { ...rest, rendered, file: signed ?? rendered };
}
