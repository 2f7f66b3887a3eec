import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { mergeComplaint } from '#application/complaint/merge-complaint.ts';
import { notifyComplaintOfficers } from '#application/complaint/notify-complaint-officers.ts';
import { pressSilentUnits } from '#application/complaint/press-silent-units.ts';
import { chaseUnit, escalateComplaint } from '#application/complaint/press-unit.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import { actOnException } from '#application/exception/act-on-exception.ts';
import type { ExceptionItem } from '#application/exception/exception-kind.ts';
import { listExceptions } from '#application/exception/list-exceptions.ts';
import { changeSettings } from '#application/settings/change-settings.ts';
import { changeUnitContacts } from '#application/settings/change-unit-contacts.ts';
import { defaultEscalationPlan } from '#domain/office/escalation.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId, ComplaintTaskId, UnitId } from '#domain/shared/ids.ts';
import { exceptionWords } from '#i18n/exception.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

/** 10:00 WIB on a day of this story. */
const at = (day: string): string => `${day}T03:00:00.000Z`;

eachDialect('reminders and the way up', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let admin: OfficerActor;
  let dishub: UnitId;
  let liaison: OfficerActor;
  beforeEach(async () => {
    office = await createTestOffice(context, {
      env: { SMTP_URL: 'smtp://127.0.0.1:2525', MAIL_FROM: 'ppid@contoh.go.id' },
    });
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    admin = (await office.officer({ roles: ['administrator'] })).actor;
    dishub = (await office.unit({ name: 'Dinas Perhubungan' })).id;
    liaison = (await office.officer({ roles: ['liaison_officer'], unit: dishub })).actor;
  });

  /** Handed over on Wednesday 25 November: the first answer is due on Wednesday 2 December. */
  const handedOver = async (
    change: Partial<Parameters<typeof submittedComplaint>[1]> = {},
    unitId = dishub,
    classification = {},
  ) => {
    const { caseId, number } = await submittedComplaint(office.deps, change);
    const command = {
      complaintId: caseId,
      version: 1,
      unitIds: [unitId],
      note: '',
      classification: { ...lampClassification, ...classification },
    };
    accepted(await handOverComplaint(office.deps, command, desk));
    const view = await office.deps.queries.complaints.officerComplaint(caseId, complaintScope(desk));
    const taskId = view?.tasks[0]?.id;
    assert.ok(taskId !== undefined);
    return { caseId, number, taskId };
  };
  const runOn = async (day: string): Promise<number> => {
    office.clock.set(at(day));
    return await pressSilentUnits(office.deps);
  };
  const citizenLines = async (caseId: ComplaintId): Promise<readonly string[]> => {
    const view = await office.deps.queries.complaints.citizenComplaint({ caseKind: 'complaint', caseId });
    assert.ok(view !== null);
    return view.timeline.map(({ type, payload }) =>
      typeof payload.level === 'string' ? `${type} ${payload.level}` : type,
    );
  };
  const pressed = (lines: readonly string[]) =>
    lines.filter(
      (line) => line.startsWith('complaint_unit_reminded') || line.startsWith('complaint_escalated'),
    );
  const toEscalate = async (actor = desk): Promise<readonly ExceptionItem[]> => {
    const rules = await office.deps.queries.officeRules();
    const { items } = await listExceptions(office.deps, rules, actor);
    return items.filter((item) => item.key === 'complaint_to_escalate');
  };
  const answer = (taskId: ComplaintTaskId) =>
    recordAct(
      office.deps,
      {
        taskId,
        kind: 'answer',
        body: 'Lampu sudah diganti Selasa malam dan menyala kembali.',
        actorName: 'Budi',
        actorPosition: 'Kasi PJU',
        files: [],
        source: 'account',
      },
      liaison,
    );

  test('a silent unit is reminded before and on its day, then its head, the Sekda and the Bupati are told', async () => {
    const { caseId } = await handedOver();
    const days: readonly (readonly [string, number])[] = [
      ['2026-11-30', 0],
      ['2026-12-01', 1],
      ['2026-12-02', 1],
      ['2026-12-03', 1],
      ['2026-12-04', 0],
      ['2026-12-07', 1],
      ['2026-12-08', 0],
      ['2026-12-09', 1],
      ['2026-12-10', 0],
      ['2027-02-01', 0],
    ];
    for (const [day, count] of days) {
      assert.equal(await runOn(day), count, day);
      assert.equal(await pressSilentUnits(office.deps), 0, `${day}, again`);
    }
    assert.deepEqual(pressed(await citizenLines(caseId)), [
      'complaint_unit_reminded',
      'complaint_unit_reminded',
      'complaint_escalated unit_head',
      'complaint_escalated regional_secretary',
      'complaint_escalated regent',
    ]);
  });

  test('an answer ends it, and a unit that worked gets its later day', async () => {
    const answered = await handedOver();
    const working = await handedOver();
    accepted(await answer(answered.taskId));
    accepted(
      await recordAct(
        office.deps,
        {
          taskId: working.taskId,
          kind: 'progress',
          body: 'Petugas sudah mengecek tiang, kabelnya putus.',
          actorName: 'Budi',
          actorPosition: '',
          files: [],
          source: 'account',
        },
        liaison,
      ),
    );
    assert.equal(await runOn('2026-12-03'), 0);
    assert.deepEqual(pressed(await citizenLines(answered.caseId)), []);
    // Fourteen working days from receipt.
    const view = await office.deps.queries.complaints.officerComplaint(working.caseId, complaintScope(desk));
    assert.equal(await runOn(view?.dueOn ?? ''), 1);
    assert.deepEqual(pressed(await citizenLines(working.caseId)), ['complaint_unit_reminded']);
  });

  test('days without a worker lose no step, and no task goes up two steps in one day', async () => {
    const { caseId } = await handedOver();
    for (const day of ['2027-01-04', '2027-01-05', '2027-01-06', '2027-01-07']) {
      assert.equal(await runOn(day), 1, day);
    }
    assert.equal(await runOn('2027-01-08'), 0);
    assert.deepEqual(pressed(await citizenLines(caseId)), [
      'complaint_unit_reminded',
      'complaint_escalated unit_head',
      'complaint_escalated regional_secretary',
      'complaint_escalated regent',
    ]);
  });

  test('broken off in the middle, or two at once: every task has its step once', async () => {
    const cases: ComplaintId[] = [];
    for (let made = 0; made < 6; made += 1) cases.push((await handedOver()).caseId);
    office.clock.set(at('2026-12-02'));
    let ids = 0;
    const dying = {
      ...office.deps,
      ids: {
        ...office.deps.ids,
        next: () => {
          ids += 1;
          if (ids === 4) throw new Error('killed');
          return office.deps.ids.next();
        },
      },
    };
    await assert.rejects(pressSilentUnits(dying), /killed/);
    const counts = await Promise.all([pressSilentUnits(office.deps), pressSilentUnits(office.deps)]);
    assert.equal(counts[0] + counts[1], 3);
    for (const caseId of cases) {
      assert.deepEqual(pressed(await citizenLines(caseId)), ['complaint_unit_reminded']);
    }
    const { n } = await office.database.db
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('topic', '=', 'notify_complaint_officers')
      .where('payload', 'like', '%complaint_reminded%')
      .executeTakeFirstOrThrow();
    assert.equal(Number(n), 6);
  });

  test('the unit’s liaison is reminded by mail; who has no account is written to by the desk', async () => {
    const { caseId } = await handedOver();
    const pupr = (await office.unit({ name: 'Dinas PUPR' })).id;
    const noAccount = await handedOver({}, pupr);
    accepted(
      await changeUnitContacts(
        office.deps,
        {
          unitId: pupr,
          contacts: [
            { kind: 'liaison', fullName: 'Bu Rina', positionTitle: 'Sekretaris', phone: '+628113330001' },
            { kind: 'head', fullName: 'Pak Hadi', positionTitle: 'Kepala Dinas', phone: '+628113330002' },
          ],
        },
        admin,
      ),
    );
    assert.equal(await runOn('2026-12-02'), 2);
    await notifyComplaintOfficers(
      office.deps,
      { complaintId: caseId, event: 'complaint_reminded', unitId: dishub },
      'job-1',
    );
    const notices = await office.database.db
      .selectFrom('notice')
      .select(['officer_id', 'template'])
      .where('template', '=', 'officer_complaint_reminded')
      .execute();
    assert.deepEqual(notices, [{ officer_id: liaison.officerId, template: 'officer_complaint_reminded' }]);

    const [item, ...more] = await toEscalate();
    assert.deepEqual(
      [item?.params.number, item?.params.phone, more.length],
      [noAccount.number, '+628113330001', 0],
    );
    const words = exceptionWords.complaint_to_escalate.message?.(item?.params ?? {}) ?? '';
    assert.match(words, /Yth\. Bu Rina, laporan PG-2026-\d{6} \(Lampu jalan mati di depan musala\)/);
    assert.ok(!words.includes('Siti Aminah'));

    const press = { key: 'complaint_to_escalate', id: item?.id ?? '', action: 'settle' } as const;
    accepted(await actOnException(office.deps, press, desk));
    assert.equal(refusal(await actOnException(office.deps, press, desk)), 'ALREADY_SETTLED');
    assert.equal(refusal(await actOnException(office.deps, press, liaison)), 'FORBIDDEN');
    assert.deepEqual(await toEscalate(), []);

    assert.equal(await runOn('2026-12-03'), 2);
    const heads = await toEscalate();
    assert.deepEqual(
      heads.map(({ params }) => [params.unit, params.phone]).toSorted(),
      [
        ['Dinas PUPR', '+628113330002'],
        ['Dinas Perhubungan', ''],
      ].toSorted(),
    );
    accepted(await answer((await taskOf(caseId)) as ComplaintTaskId));
    assert.equal((await toEscalate()).length, 1, 'what was answered needs no telling');
  });

  const taskOf = async (caseId: ComplaintId) =>
    (await office.deps.queries.complaints.officerComplaint(caseId, complaintScope(desk)))?.tasks[0]?.id;

  test('"sudah ditagih" takes a reminder off the list; what the desk took higher the job leaves', async () => {
    const pupr = (await office.unit({ name: 'Dinas PUPR' })).id;
    const { caseId, taskId } = await handedOver({}, pupr);
    await runOn('2026-12-02');
    assert.equal((await toEscalate()).length, 1);
    accepted(await chaseUnit(office.deps, taskId, desk));
    assert.deepEqual(await toEscalate(), []);
    office.clock.set(at('2026-12-03'));
    accepted(await escalateComplaint(office.deps, { taskId, level: 'unit_head' }, desk));
    assert.equal(
      refusal(await escalateComplaint(office.deps, { taskId, level: 'unit_head' }, desk)),
      'ALREADY_ESCALATED',
    );
    assert.equal(await pressSilentUnits(office.deps), 0);
    assert.deepEqual(pressed(await citizenLines(caseId)), [
      'complaint_unit_reminded',
      'complaint_escalated unit_head',
    ]);
    assert.ok((await citizenLines(caseId)).includes('complaint_unit_chased'));
  });

  test('who and after how many working days is the office’s to say; a step of 0 days is left out', async () => {
    const { caseId } = await handedOver();
    const escalation = {
      ...defaultEscalationPlan,
      days: { reminder: 0, unitHead: 2, regionalSecretary: 0, regent: 0 },
    };
    accepted(await changeSettings(office.deps, { escalation }, admin));
    for (const [day, count] of [
      ['2026-12-01', 0],
      ['2026-12-02', 1],
      ['2026-12-03', 0],
      ['2026-12-04', 1],
      ['2027-03-01', 0],
    ] as const) {
      assert.equal(await runOn(day), count, day);
    }
    assert.deepEqual(pressed(await citizenLines(caseId)), [
      'complaint_unit_reminded',
      'complaint_escalated unit_head',
    ]);
  });

  test('a report about conduct skips the Sekda, and no word that leaves the portal names it', async () => {
    const inspectorate = (await office.unit({ name: 'Inspektorat' })).id;
    accepted(await changeSettings(office.deps, { inspectorateUnitId: inspectorate }, admin));
    const { caseId } = await handedOver({ confidential: true }, inspectorate, {
      title: 'Kepala desa meminta uang',
      supervision: true,
      confidential: true,
      aboutUnitId: dishub,
    });
    for (const day of ['2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10']) {
      await runOn(day);
    }
    assert.deepEqual(pressed(await citizenLines(caseId)), [
      'complaint_unit_reminded',
      'complaint_escalated unit_head',
      'complaint_escalated regent',
    ]);
    const items = await toEscalate();
    assert.equal(items.length, 3);
    for (const { params } of items) {
      assert.ok(!(exceptionWords.complaint_to_escalate.message?.(params) ?? '').includes('Kepala desa'));
    }
    // A desk officer who belongs to the reported unit has nothing of it, and cannot mark it either.
    const both = (await office.officer({ roles: ['complaint_desk'] })).actor;
    const insider: OfficerActor = { ...both, grants: [...both.grants, ...liaison.grants] };
    assert.deepEqual(await toEscalate(insider), []);
    const press = { key: 'complaint_to_escalate', id: items[0]?.id ?? '', action: 'settle' } as const;
    assert.equal(refusal(await actOnException(office.deps, press, insider)), 'NOT_FOUND');
  });

  test('who reported the same thing sees the steps too, and the public page is made anew', async () => {
    const { caseId, number } = await handedOver();
    const second = await submittedComplaint(office.deps);
    accepted(
      await mergeComplaint(office.deps, { complaintId: second.caseId, version: 1, intoNumber: number }, desk),
    );
    const view = await office.deps.queries.complaints.officerComplaint(caseId, complaintScope(desk));
    accepted(
      await publishComplaint(
        office.deps,
        { complaintId: caseId, version: view?.version ?? 0, publicBody: 'Lampu jalan mati.' },
        desk,
      ),
    );
    const before = await office.deps.queries.office.publicVersion();
    await runOn('2026-12-02');
    assert.deepEqual(pressed(await citizenLines(second.caseId)), ['complaint_unit_reminded']);
    assert.equal(await office.deps.queries.office.publicVersion(), before + 1);
    const shown = await office.deps.queries.complaints.publicComplaint(number);
    assert.ok(shown?.timeline.some((line) => line.type === 'complaint_unit_reminded'));
  });
});
