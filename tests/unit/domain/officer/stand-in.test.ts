import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Role } from '#domain/officer/role.ts';
import { type AbsentOfficer, type StandInScope, standInScopes, standsIn } from '#domain/officer/stand-in.ts';
import { asId, type OfficerId, type UnitId } from '#domain/shared/ids.ts';

const health = asId<UnitId>('health');
const roads = asId<UnitId>('roads');
const person = (id: string, role: Role, unitId: UnitId | null = null) => ({
  officerId: asId<OfficerId>(id),
  fullName: id,
  grants: [{ role, unitId }],
});
const away = (deputy: AbsentOfficer['deputy']): AbsentOfficer => ({
  officerId: asId<OfficerId>('budi'),
  fullName: 'Budi',
  untilOn: '2026-11-27',
  deputy,
});

const desk = person('sari', 'desk_officer');
const otherDesk = person('tono', 'desk_officer');
const ofHealth = person('umi', 'unit_ppid', health);
const ofRoads = person('vera', 'unit_ppid', roads);
const auditor = person('wati', 'auditor');
const everyone = [desk, otherDesk, ofHealth, ofRoads, auditor];
const unitsOfCases = [null, health, roads];

const inScope = (scopes: readonly StandInScope[], unitId: UnitId | null): boolean =>
  scopes.some(
    ({ units, except }) =>
      (units === 'all' || (unitId !== null && units.includes(unitId))) &&
      (unitId === null || !except.includes(unitId)),
  );

describe('who stands in for an absent officer', () => {
  const who = (absent: AbsentOfficer, unitId: UnitId | null) =>
    everyone.filter((one) => standsIn(one, absent, unitId)).map(({ fullName }) => fullName);

  test('is the deputy alone', () => {
    const absent = away({ ...desk, available: true });
    for (const unitId of unitsOfCases) assert.deepEqual(who(absent, unitId), ['sari']);
  });

  test('is everybody who may work on the case where no deputy was named', () => {
    assert.deepEqual(who(away(null), null), ['sari', 'tono']);
    assert.deepEqual(who(away(null), health), ['sari', 'tono', 'umi']);
  });

  test('is everybody while the deputy is away, disabled, or not allowed to work on that unit’s cases', () => {
    assert.deepEqual(who(away({ ...desk, available: false }), roads), ['sari', 'tono', 'vera']);
    const partly = away({ ...ofHealth, available: true });
    assert.deepEqual(who(partly, health), ['umi']);
    assert.deepEqual(who(partly, roads), ['sari', 'tono', 'vera']);
    assert.deepEqual(who(partly, null), ['sari', 'tono']);
  });

  test('is never the absent officer', () => {
    const budi = { officerId: asId<OfficerId>('budi'), grants: desk.grants };
    assert.equal(standsIn(budi, away(null), null), false);
    assert.deepEqual(standInScopes(budi, [away(null)]), []);
  });

  test('comes out the same as a query’s scope and case by case', () => {
    const absents = [
      away(null),
      away({ ...desk, available: true }),
      away({ ...desk, available: false }),
      away({ ...ofHealth, available: true }),
    ];
    for (const absent of absents) {
      for (const one of everyone) {
        for (const unitId of unitsOfCases) {
          assert.equal(inScope(standInScopes(one, [absent]), unitId), standsIn(one, absent, unitId));
        }
      }
    }
  });
});
