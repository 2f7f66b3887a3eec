import type { Kysely } from 'kysely';
import type {
  CompanionView,
  DocumentReleaseView,
} from '#application/public-document/public-document-views.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Files beside the main ones, by version; one statement, none without versions. */
export async function companionsOf(
  db: Kysely<Database>,
  versionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CompanionView[]>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('document_file as d')
    .innerJoin('stored_file as f', 'f.id', 'd.file_id')
    .select(['d.version_id', 'd.file_id', 'd.role', 'f.name', 'f.media_type', 'f.byte_size'])
    .where('d.version_id', 'in', versionIds)
    .where('f.deleted_at', 'is', null)
    .orderBy('d.version_id')
    .orderBy('d.position')
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      versionId: row.version_id,
      fileId: row.file_id,
      role: decodeCode<CompanionView['role']>(row.role),
      fileName: row.name,
      mediaType: row.media_type,
      byteSize: row.byte_size,
    })),
    ({ versionId }) => versionId,
  );
}

/** What second officers were asked about a document, newest first; one statement. */
export async function releasesOf(
  db: Kysely<Database>,
  documentId: string,
): Promise<readonly DocumentReleaseView[]> {
  const rows = await db
    .selectFrom('document_release as r')
    .innerJoin('document_version as v', 'v.id', 'r.version_id')
    .leftJoin('officer as a', 'a.id', 'r.requested_by')
    .leftJoin('officer as b', 'b.id', 'r.decided_by')
    .selectAll('r')
    .select(['a.full_name as requester_name', 'b.full_name as decider_name'])
    .where('v.document_id', '=', documentId)
    .orderBy('r.requested_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    versionId: row.version_id,
    findingsDigest: row.findings_digest,
    findingCount: row.finding_count,
    reason: row.reason,
    requestedBy: row.requested_by,
    requesterName: row.requester_name ?? '',
    requestedAt: row.requested_at,
    decision: row.decision === null ? null : decodeCode(row.decision),
    decisionNote: row.decision_note,
    deciderName: row.decider_name,
    decidedAt: row.decided_at,
  }));
}
