import { type Kysely, sql } from 'kysely';
import type { SettingsRepository } from '#application/settings/settings-repository.ts';
import { encodeJson } from '../column-codecs.ts';
import type { DatabaseDialect } from '../open-database.ts';
import { PUBLIC_VERSION_CHANNEL } from '../postgres-public-version.ts';
import type { Database } from '../schema.ts';

export function settingsRepository(db: Kysely<Database>, dialect: DatabaseDialect): SettingsRepository {
  return {
    save: async (change, at, by) => {
      const rows = Object.entries(change)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => ({ key, value: encodeJson(value), updated_at: at, updated_by: by }));
      if (rows.length === 0) return;
      await db
        .insertInto('setting')
        .values(rows)
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((eb) => ({
            value: eb.ref('excluded.value'),
            updated_at: eb.ref('excluded.updated_at'),
            updated_by: eb.ref('excluded.updated_by'),
          })),
        )
        .execute();
    },
    bumpPublicVersion: async () => {
      const bump = db
        .insertInto('public_version')
        .values({ id: 1, value: 1 })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({ value: eb('public_version.value', '+', 1) })),
        );
      if (dialect === 'sqlite') await bump.execute();
      // PostgreSQL announces it to every web when the transaction commits.
      else await bump.returning(sql`pg_notify(${PUBLIC_VERSION_CHANNEL}, '')`.as('announced')).execute();
    },
  };
}
