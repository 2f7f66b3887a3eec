import type { Kysely, Selectable } from 'kysely';
import type { ConversationRepository } from '#application/conversation/conversation-repository.ts';
import type { Conversation, ConversationMessage } from '#domain/conversation/conversation.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeJson, encodeJson } from '../column-codecs.ts';
import { isAboutUnits } from '../conversation-scope.ts';
import type { Database } from '../schema.ts';
import { conversationRetention } from './conversation-retention.ts';

export function conversationRepository(db: Kysely<Database>): ConversationRepository {
  /** The first write on a row holds it on PostgreSQL; SQLite's transactions hold everything. */
  const hold = (column: 'id' | 'contact_key' | 'phone_key', value: string) =>
    db
      .updateTable('conversation')
      .set((eb) => ({ version: eb('version', '+', 1) }))
      .where(column, '=', value)
      .returningAll()
      .execute();
  return {
    enter: async ({ contactKey, phoneKey }, draft) => {
      const [known] = await hold('contact_key', contactKey);
      if (known !== undefined) return conversationOf(known);
      const [byPhone] = phoneKey === null ? [] : await hold('phone_key', phoneKey);
      if (byPhone !== undefined) return conversationOf(byPhone);
      const row = await db
        .insertInto('conversation')
        .values(conversationRowOf(draft))
        .onConflict((conflict) =>
          conflict
            .column('contact_key')
            .doUpdateSet((eb) => ({ version: eb('conversation.version', '+', 1) })),
        )
        .returningAll()
        .executeTakeFirstOrThrow();
      return conversationOf(row);
    },
    hold: async (id) => {
      const [row] = await hold('id', id);
      return row === undefined ? null : conversationOf(row);
    },
    isAbout: async (id, units) => {
      if (units.length === 0) return false;
      const row = await db
        .selectFrom('conversation')
        .select('id')
        .where('id', '=', id)
        .where(isAboutUnits('conversation.id', units))
        .executeTakeFirst();
      return row !== undefined;
    },
    findByKeys: async (keys) => {
      const row = await db
        .selectFrom('conversation')
        .selectAll()
        .where((eb) => eb.or([eb('contact_key', 'in', keys), eb('phone_key', 'in', keys)]))
        .orderBy('created_at')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : conversationOf(row);
    },
    find: async (id) => {
      const row = await db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : conversationOf(row);
    },
    ofComplaint: async (id) => {
      const row = await db
        .selectFrom('conversation')
        .selectAll('conversation')
        .where((eb) =>
          eb('conversation.id', 'in', (sub) =>
            sub
              .selectFrom('conversation_message')
              .select('conversation_message.conversation_id')
              .where('conversation_message.complaint_id', '=', id),
          ),
        )
        .orderBy('created_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : conversationOf(row);
    },
    change: async (id, change) => {
      await db
        .updateTable('conversation')
        .set((eb) => ({
          version: eb('version', '+', 1),
          ...(change.contactKey !== undefined && { contact_key: change.contactKey }),
          ...(change.phoneKey !== undefined && { phone_key: change.phoneKey }),
          ...(change.sealedContact !== undefined && { sealed_contact: change.sealedContact }),
          ...(change.state !== undefined && { state: change.state }),
          ...(change.complaintId !== undefined && { complaint_id: change.complaintId }),
          ...(change.handledBy !== undefined && { handled_by: change.handledBy }),
          ...(change.lastInboundAt !== undefined && { last_inbound_at: change.lastInboundAt }),
          ...(change.lastOutboundAt !== undefined && { last_outbound_at: change.lastOutboundAt }),
        }))
        .where('id', '=', id)
        .execute();
    },
    addMessage: async (message) => {
      const row = await db
        .insertInto('conversation_message')
        .values(messageRowOf(message))
        .onConflict((conflict) => conflict.doNothing())
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
    messagesOf: async (id) => {
      const rows = await db
        .selectFrom('conversation_message')
        .selectAll()
        .where('conversation_id', '=', id)
        .orderBy('sent_at')
        .orderBy('content_hash')
        .execute();
      return rows.map(messageOf);
    },
    findMessage: async (id) => {
      const row = await db
        .selectFrom('conversation_message')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst();
      return row === undefined ? null : messageOf(row);
    },
    findMessageByProviderId: async (providerId) => {
      const row = await db
        .selectFrom('conversation_message')
        .selectAll()
        .where('provider_id', '=', providerId)
        .executeTakeFirst();
      return row === undefined ? null : messageOf(row);
    },
    changeMessage: async (id, change) => {
      await db
        .updateTable('conversation_message')
        .set({
          ...(change.complaintId !== undefined && { complaint_id: change.complaintId }),
          ...(change.providerId !== undefined && { provider_id: change.providerId }),
          ...(change.body !== undefined && { body: change.body }),
          ...(change.detail !== undefined && { detail: change.detail }),
          ...(change.fileId !== undefined && { file_id: change.fileId }),
          ...(change.status !== undefined && { status: change.status }),
          ...(change.errorCode !== undefined && { error_code: change.errorCode }),
        })
        .where('id', '=', id)
        .execute();
    },
    addEvents: async (events) => {
      if (events.length === 0) return [];
      const rows = await db
        .insertInto('whatsapp_inbox')
        .values(
          events.map((event) => ({
            id: event.id,
            event_key: event.eventKey,
            payload: event.payload,
            received_at: event.receivedAt,
            done_at: event.doneAt,
          })),
        )
        .onConflict((conflict) => conflict.column('event_key').doNothing())
        .returning('id')
        .execute();
      return rows.map((row) => row.id);
    },
    templates: async () => {
      const rows = await db.selectFrom('whatsapp_template').selectAll().orderBy('name').execute();
      return rows.map((row) => ({
        name: row.name,
        language: row.language,
        noticeTemplate: decodeCode(row.notice_template),
        state: decodeCode(row.state),
      }));
    },
    setTemplateState: async (name, state) => {
      const { numUpdatedRows } = await db
        .updateTable('whatsapp_template')
        .set({ state })
        .where('name', '=', name)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    findEvent: async (id) => {
      const row = await db.selectFrom('whatsapp_inbox').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      return {
        id: row.id,
        eventKey: row.event_key,
        payload: row.payload,
        receivedAt: row.received_at,
        doneAt: row.done_at,
      };
    },
    ...conversationRetention(db),
    settleEvent: async (id, at) => {
      await db.updateTable('whatsapp_inbox').set({ done_at: at, payload: '' }).where('id', '=', id).execute();
    },
  };
}

function conversationRowOf(conversation: Conversation): Selectable<Database['conversation']> {
  return {
    id: conversation.id,
    channel: conversation.channel,
    contact_key: conversation.contactKey,
    phone_key: conversation.phoneKey,
    sealed_contact: conversation.sealedContact,
    state: conversation.state,
    complaint_id: conversation.complaintId,
    handled_by: conversation.handledBy,
    last_inbound_at: conversation.lastInboundAt,
    last_outbound_at: conversation.lastOutboundAt,
    created_at: conversation.createdAt,
    version: conversation.version,
  };
}

export function conversationOf(row: Selectable<Database['conversation']>): Conversation {
  return {
    id: asId(row.id),
    channel: decodeCode(row.channel),
    contactKey: row.contact_key,
    phoneKey: row.phone_key,
    sealedContact: row.sealed_contact,
    state: row.state,
    complaintId: row.complaint_id === null ? null : asId(row.complaint_id),
    handledBy: decodeCode(row.handled_by),
    lastInboundAt: row.last_inbound_at,
    lastOutboundAt: row.last_outbound_at,
    createdAt: row.created_at,
    version: row.version,
  };
}

function messageRowOf(message: ConversationMessage): Selectable<Database['conversation_message']> {
  return {
    id: message.id,
    conversation_id: message.conversationId,
    complaint_id: message.complaintId,
    provider_id: message.providerId,
    content_hash: message.contentHash,
    direction: message.direction,
    kind: message.kind,
    body: message.body,
    detail: message.detail,
    file_id: message.fileId,
    point: message.point === null ? null : encodeJson(message.point),
    sent_at: message.sentAt,
    received_at: message.receivedAt,
    status: message.status,
    error_code: message.errorCode,
  };
}

export function messageOf(row: Selectable<Database['conversation_message']>): ConversationMessage {
  return {
    id: asId(row.id),
    conversationId: asId(row.conversation_id),
    complaintId: row.complaint_id === null ? null : asId(row.complaint_id),
    providerId: row.provider_id,
    contentHash: row.content_hash,
    direction: decodeCode(row.direction),
    kind: decodeCode(row.kind),
    body: row.body,
    detail: row.detail,
    fileId: row.file_id === null ? null : asId(row.file_id),
    point: row.point === null ? null : decodeJson(row.point),
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    status: decodeCode(row.status),
    errorCode: row.error_code,
  };
}
