import type { PublicVersion } from '#application/ports/public-version.ts';
import { type OpenDatabase, sqliteFileOf } from './open-database.ts';
import { postgresPublicVersion } from './postgres-public-version.ts';
import { sqlitePublicVersion } from './sqlite-public-version.ts';

export type PublicVersionReader = PublicVersion & {
  /** This process has committed a change: what is known is old from now on. */
  readonly changed: () => void;
  readonly close: () => Promise<void>;
};

/** Reads the version on a connection of its own, opened when first asked, never inside anybody's transaction. */
export function publicVersionReader({
  dialect,
  databaseUrl,
}: Pick<OpenDatabase, 'dialect' | 'databaseUrl'>): PublicVersionReader {
  return dialect === 'sqlite'
    ? sqlitePublicVersion(sqliteFileOf(databaseUrl))
    : postgresPublicVersion(databaseUrl);
}
