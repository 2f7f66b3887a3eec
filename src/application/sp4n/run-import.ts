import { officerAct } from '#application/audit/officer-act.ts';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import {
  applyRows,
  ChunkOutrun,
  type ImportChoices,
  planRows,
  type RowOutcome,
} from '#application/sp4n/import-export.ts';
import type { ImportCounts } from '#application/sp4n/sp4n-repository.ts';
import type { EventActor } from '#domain/case-event/case-event.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type Sp4nImportId, type StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type ColumnMapping, requiredFields } from '#domain/sp4n/columns.ts';
import { type ExportRow, type RefusedRow, readExportRows } from '#domain/sp4n/export-row.ts';
import type { ExportRefusal, ExportTable } from '#domain/sp4n/export-table.ts';

export type ImportError = {
  readonly code:
    | ExportRefusal
    | 'NOT_ALLOWED'
    | 'UPLOAD_GONE'
    | 'COLUMNS_MISSING'
    | 'OUTCOME_CHANGED'
    | 'UNKNOWN_UNIT';
};

export type ImportCommand = Omit<ImportChoices, 'ownUnits'> & {
  readonly fileId: StoredFileId;
  readonly fileName: string;
  readonly columns: ColumnMapping;
};

export type ImportReport = {
  /** Read rows first refused ones among them, in the order of the file. */
  readonly outcomes: readonly RowOutcome[];
  readonly counts: ImportCounts;
  /** Says the same as long as the import would do the same. */
  readonly digest: string;
};

type Deps = Pick<
  Dependencies,
  'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts' | 'files' | 'sp4nExports' | 'queries'
>;

const CHUNK = 200;
const ATTEMPTS = 3;

/** The table in a staged file. Errors: `NOT_ALLOWED`, `UPLOAD_GONE`, and why it cannot be read. */
export async function openExport(
  deps: Deps,
  fileId: StoredFileId,
  actor: OfficerActor,
): Promise<Result<ExportTable, ImportError>> {
  if (!can(actor, 'complaint.handle')) return err({ code: 'NOT_ALLOWED' });
  const file = await deps.unitOfWork.transaction((tx) => tx.storedFiles.find(fileId));
  if (file === null || file.purpose !== 'staged' || file.deletedAt !== null)
    return err({ code: 'UPLOAD_GONE' });
  return deps.sp4nExports.read(() => deps.files.readSealed(fileId));
}

/**
 * What an import would do, row by row; nothing is written. Errors: those of `openExport`, `COLUMNS_MISSING`,
 * `UNKNOWN_UNIT`.
 */
export async function previewImport(
  deps: Deps,
  command: ImportCommand,
  actor: OfficerActor,
): Promise<Result<ImportReport, ImportError>> {
  const read = await readRows(deps, command, actor);
  if (!read.ok) return read;
  const choices = { ...command, ownUnits: complaintScope(actor).not };
  const outcomes: RowOutcome[] = [];
  for (const rows of chunks(read.value.rows)) {
    outcomes.push(...(await deps.unitOfWork.transaction((tx) => planRows(tx, rows, choices))));
  }
  return ok(reportOf(deps, outcomes, read.value.refused));
}

/**
 * Carries out what a dry run has shown: creates and ties complaints, keeps both ledgers' rows, erases the file. Each
 * two hundred rows are one transaction, so that nobody waits long; an import that was broken off is simply made
 * again. Errors: those of `previewImport`, `OUTCOME_CHANGED` (somebody else has worked meanwhile).
 */
export async function applyImport(
  deps: Deps,
  command: ImportCommand & { readonly digest: string },
  actor: OfficerActor,
): Promise<Result<ImportReport, ImportError>> {
  const previewed = await previewImport(deps, command, actor);
  if (!previewed.ok) return previewed;
  if (previewed.value.digest !== command.digest) return err({ code: 'OUTCOME_CHANGED' });
  const read = await readRows(deps, command, actor);
  if (!read.ok) return read;
  const importId = asId<Sp4nImportId>(deps.ids.next());
  const now = deps.clock.now();
  const by = officerAct(actor, 'complaint.handle');
  const role = by.kind === 'officer' ? (by.role ?? '') : '';
  const signed: EventActor = { kind: 'officer', officerId: actor.officerId, role };
  await deps.unitOfWork.transaction((tx) =>
    tx.sp4n.addImport({
      id: importId,
      fileName: command.fileName,
      columns: command.columns,
      importedAt: now,
      importedBy: actor.officerId,
    }),
  );
  const choices = { ...command, ownUnits: complaintScope(actor).not };
  const outcomes: RowOutcome[] = [];
  for (const rows of chunks(read.value.rows)) {
    const given = { importId, rows, choices, officerId: actor.officerId, actor: signed };
    outcomes.push(
      ...(await patiently(() => deps.unitOfWork.transaction((tx) => applyRows(tx, deps, given)))),
    );
  }
  const report = reportOf(deps, outcomes, read.value.refused);
  await deps.unitOfWork.transaction(async (tx) => {
    await tx.sp4n.countImport(importId, report.counts);
    // The file names reporters: it goes at once, not with the rest of staging.
    await tx.storedFiles.markDeleted([command.fileId], now);
    await tx.outbox.add(
      [
        {
          topic: 'erase_file',
          dedupeKey: `erase_file:${command.fileId}`,
          payload: { fileId: command.fileId },
        },
      ],
      now,
    );
    await tx.audit.append([
      {
        at: now,
        actor: by,
        action: 'sp4n_imported',
        object: { kind: 'sp4n_import', id: importId },
        detail: { ...report.counts },
      },
    ]);
  });
  return ok(report);
}

async function readRows(
  deps: Deps,
  command: ImportCommand,
  actor: OfficerActor,
): Promise<
  Result<{ readonly rows: readonly ExportRow[]; readonly refused: readonly RefusedRow[] }, ImportError>
> {
  const table = await openExport(deps, command.fileId, actor);
  if (!table.ok) return table;
  const { headings } = table.value;
  const mapped = (field: (typeof requiredFields)[number]): boolean => {
    const heading = command.columns[field];
    return heading !== undefined && headings.includes(heading);
  };
  if (!requiredFields.every(mapped)) return err({ code: 'COLUMNS_MISSING' });
  if (command.fallbackUnitId !== null && !(await deps.queries.office.hasUnit(command.fallbackUnitId))) {
    return err({ code: 'UNKNOWN_UNIT' });
  }
  return ok(readExportRows(table.value, command.columns, deps.clock.today()));
}

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ChunkOutrun) || attempt === ATTEMPTS) throw error;
    }
  }
}

function* chunks(rows: readonly ExportRow[]): Generator<readonly ExportRow[]> {
  for (let at = 0; at < rows.length; at += CHUNK) yield rows.slice(at, at + CHUNK);
}

function reportOf(
  { vault }: Pick<Deps, 'vault'>,
  planned: readonly RowOutcome[],
  refused: readonly RefusedRow[],
): ImportReport {
  const outcomes = [
    ...planned,
    ...refused.map(
      (row): RowOutcome => ({
        ...row,
        action: 'refused',
        status: '',
        statusBefore: null,
        complaint: null,
        mayBeNamed: true,
      }),
    ),
  ].toSorted((a, b) => a.line - b.line);
  const count = (...actions: readonly RowOutcome['action'][]) =>
    outcomes.filter((one) => actions.includes(one.action)).length;
  return {
    outcomes,
    counts: {
      created: count('create'),
      matched: count('match', 'update', 'note'),
      unchanged: count('unchanged'),
      refused: count('refused'),
    },
    digest: vault.digest(
      'body',
      JSON.stringify(outcomes.map(({ line, action, reason }) => [line, action, reason])),
    ),
  };
}
