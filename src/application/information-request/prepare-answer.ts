import type { Dependencies } from '#application/dependencies.ts';
import { draftAnswer, type PrepareAnswer } from '#application/information-request/draft-answer.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { notificationData, refusalData } from '#application/letter/answer-letters.ts';
import { fileLetter, newLetterMarks } from '#application/letter/file-letter.ts';
import { letterNumberFor } from '#application/letter/letter-numbering.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Writes the answer's letters from the decided items, F-04 and, where something is refused, F-06; they wait for
 * their signature and the request still counts as unanswered (UU 14/2008 art. 22(7)). Errors: `NOT_FOUND`,
 * `NOT_ALLOWED`, `STALE_CASE`, and what `draftAnswer` and `fileLetter` refuse.
 */
export async function prepareAnswer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts'>,
  command: PrepareAnswer,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.respond', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const draft = await draftAnswer(tx, deps, opened.value, command);
    if (!draft.ok) return draft;
    const { source, outcome } = draft.value;
    const changed = await tx.informationRequests.change(request.id, request.version, {
      status: 'awaiting_signature',
      outcome,
    });
    if (!changed) return err({ code: 'STALE_CASE' });
    const now = deps.clock.now();
    const papers = [
      { typed: command.letterNumber, write: notificationData },
      { typed: command.refusalNumber, write: refusalData },
    ];
    for (const { typed, write } of papers) {
      const marks = newLetterMarks(deps);
      if (write(source, { number: null, verificationCode: marks.verificationCode }) === null) continue;
      const number = await letterNumberFor(tx, source.rules.settings, command.letterOn, typed);
      if (!number.ok) return number;
      const data = write(source, { number: number.value, verificationCode: marks.verificationCode });
      if (data === null) continue;
      const filed = await fileLetter(tx, { ...marks, ref, data, recordedBy: actor.officerId, now });
      if (!filed.ok) return filed;
    }
    await tx.caseEvents.append([
      { ...ref, type: 'answer_prepared', visibility: 'public', actor: by, occurredAt: now, payload: {} },
    ]);
    return ok(null);
  });
}
