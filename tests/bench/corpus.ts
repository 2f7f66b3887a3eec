import { mkdir, readdir, truncate } from 'node:fs/promises';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { loadMasterKeys } from '#adapters/system/master-keys.ts';
import { readConfig } from '#config';
import { type Container, createContainer, startUp } from '#container';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { documentDetails, publishedDocument } from '#tests/factories/public-documents.ts';
import { newUnit } from '#tests/factories/units.ts';
import { indexCorpus } from './search-corpus.ts';

export interface Corpus {
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly slug: string;
  readonly caseId: string;
  readonly officerCookie: string;
  /** A published file of 200 MB. */
  readonly largeFile: string;
  readonly container: Container;
}

const LARGE_BYTES = 200 * 1024 * 1024;
const words =
  'anggaran laporan kinerja realisasi pendapatan belanja daerah dinas kecamatan desa jalan jembatan puskesmas sekolah pasar air bersih irigasi pupuk nelayan pengadaan kontrak rencana strategis keputusan peraturan bupati standar pelayanan statistik penduduk bencana'.split(
    ' ',
  );

/**
 * A portal with so many documents and closed cases: one of each made by the use cases, the rest copies of their
 * rows with other words, dates and units.
 */
export async function makeCorpus(dataDir: string, rows: number): Promise<Corpus> {
  await mkdir(dataDir, { recursive: true });
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  await loadMasterKeys(config.secretKeyFile, async () => true);
  const container = await createContainer(config, { process: 'cli' });
  await startUp(container);
  const { deps } = container;
  const officer = await newOfficer(deps, { roles: ['chief_ppid'] });
  const { token } = await deps.officerSessions.open(officer.actor.officerId);
  const unit = await newUnit(deps, { name: 'Dinas Uji Beban' });
  const document = await publishedDocument(deps, officer.actor, documentDetails(unit.id));
  const submitted = await submittedRequest(deps);
  const databaseFile = path.join(dataDir, 'ppid.sqlite');
  const db = new Sqlite(databaseFile);
  const largeFile = await enlargeFile(db, dataDir);
  copyRows(db, rows, document.documentId, submitted.caseId);
  indexCorpus(db);
  db.exec('analyze');
  db.pragma('wal_checkpoint(truncate)');
  db.close();
  return {
    dataDir,
    databaseFile,
    slug: document.slug,
    caseId: submitted.caseId,
    officerCookie: `petugas=${token}`,
    largeFile,
    container,
  };
}

/** Makes the one published file long; its bytes are zeros, its row knows the length. */
async function enlargeFile(db: Sqlite.Database, dataDir: string): Promise<string> {
  const folder = path.join(dataDir, 'published');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const file = entries.find((entry) => entry.isFile());
  if (file === undefined) throw new Error('the published file was not found');
  await truncate(path.join(file.parentPath, file.name), LARGE_BYTES);
  db.prepare("update stored_file set byte_size = ? where purpose = 'document'").run(LARGE_BYTES);
  const row = db
    .prepare("select id, name from stored_file where purpose = 'document'")
    .raw()
    .get() as string[];
  return `/berkas/${row[0]}/${encodeURIComponent(row[1] ?? '')}`;
}

type Change = Readonly<Record<string, (n: number) => string | number | null>>;

function copyRows(db: Sqlite.Database, rows: number, documentId: string, caseId: string): void {
  let seed = 7;
  const next = (below: number) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % below;
  };
  const some = (count: number) => Array.from({ length: count }, () => words[next(words.length)]).join(' ');
  const units = db.prepare('select id from unit').pluck().all() as string[];
  const day = (n: number) => new Date(1.69e12 + n * 9e5).toISOString();
  const id = (kind: string, n: number) => `bench-${kind}-${String(n).padStart(7, '0')}`;
  const kinds = ['Anggaran (APBD, RKA, DPA)', 'Laporan keuangan', 'Keputusan', 'SOP', 'Data statistik'];
  const classes = ['periodic', 'immediate', 'available_anytime'];
  const change: Readonly<Record<string, readonly [where: string, Change]>> = {
    stored_file: ["purpose = 'document'", { id: (n) => id('f', n), byte_size: () => 60_000 }],
    public_document: [
      `id = '${documentId}'`,
      {
        id: (n) => id('d', n),
        slug: (n) => `dokumen-uji-${n}`,
        title: () => some(7),
        summary: () => some(28),
        search_text: () => some(35),
        classification: () => classes[next(3)] ?? 'periodic',
        unit_id: () => units[next(units.length)] ?? '',
        year: () => 2012 + next(15),
        kind: () => kinds[next(kinds.length)] ?? 'SOP',
        published_at: day,
        current_version_id: (n) => id('v', n),
      },
    ],
    document_version: [
      `document_id = '${documentId}'`,
      { id: (n) => id('v', n), document_id: (n) => id('d', n), file_id: (n) => id('f', n) },
    ],
    information_request: [
      `id = '${caseId}'`,
      {
        id: (n) => id('r', n),
        number: (n) => `PI-2025-${String(n).padStart(6, '0')}`,
        link_digest: (n) => id('l', n),
        status: () => 'answered',
        is_open: () => 0,
        received_at: day,
        received_on: (n) => day(n).slice(0, 10),
        due_on: (n) => day(n + 1_344).slice(0, 10),
        answered_at: (n) => day(n + 900),
        outcome: () => 'granted',
        unit_id: () => units[next(units.length)] ?? null,
      },
    ],
    information_request_item: [
      `request_id = '${caseId}' and position = (select min(position) from information_request_item where request_id = '${caseId}')`,
      { id: (n) => id('i', n), request_id: (n) => id('r', n), detail: () => some(12) },
    ],
    deadline: [
      `case_id = '${caseId}'`,
      { id: (n) => id('t', n), case_id: (n) => id('r', n), met_at: (n) => day(n + 900) },
    ],
    case_event: [
      `case_id = '${caseId}'`,
      { id: (n) => id('e', n), case_id: (n) => id('r', n), occurred_at: day },
    ],
  };
  db.transaction(() => {
    for (const [table, [where, values]] of Object.entries(change)) {
      const columns = db.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
      const chosen = columns.map((name) => (Object.hasOwn(values, name) ? '?' : name)).join(', ');
      const names = columns.filter((name) => Object.hasOwn(values, name));
      const copy = db.prepare(
        `insert into ${table} (${columns.join(', ')}) select ${chosen} from ${table} where ${where} limit 1`,
      );
      for (let n = 1; n <= rows; n += 1) copy.run(...names.map((name) => values[name]?.(n) ?? null));
    }
  })();
}
