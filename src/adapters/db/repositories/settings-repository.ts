import type { Kysely } from 'kysely';
import type { SettingsRepository } from '#application/settings/settings-repository.ts';
import { encodeJson } from '../column-codecs.ts';
import type { Database } from '../schema.ts';

export function settingsRepository(db: Kysely<Database>): SettingsRepository {
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
      await db
        .insertInto('public_version')
        .values({ id: 1, value: 1 })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({ value: eb('public_version.value', '+', 1) })),
        )
        .execute();
    },
  };
}
