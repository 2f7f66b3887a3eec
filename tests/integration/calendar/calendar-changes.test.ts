import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyCalendarChange } from '#application/calendar/apply-calendar-change.ts';
import { previewCalendarChange } from '#application/calendar/preview-calendar-change.ts';
import { withdrawInformationRequest } from '#application/information-request/withdraw-information-request.ts';
import type { CalendarCommand } from '#domain/calendar/plan-change.ts';
import type { Holiday } from '#domain/deadline/working-calendar.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice } from '../../support/test-office.ts';
import { add18August, apply, assertConsistent, dueDates, preview, receivedOn } from './calendar-world.ts';

const decree2027 = 'SKB 2027';
const list2027: readonly Holiday[] = (
  [
    ['2027-01-01', 'Tahun Baru'],
    ['2027-01-05', 'Isra Mikraj'],
    ['2027-05-01', 'Hari Buruh'],
    ['2027-06-01', 'Hari Lahir Pancasila'],
    ['2027-08-17', 'Proklamasi Kemerdekaan'],
    ['2027-12-25', 'Natal'],
  ] as const
).map(([on, name]) => ({ on, kind: 'national', name, decree: decree2027 }));
const enter2027: CalendarCommand = {
  kind: 'enter_year',
  year: 2027,
  decree: decree2027,
  holidays: list2027,
};

eachDialect('changing the calendar', (context) => {
  test('18 August in mid-year: the dry run lists what runs over it, and exactly that moves and is told', async () => {
    const office = await createTestOffice(context);
    const { deps, database } = office;
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    const unit = await office.unit();
    await receivedOn(office, '2026-07-31');
    const lastDay = await receivedOn(office, '2026-08-03', { unitId: unit.id });
    const across = await receivedOn(office, '2026-08-04', { unitId: unit.id });
    const silent = await receivedOn(office, '2026-08-04', { doNotNotify: true });
    const withdrawn = await receivedOn(office, '2026-08-05');
    await withdrawInformationRequest(deps, { caseKind: 'information_request', caseId: withdrawn.caseId }, '');
    await receivedOn(office, '2026-08-18');
    office.clock.set('2026-08-18T06:00:00.000Z');
    const was = await dueDates(office);

    const shown = await preview(office, add18August, actor);
    assert.deepEqual(await dueDates(office), was, 'a dry run changes nothing');
    assert.deepEqual(await deps.queries.calendar.changes(10), []);
    assert.deepEqual(
      shown.moved?.map(({ deadline, newDueOn }) => [deadline.number, deadline.dueOn, newDueOn]),
      [
        [lastDay.number, '2026-08-18', '2026-08-19'],
        [across.number, '2026-08-19', '2026-08-20'],
        [silent.number, '2026-08-19', '2026-08-20'],
      ],
    );
    assert.deepEqual(shown.moved?.[0]?.changedDays, [
      { on: '2026-08-18', name: 'Cuti bersama Proklamasi Kemerdekaan', counts: false },
    ]);

    const applied = await applyCalendarChange(deps, { command: add18August, version: shown.version }, actor);
    assert.ok(applied.ok);
    assert.deepEqual([applied.value.movedCount, applied.value.remarkedCount], [3, 0]);
    assert.deepEqual(await dueDates(office), {
      ...was,
      [lastDay.number]: '2026-08-19',
      [across.number]: '2026-08-20',
      [silent.number]: '2026-08-20',
    });
    await assertConsistent(office);

    const events = await database.db
      .selectFrom('case_event')
      .selectAll()
      .where('type', '=', 'deadline_recounted')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      events.map(({ case_id, visibility, actor_role }) => [case_id, visibility, actor_role]),
      [lastDay, across, silent].map(({ caseId }) => [caseId, 'public', 'chief_ppid']),
    );
    const told = JSON.parse(events[0]?.payload ?? '{}');
    assert.deepEqual(
      [told.previousDueOn, told.dueOn, told.decree, told.days[0].on],
      ['2026-08-18', '2026-08-19', 'SKB perubahan 2026', '2026-08-18'],
    );

    const notices = await database.db
      .selectFrom('notice')
      .selectAll()
      .where('template', '=', 'deadline_moved')
      .orderBy('id')
      .execute();
    assert.deepEqual(
      notices.map(({ case_id, status, params }) => [case_id, status, JSON.parse(params)]),
      [
        [
          lastDay.caseId,
          'to_tell',
          { number: lastDay.number, dueOn: '2026-08-19', previousDueOn: '2026-08-18' },
        ],
        [
          across.caseId,
          'to_tell',
          { number: across.number, dueOn: '2026-08-20', previousDueOn: '2026-08-19' },
        ],
      ],
    );
    const { noticesToTell } = await deps.queries.informationRequests.openCounts('all');
    assert.equal(noticesToTell, 2);

    const [line, ...more] = await deps.queries.calendar.changes(10);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [line?.kind, line?.decree, line?.movedCount, line?.officerName, line?.changedAt],
      ['holiday_added', 'SKB perubahan 2026', 3, actor.fullName, '2026-08-18T06:00:00.000Z'],
    );

    const audited = await database.db
      .selectFrom('audit_entry')
      .select(['action', 'object_id', 'actor_id', 'detail'])
      .where('action', '=', 'calendar_changed')
      .execute();
    assert.deepEqual(
      audited.map((row) => [row.object_id, row.actor_id, JSON.parse(row.detail).moved]),
      [[line?.id, actor.officerId, 3]],
    );

    const view = await deps.queries.informationRequests.citizenCase({
      caseKind: 'information_request',
      caseId: lastDay.caseId,
    });
    assert.equal(view?.dueOn, '2026-08-19');
  });

  test('a holiday that is taken back moves the same deadlines back', async () => {
    const office = await createTestOffice(context);
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    await receivedOn(office, '2026-08-04');
    await receivedOn(office, '2026-08-10');
    office.clock.set('2026-08-11T03:00:00.000Z');
    const was = await dueDates(office);
    await apply(office, add18August, actor);
    assert.notDeepEqual(await dueDates(office), was);
    assert.ok(add18August.kind === 'add_holiday');
    const { holiday } = add18August;
    const { movedCount } = await apply(
      office,
      { kind: 'remove_holiday', holiday, decree: 'SKB pencabutan' },
      actor,
    );
    assert.equal(movedCount, 2);
    assert.deepEqual(await dueDates(office), was);
    await assertConsistent(office);
  });

  test('the decree of 2027 turns provisional dates firm and tells those whose date moved, by mail where it can', async () => {
    const office = await createTestOffice(context, { env: { SMTP_URL: 'smtp://127.0.0.1:2525' } });
    const { database } = office;
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    const firm = await receivedOn(office, '2026-12-02');
    const stays = await receivedOn(office, '2026-12-16');
    const moves = await receivedOn(office, '2026-12-18', { email: 'siti@contoh.id' });
    office.clock.set('2026-12-21T03:00:00.000Z');
    assert.deepEqual(await dueDates(office), {
      [firm.number]: '2026-12-16',
      [stays.number]: '2027-01-04~',
      [moves.number]: '2027-01-06~',
    });
    const shown = await preview(office, enter2027, actor);
    assert.deepEqual([shown.movedCount, shown.remarkedCount], [1, 1]);
    await apply(office, enter2027, actor);
    assert.deepEqual(await dueDates(office), {
      [firm.number]: '2026-12-16',
      [stays.number]: '2027-01-04',
      [moves.number]: '2027-01-07',
    });
    await assertConsistent(office);
    const notices = await database.db
      .selectFrom('notice')
      .select(['id', 'case_id', 'status'])
      .where('template', '=', 'deadline_moved')
      .execute();
    assert.deepEqual(
      notices.map(({ case_id, status }) => [case_id, status]),
      [[moves.caseId, 'queued']],
    );
    const mails = await database.db
      .selectFrom('outbox')
      .select('dedupe_key')
      .where('dedupe_key', '=', `send_notice:${notices[0]?.id}`)
      .execute();
    assert.equal(mails.length, 1);
    const events = await database.db
      .selectFrom('case_event')
      .select('case_id')
      .where('type', '=', 'deadline_recounted')
      .execute();
    assert.deepEqual(events.map(({ case_id }) => case_id).sort(), [stays.caseId, moves.caseId].sort());
    const next = await receivedOn(office, '2026-12-22');
    assert.equal((await dueDates(office))[next.number], '2027-01-11');
  });

  test('what is applied is what was shown: another list, another calendar or another change is refused', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    await receivedOn(office, '2026-08-04');
    const shown = await preview(office, add18August, actor);
    await receivedOn(office, '2026-08-05');
    const was = await dueDates(office);
    const late = await applyCalendarChange(deps, { command: add18August, version: shown.version }, actor);
    assert.deepEqual(late, { ok: false, error: { code: 'STALE_CALENDAR' } });
    const { version } = await preview(office, add18August, actor);
    const swapped = await applyCalendarChange(deps, { command: enter2027, version }, actor);
    assert.deepEqual(swapped, { ok: false, error: { code: 'STALE_CALENDAR' } });
    assert.deepEqual(await dueDates(office), was);
    assert.deepEqual(await deps.queries.calendar.changes(10), []);
    await apply(office, add18August, actor);
    const twice = await applyCalendarChange(deps, { command: add18August, version }, actor);
    assert.deepEqual(twice, {
      ok: false,
      error: { code: 'CALENDAR_REFUSED', issues: [{ code: 'DUPLICATE_HOLIDAY' }] },
    });
  });

  test('an officer who began with the old date is asked to look again', async () => {
    const office = await createTestOffice(context);
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    const { number } = await receivedOn(office, '2026-08-04');
    const version = async () =>
      (
        await office.database.db
          .selectFrom('information_request')
          .select('version')
          .where('number', '=', number)
          .executeTakeFirstOrThrow()
      ).version;
    const seen = await version();
    await apply(office, add18August, actor);
    assert.equal(await version(), seen + 1);
  });

  test('requests that come in while the calendar changes have a date of the new one', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    await receivedOn(office, '2026-08-04');
    const changing = async () => {
      for (;;) {
        const { version } = await preview(office, add18August, actor);
        const result = await applyCalendarChange(deps, { command: add18August, version }, actor);
        if (result.ok) return;
        assert.equal(result.error.code, 'STALE_CALENDAR');
      }
    };
    await Promise.all([changing(), ...Array.from({ length: 12 }, () => submittedRequest(deps))]);
    const dates = Object.values(await dueDates(office));
    assert.deepEqual(
      dates,
      dates.map(() => '2026-08-20'),
    );
    assert.equal(dates.length, 13);
    await assertConsistent(office);
  });

  test('the administrator learns how many, not which; the desk may not; a command on the server may', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    await receivedOn(office, '2026-08-04');
    const administrator = await office.officer({ roles: ['administrator'] });
    const shown = await preview(office, add18August, administrator.actor);
    assert.equal(shown.moved, null);
    assert.equal(shown.movedCount, 1);
    assert.ok(!JSON.stringify(shown).includes('PI-2026'));
    const desk = await office.officer({ roles: ['desk_officer'] });
    for (const result of [
      await previewCalendarChange(deps, add18August, desk.actor),
      await applyCalendarChange(deps, { command: add18August, version: shown.version }, desk.actor),
    ]) {
      assert.deepEqual(result, { ok: false, error: { code: 'FORBIDDEN' } });
    }
    await apply(office, add18August, { kind: 'operator' });
    const [line] = await deps.queries.calendar.changes(1);
    assert.equal(line?.officerName, null);
  });

  test('many deadlines take no more statements than a few', async () => {
    const office = await createTestOffice(context);
    const { actor } = await office.officer({ roles: ['chief_ppid'] });
    for (let at = 0; at < 3; at += 1) await receivedOn(office, '2026-08-04');
    const few = await office.countStatements(() => apply(office, add18August, actor));
    assert.ok(add18August.kind === 'add_holiday');
    const back = { kind: 'remove_holiday', holiday: add18August.holiday, decree: 'SKB' } as const;
    await apply(office, back, actor);
    for (let at = 0; at < 20; at += 1) await receivedOn(office, '2026-08-04');
    const many = await office.countStatements(() => apply(office, add18August, actor));
    assert.equal(many.value.movedCount, 23);
    assert.equal(many.count, few.count);
    assert.ok(few.count <= 20, `${few.count} statements`);
  });
});
