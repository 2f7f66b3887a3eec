import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { acceptInvitation } from '#application/officer/accept-invitation.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { type InviteOfficer, inviteOfficer } from '#application/officer/invite-officer.ts';
import { makePasswordResetLink } from '#application/officer/make-password-reset-link.ts';
import { resetPassword } from '#application/officer/reset-password.ts';
import { revokeInvitation } from '#application/officer/revoke-invitation.ts';
import { signIn } from '#application/officer/sign-in.ts';
import { archiveUnit } from '#application/settings/archive-unit.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import {
  accepted,
  goodPassword,
  otherPassword,
  refusal,
  rowsOf,
  signInFully,
  tokenOf,
} from './officer-world.ts';

let invited = 0;
function newcomer(change: Partial<InviteOfficer> = {}): InviteOfficer {
  invited += 1;
  return {
    fullName: 'Bayu Prakoso',
    positionTitle: 'Analis Informasi',
    email: `bayu${invited}@contoh.go.id`,
    grants: [{ role: 'desk_officer', unitId: null }],
    ...change,
  };
}

eachDialect('invitation', (context) => {
  let office: TestOffice;
  let admin: OfficerActor;
  before(async () => {
    office = await createTestOffice(context);
    admin = (await office.officer({ roles: ['administrator'] })).actor;
  });

  test('lets the invited person in with the roles that were given, once', async () => {
    const unit = await office.unit();
    const person = newcomer({
      grants: [
        { role: 'desk_officer', unitId: null },
        { role: 'unit_ppid', unitId: unit.id },
      ],
    });
    const { url } = accepted(await inviteOfficer(office.deps, person, admin));
    const token = tokenOf(url);
    assert.ok(!JSON.stringify(await rowsOf(office, 'officer_invitation')).includes(token));
    const officerId = accepted(await acceptInvitation(office.deps, { token, password: goodPassword }));
    const row = await office.deps.queries.officers.find(officerId);
    assert.deepEqual(
      row?.grants.map((grant) => [grant.role, grant.unitName]),
      [
        ['desk_officer', null],
        ['unit_ppid', unit.name],
      ],
    );
    assert.equal(
      refusal(await acceptInvitation(office.deps, { token, password: otherPassword })),
      'LINK_INVALID',
    );
  });

  test('twenty posts of the same link make one account', async () => {
    const { url } = accepted(await inviteOfficer(office.deps, newcomer(), admin));
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        acceptInvitation(office.deps, { token: tokenOf(url), password: goodPassword }),
      ),
    );
    assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
  });

  test('is refused when revoked, and after 72 hours', async () => {
    const revoked = accepted(await inviteOfficer(office.deps, newcomer(), admin));
    const [open] = await office.deps.queries.officers.openInvitations(office.clock.now());
    accepted(await revokeInvitation(office.deps, { invitationId: open?.id ?? '' }, admin));
    const command = { token: tokenOf(revoked.url), password: goodPassword };
    assert.equal(refusal(await acceptInvitation(office.deps, command)), 'LINK_INVALID');

    const late = accepted(await inviteOfficer(office.deps, newcomer(), admin));
    office.clock.advance({ hours: 71, minutes: 59 });
    assert.equal((await office.deps.queries.officers.openInvitations(office.clock.now())).length, 1);
    office.clock.advance({ minutes: 1 });
    assert.deepEqual(await office.deps.queries.officers.openInvitations(office.clock.now()), []);
    const tooLate = { token: tokenOf(late.url), password: goodPassword };
    assert.equal(refusal(await acceptInvitation(office.deps, tooLate)), 'LINK_INVALID');
  });

  test('a new invitation to the same address ends the earlier one', async () => {
    const person = newcomer();
    const first = accepted(await inviteOfficer(office.deps, person, admin));
    accepted(await inviteOfficer(office.deps, { ...person, email: person.email.toUpperCase() }, admin));
    const command = { token: tokenOf(first.url), password: goodPassword };
    assert.equal(refusal(await acceptInvitation(office.deps, command)), 'LINK_INVALID');
  });

  test('is refused for an address that has an account, an archived unit, no role, or a role without its unit', async () => {
    const { email } = await office.officer();
    assert.equal(refusal(await inviteOfficer(office.deps, newcomer({ email }), admin)), 'EMAIL_IN_USE');
    const unit = await office.unit();
    accepted(await archiveUnit(office.deps, { unitId: unit.id, version: 1, archived: true }, admin));
    for (const [grants, code] of [
      [[], 'GRANTS_EMPTY'],
      [[{ role: 'unit_ppid', unitId: null }], 'GRANT_NEEDS_UNIT'],
      [[{ role: 'auditor', unitId: unit.id }], 'GRANT_IS_WHOLE_BODY'],
      [[{ role: 'unit_ppid', unitId: unit.id }], 'UNIT_UNKNOWN'],
      [[{ role: 'unit_ppid', unitId: asId<UnitId>('tidak-ada') }], 'UNIT_UNKNOWN'],
    ] as const) {
      assert.equal(refusal(await inviteOfficer(office.deps, newcomer({ grants }), admin)), code);
    }
  });

  test('only an administrator invites or revokes', async () => {
    const { actor } = await office.officer({ roles: ['chief_ppid', 'desk_officer', 'superior_officer'] });
    assert.equal(refusal(await inviteOfficer(office.deps, newcomer(), actor)), 'FORBIDDEN');
    assert.equal(refusal(await revokeInvitation(office.deps, { invitationId: 'x' }, actor)), 'FORBIDDEN');
  });
});

eachDialect('password link', (context) => {
  let office: TestOffice;
  let admin: OfficerActor;
  before(async () => {
    office = await createTestOffice(context);
    admin = (await office.officer({ roles: ['administrator'] })).actor;
  });
  const enter = (email: string, password: string) =>
    signIn(office.deps, { email, password, clientAddress: '', currentToken: null });

  test('sets a new password once and ends every session', async () => {
    const { actor, email } = await office.officer({ password: goodPassword });
    const session = await signInFully(office, email, goodPassword);
    const link = accepted(await makePasswordResetLink(office.deps, { officerId: actor.officerId }, admin));
    assert.ok(await office.deps.officerSessions.resolve(session.token), 'still in until the link is used');
    const command = { token: tokenOf(link.url), password: otherPassword };
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => resetPassword(office.deps, command)));
    assert.equal(outcomes.filter((outcome) => outcome.ok).length, 1);
    assert.equal(await office.deps.officerSessions.resolve(session.token), null);
    assert.equal(refusal(await enter(email, goodPassword)), 'SIGN_IN_REFUSED');
    accepted(await enter(email, otherPassword));
  });

  test('is no invitation, and an invitation is no password link', async () => {
    const { actor } = await office.officer();
    const link = accepted(await makePasswordResetLink(office.deps, { officerId: actor.officerId }, admin));
    const asInvitation = { token: tokenOf(link.url), password: otherPassword };
    assert.equal(refusal(await acceptInvitation(office.deps, asInvitation)), 'LINK_INVALID');
    const invitation = accepted(await inviteOfficer(office.deps, newcomer(), admin));
    const asReset = { token: tokenOf(invitation.url), password: otherPassword };
    assert.equal(refusal(await resetPassword(office.deps, asReset)), 'LINK_INVALID');
  });

  test('is refused after 24 hours, after a newer one, and for a disabled account', async () => {
    const { actor } = await office.officer();
    const { officerId } = actor;
    const late = accepted(await makePasswordResetLink(office.deps, { officerId }, admin));
    office.clock.advance({ hours: 24 });
    const first = accepted(await makePasswordResetLink(office.deps, { officerId }, admin));
    const second = accepted(await makePasswordResetLink(office.deps, { officerId }, admin));
    accepted(await disableOfficer(office.deps, { officerId }, admin));
    for (const { url } of [late, first, second]) {
      const command = { token: tokenOf(url), password: otherPassword };
      assert.equal(refusal(await resetPassword(office.deps, command)), 'LINK_INVALID');
    }
    assert.equal(refusal(await makePasswordResetLink(office.deps, { officerId }, admin)), 'OFFICER_UNKNOWN');
  });
});
