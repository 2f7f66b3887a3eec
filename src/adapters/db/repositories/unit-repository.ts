import type { Kysely, Selectable } from 'kysely';
import type { Unit, UnitRepository } from '#application/settings/unit-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import type { Database } from '../schema.ts';

type UnitRow = Selectable<Database['unit']>;

export function unitRepository(db: Kysely<Database>): UnitRepository {
  return {
    add: async (unit) => {
      await db.insertInto('unit').values(rowOf(unit)).execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('unit').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : unitOf(row);
    },
    findBySlug: async (slug) => {
      const row = await db.selectFrom('unit').selectAll().where('slug', '=', slug).executeTakeFirst();
      return row === undefined ? null : unitOf(row);
    },
    list: async () => {
      const rows = await db.selectFrom('unit').selectAll().orderBy('name').orderBy('id').execute();
      return rows.map(unitOf);
    },
    change: async (id, version, change) => {
      const { numUpdatedRows } = await db
        .updateTable('unit')
        .set({
          ...(change.name !== undefined && { name: change.name }),
          ...(change.shortName !== undefined && { short_name: change.shortName }),
          ...(change.archivedAt !== undefined && { archived_at: change.archivedAt }),
          version: version + 1,
        })
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    saveContacts: async (id, contacts, at) => {
      await db.deleteFrom('unit_contact').where('unit_id', '=', id).execute();
      if (contacts.length === 0) return;
      await db
        .insertInto('unit_contact')
        .values(
          contacts.map((contact) => ({
            unit_id: id,
            kind: contact.kind,
            full_name: contact.fullName,
            position_title: contact.positionTitle,
            phone: contact.phone,
            updated_at: at,
          })),
        )
        .execute();
    },
  };
}

function unitOf(row: UnitRow): Unit {
  return {
    id: asId(row.id),
    slug: row.slug,
    name: row.name,
    shortName: row.short_name,
    archivedAt: row.archived_at,
    createdAt: row.created_at,
    version: row.version,
  };
}

function rowOf(unit: Unit): UnitRow {
  return {
    id: unit.id,
    slug: unit.slug,
    name: unit.name,
    short_name: unit.shortName,
    archived_at: unit.archivedAt,
    created_at: unit.createdAt,
    version: unit.version,
  };
}
