import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, test } from 'node:test';
import { budi, delivery, messagesFrom, textMessage } from '#tests/factories/webhooks.ts';
import { startTestHost, stubDependencies } from '#tests/integration/host/stub-host.ts';
import { type ChatWorld, createChatWorld } from '#tests/support/chat-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { signatureOf, stubSecret } from '#tests/support/graph-stub.ts';

const T0 = Date.parse('2026-11-25T03:00:00Z') / 1000;
const body = delivery(messagesFrom(budi, textMessage(budi, T0, 'Lampu di Krucil mati 😥 é @ /')));
const escapedBody = body.replaceAll(
  /[^\0-\x7f]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
);

eachDialect('the webhook of the Cloud API', (context) => {
  let world: ChatWorld;
  beforeEach(async () => {
    world = await createChatWorld(context);
  });
  afterEach(() => world.close());
  const rows = () => world.office.database.db.selectFrom('whatsapp_inbox').selectAll().execute();
  const jobs = () =>
    world.office.database.db.selectFrom('outbox').selectAll().where('topic', '=', 'whatsapp_event').execute();

  test('two hundred forged or altered deliveries leave no row', async () => {
    const good = signatureOf(body);
    const flipped = (at: number) =>
      `sha256=${good.slice(7, 7 + at)}${good[7 + at] === '0' ? '1' : '0'}${good.slice(8 + at)}`;
    const forgeries: [string, string | null][] = [
      [body, null],
      [body, ''],
      [body, 'sha256='],
      [body, good.replace('sha256=', 'sha1=')],
      [body, good.slice(7)],
      [body, good.toUpperCase().replace('SHA256', 'sha256').slice(0, -1)],
      [body, `${good}00`],
      [body, signatureOf(body, '')],
      [body, signatureOf(body, `${stubSecret} `)],
      [body, signatureOf('')],
      [body, signatureOf(escapedBody.toUpperCase())],
    ];
    for (let at = 0; at < 64; at += 1) forgeries.push([body, flipped(at)]);
    for (let at = 0; forgeries.length < 160; at += 1) {
      const place = 40 + at * 3;
      const other = body[place] === 'x' ? 'y' : 'x';
      forgeries.push([body.slice(0, place) + other + body.slice(place + 1), good]);
    }
    while (forgeries.length < 200) forgeries.push([body, `sha256=${randomBytes(32).toString('hex')}`]);
    for (const [sent, signature] of forgeries) {
      const status = await world.post(sent, signature);
      assert.ok(status === 401 || status === 429, `${status} for ${signature}`);
    }
    assert.deepEqual(await rows(), []);
    assert.deepEqual(await jobs(), []);
    assert.equal(await world.post(body), 200);
    assert.equal((await rows()).length, 1);
  });

  test('signed over the raw bytes or over the escaped text, each event is taken once', async () => {
    assert.equal(await world.post(body), 200);
    assert.equal(await world.post(body, signatureOf(escapedBody)), 200);
    assert.equal(await world.post(escapedBody), 200);
    assert.equal((await rows()).length, 1);
    assert.equal((await jobs()).length, 1);
  });

  test('what is signed and is no webhook, or of another number, leaves no row', async () => {
    for (const other of ['[]', '{}', 'null', '"x"', '{"object":"page","entry":[]}', '{"object":', '']) {
      assert.equal(await world.post(other), 400);
    }
    const foreign = body.replace('106540352242922', '999999999999999');
    assert.equal(await world.post(foreign), 200);
    assert.equal(await world.post(delivery({ messages: [{ type: 'text' }, null, 7] })), 200);
    assert.deepEqual(await rows(), []);
    assert.equal(await world.post(body, undefined, 'text/plain'), 415);
    assert.equal(await world.post(' '.repeat(3 * 1024 * 1024 + 1)), 413);
  });

  test('the event lies sealed, and empty once it is done', async () => {
    await world.post(body);
    const [before] = await rows();
    assert.doesNotMatch(JSON.stringify(before), /6281234567001|Krucil|Budi/);
    await world.work();
    const [after] = await rows();
    assert.equal(after?.payload, '');
    assert.notEqual(after?.done_at, null);
  });

  test('the subscription is confirmed with the word that we chose, and with no other', async () => {
    const ask = async (query: string) => {
      const answer = await fetch(`http://localhost:${world.port}/webhook/whatsapp${query}`);
      return [answer.status, answer.status === 200 ? await answer.text() : ''];
    };
    const good = '?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=kata-uji';
    assert.deepEqual(await ask(good), [200, '1158201444']);
    assert.deepEqual(await ask(good.replace('kata-uji', 'kata')), [403, '']);
    assert.deepEqual(await ask(good.replace('subscribe', 'unsubscribe')), [403, '']);
    assert.deepEqual(await ask(''), [403, '']);
  });
});

test('switched off, there is no such address, for reading or for writing', async () => {
  const host = await startTestHost({ deps: stubDependencies() });
  const address = `http://localhost:${host.port}/webhook/whatsapp`;
  assert.equal((await fetch(address)).status, 404);
  const posted = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signatureOf(body) },
    body,
  });
  assert.equal(posted.status, 404);
  await host.close();
});
