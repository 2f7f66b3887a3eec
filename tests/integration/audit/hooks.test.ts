import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { recordRefusedIdentityView } from '#application/audit/record-refused-identity-view.ts';
import { recordBackup } from '#application/backup/record-backup.ts';
import { applyCalendarChange } from '#application/calendar/apply-calendar-change.ts';
import { previewCalendarChange } from '#application/calendar/preview-calendar-change.ts';
import { checkIdentity } from '#application/information-request/check-identity.ts';
import { reissueAccessCode } from '#application/information-request/reissue-access-code.ts';
import { viewIdentity } from '#application/information-request/view-identity.ts';
import { acceptInvitation } from '#application/officer/accept-invitation.ts';
import { changeOfficerRoles } from '#application/officer/change-officer-roles.ts';
import { completeSetup } from '#application/officer/complete-setup.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { enableOfficer } from '#application/officer/enable-officer.ts';
import { endOfficerSessions } from '#application/officer/end-officer-sessions.ts';
import { ensureSetupLink } from '#application/officer/ensure-setup-link.ts';
import { finishSignIn } from '#application/officer/finish-sign-in.ts';
import { inviteAdministrator } from '#application/officer/invite-administrator.ts';
import { inviteOfficer } from '#application/officer/invite-officer.ts';
import { makePasswordResetLink } from '#application/officer/make-password-reset-link.ts';
import { resetPassword } from '#application/officer/reset-password.ts';
import { revokeInvitation } from '#application/officer/revoke-invitation.ts';
import { signIn } from '#application/officer/sign-in.ts';
import { signOut } from '#application/officer/sign-out.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import { archiveUnit } from '#application/settings/archive-unit.ts';
import { changeSettings } from '#application/settings/change-settings.ts';
import { changeUnit } from '#application/settings/change-unit.ts';
import { createUnit } from '#application/settings/create-unit.ts';
import type { AuditAction } from '#domain/audit/audit-entry.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type InformationRequestId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import { requestNow } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { documentDetails, draftedDocument, refOf } from '#tests/factories/public-documents.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { appCode, testSecret } from '#tests/support/second-factor.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { entries, verify } from './audit-world.ts';

const password = 'kuda lumping biru 27';
const tokenOf = (url: string) => url.split('/').at(-1) ?? '';

function accepted<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

eachDialect('what officers do', (context) => {
  let office: TestOffice;
  let admin: OfficerActor;
  let chief: OfficerActor;
  let deps: TestOffice['deps'];
  before(async () => {
    office = await createTestOffice(context);
    deps = office.deps;
    admin = (await office.officer({ roles: ['administrator'] })).actor;
    chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
  });

  /** Runs work that must leave exactly one entry, of the action; gives what the work gave and the entry. */
  async function leaves<T>(action: AuditAction, work: () => Promise<T>) {
    const earlier = (await entries(office)).length;
    const value = await work();
    const added = (await entries(office)).slice(earlier);
    assert.deepEqual(
      added.map((entry) => entry.action),
      [action],
    );
    const [entry] = added;
    assert.ok(entry);
    return { value, entry, detail: JSON.parse(entry.detail) as Record<string, unknown> };
  }

  test('the first administrator: an entry, and the trail holds no address', async () => {
    const fresh = await createTestOffice(context);
    const url = (await ensureSetupLink(fresh.deps)) ?? '';
    const command = { fullName: 'Rina', positionTitle: 'Kepala', email: 'rina@contoh.go.id', password };
    accepted(await completeSetup(fresh.deps, { token: tokenOf(url), ...command }));
    const rows = await entries(fresh);
    assert.deepEqual(
      rows.map(({ action }) => action),
      ['setup_completed'],
    );
    assert.ok(!JSON.stringify(rows).includes('rina'));
  });

  test('invitations: made, used, revoked, and one made on the server', async () => {
    const person = {
      fullName: 'Bayu Prakoso',
      positionTitle: 'Analis',
      email: 'bayu@contoh.go.id',
      grants: [{ role: 'desk_officer', unitId: null }],
    } as const;
    const { value, entry, detail } = await leaves('officer_invited', () =>
      inviteOfficer(deps, person, admin),
    );
    assert.deepEqual([entry.actor_id, entry.actor_role], [admin.officerId, 'administrator']);
    assert.deepEqual(detail, { roles: ['desk_officer'] });
    const token = tokenOf(accepted(value).url);
    await leaves('invitation_used', async () => accepted(await acceptInvitation(deps, { token, password })));
    await leaves('officer_invited', () =>
      inviteAdministrator(deps, { email: 'lain@contoh.go.id', fullName: 'Orang Lain' }),
    );
    const [open] = await deps.queries.officers.openInvitations(office.clock.now());
    await leaves('invitation_revoked', async () =>
      accepted(await revokeInvitation(deps, { invitationId: open?.id ?? '' }, admin)),
    );
    const text = JSON.stringify(await entries(office));
    for (const personal of ['bayu', 'Bayu', 'contoh.go.id', token]) assert.ok(!text.includes(personal));
  });

  test('accounts: roles, sessions, disabling, enabling, a password by link', async () => {
    const { actor } = await office.officer({ roles: ['desk_officer'] });
    const { officerId } = actor;
    const { detail } = await leaves('officer_roles_changed', async () =>
      accepted(
        await changeOfficerRoles(deps, { officerId, grants: [{ role: 'auditor', unitId: null }] }, admin),
      ),
    );
    assert.deepEqual(detail, { before: ['desk_officer'], after: ['auditor'] });
    await leaves('sessions_ended', () => endOfficerSessions(deps, { officerId }, admin));
    const link = await leaves('password_link_made', () => makePasswordResetLink(deps, { officerId }, admin));
    await leaves('password_changed', async () =>
      accepted(await resetPassword(deps, { token: tokenOf(accepted(link.value).url), password })),
    );
    await leaves('officer_disabled', () => disableOfficer(deps, { officerId }, admin));
    await leaves('officer_enabled', () => enableOfficer(deps, { officerId }, admin));
  });

  test('signing in, failing to and signing out, without an address in clear', async () => {
    const { actor, email } = await office.officer({ roles: ['desk_officer'], password });
    const attempt = { email, password, clientAddress: '192.0.2.44', currentToken: null };
    const half = accepted(await signIn(deps, attempt));
    const give = (code: string) =>
      finishSignIn(deps, { token: half.token, given: { kind: 'app_code', code }, userAgent: '' });
    const refused = await leaves('second_factor_refused', () => give('000000'));
    assert.deepEqual([refused.entry.actor_kind, refused.entry.object_id], ['visitor', actor.officerId]);
    const code = appCode(testSecret, office.clock.now());
    const { value, entry } = await leaves('signed_in', () => give(code));
    assert.equal(entry.actor_id, actor.officerId);
    await leaves('signed_out', () => signOut(deps, { token: accepted(value).token }));
    const wrong = await leaves('sign_in_refused', () =>
      signIn(deps, { ...attempt, password: 'salah sekali ini' }),
    );
    assert.deepEqual([wrong.entry.actor_kind, wrong.entry.object_id], ['visitor', actor.officerId]);
    const unknown = await leaves('sign_in_refused', () =>
      signIn(deps, { ...attempt, email: 'siapa@contoh.id' }),
    );
    assert.equal(unknown.entry.object_id, '');
    assert.equal(unknown.detail.address, wrong.detail.address);
    assert.notEqual(unknown.detail.account, wrong.detail.account);
    const text = JSON.stringify(await entries(office));
    for (const personal of [email, 'siapa@', '192.0.2.44', password, code, testSecret])
      assert.ok(!text.includes(personal));
  });

  test('settings by their keys, units, calendar, backups', async () => {
    const { detail } = await leaves('settings_changed', async () =>
      accepted(await changeSettings(deps, { phone: '0335 123456', tagline: 'Rahasia' }, admin)),
    );
    assert.deepEqual(detail, { keys: ['phone', 'tagline'] });
    const created = await leaves('unit_created', () =>
      createUnit(deps, { name: 'Badan Layanan Uji', shortName: 'BLUJI' }, admin),
    );
    const unitId = accepted(created.value);
    await leaves('unit_changed', async () =>
      accepted(
        await changeUnit(deps, { unitId, version: 1, name: 'Badan Layanan Coba', shortName: 'BLC' }, admin),
      ),
    );
    await leaves('unit_archived', async () =>
      accepted(await archiveUnit(deps, { unitId, version: 2, archived: true }, admin)),
    );
    await leaves('unit_restored', async () =>
      accepted(await archiveUnit(deps, { unitId, version: 3, archived: false }, admin)),
    );
    const command = {
      kind: 'add_holiday',
      holiday: { on: '2026-12-18', kind: 'local', name: 'Hari jadi', decree: 'SK Bupati 1/2026' },
    } as const;
    const operator = { kind: 'operator' } as const;
    const { version } = accepted(await previewCalendarChange(deps, command, operator));
    await leaves('calendar_changed', async () =>
      accepted(await applyCalendarChange(deps, { command, version }, operator)),
    );
    const name = 'ppid-20261125T030000Z-abcdef.tar.age';
    const record = { name, byteSize: 1, rows: 2, files: 3 } as Parameters<typeof recordBackup>[1];
    await leaves('backup_made', () => recordBackup(deps, record));
  });

  test('documents published and withdrawn', async () => {
    const draft = await draftedDocument(deps, chief, documentDetails((await office.unit()).id));
    const { entry } = await leaves('document_published', async () =>
      accepted(await publishDocument(deps, draft, chief)),
    );
    assert.deepEqual([entry.object_id, entry.actor_role], [draft.documentId, 'chief_ppid']);
    const ref = await refOf(deps, draft.documentId);
    await leaves('document_withdrawn', async () =>
      accepted(await withdrawDocument(deps, { ...ref, reason: 'Memuat nomor rekening' }, chief)),
    );
  });

  test('identities: each view, each refusal, each check and each new code', async () => {
    const requestId = asId<InformationRequestId>((await submittedRequest(deps)).caseId);
    const reason = 'Mencocokkan KTP di meja layanan';
    const { entry, detail } = await leaves('identity_viewed', async () =>
      accepted(await viewIdentity(deps, { requestId, reason }, chief)),
    );
    assert.deepEqual(
      [entry.object_kind, entry.object_id, entry.actor_id, entry.actor_role],
      ['information_request', requestId, chief.officerId, 'chief_ppid'],
    );
    assert.deepEqual(detail, { nik: true, proof: false });

    const refusedFor = async (actor: OfficerActor, id: InformationRequestId, given: string) => {
      const refused = await leaves('identity_view_refused', () =>
        viewIdentity(deps, { requestId: id, reason: given }, actor),
      );
      assert.equal(refused.value.ok, false);
      return refused;
    };
    const { actor: auditor } = await office.officer({ roles: ['auditor'] });
    const denied = await refusedFor(auditor, requestId, reason);
    assert.deepEqual(denied.detail, { code: 'NOT_ALLOWED' });
    assert.deepEqual([denied.entry.object_id, denied.entry.actor_role], [requestId, 'auditor']);
    assert.deepEqual((await refusedFor(admin, requestId, reason)).detail, { code: 'NOT_ALLOWED' });
    assert.deepEqual((await refusedFor(chief, requestId, 'ada')).detail, { code: 'IDENTITY_REASON_NEEDED' });
    const nowhere = asId<InformationRequestId>('<script>tidak ada</script>');
    const missing = await refusedFor(chief, nowhere, reason);
    assert.deepEqual([missing.entry.object_id, missing.detail], ['', { code: 'NOT_FOUND' }]);
    await leaves('identity_view_refused', () =>
      recordRefusedIdentityView(deps, { requestId, code: 'NOT_ALLOWED' }, auditor),
    );

    const version = async () => (await requestNow(deps, requestId)).version;
    await leaves('identity_checked', async () =>
      accepted(
        await checkIdentity(deps, { requestId, version: await version(), evidence: 'ktp_number' }, chief),
      ),
    );
    await leaves('access_code_reissued', async () =>
      accepted(
        await reissueAccessCode(
          deps,
          { requestId, version: await version(), personCheck: 'Membawa KTP asli ke meja' },
          chief,
        ),
      ),
    );
    const text = JSON.stringify(await entries(office));
    for (const personal of [reason, '3513000000000001', 'Siti', 'meja', 'script']) {
      assert.ok(!text.includes(personal), personal);
    }
  });

  test('what is refused for another reason leaves nothing, and a citizen who sends a request neither', async () => {
    const earlier = (await entries(office)).length;
    await inviteOfficer(
      deps,
      { fullName: 'X', positionTitle: '', email: 'x@contoh.id', grants: [{ role: 'auditor', unitId: null }] },
      chief,
    );
    await changeSettings(deps, { proofRetentionDays: -1 }, admin);
    await createUnit(deps, { name: 'Unit', shortName: 'U' }, chief);
    await submittedRequest(deps);
    assert.equal((await entries(office)).length, earlier);
  });

  test('the trail of all of it is whole', async () => {
    assert.deepEqual((await verify(office)).problems, []);
  });
});
