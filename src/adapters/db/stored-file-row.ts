import type { Selectable } from 'kysely';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { decodeCode, decodeFlag, encodeFlag } from './column-codecs.ts';
import type { Database } from './schema.ts';

type StoredFileRow = Selectable<Database['stored_file']>;

export function storedFileOf(row: StoredFileRow): StoredFile {
  return {
    id: asId(row.id),
    purpose: decodeCode(row.purpose),
    ref:
      row.case_kind === null || row.case_id === null
        ? null
        : { caseKind: decodeCode(row.case_kind), caseId: asId(row.case_id) },
    itemId: row.item_id === null ? null : asId(row.item_id),
    visibleToCitizen: decodeFlag(row.visible_to_citizen),
    name: row.name,
    mediaType: row.media_type,
    byteSize: row.byte_size,
    sha256: row.sha256,
    keyId: row.key_id,
    uploadedBy: row.uploaded_by === null ? null : asId(row.uploaded_by),
    createdAt: row.created_at,
    publishedAt: row.published_at,
    deletedAt: row.deleted_at,
  };
}

export function storedFileRowOf(file: StoredFile): StoredFileRow {
  return {
    id: file.id,
    purpose: file.purpose,
    case_kind: file.ref?.caseKind ?? null,
    case_id: file.ref?.caseId ?? null,
    item_id: file.itemId,
    visible_to_citizen: encodeFlag(file.visibleToCitizen),
    name: file.name,
    media_type: file.mediaType,
    byte_size: file.byteSize,
    sha256: file.sha256,
    key_id: file.keyId,
    uploaded_by: file.uploadedBy,
    created_at: file.createdAt,
    published_at: file.publishedAt,
    deleted_at: file.deletedAt,
  };
}
