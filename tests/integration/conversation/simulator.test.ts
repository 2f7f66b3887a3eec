import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { trainingWebhook } from '#adapters/whatsapp/training-webhook.ts';
import { simulateMessage } from '#application/conversation/simulate-message.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { type ChatWorld, createChatWorld } from '#tests/support/chat-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { stubNumberId, stubSecret } from '#tests/support/graph-stub.ts';

eachDialect('the simulator', (context) => {
  let world: ChatWorld;
  let desk: OfficerActor;
  beforeEach(async () => {
    world = await createChatWorld(context);
    desk = (await world.office.officer({ roles: ['complaint_desk'] })).actor;
  });
  afterEach(() => world.close());

  const depsWith = (appSecret: string, port = world.port) => ({
    ...world.office.deps,
    trainingWebhook: trainingWebhook({
      ...{ phoneNumberId: stubNumberId, appSecret, port, host: '0.0.0.0' },
      baseUrl: `http://localhost:${port}`,
    }),
  });
  const say = (body: string) => simulateMessage(depsWith(stubSecret), { type: 'text', body }, desk);
  const inbox = () => world.office.database.db.selectFrom('whatsapp_inbox').selectAll().execute();

  test('a training message goes through the signed webhook and becomes a report; nothing leaves', async () => {
    assert.ok((await say('Lampu jalan di Leces mati, depan balai desa')).ok);
    assert.equal((await inbox()).length, 1);
    await world.work();
    assert.ok(
      (
        await simulateMessage(
          depsWith(stubSecret),
          { type: 'location', latitude: -7.8, longitude: 113.2 },
          desk,
        )
      ).ok,
    );
    await world.work();
    const choice = { type: 'choice', id: 'send', title: 'Kirim' } as const;
    assert.ok((await simulateMessage(depsWith(stubSecret), choice, desk)).ok);
    await world.work();
    const complaints = await world.office.database.db.selectFrom('complaint').selectAll().execute();
    assert.deepEqual(
      complaints.map(({ channel, body }) => [channel, body]),
      [['whatsapp', 'Lampu jalan di Leces mati, depan balai desa']],
    );
    assert.deepEqual(world.graph.sent, []);
  });

  test('with another secret the webhook refuses it, and nothing is kept', async () => {
    const sent = await simulateMessage(depsWith('salah'), { type: 'text', body: 'halo' }, desk);
    assert.deepEqual(sent, { ok: false, error: { code: 'WEBHOOK_REFUSED' } });
    const nowhere = await simulateMessage(depsWith(stubSecret, 1), { type: 'text', body: 'halo' }, desk);
    assert.deepEqual(nowhere, { ok: false, error: { code: 'WEBHOOK_SILENT' } });
    assert.deepEqual(await inbox(), []);
  });

  test('without a secret it says so; in production, and for other officers, there is none', async () => {
    const message = { type: 'text', body: 'halo' } as const;
    const { deps } = world.office;
    assert.deepEqual(await simulateMessage({ ...deps, trainingWebhook: null }, message, desk), {
      ok: false,
      error: { code: 'CHANNEL_OFF' },
    });
    const refused = { ok: false, error: { code: 'NOT_ALLOWED' } };
    const production = { ...depsWith(stubSecret), facts: { ...deps.facts, training: false } };
    assert.deepEqual(await simulateMessage(production, message, desk), refused);
    const auditor = (await world.office.officer({ roles: ['auditor'] })).actor;
    assert.deepEqual(await simulateMessage(depsWith(stubSecret), message, auditor), refused);
    assert.deepEqual(await inbox(), []);
  });
});
