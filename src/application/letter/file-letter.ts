import type { Dependencies } from '#application/dependencies.ts';
import { decidedByLine } from '#application/letter/signature.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { missingLetterValues } from '#domain/letter/letter-completeness.ts';
import type { ExtensionData, NotificationData, RefusalData } from '#domain/letter/letter-data.ts';
import { asId, type LetterId, type OfficerId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

type DecidingData = NotificationData | ExtensionData | RefusalData;

/** A fresh letter's id with the code that its paper carries. */
export function newLetterMarks(deps: Pick<Dependencies, 'ids' | 'vault'>): {
  readonly id: LetterId;
  readonly verificationCode: string;
} {
  const id = asId<LetterId>(deps.ids.next());
  return { id, verificationCode: deps.vault.accessCode(`letter:${id}`) };
}

/**
 * Files a letter that waits for its signature and asks for its paper. Errors: `LETTER_INCOMPLETE` (the office's
 * settings leave a value open), `LETTER_NUMBER_NEEDED` (a letter that is valid unsigned needs its number now).
 */
export async function fileLetter(
  tx: Pick<Repositories, 'letters' | 'outbox'>,
  letter: {
    readonly id: LetterId;
    readonly verificationCode: string;
    readonly ref: CaseRef;
    readonly data: DecidingData;
    readonly recordedBy: OfficerId;
    readonly now: InstantText;
  },
): Promise<Result<null, InformationRequestError>> {
  const { id, ref, data, now } = letter;
  if (missingLetterValues(data).length > 0) return err({ code: 'LETTER_INCOMPLETE' });
  if (data.signature.mode === 'valid_without_signature' && data.letterNumber === null) {
    return err({ code: 'LETTER_NUMBER_NEEDED' });
  }
  await tx.letters.add({
    id,
    kind: data.kind,
    ref,
    status: 'awaiting_signature',
    letterNumber: data.letterNumber,
    letterOn: data.letterOn,
    data,
    verificationCode: letter.verificationCode,
    renderedFileId: null,
    signedFileId: null,
    signatureMode: data.signature.mode,
    decidedBy: decidedByLine(data.signature),
    recordedBy: letter.recordedBy,
    createdAt: now,
    sentAt: null,
    cancelledAt: null,
  });
  await tx.outbox.add(
    [{ topic: 'render_letter', dedupeKey: `render_letter:${id}`, payload: { letterId: id } }],
    now,
  );
  return ok(null);
}

/** A letter's date: not before the request, not in the future. Error: `LETTER_DATE_INVALID`. */
export function checkLetterDate(
  letterOn: CivilDate,
  facts: { readonly receivedOn: CivilDate; readonly today: CivilDate },
): Result<null, InformationRequestError> {
  return letterOn < facts.receivedOn || letterOn > facts.today
    ? err({ code: 'LETTER_DATE_INVALID' })
    : ok(null);
}
