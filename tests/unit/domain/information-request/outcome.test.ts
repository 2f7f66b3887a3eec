import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOfItems } from '#domain/information-request/answer.ts';
import { type DecisionKind, type Outcome, outcomeOf } from '#domain/information-request/decision.ts';
import { asId } from '#domain/shared/ids.ts';

const cases: readonly (readonly [readonly [DecisionKind, ...DecisionKind[]], Outcome])[] = [
  [['granted'], 'granted'],
  [['granted', 'granted'], 'granted'],
  [['refused', 'refused'], 'refused'],
  [['not_held', 'not_held'], 'not_held'],
  [['not_documented'], 'not_documented'],
  [['granted', 'refused'], 'partially_granted'],
  [['granted', 'not_held'], 'partially_granted'],
  [['not_documented', 'granted'], 'partially_granted'],
  [['granted', 'refused', 'not_held'], 'partially_granted'],
  [['refused', 'not_held'], 'mixed_refusal'],
  [['not_held', 'not_documented'], 'mixed_refusal'],
];

describe('the outcome of a request', () => {
  for (const [kinds, outcome] of cases) {
    test(`${kinds.join(', ')} comes to ${outcome}`, () => assert.equal(outcomeOf(kinds), outcome));
  }

  test('there is none while an item is undecided', () => {
    const item = { id: asId<never>('1'), position: 1, detail: 'APBD' };
    const decision = { kind: 'not_held', holder: 'BPK', note: '' } as const;
    const half = outcomeOfItems([
      { ...item, decision },
      { ...item, decision: null },
    ]);
    assert.deepEqual(half, { ok: false, error: { code: 'ITEMS_UNDECIDED' } });
    assert.deepEqual(outcomeOfItems([]), { ok: false, error: { code: 'ITEMS_UNDECIDED' } });
    assert.deepEqual(outcomeOfItems([{ ...item, decision }]), { ok: true, value: 'not_held' });
  });
});
