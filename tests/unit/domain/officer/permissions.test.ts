import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { can, type Permission, permissions, unitsFor } from '#domain/officer/permissions.ts';
import { type OfficerActor, type Role, type RoleGrant, roles, unitBoundRoles } from '#domain/officer/role.ts';
import { asId, type OfficerId, type UnitId } from '#domain/shared/ids.ts';

const own = asId<UnitId>('unit-sendiri');
const foreign = asId<UnitId>('unit-lain');

function officer(grants: readonly RoleGrant[]): OfficerActor {
  return { kind: 'officer', officerId: asId<OfficerId>('petugas'), fullName: 'Petugas', grants };
}

/** The hand-written table: permission → role → 'seluruh' | 'unit' | ''. */
async function writtenTable(): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const text = await readFile(new URL('../../../../docs/permissions.md', import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  const head = lines.findIndex((line) => line.includes('| Permission |'));
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''));
  const columns = cells(lines[head] ?? '').slice(1);
  const rows = lines.slice(head + 2);
  const last = rows.findIndex((line) => !/^\| `[a-z_]+\.[a-z_]+` \|/.test(line));
  return new Map(
    rows.slice(0, last).map((line) => {
      const [name = '', ...values] = cells(line);
      return [name, new Map(columns.map((role, at) => [role, values[at] ?? '']))];
    }),
  );
}

const table = await writtenTable();

describe('permissions', () => {
  test('the written table names every permission and every role, and no other', () => {
    assert.deepEqual([...table.keys()].sort(), Object.keys(permissions).sort());
    for (const row of table.values()) assert.deepEqual([...row.keys()].sort(), [...roles].sort());
  });

  for (const permission of Object.keys(permissions)) {
    test(`${permission} is allowed exactly where the written table says`, () => {
      const row = table.get(permission);
      for (const role of roles) check(named(permission), role, row?.get(role) ?? '');
    });
  }

  test('nobody may do anything without an office', () => {
    for (const permission of Object.keys(permissions)) {
      assert.equal(can(officer([]), named(permission)), false);
      assert.deepEqual(unitsFor(officer([]), named(permission)), []);
    }
  });

  test('the administrator alone opens no case, identity, notice or document', () => {
    const admin = officer([{ role: 'administrator', unitId: null }]);
    const allowed = Object.keys(permissions).filter((permission) => can(admin, named(permission)));
    assert.deepEqual(allowed, [
      'officer.manage',
      'unit.manage',
      'settings.manage',
      'calendar.manage',
      'audit.read',
      'exception.read',
      'exception.retry',
    ]);
  });

  test('several offices add up and do not lend each other their units', () => {
    const both = officer([
      { role: 'auditor', unitId: null },
      { role: 'unit_ppid', unitId: own },
    ]);
    assert.ok(can(both, 'information_request.read', { unitId: foreign }));
    assert.ok(!can(both, 'information_request.prepare', { unitId: foreign }));
    assert.ok(can(both, 'information_request.prepare', { unitId: own }));
    assert.equal(unitsFor(both, 'information_request.read'), 'all');
    assert.deepEqual(unitsFor(both, 'information_request.prepare'), [own]);
  });
});

function named(permission: string): Permission {
  const found = (Object.keys(permissions) as Permission[]).find((one) => one === permission);
  assert.ok(found);
  return found;
}

function check(permission: Permission, role: Role, written: string): void {
  const unitId = unitBoundRoles.includes(role) ? own : null;
  const actor = officer([{ role, unitId }]);
  const seen = {
    anywhere: can(actor, permission),
    own: can(actor, permission, { unitId: own }),
    foreign: can(actor, permission, { unitId: foreign }),
    without: can(actor, permission, { unitId: null }),
  };
  const expected = {
    seluruh: { anywhere: true, own: true, foreign: true, without: true },
    unit: { anywhere: true, own: true, foreign: false, without: false },
    '': { anywhere: false, own: false, foreign: false, without: false },
  }[written];
  assert.ok(expected, `"${written}" in the written table for ${permission} and ${role}`);
  assert.deepEqual(seen, expected, `${permission} by ${role}`);
}
