import type { Dependencies } from '#application/dependencies.ts';
import {
  type ImportContext,
  type ImportDeps,
  type ImportOutcome,
  importDocument,
} from '#application/public-document/import-document.ts';
import { type ImportRowError, importColumns, importRow } from '#domain/public-document/import-row.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** A list as it was read: a heading line and the rows under it. */
export type DocumentList = {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

/** What became of one row. */
export type RowReport = {
  readonly line: number;
  readonly title: string;
  readonly outcome: ImportOutcome | { readonly kind: 'refused'; readonly code: ImportRowError | 'ROW_TWICE' };
};

/** Columns that the list lacks, by the word they should have. */
export type MissingColumns = { readonly missing: readonly string[] };

/**
 * Takes a list of documents row by row; each row stands for itself, so that a run may be stopped anywhere and begun
 * again. `told` hears of each row when it is done.
 */
export async function importDocuments(
  deps: ImportDeps,
  list: DocumentList,
  context: Omit<ImportContext, 'units'>,
  told: (report: RowReport) => void,
): Promise<Result<null, MissingColumns>> {
  const columns = importColumns(list.headings);
  if (!columns.ok) return err({ missing: columns.error });
  const units = await unitsByName(deps);
  const seen = new Set<string>();
  for (const { line, cells } of list.rows) {
    const row = importRow(line, cells, columns.value);
    if (!row.ok) {
      told({
        line,
        title: cells[columns.value.get('title') ?? 0] ?? '',
        outcome: { kind: 'refused', code: row.error },
      });
      continue;
    }
    const { title, key } = row.value;
    const outcome = seen.has(key)
      ? ({ kind: 'refused', code: 'ROW_TWICE' } as const)
      : await importDocument(deps, row.value, { ...context, units });
    seen.add(key);
    told({ line, title, outcome });
  }
  return ok(null);
}

async function unitsByName(deps: Pick<Dependencies, 'unitOfWork'>): Promise<ReadonlyMap<string, UnitId>> {
  const all = await deps.unitOfWork.transaction((tx) => tx.units.list());
  return new Map(
    all
      .filter((unit) => unit.archivedAt === null)
      .flatMap((unit) =>
        [unit.name, unit.shortName, unit.slug].map((name) => [name.toLowerCase(), unit.id] as const),
      ),
  );
}
