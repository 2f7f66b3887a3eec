import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExemption, type ExemptionRecord } from '#domain/exemption/exemption.ts';
import { openKindsIn } from '#domain/exemption/grounds.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { exemptionRecord } from '#tests/factories/exemptions.ts';

const today = '2026-11-25';
const refusal = (change: Partial<ExemptionRecord>) => {
  const checked = checkExemption({ ...exemptionRecord(asId<UnitId>('unit-1')), ...change }, today);
  return checked.ok ? null : checked.error.code;
};

describe('information is closed only with a ground and an end', () => {
  test('a date or, for b and g to j, a named condition; never both and never neither', () => {
    assert.equal(refusal({}), null);
    assert.equal(refusal({ endsOn: null }), 'END_NEEDED');
    assert.equal(refusal({ endCondition: 'Sampai ada persetujuan tertulis' }), 'END_NEEDED');
    const condition = { endsOn: null, endCondition: 'Sampai ada persetujuan tertulis' };
    for (const letter of ['b', 'g', 'h', 'i'] as const) {
      assert.equal(refusal({ ...condition, letters: [letter] }), null, letter);
    }
    for (const letter of ['a', 'c', 'd', 'e', 'f'] as const) {
      assert.equal(refusal({ ...condition, letters: [letter] }), 'CONDITION_NOT_ALLOWED', letter);
      assert.equal(refusal({ ...condition, letters: ['h', letter] }), 'CONDITION_NOT_ALLOWED', letter);
    }
  });

  test('not beyond thirty years, not before the decision', () => {
    assert.equal(refusal({ endsOn: '2056-11-10' }), null);
    assert.equal(refusal({ endsOn: '2056-11-11' }), 'END_TOO_FAR');
    assert.equal(refusal({ endsOn: '2026-11-10' }), 'END_TOO_NEAR');
  });

  test('the test comes before the decision, and neither lies ahead', () => {
    assert.equal(refusal({ testedOn: '2026-11-11' }), 'DATES_CROSSED');
    assert.equal(refusal({ decidedOn: '2026-11-26' }), 'DATES_CROSSED');
  });

  test('letter j needs an article of a statute; a regulation of the regent is none', () => {
    assert.equal(refusal({ letters: ['j'], statuteArticle: 'Pasal 5 Perbup 9/2017' }), 'STATUTE_NEEDED');
    assert.equal(refusal({ letters: ['j'], statuteArticle: 'Pasal 84 UU 23/2006' }), null);
    assert.equal(refusal({ letters: [] }), 'GROUND_NEEDED');
  });

  test('what article 18 keeps open raises a warning that must be answered', () => {
    const information = 'Surat edaran Bupati tentang jam kerja';
    assert.deepEqual(openKindsIn(information), ['regulation']);
    assert.deepEqual(openKindsIn('Putusan pengadilan negeri'), ['court_decision']);
    assert.deepEqual(openKindsIn('Rekam medis pasien RSUD'), []);
    assert.equal(refusal({ information }), 'OPEN_KIND_UNANSWERED');
    assert.equal(refusal({ information, openKindAnswer: 'ya' }), 'OPEN_KIND_UNANSWERED');
    const openKindAnswer = 'Yang ditutup hanya lampiran berisi data kesehatan pegawai.';
    assert.equal(refusal({ information, openKindAnswer }), null);
  });
});
