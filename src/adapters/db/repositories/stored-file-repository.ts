import type { Kysely } from 'kysely';
import type {
  FilePurpose,
  StoredFileRepository,
  StoredFileUse,
} from '#application/ports/stored-file-repository.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import { encodeFlag } from '../column-codecs.ts';
import type { Database } from '../schema.ts';
import { storedFileOf, storedFileRowOf } from '../stored-file-row.ts';

export function storedFileRepository(db: Kysely<Database>): StoredFileRepository {
  const adopt = async (from: FilePurpose, ids: readonly StoredFileId[], use: StoredFileUse) => {
    if (ids.length === 0) return 0;
    const { numUpdatedRows } = await db
      .updateTable('stored_file')
      .set({
        purpose: use.purpose,
        case_kind: use.ref?.caseKind ?? null,
        case_id: use.ref?.caseId ?? null,
        item_id: use.itemId ?? null,
        visible_to_citizen: encodeFlag(use.visibleToCitizen),
        ...(use.name === undefined ? {} : { name: use.name }),
      })
      .where('id', 'in', ids)
      .where('purpose', '=', from)
      .where('deleted_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(numUpdatedRows);
  };
  const createdBefore = async (purpose: FilePurpose, instant: InstantText, limit: number) => {
    const rows = await db
      .selectFrom('stored_file')
      .select('id')
      .where('purpose', '=', purpose)
      .where('created_at', '<', instant)
      .where('deleted_at', 'is', null)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute();
    return rows.map((row) => asId<StoredFileId>(row.id));
  };
  return {
    add: async (file) => {
      await db.insertInto('stored_file').values(storedFileRowOf(file)).execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : storedFileOf(row);
    },
    ofCase: async (ref, purpose) => {
      const rows = await db
        .selectFrom('stored_file')
        .selectAll()
        .where('case_kind', '=', ref.caseKind)
        .where('case_id', '=', ref.caseId)
        .where('purpose', '=', purpose)
        .where('deleted_at', 'is', null)
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.map(storedFileOf);
    },
    hold: async (id, since) => {
      await db.insertInto('held_file').values({ file_id: id, since, code: null, settled_at: null }).execute();
    },
    release: async (id) => {
      await db.deleteFrom('held_file').where('file_id', '=', id).execute();
    },
    keepHeld: async (id, code) => {
      await db.updateTable('held_file').set({ code }).where('file_id', '=', id).execute();
    },
    settleHeld: async (id, at) => {
      const { numUpdatedRows } = await db
        .updateTable('held_file')
        .set({ settled_at: at })
        .where('file_id', '=', id)
        .where('settled_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    adopt: (ids, use) => adopt('staged', ids, use),
    adoptFromConversation: (ids, use) => adopt('conversation_media', ids, use),
    markVisible: async (ids) => {
      if (ids.length === 0) return;
      await db
        .updateTable('stored_file')
        .set({ visible_to_citizen: encodeFlag(true) })
        .where('id', 'in', ids)
        .execute();
    },
    markPublished: async (id, at) => {
      await db.updateTable('stored_file').set({ published_at: at }).where('id', '=', id).execute();
    },
    markDeleted: async (ids, at) => {
      if (ids.length === 0) return;
      await db.deleteFrom('file_finding').where('file_id', 'in', ids).execute();
      await db
        .updateTable('stored_file')
        .set({ deleted_at: at, name: '', sha256: '' })
        .where('id', 'in', ids)
        .where('deleted_at', 'is', null)
        .execute();
    },
    stagedBefore: (instant, limit) => createdBefore('staged', instant, limit),
    conversationMediaBefore: (instant, limit) => createdBefore('conversation_media', instant, limit),
    identityProofsDue: async (checkedBefore, closedBefore, limit) => {
      const rows = await db
        .selectFrom('stored_file')
        .innerJoin('information_request', 'information_request.id', 'stored_file.case_id')
        .select(['stored_file.id', 'information_request.id as request_id', 'identity_checked_at'])
        .where('stored_file.purpose', '=', 'identity_proof')
        .where('stored_file.case_kind', '=', 'information_request')
        .where('stored_file.deleted_at', 'is', null)
        .where((eb) =>
          eb.or([
            eb('identity_checked_at', '<', checkedBefore),
            eb('answered_at', '<', closedBefore),
            eb('withdrawn_at', '<', closedBefore),
          ]),
        )
        .orderBy('stored_file.created_at')
        .orderBy('stored_file.id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        id: asId(row.id),
        ref: { caseKind: 'information_request', caseId: asId(row.request_id) },
        checked: row.identity_checked_at !== null && row.identity_checked_at < checkedBefore,
      }));
    },
  };
}
