import type { Letter } from '#application/letter/letter-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { letterFileName } from '#domain/letter/letter-file-name.ts';
import type { OfficerId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** What makes a prepared letter leave: its number where the paper kept room for it, and the signed file. */
export type SignedLetter = {
  readonly letterNumber: string | null;
  /** Freshly uploaded; null for a letter that is valid without a signature. */
  readonly signedFileId: StoredFileId | null;
};

/**
 * Marks a letter as sent and lets the requester have its file: the scan or the PDF signed electronically, bytes
 * as they came, else the rendered paper. Errors: `LETTER_NUMBER_NEEDED`, `SIGNED_FILE_NEEDED`, `UPLOAD_GONE`,
 * `LETTER_NOT_RENDERED`.
 */
export async function releaseLetter(
  tx: Pick<Repositories, 'letters' | 'storedFiles'>,
  letter: Letter,
  signed: SignedLetter,
  sending: { readonly now: InstantText; readonly recordedBy: OfficerId },
): Promise<Result<null, InformationRequestError>> {
  const typed = signed.letterNumber?.trim() ?? '';
  const letterNumber = letter.letterNumber ?? (typed === '' ? null : typed);
  if (letterNumber === null) return err({ code: 'LETTER_NUMBER_NEEDED' });
  const sent = {
    status: 'sent',
    letterNumber,
    sentAt: sending.now,
    recordedBy: sending.recordedBy,
  } as const;
  if (letter.signatureMode === 'valid_without_signature') {
    if (letter.renderedFileId === null) return err({ code: 'LETTER_NOT_RENDERED' });
    await tx.storedFiles.markVisible([letter.renderedFileId]);
    await tx.letters.change(letter.id, sent);
    return ok(null);
  }
  if (signed.signedFileId === null) return err({ code: 'SIGNED_FILE_NEEDED' });
  const adopted = await tx.storedFiles.adopt([signed.signedFileId], {
    purpose: 'letter_signed',
    ref: letter.ref,
    visibleToCitizen: true,
    name: letterFileName(letter.kind, letter.data.caseNumber),
  });
  if (adopted !== 1) return err({ code: 'UPLOAD_GONE' });
  await tx.letters.change(letter.id, { ...sent, signedFileId: signed.signedFileId });
  return ok(null);
}
