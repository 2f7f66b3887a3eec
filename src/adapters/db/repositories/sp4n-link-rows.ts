import { type Kysely, type Selectable, sql } from 'kysely';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { asId } from '#domain/shared/ids.ts';
import type { Sp4nLink } from '#domain/sp4n/link.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

type LinkRow = Selectable<Database['sp4n_link']>;

export function linkOf(row: LinkRow): Sp4nLink {
  return {
    complaintId: asId(row.complaint_id),
    trackingId: row.tracking_id,
    born: decodeCode(row.born),
    statusHere: decodeCode(row.status_here),
    statusThere: row.status_there,
    statusThereAt: row.status_there_at,
    copiedAt: row.copied_at,
    copiedBy: row.copied_by === null ? null : asId(row.copied_by),
    statusCopied: row.status_copied === null ? null : decodeCode(row.status_copied),
    statusCopiedAt: row.status_copied_at,
    createdAt: row.created_at,
    version: row.version,
  };
}

export function linkRowOf(link: Sp4nLink): LinkRow {
  return {
    complaint_id: link.complaintId,
    tracking_id: link.trackingId,
    born: link.born,
    status_here: link.statusHere,
    status_there: link.statusThere,
    status_there_at: link.statusThereAt,
    copied_at: link.copiedAt,
    copied_by: link.copiedBy,
    status_copied: link.statusCopied,
    status_copied_at: link.statusCopiedAt,
    created_at: link.createdAt,
    version: link.version,
  };
}

/**
 * Makes the link of a complaint that has been handed over, or lets it follow the complaint's status, so that what
 * waits for being copied is found without reading every complaint. One statement.
 */
export async function followStatus(db: Kysely<Database>, complaintId: ComplaintId): Promise<void> {
  await db
    .insertInto('sp4n_link')
    .columns(['complaint_id', 'born', 'status_here', 'created_at', 'version'])
    .expression(
      db
        .selectFrom('complaint')
        .select((eb) => [
          'id',
          sql<string>`case when ${eb.ref('channel')} = 'sp4n' then 'there' else 'here' end`.as('born'),
          'status',
          sql<string>`${eb.ref('handed_over_at')}`.as('since'),
          sql<number>`1`.as('version'),
        ])
        .where('id', '=', complaintId)
        .where('handed_over_at', 'is not', null),
    )
    .onConflict((conflict) =>
      conflict.column('complaint_id').doUpdateSet((eb) => ({ status_here: eb.ref('excluded.status_here') })),
    )
    .execute();
}
