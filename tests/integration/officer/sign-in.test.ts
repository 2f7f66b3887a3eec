import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { signIn } from '#application/officer/sign-in.ts';
import { signOut } from '#application/officer/sign-out.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { accepted, goodPassword, refusal, rowsOf, signInFully } from './officer-world.ts';

eachDialect('sign-in', (context) => {
  let office: TestOffice;
  before(async () => {
    office = await createTestOffice(context);
  });
  const enter = (email: string, password: string, currentToken: string | null = null) =>
    signIn(office.deps, { email, password, clientAddress: '192.0.2.7', currentToken });

  test('an unknown address, a wrong password and a disabled account are refused alike, after the same work', async () => {
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    const known = await office.officer({ password: goodPassword });
    const disabled = await office.officer({ password: goodPassword });
    accepted(await disableOfficer(office.deps, { officerId: disabled.actor.officerId }, admin));

    const derived: string[] = [];
    const { passwordHasher } = office.deps;
    const watched = {
      ...office.deps,
      passwordHasher: {
        hash: passwordHasher.hash,
        verify: async (phc: string, password: string) => {
          derived.push('verify');
          return passwordHasher.verify(phc, password);
        },
        spend: async (password: string) => {
          derived.push('spend');
          return passwordHasher.spend(password);
        },
      },
    };
    for (const [email, password] of [
      ['tidak-ada@contoh.go.id', goodPassword],
      [known.email, 'kuda lumping biru 28'],
      [known.email, `${goodPassword} `],
      [known.email, goodPassword.toUpperCase()],
      [disabled.email, goodPassword],
    ] as const) {
      derived.length = 0;
      const outcome = await signIn(watched, {
        email,
        password,
        clientAddress: '192.0.2.7',
        currentToken: null,
      });
      assert.deepEqual(outcome, { ok: false, error: { code: 'SIGN_IN_REFUSED' } }, email);
      assert.equal(derived.length, 1, `one password check for ${email}`);
    }
  });

  test('gives a new token each time and ends the one that the browser brought along', async () => {
    const { email } = await office.officer({ password: goodPassword });
    const first = await signInFully(office, email, goodPassword);
    const second = await signInFully(office, email, goodPassword, first.token);
    assert.notEqual(first.token, second.token);
    assert.equal(await office.deps.officerSessions.resolve(first.token), null);
    assert.ok(await office.deps.officerSessions.resolve(second.token));
  });

  test('a token made up before signing in is never taken over', async () => {
    const { email } = await office.officer({ password: goodPassword });
    const planted = 'A'.repeat(43);
    const session = accepted(await enter(email, goodPassword, planted));
    assert.notEqual(session.token, planted);
    assert.equal(await office.deps.officerSessions.resolve(planted), null);
  });

  test('keeps no token in the database, and a stolen row does not sign anybody in', async () => {
    const { email } = await office.officer({ password: goodPassword });
    const { token } = await signInFully(office, email, goodPassword);
    assert.match(token, /^[A-Za-z0-9_-]{43}$/);
    const rows = await rowsOf(office, 'officer_session');
    assert.ok(!JSON.stringify(rows).includes(token));
    for (const row of Object.values(rows[0] ?? {})) {
      assert.equal(await office.deps.officerSessions.resolve(String(row)), null);
    }
  });

  test('sign-out ends the session at once; other sessions of the officer go on', async () => {
    const { email } = await office.officer({ password: goodPassword });
    const desk = await signInFully(office, email, goodPassword);
    const phone = await signInFully(office, email, goodPassword);
    await signOut(office.deps, { token: desk.token });
    assert.equal(await office.deps.officerSessions.resolve(desk.token), null);
    assert.ok(await office.deps.officerSessions.resolve(phone.token));
  });

  test('of a thousand guesses at one account at most twenty are checked', async () => {
    const { email } = await office.officer({ password: goodPassword });
    let checked = 0;
    const counting = {
      ...office.deps,
      passwordHasher: {
        ...office.deps.passwordHasher,
        verify: async () => {
          checked += 1;
          return false;
        },
      },
    };
    for (let at = 0; at < 1000; at += 1) {
      // Every guess from another address, as a botnet would.
      const clientAddress = `198.51.${Math.floor(at / 250)}.${at % 250}`;
      await signIn(counting, {
        email,
        password: `tebakan ke-${at} sekali`,
        clientAddress,
        currentToken: null,
      });
    }
    assert.ok(checked <= 20, `${checked} were checked`);
    assert.equal(refusal(await enter(email, goodPassword)), 'TOO_MANY_TRIES');
  });

  test('guesses at many accounts from one address stop too', async () => {
    const outcomes: string[] = [];
    const cheap = {
      ...office.deps,
      passwordHasher: { ...office.deps.passwordHasher, spend: async () => {} },
    };
    for (let at = 0; at < 100; at += 1) {
      const command = { email: `akun${at}@contoh.go.id`, password: 'x', currentToken: null };
      outcomes.push(refusal(await signIn(cheap, { ...command, clientAddress: '203.0.113.9' })));
    }
    assert.equal(outcomes.filter((code) => code === 'SIGN_IN_REFUSED').length, 60);
    assert.equal(outcomes.at(-1), 'TOO_MANY_TRIES');
  });

  test('a success gives the account its tries back', async () => {
    const { email } = await office.officer({ password: goodPassword });
    const from = (at: number) => `203.0.114.${at}`;
    for (let at = 0; at < 25; at += 1) {
      const wrong = at % 8 !== 7;
      await signIn(office.deps, {
        email,
        password: wrong ? 'salah sama sekali' : goodPassword,
        clientAddress: from(at),
        currentToken: null,
      });
    }
    accepted(
      await signIn(office.deps, {
        email,
        password: goodPassword,
        clientAddress: from(200),
        currentToken: null,
      }),
    );
  });

  test('a whole office behind one address can sign in as often as it likes', async () => {
    const { email } = await office.officer({ password: goodPassword });
    const quick = {
      ...office.deps,
      passwordHasher: { ...office.deps.passwordHasher, verify: async () => true },
    };
    for (let at = 0; at < 100; at += 1) {
      accepted(
        await signIn(quick, {
          email,
          password: goodPassword,
          clientAddress: '198.18.0.1',
          currentToken: null,
        }),
      );
    }
  });
});
