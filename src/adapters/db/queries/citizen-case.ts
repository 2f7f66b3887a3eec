import type { Kysely } from 'kysely';
import type {
  CitizenCaseView,
  LetterView,
} from '#application/information-request/information-request-views.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Database } from '../schema.ts';
import { type LetterWithFiles, readCaseFiles, readDeadlines, readItems, readLetters } from './case-parts.ts';
import { caseFacts, caseRows, requesterFacts } from './case-row.ts';
import { readMessages, readTimeline } from './case-texts.ts';

/** The requester's own case; what is not sent yet is not there. Seven statements. */
export async function readCitizenCase(db: Kysely<Database>, ref: CaseRef): Promise<CitizenCaseView | null> {
  if (ref.caseKind !== 'information_request') return null;
  const row = await caseRows(db).where('q.id', '=', ref.caseId).executeTakeFirst();
  if (row === undefined) return null;
  const [items, deadlines, letters, files, timeline, messages] = await Promise.all([
    readItems(db, ref.caseId),
    readDeadlines(db, ref),
    readLetters(db, ref),
    readCaseFiles(db, ref),
    readTimeline(db, ref, 'citizen'),
    readMessages(db, ref),
  ]);
  const answered = row.status === 'answered';
  const facts = caseFacts(row);
  return {
    ...facts,
    ...requesterFacts(row),
    fullName: row.full_name,
    outcome: answered ? facts.outcome : null,
    items: answered ? items : items.map((item) => ({ ...item, decision: null })),
    deadlines,
    letters: letters.filter((letter) => letter.status === 'issued' || letter.status === 'sent').map(released),
    files: answered
      ? files.filter((file) => file.purpose === 'answer_attachment' && file.visibleToCitizen)
      : [],
    hasIdentityProof: files.some((file) => file.purpose === 'identity_proof'),
    timeline,
    messages,
  };
}

/** A letter with the file that was handed out: the signed one, else the rendered one, once it may be had. */
function released(letter: LetterWithFiles): LetterView {
  const { rendered, signed, recordedByName: _, ...rest } = letter;
  const file = signed ?? rendered;
  const visible = file?.visibleToCitizen === true ? file : null;
  return {
    ...rest,
    renderedFileId: visible !== null && signed === null ? rest.renderedFileId : null,
    signedFileId: visible !== null && signed !== null ? rest.signedFileId : null,
    recordedByName: null,
    file:
      visible === null
        ? null
        : { id: visible.id, name: visible.name, mediaType: visible.mediaType, byteSize: visible.byteSize },
    rendered: null,
  };
}
