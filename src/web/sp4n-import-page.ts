import type { Dependencies } from '#application/dependencies.ts';
import {
  applyImport,
  type ImportError,
  type ImportReport,
  openExport,
  previewImport,
} from '#application/sp4n/run-import.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { type ColumnMapping, guessColumns } from '#domain/sp4n/columns.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import type { ReadForm, StagedUpload } from '#web/forms/read-form.ts';
import { readChoices, readColumns } from '#web/forms/sp4n-import.ts';

type Form = Extract<ReadForm, { kind: 'form' }>;

/** Rows of the report on one page. */
export const REPORT_ROWS = 100;

/** What the page shows: the upload alone, its columns, what an import would do, or that it is done. */
export type ImportPage = {
  readonly upload: StagedUpload | null;
  readonly headings: readonly string[];
  readonly columns: ColumnMapping;
  readonly createMissing: boolean;
  readonly fallbackUnitId: string;
  readonly report: ImportReport | null;
  readonly page: number;
  readonly done: boolean;
  readonly errors: FieldErrors;
};

const empty: ImportPage = {
  upload: null,
  headings: [],
  columns: {},
  createMissing: true,
  fallbackUnitId: '',
  report: null,
  page: 1,
  done: false,
  errors: {},
};

export function newImportPage(): ImportPage {
  return empty;
}

/** One POST of the import: the file, then its columns, then a dry run, then the import that the dry run has shown. */
export async function handleImport(
  deps: Dependencies,
  form: Form,
  officer: OfficerActor,
): Promise<ImportPage> {
  const { fields } = form;
  const fileError = form.fileErrors.export;
  if (fileError !== undefined) return { ...empty, errors: { export: fileError } };
  const upload = asWorkbook(form.files('export')[0]);
  if (upload === undefined) return { ...empty, errors: { export: 'REQUIRED' } };
  const table = await openExport(deps, upload.fileId, officer);
  if (!table.ok) return { ...empty, errors: { export: table.error.code } };
  const { headings } = table.value;
  const action = fields.first('action');
  if (action !== 'preview' && action !== 'apply' && !/^page:\d{1,4}$/.test(action)) {
    const last = await deps.queries.sp4n.lastImport();
    return { ...empty, upload, headings, columns: guessColumns(headings, last?.columns ?? null) };
  }
  const choices = readChoices(fields);
  const { columns, errors } = readColumns(fields, headings);
  const shown = {
    ...empty,
    upload,
    headings,
    columns,
    createMissing: choices.createMissing,
    fallbackUnitId: choices.fallbackUnitId ?? '',
  };
  if (Object.keys(errors).length > 0) return { ...shown, errors };
  const command = { ...choices, columns, fileId: upload.fileId, fileName: upload.name };
  if (action === 'apply') {
    const applied = await applyImport(deps, { ...command, digest: fields.first('digest') }, officer);
    if (applied.ok) return { ...shown, report: applied.value, done: true };
    if (applied.error.code !== 'OUTCOME_CHANGED') return { ...shown, errors: errorsOf(applied.error) };
  }
  const previewed = await previewImport(deps, command, officer);
  if (!previewed.ok) return { ...shown, errors: errorsOf(previewed.error) };
  const pages = Math.max(1, Math.ceil(previewed.value.outcomes.length / REPORT_ROWS));
  const page = Math.min(pages, Math.max(1, Number(action.slice('page:'.length)) || 1));
  const changed: FieldErrors = action === 'apply' ? { '': 'OUTCOME_CHANGED' } : {};
  return { ...shown, report: previewed.value, page, errors: changed };
}

/** A workbook is a ZIP by its bytes; the officer knows it by another ending. */
function asWorkbook(upload: StagedUpload | undefined): StagedUpload | undefined {
  return upload && { ...upload, name: upload.name.replace(/\.zip$/, '.xlsx') };
}

function errorsOf(error: ImportError): FieldErrors {
  if (error.code === 'UNKNOWN_UNIT') return { fallback_unit_id: error.code };
  return error.code === 'COLUMNS_MISSING' || error.code === 'NOT_ALLOWED'
    ? { '': error.code }
    : { export: error.code };
}
