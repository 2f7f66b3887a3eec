import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { assignInformationRequest } from '#application/information-request/assign-information-request.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { writeInternalNote } from '#application/information-request/write-internal-note.ts';
import { notifyOfficers } from '#application/notification/notify-officers.ts';
import { endAbsence } from '#application/officer/end-absence.ts';
import { type EnterAbsence, enterAbsence } from '#application/officer/enter-absence.ts';
import { unitsFor } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { standInScopes } from '#domain/officer/stand-in.ts';
import type { InformationRequestId, UnitId } from '#domain/shared/ids.ts';
import { codeOf, granted, requestNow } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { accepted, refusal } from './officer-world.ts';

const week = { fromOn: '2026-11-23', untilOn: '2026-11-27' };

eachDialect('officers who are away', (context) => {
  let office: TestOffice;
  let budi: OfficerActor;
  let sari: OfficerActor;
  let tono: OfficerActor;
  let chief: OfficerActor;
  beforeEach(async () => {
    office = await createTestOffice(context);
    budi = (await office.officer({ fullName: 'Budi' })).actor;
    sari = (await office.officer({ fullName: 'Sari' })).actor;
    tono = (await office.officer({ fullName: 'Tono' })).actor;
    chief = (await office.officer({ fullName: 'Wahyuni', roles: ['chief_ppid'] })).actor;
  });

  const away = (change: Partial<EnterAbsence> = {}, by: OfficerActor = budi) =>
    enterAbsence(
      office.deps,
      { officerId: budi.officerId, deputyId: null, ...week, note: '', ...change },
      by,
    );
  const caseOf = async (holder: OfficerActor, unitId: UnitId | null = null) => {
    const { caseId, number } = await submittedRequest(office.deps, { unitId });
    const command = { requestId: caseId, version: 1, unitId, assigneeId: holder.officerId };
    accepted(await assignInformationRequest(office.deps, command, chief));
    return { caseId, number };
  };
  /** Numbers in an officer's own list. */
  const ownList = async (officer: OfficerActor): Promise<readonly string[]> => {
    const { absences, informationRequests } = office.deps.queries;
    const today = office.deps.clock.today();
    const page = await informationRequests.queue(
      {
        units: unitsFor(officer, 'information_request.read'),
        bucket: 'all_open',
        assigneeId: officer.officerId,
        standInScopes: standInScopes(officer, await absences.absentOfficers(today)),
      },
      { today, soonUntil: today },
      50,
      null,
    );
    return page.rows.map(({ number }) => number);
  };
  const behalfOf = async (id: InformationRequestId) => {
    const view = await office.deps.queries.informationRequests.officerCase(id, 'all');
    const last = view?.timeline.at(-1);
    return [last?.actorName, last?.onBehalfOfName];
  };
  const decide = async (id: InformationRequestId, by: OfficerActor) => {
    const { version, items } = await requestNow(office.deps, id);
    const itemId = items[0]?.id ?? assert.fail('no item');
    return decideItem(office.deps, { requestId: id, version, itemId, decision: granted }, by);
  };

  test('the deputy has the cases in the own list from the first day to the last, and nobody else', async () => {
    const { number } = await caseOf(budi);
    accepted(await away({ deputyId: sari.officerId, fromOn: '2026-11-26' }));
    assert.deepEqual(await ownList(sari), []);
    office.clock.set('2026-11-25T17:00:00.000Z');
    assert.deepEqual(await ownList(sari), [number]);
    assert.deepEqual(await ownList(tono), []);
    assert.deepEqual(await ownList(chief), []);
    assert.deepEqual(await ownList(budi), [number]);
    office.clock.set('2026-11-27T16:59:59.999Z');
    assert.deepEqual(await ownList(sari), [number]);
    office.clock.set('2026-11-27T17:00:00.000Z');
    assert.deepEqual(await ownList(sari), []);
    assert.deepEqual(await ownList(budi), [number]);
  });

  test('what the deputy does stands under the own name, on behalf of the absent officer', async () => {
    const { caseId } = await caseOf(budi);
    accepted(await away({ deputyId: sari.officerId }));
    accepted(await decide(caseId, sari));
    assert.deepEqual(await behalfOf(caseId), ['Sari', 'Budi']);
    accepted(await writeInternalNote(office.deps, { requestId: caseId, body: 'Lanjut' }, tono));
    assert.deepEqual(await behalfOf(caseId), ['Tono', null]);
    accepted(await writeInternalNote(office.deps, { requestId: caseId, body: 'Dari rumah' }, budi));
    assert.deepEqual(await behalfOf(caseId), ['Budi', null]);
    office.clock.set('2026-11-28T03:00:00.000Z');
    accepted(await writeInternalNote(office.deps, { requestId: caseId, body: 'Sesudahnya' }, sari));
    assert.deepEqual(await behalfOf(caseId), ['Sari', null]);
  });

  test('for whom an act was done is nothing the citizen gets', async () => {
    const { caseId } = await caseOf(budi);
    accepted(await away({ deputyId: sari.officerId }));
    accepted(await decide(caseId, sari));
    const ref = { caseKind: 'information_request', caseId } as const;
    const view = await office.deps.queries.informationRequests.citizenCase(ref);
    assert.doesNotMatch(JSON.stringify(view), /Budi|Sari/);
    assert.ok(view?.timeline.every(({ onBehalfOfName }) => onBehalfOfName === null));
  });

  test('without a deputy every PPID officer has the cases and may act, each within the own units', async () => {
    const [health, roads] = [await office.unit(), await office.unit()];
    const ofHealth = (await office.officer({ roles: ['unit_ppid'], unit: health.id })).actor;
    const ofRoads = (await office.officer({ roles: ['unit_ppid'], unit: roads.id })).actor;
    const auditor = (await office.officer({ roles: ['auditor'] })).actor;
    const { number, caseId } = await caseOf(budi, health.id);
    accepted(await away());
    for (const officer of [sari, tono, chief, ofHealth]) assert.deepEqual(await ownList(officer), [number]);
    for (const officer of [ofRoads, auditor]) assert.deepEqual(await ownList(officer), []);
    assert.equal(codeOf(await decide(caseId, ofRoads)), 'NOT_ALLOWED');
    assert.equal(codeOf(await decide(caseId, auditor)), 'NOT_ALLOWED');
    accepted(await decide(caseId, ofHealth));
    assert.deepEqual((await behalfOf(caseId))[1], 'Budi');
    office.clock.set('2026-11-28T03:00:00.000Z');
    assert.deepEqual(await ownList(ofHealth), []);
  });

  test('a deputy who is away too, disabled or out of office leaves the cases to everybody', async () => {
    const { number } = await caseOf(budi);
    accepted(await away({ deputyId: sari.officerId }));
    const once = await away({ officerId: sari.officerId, fromOn: '2026-11-26', untilOn: '2026-11-26' }, sari);
    accepted(once);
    assert.deepEqual(await ownList(tono), []);
    office.clock.set('2026-11-26T03:00:00.000Z');
    assert.deepEqual(await ownList(tono), [number]);
    office.clock.set('2026-11-27T03:00:00.000Z');
    assert.deepEqual(await ownList(tono), []);
    const { db } = office.database;
    await db
      .updateTable('officer_role')
      .set({ role: 'auditor' })
      .where('officer_id', '=', sari.officerId)
      .execute();
    assert.deepEqual(await ownList(tono), [number]);
  });

  test('ended early the officer has the cases alone again at once; one to come is withdrawn', async () => {
    const { number } = await caseOf(budi);
    accepted(await away());
    accepted(await away({ fromOn: '2026-12-07', untilOn: '2026-12-11' }));
    const [now, later] = await office.deps.queries.absences.concerning(budi.officerId, '2026-11-25');
    assert.ok(now !== undefined && later !== undefined);
    assert.deepEqual(await ownList(sari), [number]);
    assert.equal(refusal(await endAbsence(office.deps, { absenceId: now.id }, sari)), 'FORBIDDEN');
    assert.equal(accepted(await endAbsence(office.deps, { absenceId: now.id }, budi)), 'ended');
    assert.deepEqual(await ownList(sari), []);
    const admin = (await office.officer({ roles: ['administrator'] })).actor;
    assert.equal(accepted(await endAbsence(office.deps, { absenceId: later.id }, admin)), 'withdrawn');
    assert.equal(refusal(await endAbsence(office.deps, { absenceId: later.id }, budi)), 'ABSENCE_OVER');
    assert.equal(refusal(await endAbsence(office.deps, { absenceId: 'none' }, admin)), 'FORBIDDEN');
    accepted(await away());
  });

  test('is refused with its reason: for others, backwards, past, twice, with a deputy who cannot', async () => {
    const unit = await office.unit();
    const ofUnit = (await office.officer({ roles: ['unit_ppid'], unit: unit.id })).actor;
    const code = async (change: Partial<EnterAbsence>, by = budi) => refusal(await away(change, by));
    assert.equal(await code({}, sari), 'FORBIDDEN');
    assert.equal(await code({ fromOn: '2026-11-28' }), 'ABSENCE_ORDER');
    assert.equal(await code({ untilOn: '2026-11-24' }), 'ABSENCE_PAST');
    assert.equal(await code({ untilOn: '2028-01-01' }), 'ABSENCE_TOO_LONG');
    assert.equal(await code({ deputyId: budi.officerId }), 'DEPUTY_SELF');
    assert.equal(await code({ deputyId: ofUnit.officerId }), 'DEPUTY_NOT_SUITABLE');
    accepted(await away({ officerId: sari.officerId, fromOn: '2026-11-27', untilOn: '2026-11-27' }, sari));
    assert.equal(await code({ deputyId: sari.officerId }), 'DEPUTY_ABSENT');
    const { db } = office.database;
    await db
      .updateTable('officer')
      .set({ disabled_at: office.clock.now() })
      .where('id', '=', tono.officerId)
      .execute();
    assert.equal(await code({ deputyId: tono.officerId }), 'DEPUTY_UNKNOWN');
    accepted(await away({ untilOn: '2026-11-26' }));
    assert.equal(await code({ fromOn: '2026-11-26' }), 'ABSENCE_OVERLAPS');
    accepted(await away({ fromOn: '2026-11-27', deputyId: chief.officerId }));
  });

  test('two administrators who enter the same days at once leave one absence', async () => {
    const admins = [
      (await office.officer({ roles: ['administrator'] })).actor,
      (await office.officer({ roles: ['administrator'] })).actor,
    ];
    for (let round = 0; round < 5; round += 1) {
      const fromOn = `2026-12-0${round + 1}`;
      const entered = await Promise.all(admins.map((by) => away({ fromOn, untilOn: fromOn }, by)));
      const codes = entered.map(codeOf).toSorted();
      assert.deepEqual(codes, ['ABSENCE_OVERLAPS', 'accepted']);
    }
  });

  test('two who name each other as deputies for the same days at once do not both succeed', async () => {
    for (let round = 0; round < 5; round += 1) {
      const days = { fromOn: `2026-12-0${round + 1}`, untilOn: `2026-12-0${round + 1}` };
      const entered = await Promise.all([
        away({ ...days, deputyId: sari.officerId }),
        away({ ...days, officerId: sari.officerId, deputyId: budi.officerId }, sari),
      ]);
      assert.deepEqual(entered.map(codeOf).toSorted(), ['DEPUTY_ABSENT', 'accepted']);
    }
  });

  test('mail about a case goes to the deputy, without one to everybody who works the queue', async () => {
    const { caseId } = await caseOf(budi);
    const told = async (job: string) => {
      await notifyOfficers(office.deps, { caseId, event: 'citizen_message' }, job);
      const { db } = office.database;
      const rows = await db
        .selectFrom('notice')
        .innerJoin('officer', 'officer.id', 'notice.officer_id')
        .select('officer.full_name')
        .where('notice.id', 'like', `${job}.%`)
        .execute();
      return rows.map((row) => row.full_name).toSorted();
    };
    assert.deepEqual(await told('a'), ['Budi']);
    accepted(await away({ deputyId: sari.officerId, untilOn: '2026-11-25' }));
    assert.deepEqual(await told('b'), ['Sari']);
    accepted(await away({ fromOn: '2026-11-26' }));
    office.clock.set('2026-11-26T03:00:00.000Z');
    assert.deepEqual(await told('c'), ['Budi', 'Sari', 'Tono', 'Wahyuni']);
  });

  test('with sixty open cases the list is whole, and takes one statement more than before', async () => {
    const numbers: string[] = [];
    for (let index = 0; index < 60; index += 1) {
      numbers.push((await caseOf(index % 2 === 0 ? budi : tono)).number);
    }
    accepted(await away({ deputyId: sari.officerId }));
    const counted = await office.countStatements(async () => {
      await office.deps.queries.officeRules();
      await office.deps.queries.informationRequests.openCounts('all');
      return ownList(sari);
    });
    assert.equal(counted.count, 4, counted.statements.join('\n'));
    assert.deepEqual(
      counted.value.toSorted(),
      numbers.filter((_, index) => index % 2 === 0),
    );
  });
});
