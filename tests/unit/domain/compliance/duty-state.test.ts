import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectedYears, judgeDuty } from '#domain/compliance/duty-state.ts';
import { evidenceUrl } from '#domain/compliance/evidence-link.ts';
import { scoreOf } from '#domain/compliance/score.ts';

const halfYear = { cycleMonths: 6, expectedBy: null };
const yearly = { cycleMonths: 12, expectedBy: null };
const never = { cycleMonths: null, expectedBy: null };
const audited = { cycleMonths: null, expectedBy: '08-31' };
const duty = (on: string, change: { confirmedOn?: string; applicable?: boolean } = {}) => ({
  applicable: true,
  confirmedOn: null,
  evidence: [{ on, periodYear: null }],
  ...change,
});
const forYear = (...years: readonly number[]) => ({
  applicable: true,
  confirmedOn: null,
  evidence: years.map((periodYear) => ({ on: `${periodYear + 1}-06-01`, periodYear })),
});

test('six months count through their last day and not one longer', () => {
  assert.deepEqual(judgeDuty(halfYear, duty('2026-05-25'), '2026-11-25'), {
    state: 'published',
    lastConfirmedOn: '2026-05-25',
    nextDueOn: '2026-11-25',
  });
  assert.equal(judgeDuty(halfYear, duty('2026-05-25'), '2026-11-26').state, 'stale');
});

test('from the 31st of August six months end on the last of February', () => {
  assert.equal(judgeDuty(halfYear, duty('2026-08-31'), '2027-02-28').nextDueOn, '2027-02-28');
  assert.equal(judgeDuty(halfYear, duty('2026-08-31'), '2027-03-01').state, 'stale');
  assert.equal(judgeDuty(halfYear, duty('2027-08-31'), '2028-02-29').state, 'published');
});

test('a year counts through the same date of the next year', () => {
  assert.equal(judgeDuty(yearly, duty('2025-11-25'), '2026-11-25').state, 'published');
  assert.equal(judgeDuty(yearly, duty('2025-11-24'), '2026-11-25').state, 'stale');
});

test('a confirmation starts the time anew, and an older one changes nothing', () => {
  const confirmed = duty('2026-01-10', { confirmedOn: '2026-07-01' });
  assert.deepEqual(judgeDuty(halfYear, confirmed, '2026-11-25'), {
    state: 'published',
    lastConfirmedOn: '2026-07-01',
    nextDueOn: '2027-01-01',
  });
  const older = duty('2026-07-01', { confirmedOn: '2026-01-10' });
  assert.equal(judgeDuty(halfYear, older, '2026-11-25').lastConfirmedOn, '2026-07-01');
});

test('without evidence it is missing, whatever was confirmed', () => {
  const none = { applicable: true, confirmedOn: '2026-11-24', evidence: [] };
  assert.deepEqual(judgeDuty(halfYear, none, '2026-11-25'), {
    state: 'missing',
    lastConfirmedOn: null,
    nextDueOn: null,
  });
});

test('what does not apply is neither missing nor stale', () => {
  assert.equal(
    judgeDuty(halfYear, duty('2020-01-01', { applicable: false }), '2026-11-25').state,
    'not_applicable',
  );
});

test('what has no cycle never goes stale', () => {
  assert.deepEqual(judgeDuty(never, duty('2019-01-01'), '2026-11-25'), {
    state: 'published',
    lastConfirmedOn: '2019-01-01',
    nextDueOn: null,
  });
});

test('a budget year counts until the next one is expected, and not one day longer', () => {
  assert.equal(judgeDuty(audited, forYear(2024), '2026-08-31').state, 'published');
  assert.equal(judgeDuty(audited, forYear(2024), '2026-09-01').state, 'stale');
  assert.equal(judgeDuty(audited, forYear(2024, 2025), '2026-09-01').state, 'published');
  assert.equal(judgeDuty(audited, forYear(2025), '2026-11-25').nextDueOn, '2027-08-31');
});

test('evidence without a year speaks for the year before it was published', () => {
  assert.equal(judgeDuty(audited, duty('2025-07-01'), '2026-08-31').state, 'published');
  assert.equal(judgeDuty(audited, duty('2025-07-01'), '2026-09-01').state, 'stale');
});

test('the years to show begin with the newest whose day has passed', () => {
  assert.deepEqual(expectedYears('08-31', '2026-08-31'), [2024, 2023, 2022]);
  assert.deepEqual(expectedYears('08-31', '2026-09-01'), [2025, 2024, 2023]);
});

test('the score leaves out what does not apply and rounds down', () => {
  assert.deepEqual(scoreOf(['published', 'published', 'stale', 'not_applicable']), {
    published: 2,
    stale: 1,
    missing: 0,
    notApplicable: 1,
    percent: 66,
  });
  assert.equal(scoreOf(['published', 'published', 'missing']).percent, 66);
  assert.equal(scoreOf(['not_applicable']).percent, null);
  assert.equal(scoreOf([]).percent, null);
  assert.equal(
    scoreOf(Array.from({ length: 200 }, (_, n) => (n === 0 ? 'missing' : 'published'))).percent,
    99,
  );
});

test('a link is a whole https address of a named host, without a password in it', () => {
  assert.equal(
    evidenceUrl('https://jdih.probolinggokab.go.id/daftar'),
    'https://jdih.probolinggokab.go.id/daftar',
  );
  for (const wrong of [
    'http://jdih.probolinggokab.go.id',
    'javascript:alert(1)',
    'https://admin:sandi@jdih.probolinggokab.go.id',
    'https://localhost/berkas',
    'https://contoh.',
    'jdih.probolinggokab.go.id',
    '',
    `https://contoh.go.id/${'a'.repeat(600)}`,
  ]) {
    assert.equal(evidenceUrl(wrong), null, wrong);
  }
});
