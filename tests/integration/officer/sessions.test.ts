import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { changeOfficerRoles } from '#application/officer/change-officer-roles.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { enableOfficer } from '#application/officer/enable-officer.ts';
import { endOfficerSessions } from '#application/officer/end-officer-sessions.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { accepted, refusal, rowsOf } from './officer-world.ts';

eachDialect('officer session', (context) => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await createTestOffice(context);
  });
  const opened = async () => {
    const { actor } = await office.officer({ roles: ['desk_officer', 'auditor'] });
    const { token, expiresAt } = await office.deps.officerSessions.open(actor.officerId);
    return { actor, token, expiresAt, resolve: () => office.deps.officerSessions.resolve(token) };
  };

  test('resolves to the officer with all roles in one statement', async () => {
    const { actor, token } = await opened();
    const { value, count } = await office.countStatements(() => office.deps.officerSessions.resolve(token));
    assert.deepEqual(value, actor);
    assert.equal(count, 1);
  });

  test('ends after 30 minutes without a request', async () => {
    const { resolve, expiresAt } = await opened();
    assert.equal(expiresAt, '2026-11-25T03:30:00.000Z');
    office.clock.advance({ minutes: 29, seconds: 59 });
    assert.ok(await resolve());
    office.clock.advance({ minutes: 30 });
    assert.equal(await resolve(), null);
    assert.deepEqual(await rowsOf(office, 'officer_session'), [], 'the row is gone too');
  });

  test('each request counts as activity, also when they come every ten minutes', async () => {
    const { resolve } = await opened();
    for (let at = 0; at < 12; at += 1) {
      office.clock.advance({ minutes: 10 });
      assert.ok(await resolve(), `after ${(at + 1) * 10} minutes`);
    }
    office.clock.advance({ minutes: 14 });
    assert.ok(await resolve());
    office.clock.advance({ minutes: 28 });
    assert.ok(await resolve(), 'the last request was 28 minutes ago');
  });

  test('writes at most once a minute while it is used', async () => {
    const { token } = await opened();
    const { count } = await office.countStatements(async () => {
      for (let at = 0; at < 30; at += 1) await office.deps.officerSessions.resolve(token);
    });
    assert.equal(count, 30);
  });

  test('ends ten hours after signing in, however busy', async () => {
    const { resolve } = await opened();
    for (let minutes = 20; minutes < 600; minutes += 20) {
      office.clock.advance({ minutes: 20 });
      assert.ok(await resolve(), `after ${minutes} minutes`);
    }
    office.clock.advance({ minutes: 19, seconds: 59 });
    assert.ok(await resolve());
    office.clock.advance({ seconds: 1 });
    assert.equal(await resolve(), null);
    assert.equal(await resolve(), null);
  });

  test('a disabled officer is out with the next request, and stays out when enabled again', async () => {
    const { actor, resolve } = await opened();
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    accepted(await disableOfficer(office.deps, { officerId: actor.officerId }, admin));
    assert.equal(await resolve(), null);
    accepted(await enableOfficer(office.deps, { officerId: actor.officerId }, admin));
    assert.equal(await resolve(), null);
  });

  test('a disabled row alone is enough, whatever became of the sessions', async () => {
    const { actor, resolve } = await opened();
    await office.database.db
      .updateTable('officer')
      .set({ disabled_at: office.clock.now() })
      .where('id', '=', actor.officerId)
      .execute();
    assert.equal(await resolve(), null);
  });

  test('changed roles hold with the next request', async () => {
    const { actor, resolve } = await opened();
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    const grants = [{ role: 'chief_ppid', unitId: null }] as const;
    accepted(await changeOfficerRoles(office.deps, { officerId: actor.officerId, grants }, admin));
    assert.deepEqual((await resolve())?.grants, grants);
  });

  test('an administrator can sign an officer out everywhere; another officer cannot', async () => {
    const { actor, resolve } = await opened();
    const { actor: other } = await office.officer({ roles: ['chief_ppid'] });
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    const command = { officerId: actor.officerId };
    assert.equal(refusal(await endOfficerSessions(office.deps, command, other)), 'FORBIDDEN');
    assert.ok(await resolve());
    accepted(await endOfficerSessions(office.deps, command, admin));
    assert.equal(await resolve(), null);
  });

  test('rows of sessions that ran out are cleared when somebody signs in', async () => {
    await opened();
    office.clock.advance({ hours: 11 });
    const { actor } = await office.officer();
    await office.deps.officerSessions.open(actor.officerId);
    assert.equal((await rowsOf(office, 'officer_session')).length, 1);
  });

  test('nonsense in the cookie is nobody, without asking the database', async () => {
    for (const nonsense of ['', 'x', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, "' or 1=1 --"]) {
      const { value, count } = await office.countStatements(() =>
        office.deps.officerSessions.resolve(nonsense),
      );
      assert.equal(value, null);
      assert.equal(count, 0);
    }
    assert.equal(await office.deps.officerSessions.resolve('A'.repeat(43)), null);
  });
});
