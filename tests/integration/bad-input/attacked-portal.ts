import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before } from 'node:test';
import type { Kysely } from 'kysely';
import type { Database } from '#adapters/db/schema.ts';
import type { DialectContext } from '#tests/support/each-dialect.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { attackedPortal } from './portal.ts';

export type Attacked = {
  readonly portal: () => RunningPortal;
  readonly db: () => Kysely<Database>;
  /** Rows of everything that a form can leave behind, and the last numbers given out. */
  readonly state: () => Promise<Readonly<Record<string, number>>>;
  /** Files in staging and in the sealed store, drafts included. */
  readonly storedBytes: () => Promise<{ readonly files: number; readonly drafts: number }>;
};

const counted = [
  'information_request',
  'information_request_item',
  'deadline',
  'case_event',
  'case_message',
  'letter',
  'outbox',
  'notice',
  'idempotency_key',
  'citizen_session',
  'officer',
  'officer_session',
  'officer_invitation',
  'public_document',
  'document_version',
  'setting',
] as const satisfies readonly (keyof Database)[];

/** Runs the real portal on a database of its own for the suite this is called in. */
export function attackPortal(context: DialectContext, env: Readonly<Record<string, string>> = {}): Attacked {
  let portal: RunningPortal | undefined;
  let db: Kysely<Database> | undefined;
  before(async () => {
    const database = await context.open();
    db = database.db;
    portal = await startPortal({ databaseUrl: database.url, env: { ...attackedPortal, ...env } });
  });
  after(async () => {
    await portal?.stop('SIGKILL');
  });
  const running = (): RunningPortal => {
    if (portal === undefined) throw new Error('the portal has not been started');
    return portal;
  };
  const opened = (): Kysely<Database> => {
    if (db === undefined) throw new Error('the database has not been opened');
    return db;
  };
  return {
    portal: running,
    db: opened,
    state: async () => {
      const found: Record<string, number> = {};
      for (const table of counted) {
        const row = await opened()
          .selectFrom(table)
          .select((on) => on.fn.countAll().as('rows'))
          .executeTakeFirstOrThrow();
        found[table] = Number(row.rows);
      }
      for (const { kind, year, value } of await opened().selectFrom('counter').selectAll().execute()) {
        found[`counter ${kind} ${year}`] = value;
      }
      const kept = await opened()
        .selectFrom('stored_file')
        .select((on) => on.fn.countAll().as('rows'))
        .where('purpose', '!=', 'staged')
        .executeTakeFirstOrThrow();
      found['stored_file in use'] = Number(kept.rows);
      return found;
    },
    storedBytes: async () => {
      const root = path.join(running().dataDir, 'files');
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      const files = entries.filter((one) => one.isFile());
      const drafts = files.filter((one) => path.basename(one.parentPath) === 'drafts').length;
      return { files: files.length - drafts, drafts };
    },
  };
}
