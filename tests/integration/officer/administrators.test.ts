import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { changeOfficerRoles } from '#application/officer/change-officer-roles.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { enableOfficer } from '#application/officer/enable-officer.ts';
import { archiveUnit } from '#application/settings/archive-unit.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { accepted, refusal } from './officer-world.ts';

eachDialect('administrators', (context) => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await createTestOffice(context);
  });
  const desk = [{ role: 'desk_officer', unitId: null }] as const;

  test('the last one can neither be disabled nor lose the role', async () => {
    const { actor } = await office.officer({ roles: ['administrator'] });
    const { officerId } = actor;
    assert.equal(refusal(await disableOfficer(office.deps, { officerId }, actor)), 'LAST_ADMINISTRATOR');
    assert.equal(
      refusal(await changeOfficerRoles(office.deps, { officerId, grants: desk }, actor)),
      'LAST_ADMINISTRATOR',
    );
    const grants = [...desk, { role: 'administrator', unitId: null }] as const;
    accepted(await changeOfficerRoles(office.deps, { officerId, grants }, actor));
  });

  test('a disabled one does not count', async () => {
    const { actor } = await office.officer({ roles: ['administrator'] });
    const second = (await office.officer({ roles: ['administrator'] })).actor;
    accepted(await disableOfficer(office.deps, { officerId: second.officerId }, actor));
    assert.equal(
      refusal(await disableOfficer(office.deps, { officerId: actor.officerId }, actor)),
      'LAST_ADMINISTRATOR',
    );
    accepted(await enableOfficer(office.deps, { officerId: second.officerId }, actor));
    accepted(await disableOfficer(office.deps, { officerId: actor.officerId }, second));
  });

  test('eight who disable each other in a ring, or take the role, at the same moment leave one', async () => {
    for (let round = 0; round < 3; round += 1) {
      const fresh = await createTestOffice(context);
      const all: OfficerActor[] = [];
      for (let at = 0; at < 8; at += 1) all.push((await fresh.officer({ roles: ['administrator'] })).actor);
      const outcomes = await Promise.all(
        all.map((actor, at) => {
          const officerId = all[(at + 1) % all.length]?.officerId ?? actor.officerId;
          return at % 2 === 0
            ? disableOfficer(fresh.deps, { officerId }, actor)
            : changeOfficerRoles(fresh.deps, { officerId, grants: desk }, actor);
        }),
      );
      const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.error.code]));
      assert.deepEqual(refusals, ['LAST_ADMINISTRATOR']);
      assert.equal(await fresh.deps.queries.officers.hasAdministrator(), true);
    }
  });

  test('nobody else may change accounts', async () => {
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    const { actor } = await office.officer({
      roles: ['desk_officer', 'chief_ppid', 'superior_officer', 'auditor'],
    });
    const { officerId } = admin;
    assert.equal(refusal(await disableOfficer(office.deps, { officerId }, actor)), 'FORBIDDEN');
    assert.equal(refusal(await enableOfficer(office.deps, { officerId }, actor)), 'FORBIDDEN');
    const command = {
      officerId: actor.officerId,
      grants: [{ role: 'administrator', unitId: null }],
    } as const;
    assert.equal(refusal(await changeOfficerRoles(office.deps, command, actor)), 'FORBIDDEN');
  });
});

eachDialect('roles per unit', (context) => {
  test('an officer acts for the units named and for no other; two units are two rows', async () => {
    const office = await createTestOffice(context);
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    const { actor } = await office.officer();
    const [health, roads, schools] = [await office.unit(), await office.unit(), await office.unit()];
    const grants = [
      { role: 'unit_ppid', unitId: health.id },
      { role: 'unit_ppid', unitId: roads.id },
      { role: 'unit_ppid', unitId: roads.id },
    ] as const;
    accepted(await changeOfficerRoles(office.deps, { officerId: actor.officerId, grants }, admin));
    const { token } = await office.deps.officerSessions.open(actor.officerId);
    const signedIn = await office.deps.officerSessions.resolve(token);
    assert.ok(signedIn);
    assert.equal(signedIn.grants.length, 2);
    assert.ok(can(signedIn, 'public_document.publish', { unitId: health.id }));
    assert.ok(can(signedIn, 'public_document.publish', { unitId: roads.id }));
    assert.ok(!can(signedIn, 'public_document.publish', { unitId: schools.id }));
    assert.ok(!can(signedIn, 'public_document.publish', { unitId: null }));

    const holders = await office.deps.unitOfWork.transaction((tx) =>
      tx.officers.withRoles(['unit_ppid', 'desk_officer'], roads.id),
    );
    assert.deepEqual(
      holders.map((holder) => [holder.id, holder.grants.length]),
      [[actor.officerId, 2]],
    );
  });

  test('an office held for a unit that was archived stays; a new one for it is refused', async () => {
    const office = await createTestOffice(context);
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    const unit = await office.unit();
    const { actor: holder } = await office.officer({ roles: ['unit_ppid'], unit: unit.id });
    const { actor: other } = await office.officer();
    accepted(await archiveUnit(office.deps, { unitId: unit.id, version: 1, archived: true }, admin));
    const grants = [{ role: 'unit_ppid', unitId: unit.id }] as const;
    accepted(await changeOfficerRoles(office.deps, { officerId: holder.officerId, grants }, admin));
    assert.equal(
      refusal(await changeOfficerRoles(office.deps, { officerId: other.officerId, grants }, admin)),
      'UNIT_UNKNOWN',
    );
  });
});
