import { civilDateOfDayNumber, dayNumberOf } from '#domain/deadline/day-number.ts';
import { classifyDay, type WorkingCalendar } from '#domain/deadline/working-calendar.ts';
import { walkDays } from '#domain/deadline/working-days.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** Whom a silent unit's task is taken to: its head, the Sekretaris Daerah, the Bupati. */
export const escalationLevels = ['unit_head', 'regional_secretary', 'regent'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

export function isEscalationLevel(text: string): text is EscalationLevel {
  return escalationLevels.some((level) => level === text);
}

/** What happens to an open task as its day comes near and passes, in this order. */
export const pressStages = ['reminder_before', 'reminder_due', ...escalationLevels] as const;
export type PressStage = (typeof pressStages)[number];

/** Working days before or after the last day; 0 leaves a step out. */
export type PressDays = {
  readonly reminder: number;
  readonly unitHead: number;
  readonly regionalSecretary: number;
  readonly regent: number;
};

/** Last days for which a step is to be taken; `from` null: however long ago. */
export type PressWindow = { readonly from: CivilDate | null; readonly to: CivilDate };

/**
 * Which last days call for a step today. Not a moment that can be missed: a last day stays in the window until its
 * step was taken. Null where the plan leaves the step out, and on days off: nobody would act on it.
 */
export function pressWindow(
  stage: PressStage,
  days: PressDays,
  calendar: WorkingCalendar,
  today: CivilDate,
): PressWindow | null {
  if (!classifyDay(calendar, today).working) return null;
  switch (stage) {
    case 'reminder_before':
      if (days.reminder === 0) return null;
      return {
        from: civilDateOfDayNumber(dayNumberOf(today) + 1),
        to: walkDays(calendar, today, days.reminder, 'working').dueOn,
      };
    case 'reminder_due':
      return { from: null, to: today };
    case 'unit_head':
      return since(days.unitHead, calendar, today);
    case 'regional_secretary':
      return since(days.regionalSecretary, calendar, today);
    case 'regent':
      return since(days.regent, calendar, today);
  }
}

/** Last days after which `count` working days have begun. */
function since(count: number, calendar: WorkingCalendar, today: CivilDate): PressWindow | null {
  if (count === 0) return null;
  let left = count;
  let day = dayNumberOf(today);
  for (; ; day -= 1) {
    if (classifyDay(calendar, civilDateOfDayNumber(day)).working) left -= 1;
    if (left === 0) return { from: null, to: civilDateOfDayNumber(day - 1) };
  }
}
