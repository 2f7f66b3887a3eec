import type { Dependencies } from '#application/dependencies.ts';
import { draftExtension, type PrepareExtension } from '#application/information-request/draft-extension.ts';
import { openForOfficer } from '#application/information-request/open-for-officer.ts';
import { extensionData } from '#application/letter/extension-letter.ts';
import { fileLetter, newLetterMarks } from '#application/letter/file-letter.ts';
import { letterNumberFor } from '#application/letter/letter-numbering.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/**
 * Writes the letter that puts the answer off (F-05); until it is sent the old date stands (UU 14/2008
 * art. 22(8)). Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`, and what `draftExtension` and `fileLetter`
 * refuse.
 */
export async function prepareExtension(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts'>,
  command: PrepareExtension,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.extend', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const draft = await draftExtension(tx, deps, opened.value, command);
    if (!draft.ok) return draft;
    const source = draft.value;
    if (!(await tx.informationRequests.change(request.id, request.version, {}))) {
      return err({ code: 'STALE_CASE' });
    }
    const { settings } = source.rules;
    const number = await letterNumberFor(tx, settings, command.letterOn, command.letterNumber);
    if (!number.ok) return number;
    const now = deps.clock.now();
    const marks = newLetterMarks(deps);
    const data = extensionData(source, { number: number.value, verificationCode: marks.verificationCode });
    const filed = await fileLetter(tx, { ...marks, ref, data, recordedBy: actor.officerId, now });
    if (!filed.ok) return filed;
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'extension_prepared',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { letterId: marks.id, ground: command.ground, newDueOn: data.newDueOn },
      },
    ]);
    return ok(null);
  });
}
