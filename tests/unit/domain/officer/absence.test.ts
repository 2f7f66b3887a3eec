import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkSpan, isInForce, mayDeputise, spansOverlap } from '#domain/officer/absence.ts';
import type { Role } from '#domain/officer/role.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { civilDateOf } from '#domain/shared/temporal.ts';

const week = { fromOn: '2026-11-23', untilOn: '2026-11-27' };
const health = asId<UnitId>('health');
const roads = asId<UnitId>('roads');
const holder = (...grants: readonly (readonly [Role, UnitId | null])[]) => ({
  grants: grants.map(([role, unitId]) => ({ role, unitId })),
});

describe('an absence', () => {
  test('holds from the first midnight in Jakarta to the last, both days included', () => {
    const at = (instant: string) =>
      isInForce({ ...week, endedAt: null }, civilDateOf(instant, 'Asia/Jakarta'));
    assert.equal(at('2026-11-22T16:59:59.999Z'), false);
    assert.equal(at('2026-11-22T17:00:00.000Z'), true);
    assert.equal(at('2026-11-27T16:59:59.999Z'), true);
    assert.equal(at('2026-11-27T17:00:00.000Z'), false);
  });

  test('that was ended holds no longer', () => {
    assert.equal(isInForce({ ...week, endedAt: '2026-11-24T01:00:00.000Z' }, '2026-11-25'), false);
  });

  test('overlaps another when they share a day, not when one ends the day before', () => {
    const from = (fromOn: string, untilOn: string) => spansOverlap(week, { fromOn, untilOn });
    assert.equal(from('2026-11-27', '2026-12-01'), true);
    assert.equal(from('2026-11-28', '2026-12-01'), false);
    assert.equal(from('2026-11-01', '2026-11-23'), true);
    assert.equal(from('2026-11-01', '2026-11-22'), false);
    assert.equal(from('2026-11-25', '2026-11-25'), true);
    assert.equal(from('2026-11-01', '2026-12-31'), true);
  });

  test('may have begun, but not be over, end before it begins or last more than a year', () => {
    const codeOf = (fromOn: string, untilOn: string) => {
      const checked = checkSpan({ fromOn, untilOn }, '2026-11-25');
      return checked.ok ? 'ok' : checked.error;
    };
    assert.equal(codeOf('2026-11-25', '2026-11-25'), 'ok');
    assert.equal(codeOf('2026-11-20', '2026-11-25'), 'ok');
    assert.equal(codeOf('2026-11-20', '2026-11-24'), 'ABSENCE_PAST');
    assert.equal(codeOf('2026-11-27', '2026-11-26'), 'ABSENCE_ORDER');
    assert.equal(codeOf('2026-12-01', '2027-12-01'), 'ok');
    assert.equal(codeOf('2026-12-01', '2027-12-02'), 'ABSENCE_TOO_LONG');
  });
});

describe('a deputy', () => {
  test('may do all that the absent officer’s offices let them do to cases, for the same units', () => {
    const desk = holder(['desk_officer', null]);
    const chief = holder(['chief_ppid', null]);
    const ofHealth = holder(['unit_ppid', health]);
    assert.equal(mayDeputise(desk, chief), true);
    assert.equal(mayDeputise(chief, desk), true);
    assert.equal(mayDeputise(desk, ofHealth), true);
    assert.equal(mayDeputise(holder(['unit_ppid', health], ['unit_ppid', roads]), ofHealth), true);
  });

  test('of another unit, of fewer units or with less to do is none', () => {
    const ofHealth = holder(['unit_ppid', health]);
    assert.equal(mayDeputise(holder(['unit_ppid', roads]), ofHealth), false);
    assert.equal(mayDeputise(ofHealth, holder(['unit_ppid', health], ['unit_ppid', roads])), false);
    assert.equal(mayDeputise(ofHealth, holder(['desk_officer', null])), false);
    assert.equal(mayDeputise(holder(['auditor', null]), ofHealth), false);
    assert.equal(mayDeputise(holder(), ofHealth), false);
  });

  test('is none for an officer who has no work on cases', () => {
    assert.equal(mayDeputise(holder(['chief_ppid', null]), holder(['administrator', null])), false);
    assert.equal(mayDeputise(holder(['chief_ppid', null]), holder(['auditor', null])), false);
  });
});
