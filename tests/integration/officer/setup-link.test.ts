import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { completeSetup } from '#application/officer/complete-setup.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { enrolFactor } from '#application/officer/enrol-factor.ts';
import { ensureSetupLink } from '#application/officer/ensure-setup-link.ts';
import { offeredSecret } from '#application/officer/factor-secrets.ts';
import { signIn } from '#application/officer/sign-in.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { appCode } from '#tests/support/second-factor.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { accepted, goodPassword, refusal, rowsOf, tokenOf } from './officer-world.ts';

const person = {
  fullName: 'Rina Wulandari',
  positionTitle: 'Pranata Komputer',
  email: 'Rina@Contoh.go.id',
  password: goodPassword,
};

eachDialect('set-up link', (context) => {
  let office: TestOffice;
  before(async () => {
    office = await createTestOffice(context);
  });

  test('is offered while there is no administrator, at the public address, and never stored', async () => {
    const link = await ensureSetupLink(office.deps);
    assert.match(link ?? '', /^http:\/\/localhost:4321\/petugas\/siapkan\/[A-Za-z0-9_-]{22,}$/);
    const stored = JSON.stringify(await rowsOf(office, 'officer_invitation'));
    assert.ok(!stored.includes(tokenOf(link ?? '')));
  });

  test('an older link stops working when a newer one is printed', async () => {
    const older = tokenOf((await ensureSetupLink(office.deps)) ?? '');
    await ensureSetupLink(office.deps);
    assert.equal(refusal(await completeSetup(office.deps, { ...person, token: older })), 'LINK_INVALID');
  });

  test('stops working after 72 hours', async () => {
    const token = tokenOf((await ensureSetupLink(office.deps)) ?? '');
    office.clock.advance({ hours: 72 });
    assert.equal(refusal(await completeSetup(office.deps, { ...person, token })), 'LINK_INVALID');
  });

  test('a weak password is refused and the link stays usable', async () => {
    const token = tokenOf((await ensureSetupLink(office.deps)) ?? '');
    for (const [password, code] of [
      ['pendek', 'PASSWORD_TOO_SHORT'],
      ['probolinggo2026', 'PASSWORD_GUESSABLE'],
      ['Rina Wulandari 1', 'PASSWORD_GUESSABLE'],
      ['x'.repeat(60) + 'y7!'.repeat(30), 'PASSWORD_TOO_LONG'],
    ] as const) {
      assert.equal(refusal(await completeSetup(office.deps, { ...person, token, password })), code, password);
    }
    assert.equal((await rowsOf(office, 'officer')).length, 0);
  });

  test('twenty people open it at once: one administrator', async () => {
    const token = tokenOf((await ensureSetupLink(office.deps)) ?? '');
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        completeSetup(office.deps, { ...person, token, email: `rina${at}@contoh.go.id` }),
      ),
    );
    assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
    assert.equal((await rowsOf(office, 'officer')).length, 1);
  });

  test('is not offered once there is an administrator, and used links stay used', async () => {
    assert.equal(await ensureSetupLink(office.deps), null);
  });

  test('is offered again only when no administrator is enabled any more', async () => {
    const { actor } = await office.officer({ roles: ['administrator'] });
    const first = (await office.deps.queries.officers.list()).find((one) => one.id !== actor.officerId);
    assert.ok(first);
    accepted(await disableOfficer(office.deps, { officerId: first.id }, actor));
    assert.equal(await ensureSetupLink(office.deps), null);
    await office.database.db.updateTable('officer').set({ disabled_at: office.clock.now() }).execute();
    assert.match((await ensureSetupLink(office.deps)) ?? '', /siapkan/);
  });
});

eachDialect('first administrator', (context) => {
  test('signs in with the address in any case and manages users, but sees no cases', async () => {
    const office = await createTestOffice(context);
    const token = tokenOf((await ensureSetupLink(office.deps)) ?? '');
    accepted(await completeSetup(office.deps, { ...person, token }));
    const session = accepted(
      await signIn(office.deps, {
        email: 'rina@contoh.GO.ID',
        password: goodPassword,
        clientAddress: '192.0.2.1',
        currentToken: null,
      }),
    );
    const half = await office.deps.officerSessions.look(session.token);
    assert.deepEqual([half?.stage, half?.hasFactor], ['half', false], 'the app is still to be set up');
    const secret = offeredSecret(office.deps, half ?? assert.fail());
    const { token: full } = accepted(
      await enrolFactor(office.deps, {
        token: session.token,
        code: appCode(secret, office.clock.now()),
        userAgent: '',
      }),
    );
    const actor = await office.deps.officerSessions.resolve(full);
    assert.deepEqual(actor?.grants, [{ role: 'administrator', unitId: null }]);
    assert.equal(actor?.fullName, 'Rina Wulandari');
  });
});
