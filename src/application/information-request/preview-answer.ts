import type { Dependencies } from '#application/dependencies.ts';
import { draftAnswer, type PrepareAnswer } from '#application/information-request/draft-answer.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { notificationData, refusalData } from '#application/letter/answer-letters.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { LetterData } from '#domain/letter/letter-data.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { ok, type Result } from '#domain/shared/result.ts';

/** Stands where the code will be that the finished letter is checked by. */
const CODE_TO_COME = '····-····-····';

/** The letters as `prepareAnswer` would write them, without writing anything; the same errors. */
export async function previewAnswer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'facts'>,
  command: PrepareAnswer,
  actor: OfficerActor,
): Promise<Result<readonly LetterData[], InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.respond', command);
    if (!opened.ok) return opened;
    const draft = await draftAnswer(tx, deps, opened.value, command);
    if (!draft.ok) return draft;
    const { source } = draft.value;
    const marks = { verificationCode: CODE_TO_COME };
    const refusal = refusalData(source, { ...marks, number: command.refusalNumber });
    return ok([
      notificationData(source, { ...marks, number: command.letterNumber }),
      ...(refusal === null ? [] : [refusal]),
    ]);
  });
}
