import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { setTemplateState } from '#application/conversation/set-template-state.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintId } from '#domain/shared/ids.ts';
import { accepted } from '#tests/factories/answers.ts';
import { lampClassification } from '#tests/factories/complaints.ts';
import { budi, delivery, messagesFrom, textMessage } from '#tests/factories/webhooks.ts';
import { type ChatWorld, createChatWorld } from '#tests/support/chat-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';

const T0 = Date.parse('2026-11-25T03:00:00Z') / 1000;
const NAME = 'laporan_diserahkan';

eachDialect('news of a report that came by WhatsApp', (context) => {
  let world: ChatWorld;
  let desk: OfficerActor;
  beforeEach(async () => {
    world = await createChatWorld(context);
    desk = (await world.office.officer({ roles: ['complaint_desk'] })).actor;
    await say(textMessage(budi, T0, 'Lampu di Krucil mati'));
    await say(textMessage(budi, T0 + 10, 'kirim'));
  });
  afterEach(() => world.close());

  const db = () => world.office.database.db;
  const say = async (...messages: readonly Readonly<Record<string, unknown>>[]) => {
    assert.equal(await world.post(delivery(messagesFrom(budi, ...messages))), 200);
    await world.work();
  };
  const handOver = async () => {
    const { id, version } = await db().selectFrom('complaint').selectAll().executeTakeFirstOrThrow();
    const unit = await world.office.unit({ name: 'Dinas Perhubungan' });
    const command = { complaintId: asId<ComplaintId>(id), version, unitIds: [unit.id], note: '' };
    accepted(
      await handOverComplaint(world.office.deps, { ...command, classification: lampClassification }, desk),
    );
    await world.work();
  };
  const nextDays = () => world.office.clock.set('2026-11-27T03:00:00.000Z');
  const notice = async () => {
    const row = await db()
      .selectFrom('notice')
      .selectAll()
      .where('template', '=', 'complaint_handed_over')
      .where('channel', '=', 'whatsapp')
      .executeTakeFirstOrThrow();
    return [row.status, row.reason];
  };
  const stateOf = async () =>
    (await db().selectFrom('whatsapp_template').selectAll().where('name', '=', NAME).executeTakeFirst())
      ?.state;
  const approve = async () =>
    assert.ok((await setTemplateState(world.office.deps, { name: NAME, state: 'approved' }, desk)).ok);

  test('within 24 hours in free words, with a link that opens the report once', async () => {
    await handOver();
    const last = world.graph.sent.at(-1);
    assert.equal(last?.template, null);
    assert.match(last?.text ?? '', /Kabar laporan: .*PG-2026-000001/s);
    assert.match(last?.text ?? '', /\/lacak\/\S{20,}/);
    assert.deepEqual(await notice(), ['sent', null]);
  });

  test('afterwards nothing leaves without an approved template: somebody has to tell', async () => {
    const before = world.graph.sent.length;
    for (const state of ['pending', 'rejected', 'paused'] as const) {
      assert.ok((await setTemplateState(world.office.deps, { name: NAME, state }, desk)).ok);
    }
    nextDays();
    await handOver();
    assert.equal(world.graph.sent.length, before);
    assert.deepEqual(await notice(), ['to_tell', 'whatsapp_window']);
  });

  test('an approved template carries number and name of the template, and no link', async () => {
    await approve();
    nextDays();
    await handOver();
    const last = world.graph.sent.at(-1);
    assert.equal(last?.template, NAME);
    assert.equal(last?.text, '');
    assert.deepEqual(await notice(), ['sent', null]);
  });

  test('a template that the provider refuses is paused, and its news told in person', async () => {
    await approve();
    nextDays();
    world.graph.refuseWith({ status: 400, code: 132015 });
    await handOver();
    assert.equal(await stateOf(), 'paused');
    assert.deepEqual(await notice(), ['to_tell', 'whatsapp_132015']);
  });

  test('the provider tells of a template; the desk may note it too, others and unknown states may not', async () => {
    const told = (event: string, time: number) =>
      world.post(
        JSON.stringify({
          object: 'whatsapp_business_account',
          entry: [
            {
              id: '1',
              time,
              changes: [
                {
                  field: 'message_template_status_update',
                  value: { event, message_template_name: NAME, message_template_language: 'id' },
                },
              ],
            },
          ],
        }),
      );
    for (const [event, state] of [
      ['APPROVED', 'approved'],
      ['FLAGGED', 'paused'],
      ['REINSTATED', 'approved'],
      ['REJECTED', 'rejected'],
    ] as const) {
      assert.equal(await told(event, T0 + event.length), 200);
      await world.work();
      assert.equal(await stateOf(), state, event);
    }
    const set = (name: string, state: string, actor: OfficerActor) =>
      setTemplateState(world.office.deps, { name, state }, actor);
    assert.ok((await set(NAME, 'pending', desk)).ok);
    const auditor = (await world.office.officer({ roles: ['auditor'] })).actor;
    assert.deepEqual(await set(NAME, 'approved', auditor), { ok: false, error: { code: 'NOT_ALLOWED' } });
    for (const [name, state] of [
      [NAME, 'APPROVED'],
      ['tidak_ada', 'approved'],
      ['nul\0', 'approved'],
    ] as const) {
      assert.deepEqual(await set(name, state, desk), { ok: false, error: { code: 'NOT_FOUND' } });
    }
    assert.equal(await stateOf(), 'pending');
  });

  test('news that did not arrive become a task for a person, once', async () => {
    await handOver();
    const last = world.graph.sent.at(-1);
    const failed = {
      ...{ id: last?.id, status: 'failed', timestamp: String(T0 + 50) },
      biz_opaque_callback_data: last?.reference,
      errors: [{ code: 131026, title: 'Message undeliverable' }],
    };
    const count = async () =>
      (
        await db()
          .selectFrom('open_case_count')
          .selectAll()
          .where('case_kind', '=', 'notice_to_tell')
          .execute()
      ).reduce((sum, row) => sum + row.value, 0);
    const before = await count();
    for (let time = 0; time < 2; time += 1) {
      assert.equal(await world.post(delivery({ statuses: [failed] })), 200);
      await world.work();
    }
    assert.deepEqual(await notice(), ['to_tell', 'whatsapp_131026']);
    assert.equal(await count(), before + 1);
  });

  test('whoever wrote STOP is sent nothing, also not by template', async () => {
    await say(textMessage(budi, T0 + 20, 'stop'));
    await approve();
    const before = world.graph.sent.length;
    nextDays();
    await handOver();
    assert.equal(world.graph.sent.length, before);
    assert.deepEqual(await notice(), ['failed', 'muted']);
  });
});
