import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from 'kysely';
import { changeOwnPassword } from '#application/officer/change-own-password.ts';
import type { SecondFactor } from '#application/officer/check-second-factor.ts';
import { confirmSignIn } from '#application/officer/confirm-sign-in.ts';
import { endOwnSession } from '#application/officer/end-own-session.ts';
import { enrolFactor } from '#application/officer/enrol-factor.ts';
import { offeredSecret } from '#application/officer/factor-secrets.ts';
import { finishSignIn } from '#application/officer/finish-sign-in.ts';
import { renewRecoveryCodes } from '#application/officer/renew-recovery-codes.ts';
import { resetFactor } from '#application/officer/reset-factor.ts';
import { signIn } from '#application/officer/sign-in.ts';
import { asId, type OfficerId } from '#domain/shared/ids.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { appCode, testSecret } from '#tests/support/second-factor.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { accepted, goodPassword, otherPassword, refusal, rowsOf } from './officer-world.ts';

const firefox = 'Mozilla/5.0 (Android 14; Mobile; rv:145.0) Gecko/145.0 Firefox/145.0';
const lost = { reason: 'phone_lost', recognised: 'in_person' } as const;

eachDialect('the second factor', (context) => {
  let office: TestOffice;
  let deps: TestOffice['deps'];
  before(async () => {
    office = await createTestOffice(context);
    deps = office.deps;
  });

  const givePassword = async (email: string, password = goodPassword) =>
    accepted(
      await signIn(deps, { email, password, clientAddress: '', currentToken: null, userAgent: firefox }),
    );
  const give = (token: string, given: SecondFactor) =>
    finishSignIn(deps, { token, given, userAgent: firefox });
  const app = (code: string): SecondFactor => ({ kind: 'app_code', code });
  const sheet = (code: string): SecondFactor => ({ kind: 'recovery_code', code });
  const codeNow = (secret = testSecret) => appCode(secret, office.clock.now());
  const codeAfter = (seconds: number) => {
    const [whole = ''] = [office.clock.now()];
    return appCode(testSecret, new Date(Date.parse(whole) + seconds * 1000).toISOString());
  };
  const nextHalfMinute = () => office.clock.advance({ seconds: 30 });
  const someone = () => office.officer({ password: goodPassword });
  const enter = async (email: string, secret = testSecret) => {
    nextHalfMinute();
    const half = await givePassword(email);
    return accepted(await give(half.token, app(codeNow(secret))));
  };
  const seen = async (token: string) => (await deps.officerSessions.look(token)) ?? assert.fail('no session');
  /** A new officer's way from the password to the app: full session, secret and recovery codes. */
  const enrol = async (email: string) => {
    const half = await givePassword(email);
    const secret = offeredSecret(deps, await seen(half.token));
    const code = codeNow(secret);
    const done = accepted(await enrolFactor(deps, { token: half.token, code, userAgent: firefox }));
    return { ...done, secret, half, code };
  };
  const actionsOf = async (officerId: string) => {
    const rows = await office.database.db
      .selectFrom('audit_entry')
      .select(['action', 'actor_kind', 'detail'])
      .where('object_id', '=', officerId)
      .orderBy('seq')
      .execute();
    return rows;
  };
  const mailsTo = async (officerId: OfficerId) => {
    const rows = await office.database.db
      .selectFrom('notice')
      .select(['params', 'template', 'address'])
      .where('officer_id', '=', officerId)
      .orderBy('id')
      .execute();
    return rows.map(({ params }) => String(JSON.parse(params).change));
  };

  test('a password alone opens no work; with the code a new token does, and the old one is dead', async () => {
    const { actor, email } = await someone();
    const half = await givePassword(email);
    assert.equal(await deps.officerSessions.resolve(half.token), null);
    assert.equal((await seen(half.token)).stage, 'half');
    const full = accepted(await give(half.token, app(codeNow())));
    assert.notEqual(full.token, half.token);
    assert.deepEqual(await deps.officerSessions.resolve(full.token), actor);
    assert.equal(await deps.officerSessions.look(half.token), null);
    assert.equal(refusal(await give(half.token, app(codeAfter(30)))), 'SIGN_IN_OVER');
    assert.equal(refusal(await give(full.token, app(codeAfter(30)))), 'SIGN_IN_OVER');
  });

  test('spaces in the code do not matter', async () => {
    const { email } = await someone();
    const half = await givePassword(email);
    const code = codeNow();
    accepted(await give(half.token, app(` ${code.slice(0, 3)} ${code.slice(3)} `)));
  });

  test('the same code never works twice, nor one older than a used one', async () => {
    const { email } = await someone();
    const code = codeNow();
    const before = codeAfter(-30);
    accepted(await give((await givePassword(email)).token, app(code)));
    const half = await givePassword(email);
    assert.equal(refusal(await give(half.token, app(code))), 'CODE_REFUSED');
    assert.equal(refusal(await give(half.token, app(before))), 'CODE_REFUSED');
    nextHalfMinute();
    accepted(await give(half.token, app(codeNow())));
  });

  test('of two posts with one code at once exactly one gets in, from one browser or from two', async () => {
    const { email } = await someone();
    for (const same of [true, false]) {
      nextHalfMinute();
      const first = await givePassword(email);
      const second = same ? first : await givePassword(email);
      const code = app(codeNow());
      const outcomes = await Promise.all([give(first.token, code), give(second.token, code)]);
      assert.equal(outcomes.filter(({ ok }) => ok).length, 1);
    }
  });

  test('a phone half a minute behind is taken; two half minutes behind or one ahead is not', async () => {
    for (const [seconds, taken] of [
      [0, true],
      [-30, true],
      [-60, false],
      [30, false],
      [-3600, false],
    ] as const) {
      const { email } = await someone();
      const { token } = await givePassword(email);
      assert.equal((await give(token, app(codeAfter(seconds)))).ok, taken, String(seconds));
    }
  });

  test('five wrong codes, then a wait even for the right one; each refusal is in the trail, the wait once', async () => {
    const { actor, email } = await someone();
    const half = await givePassword(email);
    for (let at = 0; at < 5; at += 1)
      assert.equal(refusal(await give(half.token, app('000000'))), 'CODE_REFUSED');
    assert.equal(refusal(await give(half.token, app(codeNow()))), 'CODE_TOO_MANY_TRIES');
    const other = await givePassword(email);
    assert.equal(refusal(await give(other.token, app(codeNow()))), 'CODE_TOO_MANY_TRIES');
    assert.equal(refusal(await give(other.token, sheet('AAAA-BBBB-CCCC'))), 'CODE_TOO_MANY_TRIES');
    const actions = (await actionsOf(actor.officerId)).map(({ action }) => action);
    assert.equal(actions.filter((one) => one === 'second_factor_refused').length, 5);
    assert.equal(actions.filter((one) => one === 'sign_in_limited').length, 1);
  });

  test('a sign-in that the limit refuses is in the trail once for its quarter of an hour', async () => {
    const { email } = await someone();
    const quick = { ...deps, passwordHasher: { ...deps.passwordHasher, verify: async () => false } };
    const limited = async () =>
      (
        await office.database.db
          .selectFrom('audit_entry')
          .select('seq')
          .where('action', '=', 'sign_in_limited')
          .execute()
      ).length;
    const earlier = await limited();
    for (let at = 0; at < 30; at += 1) {
      await signIn(quick, { email, password: 'salah', clientAddress: '192.0.2.90', currentToken: null });
    }
    assert.equal((await limited()) - earlier, 1);
  });

  test('ten minutes after the password it must be given again', async () => {
    const { email } = await someone();
    const half = await givePassword(email);
    office.clock.advance({ minutes: 9 });
    assert.equal((await seen(half.token)).stage, 'half');
    office.clock.advance({ minutes: 1 });
    assert.equal(refusal(await give(half.token, app(codeNow()))), 'SIGN_IN_OVER');
  });

  test('setting the app up needs a code of it, opens a new session and gives ten codes once', async () => {
    const { email, actor } = await office.officer({ password: goodPassword, withoutApp: true });
    const half = await givePassword(email);
    const secret = offeredSecret(deps, await seen(half.token));
    assert.equal(
      offeredSecret(deps, await seen(half.token)),
      secret,
      'opening the page again changes nothing',
    );
    const attempt = (code: string) => enrolFactor(deps, { token: half.token, code, userAgent: firefox });
    assert.equal(refusal(await attempt(codeNow())), 'CODE_REFUSED');
    assert.deepEqual(await deps.queries.officers.factor(actor.officerId), null);
    const code = codeNow(secret);
    const outcomes = await Promise.all([attempt(code), attempt(code)]);
    const done = outcomes.filter((one) => one.ok);
    assert.equal(done.length, 1, 'of two presses one counts');
    const [first] = done;
    assert.ok(first?.ok);
    assert.equal(new Set(first.value.recoveryCodes).size, 10);
    for (const one of first.value.recoveryCodes) assert.match(one, /^[A-Z]{4}-[A-Z]{4}-[A-Z]{4}$/);
    assert.ok(await deps.officerSessions.resolve(first.value.token));
    assert.equal(await deps.officerSessions.look(half.token), null);
    assert.equal(refusal(await give((await givePassword(email)).token, app(code))), 'CODE_REFUSED');
    assert.deepEqual(await mailsTo(actor.officerId), ['factor_enrolled']);
  });

  test('who has an app cannot set up another with the password alone', async () => {
    const { email } = await someone();
    const half = await givePassword(email);
    const code = codeNow(offeredSecret(deps, await seen(half.token)));
    assert.equal(
      refusal(await enrolFactor(deps, { token: half.token, code, userAgent: '' })),
      'FACTOR_EXISTS',
    );
  });

  test('a recovery code opens once, tells how many are left, and also works for one post of two', async () => {
    const { email, actor } = await office.officer({ password: goodPassword, withoutApp: true });
    const [first = '', second = '', third = ''] = (await enrol(email)).recoveryCodes;
    const half = await givePassword(email);
    const done = accepted(await give(half.token, sheet(` ${first.toLowerCase().replaceAll('-', ' ')} `)));
    assert.equal(done.recoveryCodesLeft, 9);
    assert.equal(
      refusal(await give((await givePassword(email)).token, sheet(first))),
      'RECOVERY_CODE_REFUSED',
    );
    const [one, two] = [await givePassword(email), await givePassword(email)];
    const both = await Promise.all([give(one.token, sheet(second)), give(two.token, sheet(second))]);
    assert.equal(both.filter(({ ok }) => ok).length, 1);
    const stranger = await someone();
    const foreign = await give((await givePassword(stranger.email)).token, sheet(third));
    assert.equal(refusal(foreign), 'RECOVERY_CODE_REFUSED');
    const used = (await actionsOf(actor.officerId)).filter(({ action }) => action === 'recovery_code_used');
    assert.deepEqual(
      used.map(({ detail }) => JSON.parse(detail)),
      [{ left: 9 }, { left: 8 }],
    );
    assert.deepEqual(await mailsTo(actor.officerId), [
      'factor_enrolled',
      'recovery_code_used',
      'recovery_code_used',
    ]);
  });

  test('new recovery codes put all earlier ones out of use, and need a fresh sign-in', async () => {
    const { email } = await office.officer({ password: goodPassword, withoutApp: true });
    const enrolled = await enrol(email);
    office.clock.advance({ minutes: 11 });
    assert.equal(refusal(await renewRecoveryCodes(deps, await seen(enrolled.token))), 'FRESH_SIGN_IN_NEEDED');
    const full = await enter(email, enrolled.secret);
    const codes = accepted(await renewRecoveryCodes(deps, await seen(full.token)));
    const half = await givePassword(email);
    const [old = ''] = enrolled.recoveryCodes;
    assert.equal(refusal(await give(half.token, sheet(old))), 'RECOVERY_CODE_REFUSED');
    accepted(await give(half.token, sheet(codes[9] ?? '')));
  });

  test('secrets, codes and tokens stand nowhere in the database in clear', async () => {
    const { email } = await office.officer({ password: goodPassword, withoutApp: true });
    const done = await enrol(email);
    const [recovery = ''] = done.recoveryCodes;
    accepted(await give((await givePassword(email)).token, sheet(recovery)));
    const tables = await office.database.db.introspection.getTables();
    let all = '';
    for (const { name } of tables) {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(office.database.db);
      all += JSON.stringify(rows);
    }
    for (const secret of [done.secret, ...done.recoveryCodes, done.token, done.half.token, testSecret]) {
      assert.equal(all.includes(secret), false, secret);
      assert.equal(all.includes(secret.replaceAll('-', '')), false, secret);
    }
    const detail = (await office.database.db.selectFrom('audit_entry').select('detail').execute())
      .map((row) => row.detail)
      .join();
    assert.equal(detail.includes(done.code), false, 'the code is in the trail');
  });

  test('neither code, secret nor address of the account gets into the log, refused or not', async () => {
    const lines: string[] = [];
    const record = (...line: readonly unknown[]) => {
      lines.push(JSON.stringify(line));
    };
    const watched = { ...deps, logger: { info: record, warn: record, error: record } };
    const { email } = await office.officer({ password: goodPassword, withoutApp: true });
    const half = accepted(
      await signIn(watched, { email, password: goodPassword, clientAddress: '', currentToken: null }),
    );
    const secret = offeredSecret(deps, await seen(half.token));
    const code = codeNow(secret);
    const done = accepted(await enrolFactor(watched, { token: half.token, code, userAgent: '' }));
    const again = await givePassword(email);
    for (const given of [app('135790'), app(code), sheet(done.recoveryCodes[0] ?? '')]) {
      await finishSignIn(watched, { token: again.token, given, userAgent: '' });
    }
    assert.ok(lines.length >= 4);
    const text = lines.join();
    for (const kept of [email, secret, code, '135790', half.token, done.token, ...done.recoveryCodes]) {
      assert.equal(text.includes(kept), false, kept);
    }
  });

  test("a secret moved to another officer's row is of no use", async () => {
    const [mine, theirs] = [await someone(), await someone()];
    const { db } = office.database;
    const row = (await rowsOf(office, 'officer_factor')).find(
      (one) => 'secret' in one && one.officer_id === mine.actor.officerId,
    );
    assert.ok(row && 'secret' in row);
    await db
      .updateTable('officer_factor')
      .set({ secret: row.secret })
      .where('officer_id', '=', theirs.actor.officerId)
      .execute();
    const { token } = await givePassword(theirs.email);
    assert.equal(refusal(await give(token, app(codeNow()))), 'CODE_REFUSED');
  });

  test('own sessions are listed with device and times; one or all others are ended, never another person’s', async () => {
    const { email, actor } = await someone();
    const [desk, phone, third] = [await enter(email), await enter(email), await enter(email)];
    const stranger = await enter((await someone()).email);
    await givePassword(email);
    office.clock.advance({ minutes: 5 });
    const session = await seen(desk.token);
    const list = await deps.officerSessions.list(actor.officerId);
    assert.equal(list.length, 3, 'half sessions are no devices');
    const own = list.find(({ id }) => id === session.id) ?? assert.fail();
    assert.equal(own.device, 'firefox/android');
    assert.equal(own.lastSeenAt, office.clock.now());
    assert.ok(own.openedAt < own.lastSeenAt);
    const { id: strange } = await seen(stranger.token);
    await endOwnSession(deps, { which: 'one', sessionId: strange }, session);
    assert.ok(await deps.officerSessions.resolve(stranger.token));
    await endOwnSession(deps, { which: 'one', sessionId: (await seen(phone.token)).id }, session);
    assert.equal(await deps.officerSessions.resolve(phone.token), null);
    assert.ok(await deps.officerSessions.resolve(third.token));
    await endOwnSession(deps, { which: 'others' }, session);
    assert.equal(await deps.officerSessions.resolve(third.token), null);
    assert.ok(await deps.officerSessions.resolve(desk.token));
    const actions = (await actionsOf(actor.officerId)).map(({ action }) => action);
    assert.deepEqual(actions.slice(-2), ['session_ended', 'sessions_ended']);
  });

  test('password and code once more make the session fresh under a new token; neither alone does', async () => {
    const { email } = await someone();
    const full = await enter(email);
    office.clock.advance({ minutes: 11 });
    const again = (password: string, given: SecondFactor) =>
      confirmSignIn(deps, { token: full.token, password, given, userAgent: firefox });
    const change = async (token: string) =>
      changeOwnPassword(deps, { password: otherPassword }, await seen(token));
    assert.equal(refusal(await change(full.token)), 'FRESH_SIGN_IN_NEEDED');
    assert.equal(refusal(await again('salah sama sekali', app(codeNow()))), 'SIGN_IN_REFUSED');
    assert.equal(refusal(await again(goodPassword, app('000000'))), 'CODE_REFUSED');
    const fresh = accepted(await again(goodPassword, app(codeNow())));
    assert.equal(await deps.officerSessions.look(full.token), null);
    accepted(await change(fresh.token));
  });

  test('a new password ends all other sessions and is told by mail', async () => {
    const { email, actor } = await someone();
    const [other, own] = [await enter(email), await enter(email)];
    const half = await givePassword(email);
    accepted(await changeOwnPassword(deps, { password: otherPassword }, await seen(own.token)));
    assert.equal(await deps.officerSessions.look(other.token), null);
    assert.equal(await deps.officerSessions.look(half.token), null);
    assert.ok(await deps.officerSessions.resolve(own.token));
    assert.deepEqual(await mailsTo(actor.officerId), ['password_changed']);
    assert.equal(
      refusal(await signIn(deps, { email, password: goodPassword, clientAddress: '', currentToken: null })),
      'SIGN_IN_REFUSED',
    );
  });

  test('another app takes the place of the first: old codes and sessions are dead', async () => {
    const { email } = await someone();
    const [other, own] = [await enter(email), await enter(email)];
    const secret = offeredSecret(deps, await seen(own.token));
    const done = accepted(
      await enrolFactor(deps, { token: own.token, code: codeNow(secret), userAgent: firefox }),
    );
    for (const { token } of [other, own]) assert.equal(await deps.officerSessions.look(token), null);
    assert.ok(await deps.officerSessions.resolve(done.token));
    nextHalfMinute();
    const half = await givePassword(email);
    assert.equal(refusal(await give(half.token, app(codeNow()))), 'CODE_REFUSED');
    accepted(await give(half.token, app(codeNow(secret))));
  });

  test('an administrator takes a lost app away: sessions end, the officer is told and sets up a new one', async () => {
    const admin = await office.officer({ roles: ['administrator'], password: goodPassword });
    const { email, actor } = await someone();
    const full = await enter(email);
    const command = { officerId: actor.officerId, ...lost };
    const desk = (await office.officer()).actor;
    assert.equal(refusal(await resetFactor(deps, command, desk)), 'FORBIDDEN');
    const own = { ...command, officerId: admin.actor.officerId };
    assert.equal(refusal(await resetFactor(deps, own, admin.actor)), 'FORBIDDEN');
    const nobody = { ...command, officerId: asId<OfficerId>('tidak-ada') };
    assert.equal(refusal(await resetFactor(deps, nobody, admin.actor)), 'OFFICER_UNKNOWN');
    accepted(await resetFactor(deps, command, admin.actor));
    assert.equal(await deps.officerSessions.look(full.token), null);
    const entry = (await actionsOf(actor.officerId)).at(-1);
    assert.deepEqual([entry?.action, JSON.parse(entry?.detail ?? '{}')], ['factor_reset', lost]);
    nextHalfMinute();
    const half = await givePassword(email);
    assert.equal((await seen(half.token)).hasFactor, false);
    assert.equal(refusal(await give(half.token, app(codeNow()))), 'CODE_REFUSED');
    await enrol(email);
    assert.deepEqual(await mailsTo(actor.officerId), ['factor_reset', 'factor_enrolled']);
  });

  test('whoever runs the server can take it away from the last administrator', async () => {
    const admin = await office.officer({ roles: ['administrator'], password: goodPassword });
    const command = { officerId: admin.actor.officerId, ...lost };
    accepted(await resetFactor(deps, command, { kind: 'operator' }));
    assert.equal((await actionsOf(admin.actor.officerId)).at(-1)?.actor_kind, 'system');
  });
});
