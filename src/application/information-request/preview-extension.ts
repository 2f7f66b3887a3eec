import type { Dependencies } from '#application/dependencies.ts';
import { draftExtension, type PrepareExtension } from '#application/information-request/draft-extension.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { extensionData } from '#application/letter/extension-letter.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { LetterData } from '#domain/letter/letter-data.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { ok, type Result } from '#domain/shared/result.ts';

/** Stands where the code will be that the finished letter is checked by. */
const CODE_TO_COME = '····-····-····';

/** The letter as `prepareExtension` would write it, without writing anything; the same errors. */
export async function previewExtension(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'facts'>,
  command: PrepareExtension,
  actor: OfficerActor,
): Promise<Result<readonly LetterData[], InformationRequestError>> {
  return deps.unitOfWork.transaction(async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.extend', command);
    if (!opened.ok) return opened;
    const draft = await draftExtension(tx, deps, opened.value, command);
    if (!draft.ok) return draft;
    const marks = { number: command.letterNumber, verificationCode: CODE_TO_COME };
    return ok([extensionData(draft.value, marks)]);
  });
}
