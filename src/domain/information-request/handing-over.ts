import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** A letter that reached the requester before it was entered here, with why that is so and what proves it. */
export type EarlierHandingOver = {
  readonly givenOn: CivilDate;
  readonly reason: string;
  readonly evidence: string;
};

/**
 * The day on which a letter counts as given: today, when it becomes readable on the case page, or an evidenced
 * earlier day, not before the letter's date. Errors: `GIVEN_ON_INVALID`, `EVIDENCE_NEEDED`.
 */
export function givenOnOf(
  earlier: EarlierHandingOver | null,
  facts: { readonly letterOn: CivilDate; readonly today: CivilDate },
): Result<CivilDate, InformationRequestError> {
  if (earlier === null) return ok(facts.today);
  if (earlier.givenOn < facts.letterOn || earlier.givenOn > facts.today)
    return err({ code: 'GIVEN_ON_INVALID' });
  if (earlier.reason.trim() === '' || earlier.evidence.trim() === '') return err({ code: 'EVIDENCE_NEEDED' });
  return ok(earlier.givenOn);
}
