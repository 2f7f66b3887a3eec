import type { Kysely, Selectable } from 'kysely';
import type { Notice, NoticeRepository } from '#application/notification/notice-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeJson, encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

type NoticeRow = Selectable<Database['notice']>;

export function noticeRepository(db: Kysely<Database>): NoticeRepository {
  return {
    add: async (notices) => {
      if (notices.length === 0) return;
      await db.insertInto('notice').values(notices.map(rowOf)).execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('notice').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : noticeOf(row);
    },
    settle: async (id, from, to, at, by, reason) => {
      if (from.length === 0) return false;
      const { numUpdatedRows } = await db
        .updateTable('notice')
        .set({
          status: to,
          settled_at: at,
          settled_by: by,
          ...(reason !== undefined && { reason }),
        })
        .where('id', '=', id)
        .where('status', 'in', from)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
  };
}

function noticeOf(row: NoticeRow): Notice {
  return {
    id: asId(row.id),
    ref:
      row.case_kind === null || row.case_id === null
        ? null
        : { caseKind: decodeCode(row.case_kind), caseId: asId(row.case_id) },
    template: decodeCode(row.template),
    recipientKind: decodeCode(row.recipient_kind),
    officerId: row.officer_id === null ? null : asId(row.officer_id),
    channel: decodeCode(row.channel),
    address: row.address,
    params: decodeJson(row.params),
    status: decodeCode(row.status),
    reason: row.reason,
    createdAt: row.created_at,
    settledAt: row.settled_at,
    settledBy: row.settled_by === null ? null : asId(row.settled_by),
  };
}

function rowOf(notice: Notice): NoticeRow {
  return {
    id: notice.id,
    case_kind: notice.ref?.caseKind ?? null,
    case_id: notice.ref?.caseId ?? null,
    template: notice.template,
    recipient_kind: notice.recipientKind,
    officer_id: notice.officerId,
    channel: notice.channel,
    address: notice.address,
    params: encodeJson(notice.params),
    status: notice.status,
    reason: notice.reason,
    created_at: notice.createdAt,
    settled_at: notice.settledAt,
    settled_by: notice.settledBy,
  };
}
