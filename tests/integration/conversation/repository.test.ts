import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { contactKeysOf, sealContact, unsealContact } from '#application/conversation/contact.ts';
import type { ChatContact, Conversation, ConversationMessage } from '#domain/conversation/conversation.ts';
import { asId, type ConversationId, type ConversationMessageId } from '#domain/shared/ids.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const siti: ChatContact = { userId: null, phone: '+6281234567890', name: 'Siti' };

eachDialect('conversations', (context) => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await createTestOffice(context);
  });

  const draftFor = (contact: ChatContact): Conversation => {
    const id = asId<ConversationId>(office.deps.ids.next());
    return {
      id,
      channel: 'whatsapp',
      ...contactKeysOf(office.deps, contact),
      sealedContact: sealContact(office.deps, id, contact),
      state: null,
      complaintId: null,
      handledBy: 'bot',
      lastInboundAt: null,
      lastOutboundAt: null,
      createdAt: office.clock.now(),
      version: 1,
    };
  };
  const enter = (contact: ChatContact) =>
    office.deps.unitOfWork.transaction((tx) =>
      tx.conversations.enter(contactKeysOf(office.deps, contact), draftFor(contact)),
    );
  const message = (of: Conversation, change: Partial<ConversationMessage> = {}): ConversationMessage => ({
    id: asId<ConversationMessageId>(office.deps.ids.next()),
    conversationId: of.id,
    complaintId: null,
    providerId: null,
    contentHash: 'satu',
    direction: 'in',
    kind: 'text',
    body: 'lampu mati',
    detail: null,
    fileId: null,
    point: null,
    sentAt: office.clock.now(),
    receivedAt: office.clock.now(),
    status: 'received',
    errorCode: null,
    ...change,
  });

  test('one person is one conversation, by phone and later by the id that stays', async () => {
    const [first, again] = await Promise.all([enter(siti), enter(siti)]);
    assert.equal(first?.id, again?.id);
    const withId = await enter({ ...siti, userId: 'ID.abc123' });
    assert.equal(withId.id, first?.id);
    assert.deepEqual(unsealContact(office.deps, withId), siti);
    const stranger = await enter({ userId: 'ID.tanpa-nomor', phone: null, name: null });
    assert.notEqual(stranger.id, first?.id);
  });

  test('the same message, by its hash or the id of the provider, is one message', async () => {
    const conversation = await enter(siti);
    await office.deps.unitOfWork.transaction(async ({ conversations }) => {
      assert.equal(await conversations.addMessage(message(conversation, { providerId: 'p1' })), true);
      assert.equal(await conversations.addMessage(message(conversation)), false);
      assert.equal(
        await conversations.addMessage(message(conversation, { contentHash: 'dua', providerId: 'p1' })),
        false,
      );
      assert.equal((await conversations.messagesOf(conversation.id)).length, 1);
    });
  });

  test('an event that is known is not taken again, not even when it is done', async () => {
    const event = (id: string) => ({
      id,
      eventKey: 'kunci',
      payload: 'tersegel',
      receivedAt: office.clock.now(),
      doneAt: null,
    });
    await office.deps.unitOfWork.transaction(async ({ conversations }) => {
      assert.deepEqual(await conversations.addEvents([event('a')]), ['a']);
      await conversations.settleEvent('a', office.clock.now());
      assert.deepEqual(await conversations.addEvents([event('b')]), []);
      assert.equal((await conversations.findEvent('a'))?.payload, '');
    });
  });
});
