import { createHash } from 'node:crypto';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { diskFileStore } from '#adapters/files/disk-file-store.ts';
import { keyRing, loadMasterKeys } from '#adapters/system/master-keys.ts';
import { asId } from '#domain/shared/ids.ts';

/** What a portal's data folder holds, read past the portal. */
export type LeftBehind = {
  readonly numbers: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  /** Sentences about what does not fit together; empty when all is well. */
  readonly problems: readonly string[];
  /** SHA-256 of the content of the proof filed with a case, by the case's number; the text of the error for a bad one. */
  readonly proofs: ReadonlyMap<string, string>;
};

/** Each query gives the ids of the cases that have the thing. */
const rowsThatACaseHas: readonly (readonly [string, string])[] = [
  ['items', 'select request_id from information_request_item'],
  ['deadline', 'select case_id from deadline'],
  ['first event', "select case_id from case_event where type = 'request_submitted'"],
  ['receipt', "select case_id from letter where kind = 'receipt'"],
  ['key', 'select case_id from idempotency_key'],
  ['notice to officers', "select substr(dedupe_key, 34) from outbox where topic = 'notify_officers'"],
  [
    'receipt to print',
    "select l.case_id from letter l join outbox o on o.dedupe_key = 'render_letter:' || l.id where l.kind = 'receipt'",
  ],
];

/** Contents that were read whole before, by the case's number: a filed proof never changes. */
export type KnownProofs = Map<string, string>;

/**
 * Looks at the database and the files of a data folder: whole cases, numbers without a gap, a sound file. What is in
 * `known` is not read again; without it everything is.
 */
export async function leftBehind(
  dataDir: string,
  withProofs = false,
  known: KnownProofs = new Map(),
): Promise<LeftBehind> {
  const db = new Sqlite(path.join(dataDir, 'ppid.sqlite'), { timeout: 10_000 });
  try {
    const problems: string[] = [];
    const integrity = String(db.pragma('integrity_check', { simple: true }));
    if (integrity !== 'ok') problems.push(`integrity_check: ${integrity.slice(0, 200)}`);
    const broken = db.pragma('foreign_key_check');
    if (Array.isArray(broken) && broken.length > 0) problems.push(`${broken.length} broken references`);
    for (const [what, having] of rowsThatACaseHas) {
      const found = countOf(db, `select count(*) from information_request where id not in (${having})`);
      if (found > 0) problems.push(`${found} cases without ${what}`);
    }
    const keys = countOf(
      db,
      'select count(*) from idempotency_key where case_id not in (select id from information_request union select id from complaint)',
    );
    if (keys > 0) problems.push(`${keys} keys without their case`);
    const years = db
      .prepare<[], { year: number; value: number; cases: number; highest: string }>(
        `select c.year, c.value, count(r.id) as cases, max(r.number) as highest from counter c
         left join information_request r on r.number like 'PI-' || c.year || '-%'
         where c.kind = 'information_request' group by c.year, c.value`,
      )
      .all();
    for (const { year, value, cases, highest } of years) {
      if (value !== cases || Number(highest.slice(-6)) !== value) {
        problems.push(`numbers of ${year}: ${value} given, ${cases} cases, highest ${highest}`);
      }
    }
    const requests = db
      .prepare<[], { id: string; number: string; full_name: string }>(
        'select id, number, full_name from information_request',
      )
      .all();
    const numbers = new Map(requests.map((one) => [one.number, { id: one.id, name: one.full_name }]));
    return { numbers, problems, proofs: withProofs ? await proofsOf(db, dataDir, known) : new Map() };
  } finally {
    db.close();
  }
}

async function proofsOf(
  db: Sqlite.Database,
  dataDir: string,
  known: KnownProofs,
): Promise<ReadonlyMap<string, string>> {
  const rows = db
    .prepare<[], { id: string; number: string }>(
      `select f.id, r.number from stored_file f join information_request r on r.id = f.case_id
       where f.purpose = 'identity_proof'`,
    )
    .all();
  const store = await filesIn(dataDir);
  const proofs = new Map<string, string>();
  for (const { id, number } of rows) {
    const before = known.get(number);
    if (before !== undefined) {
      proofs.set(number, before);
      continue;
    }
    const digest = createHash('sha256');
    try {
      for await (const chunk of store.readSealed(asId(id))) digest.update(chunk);
      const hex = digest.digest('hex');
      proofs.set(number, hex);
      known.set(number, hex);
    } catch (error) {
      proofs.set(number, error instanceof Error ? error.message : 'unreadable');
    }
  }
  return proofs;
}

export async function filesIn(dataDir: string) {
  const keys = await loadMasterKeys(path.join(dataDir, 'secret.key'), async () => false);
  return diskFileStore({ dataDir, keys: keyRing(keys) });
}

function countOf(db: Sqlite.Database, query: string): number {
  return Number(db.prepare<[], number>(query).pluck().get() ?? 0);
}
