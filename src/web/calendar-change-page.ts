import { applyCalendarChange } from '#application/calendar/apply-calendar-change.ts';
import type { CalendarError } from '#application/calendar/calendar-error.ts';
import {
  type CalendarPreview,
  previewCalendarChange,
} from '#application/calendar/preview-calendar-change.ts';
import { readHolidayFile } from '#application/calendar/read-holiday-file.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { CalendarCommand } from '#domain/calendar/plan-change.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { CalendarWay } from '#i18n/calendar.ts';
import { type CalendarFormErrors, calendarFormErrors, parseCalendarForm } from '#web/forms/calendar.ts';
import type { ReadForm } from '#web/forms/read-form.ts';

/** Rows of the dry run on one page. */
export const PREVIEW_ROWS = 100;

/** A dry run with what the confirming button sends back: the command, sealed, and the version shown. */
export type ShownPreview = {
  readonly preview: CalendarPreview;
  readonly sealed: string;
  readonly page: number;
};

export type CalendarPageOutcome =
  | { readonly kind: 'applied'; readonly year: string }
  | {
      readonly kind: 'shown';
      readonly shown: ShownPreview | null;
      readonly errors: CalendarFormErrors;
    };

type Form = Extract<ReadForm, { kind: 'form' }>;

const context = 'calendar-command';
const noErrors: CalendarFormErrors = { fields: {}, lines: [] };

/**
 * One POST of a calendar form: a dry run of what was typed, another page of it, or the change itself. What is applied
 * is the command that the dry run sealed, never the fields beside it.
 */
export async function handleCalendarForm(
  deps: Dependencies,
  way: CalendarWay,
  form: Form,
  officer: OfficerActor,
): Promise<CalendarPageOutcome> {
  const action = form.fields.first('action');
  if (!form.fields.has('command')) return await fromFields(deps, way, form, officer);
  const command = unsealed(deps, form.fields.first('command'));
  if (command === null) return refusal({ fields: { '': 'FORM_TOO_OLD' }, lines: [] });
  if (action !== 'apply') {
    const page = Number(/^page:(\d{1,4})$/.exec(action)?.[1] ?? '1');
    return await dryRun(deps, { way, command, officer, lines: [], page });
  }
  const version = form.fields.first('version');
  const applied = await applyCalendarChange(deps, { command, version }, officer);
  if (applied.ok) return { kind: 'applied', year: yearOf(command) };
  if (applied.error.code !== 'STALE_CALENDAR') return refusal(errorsOf(way, applied.error, []));
  const again = await dryRun(deps, { way, command, officer, lines: [], page: 1 });
  return again.kind === 'shown' && again.shown !== null
    ? { ...again, errors: { fields: { '': 'STALE_CALENDAR' }, lines: [] } }
    : again;
}

async function fromFields(
  deps: Dependencies,
  way: CalendarWay,
  form: Form,
  officer: OfficerActor,
): Promise<CalendarPageOutcome> {
  const fileError = way === 'berkas' ? form.fileErrors.holiday_list : undefined;
  if (fileError !== undefined) return refusal({ fields: { holiday_list: fileError }, lines: [] });
  const upload = way === 'berkas' ? form.files('holiday_list')[0] : undefined;
  const text = upload === undefined ? null : await readHolidayFile(deps, upload.fileId);
  const parsed = parseCalendarForm(way, form.fields, text);
  if (!parsed.ok) return refusal(parsed.error);
  return await dryRun(deps, { way, ...parsed.value, officer, page: 1 });
}

async function dryRun(
  deps: Dependencies,
  asked: {
    readonly way: CalendarWay;
    readonly command: CalendarCommand;
    readonly lines: readonly number[];
    readonly officer: OfficerActor;
    readonly page: number;
  },
): Promise<CalendarPageOutcome> {
  const { way, command, lines, officer, page } = asked;
  const previewed = await previewCalendarChange(deps, command, officer);
  if (!previewed.ok) return refusal(errorsOf(way, previewed.error, lines));
  const preview = previewed.value;
  const pages = Math.max(1, Math.ceil((preview.moved?.length ?? 0) / PREVIEW_ROWS));
  const shown = {
    preview,
    sealed: deps.vault.seal(context, JSON.stringify(command)),
    page: Math.min(Math.max(1, page), pages),
  };
  return { kind: 'shown', shown, errors: noErrors };
}

function errorsOf(way: CalendarWay, error: CalendarError, lines: readonly number[]): CalendarFormErrors {
  return error.code === 'CALENDAR_REFUSED'
    ? calendarFormErrors(way, error.issues, lines)
    : { fields: { '': error.code }, lines: [] };
}

function refusal(errors: CalendarFormErrors): CalendarPageOutcome {
  return { kind: 'shown', shown: null, errors };
}

/** Only this portal could have sealed it, so its shape is its own. */
function unsealed({ vault }: Pick<Dependencies, 'vault'>, sealed: string): CalendarCommand | null {
  const plain = vault.unseal(context, sealed);
  if (plain === null) return null;
  const command: CalendarCommand = JSON.parse(plain);
  return command;
}

function yearOf(command: CalendarCommand): string {
  switch (command.kind) {
    case 'add_holiday':
    case 'remove_holiday':
      return command.holiday.on.slice(0, 4);
    case 'enter_year':
      return String(command.year);
    case 'import':
      return command.holidays[0]?.on.slice(0, 4) ?? '';
    case 'change_policy':
      return '';
  }
}
