import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { actOnException } from '#application/exception/act-on-exception.ts';
import type { ExceptionItem, ExceptionKey } from '#application/exception/exception-kind.ts';
import { listExceptions, SHOWN_OF_A_KIND } from '#application/exception/list-exceptions.ts';
import type { MachineStatus } from '#application/ports/machine-status.ts';
import type { OfficerActor, Role } from '#domain/officer/role.ts';
import { asId, type NoticeId } from '#domain/shared/ids.ts';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { codeOf } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const GIB = 1024 ** 3;
const healthy: MachineStatus = {
  disks: async () => [{ freeBytes: 50 * GIB, totalBytes: 100 * GIB }],
  backupStatus: async () => ({ recipientSet: false, newestAt: null }),
  workerSeenAt: async () => null,
  writesStoppedAt: async () => null,
};

eachDialect('the list of what needs a person', (context) => {
  let office: TestOffice;
  let chief: OfficerActor;
  before(async () => {
    office = await createTestOffice(context);
    chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
  });

  const actorOf = async (role: Role, unit?: Parameters<TestOffice['officer']>[0]) =>
    (await office.officer({ roles: [role], ...unit })).actor;

  async function list(actor: OfficerActor, machine: Partial<MachineStatus> = {}) {
    const deps = { ...office.deps, machine: { ...healthy, ...machine } };
    return listExceptions(deps, await office.deps.queries.officeRules(), actor);
  }
  async function items(key: ExceptionKey, actor: OfficerActor, machine: Partial<MachineStatus> = {}) {
    return (await list(actor, machine)).items.filter((item) => item.key === key);
  }
  async function only(key: ExceptionKey, actor: OfficerActor, machine: Partial<MachineStatus> = {}) {
    const found = await items(key, actor, machine);
    assert.equal(found.length, 1, key);
    return found[0] as ExceptionItem;
  }
  const act = (key: ExceptionKey, id: string, action: 'retry' | 'settle', actor = chief) =>
    actOnException(office.deps, { key, id, action }, actor);
  const lastAction = async () =>
    await office.database.db
      .selectFrom('audit_entry')
      .select(['action', 'actor_id', 'object_id'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
  const outbox = (id: string) =>
    office.database.db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  test('asks for the decree of next year from 1 November, with the working days that are left', async () => {
    const item = await only('calendar_year_missing', chief);
    assert.deepEqual([item.id, item.target], ['2027', { kind: 'calendar', year: '2027' }]);
    assert.ok(item.daysLeft > 15 && item.daysLeft < 30, String(item.daysLeft));
    office.clock.set('2026-10-31T16:59:59.000Z');
    assert.deepEqual(await items('calendar_year_missing', chief), [], '23.59 WIB on 31 October');
    office.clock.set('2026-10-31T17:00:00.000Z');
    assert.equal((await items('calendar_year_missing', chief)).length, 1);
    office.clock.set('2026-11-25T03:00:00.000Z');
    assert.deepEqual(await items('calendar_year_missing', await actorOf('desk_officer')), []);
  });

  test('names a disk that is nearly full, a backup that is too old and a worker that is silent', async () => {
    for (const [freeBytes, totalBytes, low] of [
      [GIB - 1, 10 * GIB, true],
      [GIB, 10 * GIB, false],
      [4 * GIB, 100 * GIB, true],
      [5 * GIB, 100 * GIB, false],
    ] as const) {
      const found = await items('disk_low', chief, { disks: async () => [{ freeBytes, totalBytes }] });
      assert.equal(found.length, low ? 1 : 0, `${freeBytes} of ${totalBytes}`);
    }
    for (const [recipientSet, newestAt, old] of [
      [false, null, false],
      [true, null, true],
      [true, '2026-11-23T14:59:59.999Z', true],
      [true, '2026-11-23T15:00:00.000Z', false],
    ] as const) {
      const found = await items('backup_old', chief, {
        backupStatus: async () => ({ recipientSet, newestAt }),
      });
      assert.equal(found.length, old ? 1 : 0, `newest ${newestAt}`);
    }
    const silent = await only('worker_silent', chief, {
      workerSeenAt: async () => '2026-11-25T02:49:59.000Z',
    });
    assert.equal(silent.daysLeft, 0);
    const alive = { workerSeenAt: async () => '2026-11-25T02:59:30.000Z' };
    assert.deepEqual(await items('worker_silent', chief, alive), []);
  });

  test('says first of all that nothing is written any more', async () => {
    const stopped = { writesStoppedAt: async () => '2026-11-25T02:00:00.000Z' };
    const found = await only('writes_stopped', chief, stopped);
    assert.deepEqual(found.params, { since: '2026-11-25T02:00:00.000Z' });
    assert.ok(found.daysLeft < 0);
    assert.deepEqual(await items('writes_stopped', chief), []);
  });

  test('reads disk, backup and worker of the machine that it runs on', async () => {
    const { machine } = office.deps;
    const [disk] = await machine.disks();
    assert.ok(disk !== undefined && disk.totalBytes >= disk.freeBytes && disk.totalBytes > 0);
    assert.deepEqual(await machine.backupStatus(), { recipientSet: false, newestAt: null });
    assert.equal(await machine.writesStoppedAt(), null);
    assert.equal(await machine.workerSeenAt(), null);
    await office.container.heartbeat.beat(office.clock.now());
    assert.equal(await machine.workerSeenAt(), office.clock.now());
  });

  test('one kind that cannot be read is named and hides no other', async () => {
    const { unread, items: found } = await list(chief, {
      backupStatus: async () => {
        throw new Error('no such folder');
      },
    });
    assert.deepEqual(unread, ['backup_old']);
    assert.ok(found.some((item) => item.key === 'calendar_year_missing'));
  });

  test('a letter without paper after a quarter of an hour can be made again, also when its message is dead', async () => {
    const { caseId } = await submittedRequest(office.deps);
    const { db } = office.database;
    office.clock.advance({ minutes: 15 });
    assert.deepEqual(await items('letter_without_paper', chief), [], 'to the minute it is in time');
    office.clock.advance({ seconds: 1 });
    const item = await only('letter_without_paper', chief);
    assert.deepEqual(item.target, { kind: 'case', id: caseId });
    const admin = await actorOf('administrator');
    const blind = await only('letter_without_paper', admin);
    assert.deepEqual([blind.target, blind.params.number], [null, ''], 'the administrator sees no case');

    const dead = { dead_at: office.clock.now(), attempts: 12, last_error: 'LETTER_TOO_LARGE' };
    await db.updateTable('outbox').set(dead).where('topic', '=', 'render_letter').execute();
    assert.deepEqual(await items('message_dead', chief), [], 'not listed twice');
    assert.equal(codeOf(await act('letter_without_paper', item.id, 'retry')), 'accepted');
    assert.deepEqual(await lastAction(), {
      action: 'letter_retried',
      actor_id: chief.officerId,
      object_id: item.id,
    });
    const rows = await db.selectFrom('outbox').selectAll().where('topic', '=', 'render_letter').execute();
    assert.deepEqual(
      rows.map(({ dead_at, attempts }) => [dead_at, attempts]),
      [[null, 0]],
      'the dead message itself goes again',
    );
    const worker = workerDependencies(office.container);
    while ((await runOutboxOnce(worker, runMessage)) > 0);
    assert.deepEqual(await items('letter_without_paper', chief), []);
    assert.equal(codeOf(await act('letter_without_paper', item.id, 'retry')), 'ALREADY_SETTLED');
    assert.equal(codeOf(await act('letter_without_paper', 'tidak-ada', 'retry')), 'NOT_FOUND');
  });

  test('a dead message can be repeated once, and only by those who may', async () => {
    const { db } = office.database;
    await office.deps.unitOfWork.transaction((tx) =>
      tx.outbox.add(
        [{ topic: 'erase_file', dedupeKey: 'erase_file:mati', payload: { fileId: office.deps.ids.next() } }],
        office.clock.now(),
      ),
    );
    await db
      .updateTable('outbox')
      .set({ dead_at: office.clock.now(), attempts: 12, last_error: 'EIO' })
      .where('dedupe_key', '=', 'erase_file:mati')
      .execute();
    const item = await only('message_dead', chief);
    assert.deepEqual(
      [item.params.topic, item.params.attempts, item.params.code],
      ['erase_file', '12', 'EIO'],
    );
    const unit = await actorOf('unit_ppid', { unit: (await office.unit()).id });
    assert.deepEqual(await items('message_dead', unit), []);
    assert.equal(codeOf(await act('message_dead', item.id, 'retry', unit)), 'FORBIDDEN');
    assert.equal(codeOf(await act('message_dead', item.id, 'settle')), 'NOT_FOUND', 'no such button');
    assert.equal(codeOf(await act('message_dead', item.id, 'retry')), 'accepted');
    assert.equal((await lastAction())?.action, 'outbox_retried');
    const row = await outbox(item.id);
    assert.deepEqual([row.dead_at, row.attempts, row.last_error], [null, 0, null]);
    assert.equal(codeOf(await act('message_dead', item.id, 'retry')), 'ALREADY_SETTLED');
  });

  test('an undelivered mail to an officer can be sent again, or is ticked off', async () => {
    const { officerId } = chief;
    const notice = async () => {
      const id = asId<NoticeId>(office.deps.ids.next());
      await office.deps.unitOfWork.transaction((tx) =>
        tx.notices.add([
          {
            id,
            ref: null,
            template: 'officer_new_request',
            recipientKind: 'officer',
            officerId,
            channel: 'mail',
            address: 'ketua@contoh.go.id',
            params: { number: 'PI-2026-000001' },
            status: 'failed',
            reason: 'MAILBOX_UNKNOWN',
            createdAt: office.clock.now(),
            settledAt: office.clock.now(),
            settledBy: null,
          },
        ]),
      );
      return id;
    };
    const statusOf = async (id: NoticeId) =>
      (await office.deps.unitOfWork.transaction((tx) => tx.notices.find(id)))?.status;
    const first = await notice();
    const item = await only('notice_failed', chief);
    assert.deepEqual([item.id, item.params.officer], [first, chief.fullName]);
    assert.equal(codeOf(await act('notice_failed', first, 'retry')), 'accepted');
    assert.equal(await statusOf(first), 'queued');
    assert.equal((await lastAction())?.action, 'notice_retried');
    const queued = await office.database.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'send_notice')
      .where('done_at', 'is', null)
      .execute();
    assert.ok(queued.some(({ payload }) => payload === JSON.stringify({ noticeId: first })));
    assert.equal(codeOf(await act('notice_failed', first, 'retry')), 'ALREADY_SETTLED');

    const second = await notice();
    assert.equal(codeOf(await act('notice_failed', second, 'settle')), 'accepted');
    assert.equal(await statusOf(second), 'told');
    assert.equal((await lastAction())?.action, 'notice_settled');
    assert.deepEqual(await items('notice_failed', chief), []);
  });

  test('late requests stand first, then those due today; each officer sees the own units', async () => {
    const mine = await office.unit();
    const other = await office.unit();
    const inMine = await submittedRequest(office.deps, { unitId: mine.id });
    const inOther = await submittedRequest(office.deps, { unitId: other.id });
    const dueOn = async (id: string) =>
      (
        await office.database.db
          .selectFrom('information_request')
          .select('due_on')
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
      ).due_on;
    const due = await dueOn(inMine.caseId);
    office.clock.set(`${due}T16:59:59.000Z`);
    const today = await items('case_due', chief);
    assert.ok(today.length >= 2 && today.every((item) => item.daysLeft === 0));
    office.clock.set(`${due}T17:00:00.000Z`);
    const late = (await list(chief)).items;
    assert.equal(late[0]?.key, 'case_due', 'what is late is above everything else');
    assert.ok((late[0]?.daysLeft ?? 0) < 0);
    assert.deepEqual(
      late.map((item) => item.daysLeft),
      late.map((item) => item.daysLeft).toSorted((a, b) => a - b),
    );

    const unitOfficer = await actorOf('unit_ppid', { unit: mine.id });
    const seen = await items('case_due', unitOfficer);
    assert.deepEqual(
      seen.map((item) => item.target),
      [{ kind: 'case', id: inMine.caseId }],
    );
    assert.ok((await items('case_due', chief)).some((item) => item.id === inOther.caseId));
    assert.deepEqual(await items('case_due', await actorOf('administrator')), []);
    assert.deepEqual(
      (await list(await actorOf('auditor'))).items.filter((i) => i.key !== 'case_due'),
      [],
    );
  });

  test('of one kind fifty are listed, and it says that there may be more', async () => {
    await office.deps.unitOfWork.transaction((tx) =>
      tx.outbox.add(
        Array.from({ length: SHOWN_OF_A_KIND + 5 }, (_, at) => ({
          topic: 'unpublish_file',
          dedupeKey: `unpublish_file:banyak:${at}`,
          payload: { fileId: `berkas-${at}` },
        })),
        office.clock.now(),
      ),
    );
    await office.database.db
      .updateTable('outbox')
      .set({ dead_at: office.clock.now() })
      .where('topic', '=', 'unpublish_file')
      .execute();
    const { items: found, cut } = await list(chief);
    assert.equal(found.filter((item) => item.key === 'message_dead').length, SHOWN_OF_A_KIND);
    assert.deepEqual(cut, ['message_dead']);
  });

  test('takes few statements, however much there is', async () => {
    const { count } = await office.countStatements(() => list(chief));
    assert.ok(count <= 13, `${count} statements`);
  });
});
