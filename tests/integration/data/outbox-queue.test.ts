import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openDatabase } from '#adapters/db/open-database.ts';
import { outboxQueue, waitAfter } from '#adapters/db/outbox-queue.ts';
import type { OutboxMessage } from '#application/ports/outbox-repository.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const letter = (index: number): OutboxMessage => ({
  topic: 'render_letter',
  dedupeKey: `render_letter:${index}`,
  payload: { letterId: String(index) },
});

function post(office: TestOffice, messages: readonly OutboxMessage[]): Promise<void> {
  return office.deps.unitOfWork.transaction((tx) => tx.outbox.add(messages, office.clock.now()));
}

eachDialect('the outbox', (context) => {
  test('two workers get every message once', async () => {
    const office = await createTestOffice(context);
    await post(
      office,
      Array.from({ length: 120 }, (_, index) => letter(index)),
    );
    const { databaseUrl } = office.database;
    const others = [openDatabase({ databaseUrl }), openDatabase({ databaseUrl })];
    const taken: string[] = [];
    await Promise.all(
      others.map(async (opened) => {
        const queue = outboxQueue(opened);
        for (;;) {
          const messages = await queue.lease(office.clock.now(), 60, 7);
          if (messages.length === 0) return;
          for (const message of messages) {
            taken.push(message.dedupeKey);
            assert.ok(await queue.complete(message.id, message.leaseToken, office.clock.now()));
          }
        }
      }),
    );
    await Promise.all(others.map((opened) => opened.close()));
    assert.equal(taken.length, 120);
    assert.equal(new Set(taken).size, 120);
  });

  test('leaves out a second message with the same key, and one that is not due yet', async () => {
    const office = await createTestOffice(context);
    await post(office, [letter(1)]);
    await post(office, [letter(1), letter(2)]);
    const { unitOfWork } = office.deps;
    await unitOfWork.transaction((tx) =>
      tx.outbox.add([letter(3)], office.clock.now(), '2026-11-25T04:00:00.000Z'),
    );
    const queue = office.container.outboxQueue;
    const first = await queue.lease(office.clock.now(), 60, 10);
    assert.deepEqual(
      first.map(({ payload }) => payload),
      [{ letterId: '1' }, { letterId: '2' }],
    );
    office.clock.set('2026-11-25T04:00:00.000Z');
    const keys = (await queue.lease(office.clock.now(), 60, 10)).map(({ dedupeKey }) => dedupeKey);
    assert.ok(keys.includes('render_letter:3'));
  });

  test('gives a message away again when its lease has lapsed; the first holder can no longer end it', async () => {
    const office = await createTestOffice(context);
    await post(office, [letter(1)]);
    const queue = office.container.outboxQueue;
    const [slow] = await queue.lease(office.clock.now(), 60, 1);
    assert.deepEqual(await queue.lease(office.clock.now(), 60, 1), []);
    office.clock.advance({ seconds: 60 });
    const [quick] = await queue.lease(office.clock.now(), 60, 1);
    assert.ok(slow !== undefined && quick !== undefined);
    assert.equal(quick.attempts, 2);
    assert.equal(await queue.complete(slow.id, slow.leaseToken, office.clock.now()), false);
    assert.equal(await queue.fail(slow.id, slow.leaseToken, office.clock.now(), 'X', false), false);
    assert.equal(await queue.complete(quick.id, quick.leaseToken, office.clock.now()), true);
    office.clock.advance({ hours: 24 });
    assert.deepEqual(await queue.lease(office.clock.now(), 60, 1), []);
    assert.equal(await queue.purgeDoneBefore(office.clock.now()), 1);
  });

  test('tries a failing message 12 times over ever longer waits, then puts it aside', async () => {
    const office = await createTestOffice(context);
    await post(office, [letter(1)]);
    const queue = office.container.outboxQueue;
    let attempts = 0;
    for (let hours = 0; hours < 72; hours += 1) {
      const [message] = await queue.lease(office.clock.now(), 60, 1);
      if (message !== undefined) {
        attempts = message.attempts;
        await queue.fail(message.id, message.leaseToken, office.clock.now(), 'SERVER_UNAVAILABLE', false);
        assert.deepEqual(await queue.lease(office.clock.now(), 60, 1), [], 'it waits first');
      }
      office.clock.advance({ hours: 1 });
    }
    assert.equal(attempts, 12);
    assert.equal(await queue.deadCount(), 1);
    office.clock.advance({ hours: 24 * 30 });
    assert.deepEqual(await queue.lease(office.clock.now(), 60, 1), []);
  });

  test('puts a message aside at once when trying again cannot help', async () => {
    const office = await createTestOffice(context);
    await post(office, [letter(1)]);
    const queue = office.container.outboxQueue;
    const [message] = await queue.lease(office.clock.now(), 60, 1);
    assert.ok(message !== undefined);
    await queue.fail(message.id, message.leaseToken, office.clock.now(), 'RECIPIENT_REFUSED', true);
    assert.equal(await queue.deadCount(), 1);
  });

  test('does not count a try that was only postponed', async () => {
    const office = await createTestOffice(context);
    await post(office, [letter(1)]);
    const queue = office.container.outboxQueue;
    const [message] = await queue.lease(office.clock.now(), 60, 1);
    assert.ok(message !== undefined);
    const until = '2026-11-25T05:00:00.000Z';
    assert.ok(await queue.postpone(message.id, message.leaseToken, until, 'LETTER_NOT_READY'));
    assert.deepEqual(await queue.lease('2026-11-25T04:59:59.999Z', 60, 1), []);
    const [again] = await queue.lease(until, 60, 1);
    assert.equal(again?.attempts, 1);
  });
});

test('the wait doubles from one minute to six hours, a fifth more or less', () => {
  const minutes = [1, 2, 3, 9, 10, 12].map((attempts) => waitAfter(attempts, 0.5) / 60_000);
  assert.deepEqual(minutes, [1, 2, 4, 256, 360, 360]);
  assert.equal(waitAfter(1, 0), 48_000);
  assert.equal(waitAfter(1, 1), 72_000);
});
