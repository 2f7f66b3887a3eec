import type { Kysely } from 'kysely';
import type { ChatQueries, ThreadMessage } from '#application/conversation/chat-queries.ts';
import { openComplaintStatuses } from '#domain/complaint/status.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import { messageOf } from '../repositories/conversation-repository.ts';
import type { Database } from '../schema.ts';
import { inScope, subjectOf } from './complaint-scope.ts';

const MAX_CASES = 20;
const MAX_THREAD = 1_000;

export function chatQueries(db: Kysely<Database>): ChatQueries {
  return {
    messagesOfContact: async (keys, { not }) => {
      if (keys.length === 0) return [];
      const rows = await db
        .selectFrom('conversation_message as m')
        .innerJoin('conversation as c', 'c.id', 'm.conversation_id')
        .selectAll('m')
        .where((eb) => eb.or([eb('c.contact_key', 'in', keys), eb('c.phone_key', 'in', keys)]))
        .$if(not.length > 0, (query) =>
          query.where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('complaint as r')
                  .select('r.id')
                  .whereRef('r.id', '=', 'm.complaint_id')
                  .where('r.about_unit_id', 'in', not),
              ),
            ),
          ),
        )
        .orderBy('m.sent_at')
        .execute();
      return rows.map(messageOf);
    },
    openCases: async (fingerprint, ids, scope) => {
      if (fingerprint === null && ids.length === 0) return [];
      const rows = await db
        .selectFrom('complaint as c')
        .select(['c.id', 'c.number', 'c.title', 'c.body', 'c.status', 'c.received_on'])
        .where((eb) =>
          eb.or([
            ...(fingerprint === null ? [] : [eb('c.contact_fingerprint', '=', fingerprint)]),
            ...(ids.length === 0 ? [] : [eb('c.id', 'in', ids)]),
          ]),
        )
        .where('c.status', 'in', [...openComplaintStatuses, 'answered'])
        .where((eb) => eb.and(inScope(eb as never, scope)))
        .orderBy('c.received_on', 'desc')
        .orderBy('c.id', 'desc')
        .limit(MAX_CASES)
        .execute();
      return rows.map((row) => ({
        id: asId(row.id),
        number: row.number,
        subject: subjectOf(row.title, row.body),
        status: decodeCode(row.status),
        receivedOn: row.received_on,
      }));
    },
    thread: (complaintId) => threadOf(db, 'm.complaint_id', complaintId, MAX_THREAD),
  };
}

/** Messages of a case or of a conversation with their files, oldest first; the newest `limit`. */
export async function threadOf(
  db: Kysely<Database>,
  column: 'm.complaint_id' | 'm.conversation_id',
  id: string,
  limit: number,
): Promise<readonly ThreadMessage[]> {
  const rows = await db
    .selectFrom('conversation_message as m')
    .leftJoin('stored_file as f', 'f.id', 'm.file_id')
    .leftJoin('held_file as h', 'h.file_id', 'f.id')
    .selectAll('m')
    .select(['f.id as f_id', 'f.name', 'f.media_type', 'f.byte_size', 'f.deleted_at'])
    .select('h.file_id as held_id')
    .where(column, '=', id)
    .orderBy('m.sent_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(limit)
    .execute();
  return rows.toReversed().map((row): ThreadMessage => {
    const { id: messageId, direction, kind, body, detail, point, sentAt, status, errorCode } = messageOf(row);
    return {
      ...{ id: messageId, direction, kind, body, detail, point, sentAt, status, errorCode },
      file:
        row.f_id === null
          ? null
          : {
              id: asId(row.f_id),
              name: row.name ?? '',
              mediaType: row.media_type ?? '',
              byteSize: Number(row.byte_size ?? 0),
              available: row.deleted_at === null && row.held_id === null,
              erased: row.deleted_at !== null,
            },
    };
  });
}
