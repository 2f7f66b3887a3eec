import type { ExemptionLetter } from '#domain/exemption/grounds.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

export const decisionKinds = ['granted', 'refused', 'not_held', 'not_documented'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/** The record of the consequence test that a refusal rests on (UU 14/2008 art. 19). */
export type ConsequenceTestRecord = {
  readonly number: string;
  readonly heldOn: CivilDate;
  readonly fileId: StoredFileId;
};

/** Real costs of copying and sending, in whole rupiah; nothing else may be charged. */
export type ItemCost = { readonly label: string; readonly amountRupiah: number };

/** What the body decides on one item of information (UU 14/2008 art. 22(7)). */
export type ItemDecision =
  | {
      readonly kind: 'granted';
      readonly form: 'softcopy' | 'hardcopy';
      /** Working days until it is handed over; 0 is with the letter. */
      readonly supplyWorkingDays: number;
      /** Empty: without cost. */
      readonly costs: readonly ItemCost[];
      readonly note: string;
    }
  | {
      readonly kind: 'refused';
      /** Art. 17 letter and/or an article of a statute (UU): at least one. */
      readonly exemptionLetter: ExemptionLetter | null;
      readonly statuteArticle: string;
      readonly reasons: string;
      /** What would follow if it were opened; may be blank. */
      readonly ifOpened: string;
      readonly consequenceTest: ConsequenceTestRecord;
    }
  | {
      readonly kind: 'not_held';
      /** The body that holds it; '' says that the office does not know (art. 22(7) b). */
      readonly holder: string;
      readonly note: string;
    }
  | { readonly kind: 'not_documented'; readonly supplyOn: CivilDate | null; readonly note: string };

/** The outcome of the whole request, derived from its items. */
export type Outcome =
  | 'granted'
  | 'partially_granted'
  | 'refused'
  | 'not_held'
  | 'not_documented'
  | 'mixed_refusal';

/**
 * Derives the outcome: all of one kind gives that kind; any grant beside something else is a partial grant;
 * several kinds of "no" together are a mixed refusal.
 */
export function outcomeOf(kinds: readonly [DecisionKind, ...DecisionKind[]]): Outcome {
  const distinct = new Set(kinds);
  if (distinct.size === 1) return kinds[0];
  return distinct.has('granted') ? 'partially_granted' : 'mixed_refusal';
}
