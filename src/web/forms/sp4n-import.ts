import { asId, type UnitId } from '#domain/shared/ids.ts';
import { type ColumnMapping, exportFields, requiredFields } from '#domain/sp4n/columns.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';

export const sp4nImportSpec: FormSpec = {
  scope: 'sp4n_import',
  files: [{ name: 'export', rule: uploadRules.sp4n_export, maxFiles: 1 }],
};

/** Name of the select that says which column stands for a field. */
export const columnName = (field: string): string => `column_${field}`;

/** What the form says of columns; headings that the file does not have are left out. */
export function readColumns(
  fields: FormFields,
  headings: readonly string[],
): { readonly columns: ColumnMapping; readonly errors: FieldErrors } {
  const chosen = exportFields.flatMap((field) => {
    const heading = fields.first(columnName(field));
    return headings.includes(heading) && heading !== '' ? [[field, heading] as const] : [];
  });
  const columns: ColumnMapping = Object.fromEntries(chosen);
  const missing = requiredFields.filter((field) => columns[field] === undefined);
  const twice = chosen.filter(([field, heading]) =>
    chosen.some(([other, same]) => other !== field && same === heading),
  );
  return {
    columns,
    errors: Object.fromEntries([
      ...missing.map((field) => [columnName(field), 'REQUIRED']),
      ...twice.map(([field]) => [columnName(field), 'COLUMN_TWICE']),
    ]),
  };
}

/** The choices beside the columns. */
export function readChoices(fields: FormFields): {
  readonly createMissing: boolean;
  readonly fallbackUnitId: UnitId | null;
} {
  const unit = fields.first('fallback_unit_id');
  return {
    createMissing: fields.first('create_missing') === 'yes',
    fallbackUnitId: isRowId(unit) ? asId(unit) : null,
  };
}
