import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { leavingWarnings } from '#application/officer/leaving-warnings.ts';
import type { OfficerRow } from '#application/officer/officer-views.ts';
import type { Role } from '#domain/officer/role.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';

let made = 0;
const officer = (fullName: string, roles: readonly Role[], disabledAt: string | null = null): OfficerRow => {
  made += 1;
  return {
    id: asId<OfficerId>(`petugas-${made}`),
    email: '',
    fullName,
    positionTitle: '',
    grants: roles.map((role) => ({ role, unitId: null, unitName: null })),
    disabledAt,
  };
};
const sri = officer('Sri Wahyuni', ['administrator', 'chief_ppid']);
const desk = officer('Budi', ['desk_officer']);
const nobody = { fullName: '' };

describe('before an officer leaves', () => {
  test('the last administrator and the only PPID are named; disabled ones do not count', () => {
    const gone = officer('Lama', ['administrator', 'chief_ppid'], '2026-01-01T00:00:00.000Z');
    assert.deepEqual(leavingWarnings(sri, [sri, desk, gone], nobody), ['LAST_ADMINISTRATOR', 'ONLY_PPID']);
    const second = officer('Baru', ['administrator', 'chief_ppid']);
    assert.deepEqual(leavingWarnings(sri, [sri, desk, second], nobody), []);
  });

  test('whoever alone can answer requests is named', () => {
    assert.deepEqual(leavingWarnings(desk, [desk, officer('Admin', ['administrator'])], nobody), [
      'ONLY_DESK',
    ]);
    assert.deepEqual(leavingWarnings(desk, [desk, sri], nobody), []);
  });

  test('the name under the letters is recognised between its titles, a part of another name is not', () => {
    const other = officer('Umi', ['administrator', 'chief_ppid']);
    const of = (fullName: string) => leavingWarnings(sri, [sri, desk, other], { fullName });
    assert.deepEqual(of('Dra. SRI WAHYUNI, M.Si.'), ['SIGNING_OFFICIAL']);
    assert.deepEqual(of('Sri Wahyuningsih'), []);
    assert.deepEqual(of(''), []);
  });
});
