import { type Kysely, sql } from 'kysely';
import type { OfficeQueries } from '#application/settings/office-views.ts';
import { decodeCode } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

/** Units, regions and the version of what is public. */
export function officeQueries(db: Kysely<Database>): OfficeQueries {
  return {
    units: async () => {
      const rows = await db
        .selectFrom('unit')
        .select(['id', 'slug', 'name', 'short_name'])
        .where('archived_at', 'is', null)
        .orderBy('name')
        .execute();
      return rows.map((row) => ({ id: row.id, slug: row.slug, name: row.name, shortName: row.short_name }));
    },

    hasUnit: async (id) => {
      const row = await db
        .selectFrom('unit')
        .select('id')
        .where('id', '=', id)
        .where('archived_at', 'is', null)
        .executeTakeFirst();
      return row !== undefined;
    },

    hasRegion: async (code) => {
      const row = await db.selectFrom('region').select('code').where('code', '=', code).executeTakeFirst();
      return row !== undefined;
    },

    allUnits: async () => {
      const rows = await db
        .selectFrom('unit')
        .select(['id', 'slug', 'name', 'short_name', 'archived_at', 'version'])
        .orderBy('name')
        .orderBy('id')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        slug: row.slug,
        name: row.name,
        shortName: row.short_name,
        archivedAt: row.archived_at,
        version: row.version,
      }));
    },

    unitContacts: async (unitIds) => {
      if (unitIds.length === 0) return [];
      const rows = await db
        .selectFrom('unit_contact')
        .selectAll()
        .where('unit_id', 'in', unitIds)
        .orderBy('unit_id')
        .orderBy('kind', 'desc')
        .execute();
      return rows.map((row) => ({
        unitId: row.unit_id,
        kind: decodeCode(row.kind),
        fullName: row.full_name,
        positionTitle: row.position_title,
        phone: row.phone,
      }));
    },

    regions: async () => {
      const rows = await db
        .selectFrom('region')
        .select(['code', 'name', 'kind', 'parent_code'])
        .orderBy('code')
        .execute();
      return rows.map((row) => ({
        code: row.code,
        name: row.name,
        kind: decodeCode(row.kind),
        parentCode: row.parent_code,
      }));
    },

    publicVersion: async () => {
      const row = await db
        .selectFrom('public_version')
        .select('value')
        .where('id', '=', 1)
        .executeTakeFirst();
      return row?.value ?? 0;
    },

    ping: async () => {
      await sql`select 1`.execute(db);
    },
  };
}
