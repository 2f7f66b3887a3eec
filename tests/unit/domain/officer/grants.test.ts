import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkGrants, wholeBodyRoles } from '#domain/officer/grants.ts';
import { roles, unitBoundRoles } from '#domain/officer/role.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';

const unitId = asId<UnitId>('unit');

describe('grants', () => {
  test('every role is either for the whole body or bound to a unit', () => {
    assert.deepEqual([...wholeBodyRoles, ...unitBoundRoles].sort(), [...roles].sort());
    for (const role of wholeBodyRoles) {
      assert.equal(checkGrants([{ role, unitId: null }]).ok, true);
      assert.deepEqual(checkGrants([{ role, unitId }]), { ok: false, error: 'GRANT_IS_WHOLE_BODY' });
    }
    for (const role of unitBoundRoles) {
      assert.equal(checkGrants([{ role, unitId }]).ok, true);
      assert.deepEqual(checkGrants([{ role, unitId: null }]), { ok: false, error: 'GRANT_NEEDS_UNIT' });
    }
  });

  test('none at all is refused and doubles fall out', () => {
    assert.deepEqual(checkGrants([]), { ok: false, error: 'GRANTS_EMPTY' });
    const grant = { role: 'unit_ppid', unitId } as const;
    assert.deepEqual(checkGrants([grant, grant]), { ok: true, value: [grant] });
  });
});
