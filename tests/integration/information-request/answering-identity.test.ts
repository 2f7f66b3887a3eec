import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveCitizenSession } from '#application/case-access/citizen-session.ts';
import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import { openCaseWithLink } from '#application/case-access/open-case-with-link.ts';
import { identityViewGrantHolds } from '#application/file-access/identity-view-grant.ts';
import { checkIdentity } from '#application/information-request/check-identity.ts';
import { reissueAccessCode } from '#application/information-request/reissue-access-code.ts';
import { viewIdentity } from '#application/information-request/view-identity.ts';
import { accepted, codeOf, requestNow } from '#tests/factories/answers.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice } from '../../support/test-office.ts';

eachDialect('identity and access code', (context) => {
  test('NIK and proof open only for a reason, which stays in the history and out of the citizen’s view', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const proof = await stagedFile(deps);
    const { caseId } = await submittedRequest(deps, { identityProof: proof });
    const view = (reason: string) => viewIdentity(deps, { requestId: caseId, reason }, actor);
    assert.equal(codeOf(await view('cek')), 'IDENTITY_REASON_NEEDED');
    const shown = accepted(await view('Mencocokkan nama pada KTP'));
    assert.equal(shown.nik, '3513000000000001');
    assert.equal(shown.proof?.fileId, proof.fileId);
    const grant = shown.proof?.grant ?? null;
    assert.equal(identityViewGrantHolds(deps, grant, actor.officerId, proof.fileId), true);
    const other = await office.officer();
    assert.equal(identityViewGrantHolds(deps, grant, other.actor.officerId, proof.fileId), false);
    office.clock.advance({ hours: 1 });
    assert.equal(identityViewGrantHolds(deps, grant, actor.officerId, proof.fileId), false);
    const officer = await deps.queries.informationRequests.officerCase(caseId, 'all');
    const logged = officer?.timeline.filter(({ type }) => type === 'identity_viewed') ?? [];
    assert.deepEqual(
      logged.map(({ payload, actorName, visibility }) => [payload.reason, actorName, visibility]),
      [['Mencocokkan nama pada KTP', actor.fullName, 'internal']],
    );
    assert.ok(!JSON.stringify(officer).includes('3513000000000001'));
    const citizen = await deps.queries.informationRequests.citizenCase({
      caseKind: 'information_request',
      caseId,
    });
    assert.ok(citizen?.timeline.every(({ type }) => type !== 'identity_viewed'));
  });

  test('a PPID pelaksana, a leader and an administrator do not see it', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const unit = await office.unit();
    const { caseId } = await submittedRequest(deps, { unitId: unit.id });
    const command = { requestId: caseId, reason: 'Ingin tahu saja, alasan panjang' };
    const officers = [
      await office.officer({ roles: ['unit_ppid'], unit: unit.id }),
      await office.officer({ roles: ['auditor'] }),
      await office.officer({ roles: ['administrator'] }),
    ];
    for (const { actor } of officers) {
      assert.equal(codeOf(await viewIdentity(deps, command, actor)), 'NOT_ALLOWED');
    }
  });

  test('marked as checked with what was there; what was never given cannot be what was checked', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const { caseId } = await submittedRequest(deps, { nik: null });
    const check = async (evidence: 'ktp_number' | 'ktp_image' | 'other') => {
      const { version } = await requestNow(deps, caseId);
      return checkIdentity(deps, { requestId: caseId, version, evidence }, actor);
    };
    assert.equal(codeOf(await check('ktp_number')), 'NO_IDENTITY');
    assert.equal(codeOf(await check('ktp_image')), 'NO_IDENTITY');
    accepted(await check('other'));
    const request = await requestNow(deps, caseId);
    assert.equal(request.identityCheck?.checkedBy, actor.officerId);
    assert.equal(request.identityCheck?.evidence, 'other');
    assert.equal(
      codeOf(await viewIdentity(deps, { requestId: caseId, reason: 'Alasan yang cukup' }, actor)),
      'NO_IDENTITY',
    );
  });

  test('a new code at the desk ends the old code, the old link and open sessions', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const receipt = await submittedRequest(deps);
    const typed = { number: receipt.number, clientAddress: '10.0.0.1' };
    const opened = accepted(await openCaseWithCode(deps, { ...typed, code: receipt.code }));
    const command = { requestId: receipt.caseId, version: 1 };
    const short = await reissueAccessCode(deps, { ...command, personCheck: 'kenal' }, actor);
    assert.equal(codeOf(short), 'EVIDENCE_NEEDED');
    const personCheck = 'KTP asli dicocokkan dengan nama';
    const slip = accepted(await reissueAccessCode(deps, { ...command, personCheck }, actor));
    assert.notEqual(slip.code, receipt.code);
    assert.notEqual(slip.linkSecret, receipt.linkSecret);
    assert.equal(await resolveCitizenSession(deps, opened.token), null);
    const old = await openCaseWithCode(deps, { ...typed, code: receipt.code });
    assert.equal(codeOf(old), 'CASE_NOT_OPENED');
    const link = { secret: receipt.linkSecret, clientAddress: '10.0.0.1' };
    assert.equal(codeOf(await openCaseWithLink(deps, link)), 'LINK_NOT_VALID');
    accepted(await openCaseWithCode(deps, { ...typed, code: slip.code.toLowerCase().replaceAll('-', ' ') }));
    accepted(await openCaseWithLink(deps, { ...link, secret: slip.linkSecret }));
    const second = await reissueAccessCode(deps, { ...command, version: 2, personCheck }, actor);
    assert.notEqual(accepted(second).code, slip.code);
    const citizen = await deps.queries.informationRequests.citizenCase({
      caseKind: 'information_request',
      caseId: receipt.caseId,
    });
    assert.ok(!JSON.stringify(citizen?.timeline).includes('KTP asli'));
    assert.equal(citizen?.timeline.filter(({ type }) => type === 'access_code_reissued').length, 2);
  });
});
