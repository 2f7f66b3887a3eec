import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { missingLetterValues } from '#domain/letter/letter-completeness.ts';
import type { LetterData } from '#domain/letter/letter-data.ts';
import { letterKinds, needsSignature } from '#domain/letter/letter-kind.ts';
import {
  sampleExtension,
  sampleLetters,
  sampleNotification,
  sampleReceipt,
  sampleRefusal,
} from '#tests/support/sample-letters.ts';

/** Every path to a value of the letter that is a leaf, `items.0.detail`. */
function leaves(value: unknown, at = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([name, entry]) => leaves(entry, at === '' ? name : `${at}.${name}`));
}

/** A copy of the letter with one leaf changed, as it could come from storage. */
function changed(data: LetterData, path: string, value: unknown): LetterData {
  const copy: LetterData = structuredClone(data);
  const names = path.split('.');
  const last = names.pop() ?? '';
  let owner: object = copy;
  for (const name of names) owner = Reflect.get(owner, name);
  if (value === undefined) Reflect.deleteProperty(owner, last);
  else Reflect.set(owner, last, value);
  return copy;
}

describe('a letter that lacks something', () => {
  test('every kind of letter, with everything in it, lacks nothing', () => {
    for (const data of sampleLetters) assert.deepEqual(missingLetterValues(data), []);
    assert.deepEqual(
      sampleLetters.map(({ kind }) => kind),
      [...letterKinds],
    );
  });

  test('it comes back from storage as it was frozen', () => {
    for (const data of sampleLetters) {
      const stored: unknown = JSON.parse(JSON.stringify(data));
      assert.deepEqual(stored, data);
    }
  });

  test('each value that is not there at all is named', () => {
    for (const data of sampleLetters) {
      const inLists =
        /\.(nameLines|contactLines|fileNames|purposes|obtainMethods|deliveryMethods)\.|^(purposes|obtainMethods|deliveryMethods)\./;
      for (const path of leaves(data).filter((leaf) => leaf !== 'kind' && !inLists.test(`${leaf}.`))) {
        assert.ok(
          missingLetterValues(changed(data, path, undefined)).length > 0,
          `${data.kind} without ${path}`,
        );
      }
    }
  });

  test('a blank text, an impossible date and a half number are named', () => {
    assert.deepEqual(missingLetterValues({ ...sampleReceipt, requesterName: ' \n' }), ['requesterName']);
    assert.deepEqual(missingLetterValues({ ...sampleRefusal, letterOn: '2026-02-30' }), ['letterOn']);
    assert.deepEqual(missingLetterValues({ ...sampleReceipt, receivedAt: '2026-11-16' }), ['receivedAt']);
    assert.deepEqual(missingLetterValues({ ...sampleExtension, extensionWorkingDays: 6.5 }), [
      'extensionWorkingDays',
    ]);
    assert.deepEqual(missingLetterValues({ ...sampleNotification, items: [] }), ['items']);
    assert.deepEqual(
      missingLetterValues({ ...sampleRefusal, requester: { ...sampleRefusal.requester, contactLines: [] } }),
      ['requester.contactLines'],
    );
  });

  test('a number that is not typed yet is no hole; a blank one is', () => {
    assert.deepEqual(missingLetterValues({ ...sampleRefusal, letterNumber: null }), []);
    assert.deepEqual(missingLetterValues({ ...sampleRefusal, letterNumber: '' }), ['letterNumber']);
  });

  test('a refused item needs a letter of article 17 or an article of a statute', () => {
    const [item] = sampleRefusal.items;
    assert.ok(item);
    const refusal = (change: object) =>
      missingLetterValues({ ...sampleRefusal, items: [{ ...item, ...change }] });
    assert.deepEqual(refusal({ groundLetter: null, statuteArticle: null }), ['items.0.groundLetter']);
    assert.deepEqual(refusal({ groundLetter: null }), []);
    assert.deepEqual(refusal({ statuteArticle: null }), []);
    assert.deepEqual(refusal({ groundLetter: 'k' }), ['items.0.groundLetter']);
    assert.deepEqual(refusal({ reasons: '' }), ['items.0.reasons']);
  });

  test('a cost needs a way to pay it', () => {
    const [granted] = sampleNotification.items;
    assert.ok(granted?.decision === 'granted');
    const items = [{ ...granted, costs: [{ label: 'Penyalinan', amountRupiah: 5000 }] }];
    assert.deepEqual(missingLetterValues({ ...sampleNotification, items }), ['payment']);
    assert.deepEqual(missingLetterValues({ ...sampleNotification, items, payment: 'Tunai' }), []);
  });

  test('"a.n." needs for whom, and a letter without signature its legal basis', () => {
    const { signature } = sampleRefusal;
    const missing = (change: Partial<typeof signature>) =>
      missingLetterValues({ ...sampleRefusal, signature: { ...signature, ...change } });
    assert.deepEqual(missing({ capacity: 'a.n.' }), ['signature.onBehalfOf']);
    assert.deepEqual(missing({ mode: 'valid_without_signature' }), ['signature.legalBasis']);
    assert.deepEqual(missing({ capacity: 'Plh.' }), []);
  });

  test('a purpose may be a choice, a text or both, but not nothing', () => {
    assert.deepEqual(missingLetterValues({ ...sampleReceipt, purposeText: '' }), []);
    assert.deepEqual(missingLetterValues({ ...sampleReceipt, purposes: [] }), []);
    assert.deepEqual(missingLetterValues({ ...sampleReceipt, purposes: [], purposeText: ' ' }), [
      'purposeText',
    ]);
  });

  test('a letter or an answer of unknown kind is refused', () => {
    assert.deepEqual(missingLetterValues(changed(sampleReceipt, 'kind', 'invoice')), ['kind']);
    assert.deepEqual(missingLetterValues(changed(sampleNotification, 'items.0.decision', 'maybe')), [
      'items.0.decision',
    ]);
    assert.deepEqual(missingLetterValues(changed(sampleNotification, 'items.0', null)), ['items.0.decision']);
    assert.deepEqual(missingLetterValues(changed(sampleReceipt, 'letterhead', 'kop')), ['letterhead']);
  });

  test('only the receipt leaves unsigned', () => {
    assert.deepEqual(letterKinds.filter(needsSignature), ['notification', 'extension', 'refusal']);
  });
});
