import { readFile, stat } from 'node:fs/promises';
import { applyCalendarChange } from '#application/calendar/apply-calendar-change.ts';
import { previewCalendarChange } from '#application/calendar/preview-calendar-change.ts';
import { readConfig } from '#config';
import { createContainer, startUp } from '#container';
import type { CalendarIssue } from '#domain/calendar/calendar-issues.ts';
import { type ListedHoliday, readHolidayList } from '#domain/calendar/holiday-list.ts';
import {
  calendarChangeLines,
  calendarErrorText,
  calendarIssueText,
  holidayListIssueText,
  movedCountText,
} from '#i18n/calendar.ts';

const MOST_BYTES = 256 * 1024;

/** Says what a list of holidays would move; with `apply` it then does so. Exit code 0 done, 1 refused. */
export async function importHolidays(given: {
  readonly file: string;
  readonly apply: boolean;
}): Promise<number> {
  const text = await textOf(given.file);
  if (text === null) return refuse([`${given.file} tidak dapat dibaca, atau lebih besar dari 256 KB.`]);
  const listed = readHolidayList(text);
  if (!listed.ok) {
    return refuse(listed.error.map((issue) => `Baris ${issue.line}: ${holidayListIssueText(issue)}`));
  }
  const container = await createContainer(readConfig(), { process: 'cli' });
  try {
    await startUp(container);
    const holidays = listed.value.map(({ on, kind, name, decree }) => ({ on, kind, name, decree }));
    const command = { kind: 'import', holidays } as const;
    const operator = { kind: 'operator' } as const;
    const shown = await previewCalendarChange(container.deps, command, operator);
    if (!shown.ok) {
      return shown.error.code === 'CALENDAR_REFUSED'
        ? refuse(shown.error.issues.map((issue) => issueLine(issue, listed.value)))
        : refuse([calendarErrorText(shown.error.code)]);
    }
    const { change, version, moved, movedCount, remarkedCount } = shown.value;
    say(calendarChangeLines(change));
    say([`${movedCountText(movedCount, remarkedCount)}.`]);
    say(
      (moved ?? []).map(
        ({ deadline, newDueOn, newProvisional }) =>
          `  ${deadline.number}  ${deadline.dueOn} -> ${newDueOn}${newProvisional ? ' (sementara)' : ' (pasti)'}`,
      ),
    );
    if (!given.apply) {
      say(['Belum ada yang tersimpan. Jalankan lagi dengan --apply untuk menerapkan.']);
      return 0;
    }
    const applied = await applyCalendarChange(container.deps, { command, version }, operator);
    if (!applied.ok) return refuse([calendarErrorText(applied.error.code)]);
    say(['Kalender sudah berlaku.']);
    return 0;
  } finally {
    await container.close();
  }
}

async function textOf(file: string): Promise<string | null> {
  try {
    return (await stat(file)).size > MOST_BYTES ? null : await readFile(file, 'utf8');
  } catch {
    return null;
  }
}

function issueLine(issue: CalendarIssue, listed: readonly ListedHoliday[]): string {
  const line = issue.row === undefined ? undefined : listed[issue.row]?.line;
  return line === undefined ? calendarIssueText(issue) : `Baris ${line}: ${calendarIssueText(issue)}`;
}

function say(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

function refuse(lines: readonly string[]): number {
  for (const line of lines) process.stderr.write(`${line}\n`);
  return 1;
}
