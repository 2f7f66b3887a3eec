import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { LetterSignature, SignatureMode } from '#domain/letter/letter-data.ts';
import type { OfficeSettings, SigningOfficial } from '#domain/office/office-settings.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Who signs and how, as it was typed for one letter. */
export type TypedSignature = SigningOfficial & { readonly mode: SignatureMode };

/**
 * The signature block of a letter. A letter that decides leaves signed, unless the office's rule makes it valid
 * without, with the legal basis printed. Errors: `SIGNING_OFFICIAL_NEEDED` (name, position, or whom an "a.n."
 * stands for), `SIGNATURE_RULE_FORBIDS`, `LEGAL_BASIS_NEEDED`.
 */
export function signatureOf(
  typed: TypedSignature,
  settings: Pick<OfficeSettings, 'signatureRule' | 'signatureLegalBasis'>,
): Result<LetterSignature, InformationRequestError> {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const officialName = orNull(typed.fullName);
  const positionTitle = orNull(typed.positionTitle);
  const onBehalfOf = orNull(typed.onBehalfOf);
  if (officialName === null || positionTitle === null) return err({ code: 'SIGNING_OFFICIAL_NEEDED' });
  if (typed.capacity === 'a.n.' && onBehalfOf === null) return err({ code: 'SIGNING_OFFICIAL_NEEDED' });
  const unsigned = typed.mode === 'valid_without_signature';
  if (unsigned && settings.signatureRule !== 'valid_without_signature') {
    return err({ code: 'SIGNATURE_RULE_FORBIDS' });
  }
  const legalBasis = unsigned ? orNull(settings.signatureLegalBasis) : null;
  if (unsigned && legalBasis === null) return err({ code: 'LEGAL_BASIS_NEEDED' });
  return ok({
    mode: typed.mode,
    officialName,
    rankLine: orNull(typed.rank),
    nip: orNull(typed.nip),
    positionTitle,
    capacity: typed.capacity === '' ? null : typed.capacity,
    onBehalfOf: typed.capacity === '' ? null : onBehalfOf,
    legalBasis,
  });
}

/** The signing official in one line, as it is kept with the letter: who decided, not who typed. */
export function decidedByLine({ officialName, capacity, positionTitle }: LetterSignature): string {
  return [officialName, [capacity, positionTitle].filter((part) => part !== null).join(' ')].join(', ');
}
