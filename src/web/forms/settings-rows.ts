import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type FieldErrors, optionalLine, optionalText } from '#web/forms/fields.ts';
import { type FormFields, formFields } from '#web/forms/form-fields.ts';

/** Settings that are lists: one set of fields per row, repeated under the same names. */
export type RowGroup = 'kanal-pengaduan' | 'badan-lain';

export const mostRows = 20;

export const rowGroups = {
  'kanal-pengaduan': {
    prefix: 'channel',
    names: ['channel_name', 'channel_description', 'channel_url'],
    inForm: (settings: OfficeSettings) =>
      formFields(
        settings.complaintChannels.flatMap(({ name, description, url }): [string, string][] => [
          ['channel_name', name],
          ['channel_description', description],
          ['channel_url', url],
        ]),
      ),
  },
  'badan-lain': {
    prefix: 'body',
    names: ['body_name', 'body_advice', 'body_contact'],
    inForm: (settings: OfficeSettings) =>
      formFields(
        settings.otherBodies.flatMap(({ name, advice, contact }): [string, string][] => [
          ['body_name', name],
          ['body_advice', advice],
          ['body_contact', contact],
        ]),
      ),
  },
} as const;

type Row = readonly [string, string, string];

/** The rows as they stand in the form; a pressed add or remove button has already done its work. */
export function rowsInForm(group: RowGroup, fields: FormFields): readonly Row[] {
  const [first, second, third] = rowGroups[group].names;
  const columns = [fields.all(first), fields.all(second), fields.all(third)] as const;
  const height = Math.min(mostRows + 1, Math.max(1, ...columns.map((column) => column.length)));
  const rows = Array.from(
    { length: height },
    (_, at): Row => [columns[0][at] ?? '', columns[1][at] ?? '', columns[2][at] ?? ''],
  );
  const action = fields.first('action');
  if (action === 'add_row') return [...rows, ['', '', '']];
  const removed = /^remove_row:(\d{1,2})$/.exec(action)?.[1];
  const left = removed === undefined ? rows : rows.filter((_, at) => String(at) !== removed);
  return left.length === 0 ? [['', '', '']] : left;
}

/** True for a button that only adds or removes a row. */
export function isRowAction(action: string): boolean {
  return action === 'add_row' || /^remove_row:\d{1,2}$/.test(action);
}

/** Rows with nothing in them are dropped; errors name their field and row. */
export function parseRowGroup(
  group: RowGroup,
  fields: FormFields,
): Result<Partial<OfficeSettings>, FieldErrors> {
  const [first, second, third] = rowGroups[group].names;
  const filled = rowsInForm(group, fields)
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => row.some((text) => text.trim() !== ''));
  const errors = new Map<string, string>();
  if (filled.length > mostRows) errors.set(`${first}.${mostRows}`, `TOO_MANY_ROWS:${mostRows}`);
  const take = (name: string, at: number, text: string, max: number, lines: boolean): string => {
    const parsed = (lines ? optionalText({ max }) : optionalLine({ max })).safeParse(text);
    if (parsed.success) return parsed.data ?? '';
    errors.set(`${name}.${at}`, parsed.error.issues[0]?.message ?? 'REQUIRED');
    return '';
  };
  const rows = filled.map(({ row, at }) => {
    const texts = [
      take(first, at, row[0], 100, false),
      take(second, at, row[1], 300, true),
      take(third, at, row[2], 300, false),
    ] as const;
    if (row[0].trim() === '') errors.set(`${first}.${at}`, 'REQUIRED');
    return texts;
  });
  if (errors.size > 0) return err(Object.fromEntries(errors));
  return ok(
    group === 'kanal-pengaduan'
      ? { complaintChannels: rows.map(([name, description, url]) => ({ name, description, url })) }
      : { otherBodies: rows.map(([name, advice, contact]) => ({ name, advice, contact })) },
  );
}
