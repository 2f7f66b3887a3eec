import { namesStatuteArticle } from '#domain/exemption/statute-article.ts';
import {
  type DecisionKind,
  type ItemDecision,
  type Outcome,
  outcomeOf,
} from '#domain/information-request/decision.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { RequestItem } from '#domain/information-request/information-request.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/**
 * What the law asks of a decision on one item. A refusal names a letter of UU 14/2008 art. 17 and/or an article
 * of a statute (letter j points to another statute, so it needs one), gives reasons, and rests on a recorded
 * consequence test (art. 19). "Not held" names the holder, or says that the office does not know it.
 * Errors: `GROUND_NEEDED`, `STATUTE_NEEDED`, `REASONS_NEEDED`, `CONSEQUENCE_TEST_NEEDED`, `HOLDER_NEEDED`.
 */
export function checkItemDecision(
  decision: ItemDecision,
  facts: { readonly today: CivilDate; readonly holderUnknown: boolean },
): Result<ItemDecision, InformationRequestError> {
  if (decision.kind === 'not_held') {
    const unknown = facts.holderUnknown === (decision.holder.trim() === '');
    return unknown ? ok(decision) : err({ code: 'HOLDER_NEEDED' });
  }
  if (decision.kind !== 'refused') return ok(decision);
  const article = decision.statuteArticle.trim();
  if (decision.exemptionLetter === null && article === '') return err({ code: 'GROUND_NEEDED' });
  if (article !== '' && !namesStatuteArticle(article)) return err({ code: 'STATUTE_NEEDED' });
  if (decision.exemptionLetter === 'j' && article === '') return err({ code: 'STATUTE_NEEDED' });
  if (decision.reasons.trim() === '') return err({ code: 'REASONS_NEEDED' });
  const test = decision.consequenceTest;
  if (test.number.trim() === '' || test.heldOn > facts.today) return err({ code: 'CONSEQUENCE_TEST_NEEDED' });
  return ok(decision);
}

/** The outcome that the decided items come to; `ITEMS_UNDECIDED` while one is open. */
export function outcomeOfItems(items: readonly RequestItem[]): Result<Outcome, InformationRequestError> {
  const kinds = items.flatMap(({ decision }): readonly DecisionKind[] =>
    decision === null ? [] : [decision.kind],
  );
  const [first, ...rest] = kinds;
  if (first === undefined || kinds.length < items.length) return err({ code: 'ITEMS_UNDECIDED' });
  return ok(outcomeOf([first, ...rest]));
}
