import { openDeadline } from '#domain/deadline/deadline.ts';
import { bucketBoundaries } from '#domain/deadline/urgency.ts';
import { addCalendarDays, civilDateOf } from '#domain/shared/temporal.ts';
import { officeCalendar, periodOf } from './calendars.ts';

/** Run as a child process under another zone: prints what the clock says for every day of 2025 and 2026. */
const lines: string[] = [];
for (let offset = 0; offset < 730; offset += 1) {
  const startedOn = addCalendarDays('2025-01-01', offset);
  const lastDays = [10, 17, 30].map((days) => {
    const opened = openDeadline({ calendar: officeCalendar, period: periodOf(days), startedOn });
    return opened.ok ? `${opened.value.dueOn}${opened.value.provisional ? '?' : ''}` : opened.error.code;
  });
  const received = civilDateOf(`${startedOn}T17:00:00.000Z`, 'Asia/Jakarta');
  const { soonUntil } = bucketBoundaries(officeCalendar, startedOn, 3);
  lines.push([startedOn, received, soonUntil, ...lastDays].join(' '));
}
process.stdout.write(`${lines.join('\n')}\n${new Date(0).getTimezoneOffset()}`);
