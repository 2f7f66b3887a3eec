import type { Kysely } from 'kysely';
import type { FileForDelivery, FileQueries } from '#application/ports/file-queries.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { storedFileOf } from '../stored-file-row.ts';

/** What the delivery of a file asks: the file with all that decides who may have it. */
export function fileQueries(db: Kysely<Database>): FileQueries {
  return {
    forDelivery: async (id) => {
      const row = await db
        .selectFrom('stored_file as f')
        .leftJoin('information_request as q', (join) =>
          join.onRef('q.id', '=', 'f.case_id').on('f.case_kind', '=', 'information_request'),
        )
        .leftJoin('held_file as h', 'h.file_id', 'f.id')
        .leftJoin('document_file as c', 'c.file_id', 'f.id')
        .leftJoin('document_version as v', (join) =>
          join.on((eb) =>
            eb.or([eb('v.file_id', '=', eb.ref('f.id')), eb('v.id', '=', eb.ref('c.version_id'))]),
          ),
        )
        .leftJoin('public_document as d', 'd.id', 'v.document_id')
        .leftJoin('complaint_photo as p', 'p.file_id', 'f.id')
        .leftJoin('complaint as k', (join) =>
          join
            .onRef('k.id', '=', 'p.complaint_id')
            .on('k.published_at', 'is not', null)
            .on('k.confidential', '=', 0)
            .on('k.supervision', '=', 0),
        )
        .selectAll('f')
        .select([
          'h.since as held_since',
          'q.unit_id as case_unit_id',
          'd.unit_id as document_unit_id',
          'd.status as document_status',
          'd.slug as document_slug',
          'v.published_at as version_published_at',
          'k.id as shown_complaint_id',
        ])
        .where('f.id', '=', id)
        .where('f.deleted_at', 'is', null)
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return null;
      const unitId = row.case_unit_id ?? row.document_unit_id;
      const wasPublic = row.version_published_at !== null;
      return {
        ...storedFileOf(row),
        caseUnitId: unitId === null ? null : asId(unitId),
        complaint:
          row.case_kind === 'complaint' && row.case_id !== null ? await seenBy(db, row.case_id) : null,
        chatAboutUnitIds: row.purpose === 'conversation_media' ? await chatAboutUnits(db, id) : [],
        publiclyReadable:
          (wasPublic && row.document_status === 'published') || row.shown_complaint_id !== null,
        withdrawn: wasPublic && row.document_status === 'withdrawn',
        held: row.held_since !== null,
        documentSlug: row.document_slug,
      };
    },

    held: async (limit) => {
      const rows = await db
        .selectFrom('held_file as h')
        .innerJoin('stored_file as f', 'f.id', 'h.file_id')
        .select(['f.id', 'f.media_type', 'f.byte_size'])
        .where('h.code', 'is', null)
        .where('f.deleted_at', 'is', null)
        .orderBy('h.since')
        .orderBy('f.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ id: asId(row.id), mediaType: row.media_type, byteSize: row.byte_size }));
    },

    notLookedThrough: async (edition, limit) => {
      const rows = await db
        .selectFrom('stored_file as f')
        .leftJoin('file_check as c', 'c.file_id', 'f.id')
        .select('f.id')
        .where('f.purpose', '=', 'document')
        .where('f.deleted_at', 'is', null)
        .where((eb) => eb.or([eb('c.edition', 'is', null), eb('c.edition', '<', edition)]))
        .orderBy('f.id')
        .limit(limit)
        .execute();
      return rows.map((row) => asId(row.id));
    },

    taskLink: async (tokenHash, now) => {
      const task = await db
        .selectFrom('task_link as l')
        .innerJoin('complaint_task as t', 't.id', 'l.task_id')
        .select(['t.id', 't.complaint_id'])
        .where('l.token_hash', '=', tokenHash)
        .where('l.expires_at', '>', now)
        .where('l.revoked_at', 'is', null)
        .where('t.status', '=', 'open')
        .executeTakeFirst();
      if (task === undefined) return null;
      const acts = await db.selectFrom('complaint_act').select('id').where('task_id', '=', task.id).execute();
      return {
        ref: { caseKind: 'complaint', caseId: asId(task.complaint_id) },
        actIds: acts.map((act) => act.id),
      };
    },

    citizenSession: async (tokenHash, now) => {
      const row = await db
        .selectFrom('citizen_session')
        .select(['case_kind', 'case_id'])
        .where('token_hash', '=', tokenHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      return row === undefined ? null : { caseKind: decodeCode(row.case_kind), caseId: asId(row.case_id) };
    },
  };
}

async function seenBy(db: Kysely<Database>, complaintId: string): Promise<FileForDelivery['complaint']> {
  const rows = await db
    .selectFrom('complaint as c')
    .leftJoin('complaint_task as t', 't.complaint_id', 'c.id')
    .select(['c.about_unit_id', 't.unit_id'])
    .where('c.id', '=', complaintId)
    .execute();
  const [first] = rows;
  if (first === undefined) return null;
  return {
    aboutUnitId: first.about_unit_id === null ? null : asId(first.about_unit_id),
    taskUnitIds: rows.flatMap((row) => (row.unit_id === null ? [] : [asId<UnitId>(row.unit_id)])),
  };
}

async function chatAboutUnits(db: Kysely<Database>, fileId: string): Promise<readonly UnitId[]> {
  const rows = await db
    .selectFrom('conversation_message as m')
    .innerJoin('conversation_message as o', 'o.conversation_id', 'm.conversation_id')
    .innerJoin('complaint as c', 'c.id', 'o.complaint_id')
    .select('c.about_unit_id')
    .distinct()
    .where('m.file_id', '=', fileId)
    .where('c.about_unit_id', 'is not', null)
    .execute();
  return rows.flatMap((row) => (row.about_unit_id === null ? [] : [asId<UnitId>(row.about_unit_id)]));
}
