import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { importDocuments, type RowReport } from '#application/public-document/import-documents.ts';
import { readConfig } from '#config';
import { type Container, createContainer, startUp } from '#container';
import { foldEmail } from '#domain/officer/officer-error.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import { importOutcomeLabels, importReason } from '#i18n/document-import.ts';
import { importProgress } from './import-progress.ts';

export type ImportDocuments = {
  readonly list: string;
  readonly files: string;
  readonly dryRun: boolean;
  /** Mail address of the officer in whose name the documents are put in. */
  readonly as: string | undefined;
  /** Where the report of each row is written. */
  readonly report: string | undefined;
};

/** Takes a list of documents with their files in. Exit code 0 when no row was refused, else 1. */
export async function importDocumentList(given: ImportDocuments): Promise<number> {
  const folder = await realpath(given.files).catch(() => null);
  if (folder === null) return refuse(`Folder ${given.files} tidak ada.`);
  if ((await stat(given.list).catch(() => null)) === null) return refuse(`Berkas ${given.list} tidak ada.`);
  const container = await createContainer(readConfig(), { process: 'cli' });
  try {
    await startUp(container);
    const { deps } = container;
    const table = await deps.sp4nExports.read(() => createReadStream(given.list));
    if (!table.ok)
      return refuse(`${given.list} bukan daftar CSV atau XLSX yang dapat dibaca (${table.error.code}).`);
    const actor = await officerOf(container, given.as);
    if (actor === null)
      return refuse('Tulis petugas yang bertanggung jawab: --as <surel petugas PPID yang aktif>.');
    const reports: RowReport[] = [];
    const progress = importProgress(table.value.rows.length, (text) => process.stderr.write(text));
    const imported = await importDocuments(
      deps,
      table.value,
      { actor, dryRun: given.dryRun, read: (name) => fileIn(folder, name) },
      (row) => {
        reports.push(row);
        progress.step();
      },
    );
    progress.end();
    if (!imported.ok) return refuse(`Kolom ini belum ada: ${imported.error.missing.join(', ')}.`);
    const report = given.report ?? `${given.list}.laporan.csv`;
    await writeFile(report, reportOf(reports));
    process.stdout.write(`${summaryOf(reports)}\nLaporan per baris: ${report}\n`);
    if (given.dryRun) process.stdout.write('Belum ada yang tersimpan. Jalankan lagi tanpa --dry-run.\n');
    return reports.some(({ outcome }) => outcome.kind === 'refused') ? 1 : 0;
  } finally {
    await container.close();
  }
}

/** The officer named, or the only active PPID of the whole body. */
async function officerOf({ deps }: Container, email: string | undefined): Promise<OfficerActor | null> {
  const active = (await deps.queries.officers.list()).filter((officer) => officer.disabledAt === null);
  const fitting =
    email === undefined
      ? active.filter(({ grants }) => grants.some(({ role }) => role === 'chief_ppid'))
      : active.filter((officer) => officer.email === foldEmail(email));
  const [officer, ...others] = fitting;
  if (officer === undefined || others.length > 0) return null;
  return { kind: 'officer', officerId: officer.id, fullName: officer.fullName, grants: officer.grants };
}

/** A file of the folder; links that lead out of it are not followed. */
async function fileIn(folder: string, name: string) {
  const file = await realpath(path.join(folder, name.replaceAll('\\', '/'))).catch(() => null);
  if (file === null || !file.startsWith(folder + path.sep)) return null;
  const facts = await stat(file);
  if (!facts.isFile() || facts.size > uploadRules.document.maxBytes) return null;
  const bytes = await readFile(file);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function summaryOf(reports: readonly RowReport[]): string {
  const counts = Map.groupBy(reports, ({ outcome }) => outcome.kind);
  const lines = [...counts].map(
    ([kind, rows]) => `  ${String(rows.length).padStart(6)}  ${importOutcomeLabels[kind]}`,
  );
  return [`${reports.length} baris:`, ...lines].join('\n');
}

function reportOf(reports: readonly RowReport[]): string {
  const rows = reports.map((report) =>
    [String(report.line), report.title, importOutcomeLabels[report.outcome.kind], importReason(report)]
      .map(csvCell)
      .join(';'),
  );
  return `\uFEFF${['baris;judul;hasil;keterangan', ...rows].join('\r\n')}\r\n`;
}

/** What a sheet would take for a formula stays text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[";\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function refuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
