import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { assignInformationRequest } from '#application/information-request/assign-information-request.ts';
import { disableOfficer } from '#application/officer/disable-officer.ts';
import { enableOfficer } from '#application/officer/enable-officer.ts';
import { enterAbsence } from '#application/officer/enter-absence.ts';
import { inviteOfficer } from '#application/officer/invite-officer.ts';
import { makePasswordResetLink } from '#application/officer/make-password-reset-link.ts';
import { signIn } from '#application/officer/sign-in.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { answeredRequest, codeOf, granted, requestNow } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { accepted, goodPassword, refusal } from './officer-world.ts';

eachDialect('an officer who leaves', (context) => {
  let office: TestOffice;
  let admin: OfficerActor;
  let budi: OfficerActor;
  let sari: OfficerActor;
  beforeEach(async () => {
    office = await createTestOffice(context);
    admin = (await office.officer({ fullName: 'Administrator', roles: ['administrator'] })).actor;
    budi = (await office.officer({ fullName: 'Budi' })).actor;
    sari = (await office.officer({ fullName: 'Sari' })).actor;
  });

  const leave = (successor: OfficerActor | null = null, by = admin, who = budi) =>
    disableOfficer(office.deps, { officerId: who.officerId, successorId: successor?.officerId ?? null }, by);
  const caseOf = async (holder: OfficerActor, unitId: UnitId | null = null) => {
    const { caseId } = await submittedRequest(office.deps, { unitId });
    const command = { requestId: caseId, version: 1, unitId, assigneeId: holder.officerId };
    accepted(await assignInformationRequest(office.deps, command, sari));
    return caseId;
  };
  const holdings = () => office.deps.queries.officers.holdings(budi.officerId, office.clock.now());
  const auditOf = async (action: string) => {
    const { db } = office.database;
    const rows = await db.selectFrom('audit_entry').selectAll().where('action', '=', action).execute();
    return rows.map((row) => JSON.parse(row.detail));
  };

  test('hands every open case to the successor with a line in its history; closed ones keep the name', async () => {
    const closed = await answeredRequest(office.deps, budi, [granted]);
    const open = [await caseOf(budi), await caseOf(budi)];
    const others = await caseOf(sari);
    assert.equal((await holdings()).openCases, 2);
    const before = await Promise.all(open.map((id) => requestNow(office.deps, id)));
    const counts = accepted(await leave(sari));
    assert.equal(counts.cases, 2);
    for (const [index, id] of open.entries()) {
      const now = await requestNow(office.deps, id);
      assert.equal(now.assigneeId, sari.officerId);
      assert.equal(now.version, (before[index]?.version ?? 0) + 1);
      const view = await office.deps.queries.informationRequests.officerCase(id, 'all');
      const last = view?.timeline.at(-1);
      assert.deepEqual(
        [last?.type, last?.visibility, last?.actorName, last?.payload.assigneeName, last?.payload.leftName],
        ['request_assigned', 'internal', 'Administrator', 'Sari', 'Budi'],
      );
    }
    assert.equal((await requestNow(office.deps, others)).version, 2);
    const history = await office.deps.queries.informationRequests.officerCase(closed, 'all');
    assert.ok(history?.timeline.some(({ actorName }) => actorName === 'Budi'));
    assert.deepEqual(await auditOf('officer_disabled'), [
      { cases: 2, absences: 0, deputyDuties: 0, links: 0, sessions: 0, successorId: sari.officerId },
    ]);
  });

  test('leaves cases with nobody in particular where no successor is named', async () => {
    const id = await caseOf(budi);
    accepted(await leave());
    assert.equal((await requestNow(office.deps, id)).assigneeId, null);
    const page = await office.deps.queries.informationRequests.queue(
      { units: 'all', bucket: 'all_open', assigneeId: 'nobody' },
      { today: '2026-11-25', soonUntil: '2026-11-30' },
      5,
      null,
    );
    assert.deepEqual(
      page.rows.map((row) => row.id),
      [id],
    );
  });

  test('is shown with what they hold, as numbers', async () => {
    const unit = await office.unit();
    await caseOf(budi);
    await caseOf(budi, unit.id);
    await caseOf(sari);
    const found = await holdings();
    assert.equal(found.openCases, 2);
    assert.deepEqual(new Set(found.unitsOfCases), new Set([null, unit.id]));
    assert.deepEqual(
      [found.awaitingSignature, found.noticesToTell, found.documentDrafts, found.openLinks],
      [0, 0, 0, 0],
    );
    const counted = await office.countStatements(holdings);
    assert.equal(counted.count, 1);
  });

  test('ends absences, deputy duties, sessions and links, and counts them; the deputised cases are everybody’s', async () => {
    const tono = (await office.officer({ fullName: 'Tono' })).actor;
    const second = (await office.officer({ fullName: 'Dua', roles: ['administrator', 'desk_officer'] }))
      .actor;
    const days = { fromOn: '2026-11-23', untilOn: '2026-11-27', note: '' };
    const { deps } = office;
    accepted(
      await enterAbsence(deps, { ...days, officerId: tono.officerId, deputyId: second.officerId }, tono),
    );
    const later = { fromOn: '2026-12-07', untilOn: '2026-12-09', note: '' };
    accepted(await enterAbsence(deps, { ...later, officerId: second.officerId, deputyId: null }, second));
    const person = { fullName: 'Baru', positionTitle: 'Humas', email: 'baru@contoh.go.id' };
    const grants = [{ role: 'auditor', unitId: null }] as const;
    accepted(await inviteOfficer(deps, { ...person, grants }, second));
    accepted(await makePasswordResetLink(deps, { officerId: second.officerId }, admin));
    const { token } = await deps.officerSessions.open(second.officerId, 'other/other');
    const counts = accepted(await leave(null, admin, second));
    assert.deepEqual(counts, { cases: 0, absences: 1, deputyDuties: 1, links: 2, sessions: 1 });
    assert.equal(await deps.officerSessions.look(token), null);
    assert.deepEqual(await deps.queries.officers.openInvitations(office.clock.now()), []);
    const [absent] = await deps.queries.absences.absentOfficers('2026-11-25');
    assert.deepEqual([absent?.fullName, absent?.deputy], ['Tono', null]);
  });

  test('cannot leave cases to somebody unknown, disabled, themself, or without the right to work on them', async () => {
    const unit = await office.unit();
    await caseOf(budi);
    const gone = (await office.officer()).actor;
    accepted(await leave(null, admin, gone));
    const ofUnit = (await office.officer({ roles: ['unit_ppid'], unit: unit.id })).actor;
    assert.equal(refusal(await leave(gone)), 'SUCCESSOR_UNKNOWN');
    assert.equal(refusal(await leave(budi)), 'SUCCESSOR_UNKNOWN');
    assert.equal(refusal(await leave(ofUnit)), 'SUCCESSOR_NOT_SUITABLE');
    assert.equal(refusal(await leave(admin)), 'SUCCESSOR_NOT_SUITABLE');
    assert.equal(refusal(await leave(sari, sari)), 'FORBIDDEN');
    assert.equal((await holdings()).openCases, 1);
    assert.equal((await office.deps.queries.officers.find(budi.officerId))?.disabledAt, null);
  });

  test('handled by two administrators at once has one successor, and the second is told', async () => {
    const second = (await office.officer({ roles: ['administrator'] })).actor;
    const tono = (await office.officer({ fullName: 'Tono' })).actor;
    for (let round = 0; round < 4; round += 1) {
      const leaver = (await office.officer()).actor;
      const cases = [await caseOf(leaver), await caseOf(leaver), await caseOf(leaver)];
      const done = await Promise.all([leave(sari, admin, leaver), leave(tono, second, leaver)]);
      assert.deepEqual(done.map(codeOf).toSorted(), ['ALREADY_DISABLED', 'accepted']);
      const holders = await Promise.all(
        cases.map(async (id) => (await requestNow(office.deps, id)).assigneeId),
      );
      assert.equal(new Set(holders).size, 1);
    }
  });

  test('is given no case by a form that was open before; at the same moment the case is never theirs', async () => {
    const { caseId } = await submittedRequest(office.deps);
    const assign = (id = caseId) =>
      assignInformationRequest(
        office.deps,
        { requestId: id, version: 1, unitId: null, assigneeId: budi.officerId },
        sari,
      );
    for (let round = 0; round < 4; round += 1) {
      const leaver = (await office.officer()).actor;
      const { caseId: id } = await submittedRequest(office.deps);
      const command = { requestId: id, version: 1, unitId: null, assigneeId: leaver.officerId };
      const [assigned, left] = await Promise.all([
        assignInformationRequest(office.deps, command, sari),
        leave(null, admin, leaver),
      ]);
      assert.ok(left.ok);
      assert.ok(['accepted', 'OFFICER_NOT_FOUND'].includes(codeOf(assigned)));
      assert.equal((await requestNow(office.deps, id)).assigneeId, null);
    }
    accepted(await leave());
    assert.equal(codeOf(await assign()), 'OFFICER_NOT_FOUND');
    assert.equal((await requestNow(office.deps, caseId)).assigneeId, null);
  });

  test('and was disabled before with open cases shows them to everybody, until they are handed over', async () => {
    const id = await caseOf(budi);
    const { db } = office.database;
    await db
      .updateTable('officer')
      .set({ disabled_at: office.clock.now() })
      .where('id', '=', budi.officerId)
      .execute();
    const absents = await office.deps.queries.absences.absentOfficers('2026-11-25');
    assert.deepEqual(
      absents.map(({ fullName, untilOn, deputy }) => [fullName, untilOn, deputy]),
      [['Budi', null, null]],
    );
    assert.equal(accepted(await leave(sari)).cases, 1);
    assert.equal((await requestNow(office.deps, id)).assigneeId, sari.officerId);
    assert.deepEqual(await office.deps.queries.absences.absentOfficers('2026-11-25'), []);
    assert.equal(refusal(await leave(sari)), 'ALREADY_DISABLED');
  });

  test('comes back with the account and its offices only, and sets password and app up anew', async () => {
    const { actor, email } = await office.officer({ password: goodPassword });
    const tono = (await office.officer({ fullName: 'Tono' })).actor;
    const id = await caseOf(actor);
    const days = { fromOn: '2026-11-23', untilOn: '2026-11-27', note: '' };
    accepted(
      await enterAbsence(
        office.deps,
        { ...days, officerId: tono.officerId, deputyId: actor.officerId },
        tono,
      ),
    );
    accepted(await leave(null, admin, actor));
    const link = accepted(await enableOfficer(office.deps, { officerId: actor.officerId }, admin));
    assert.match(link.url, /\/petugas\/undangan\/[\w-]{20,}$/);
    assert.equal(
      refusal(await enableOfficer(office.deps, { officerId: actor.officerId }, admin)),
      'ALREADY_ENABLED',
    );
    const again = {
      email,
      password: goodPassword,
      clientAddress: '',
      currentToken: null,
    };
    assert.equal(refusal(await signIn(office.deps, again)), 'SIGN_IN_REFUSED');
    assert.equal((await requestNow(office.deps, id)).assigneeId, null);
    const [absent] = await office.deps.queries.absences.absentOfficers('2026-11-25');
    assert.equal(absent?.deputy, null);
    assert.equal(await office.deps.queries.officers.factor(actor.officerId), null);
    const person = await office.deps.queries.officers.find(actor.officerId);
    assert.deepEqual(
      person?.grants.map(({ role }) => role),
      ['desk_officer'],
    );
  });

  test('with sixty open cases takes a fixed number of statements', async () => {
    for (let index = 0; index < 60; index += 1) await caseOf(budi);
    const counted = await office.countStatements(() => leave(sari));
    assert.equal(accepted(counted.value).cases, 60);
    assert.ok(counted.count <= 18, counted.statements.join('\n'));
  });
});
