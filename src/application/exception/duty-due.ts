import { judgeRows } from '#application/compliance/judge-duties.ts';
import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import { daysLeft } from '#domain/deadline/working-days.ts';
import { unitsFor } from '#domain/officer/permissions.ts';
import { addCalendarDays } from '#domain/shared/temporal.ts';

/** Calendar days before the last valid day on which the unit is first told. */
const TOLD_BEFORE_DAYS = 14;

/** What is published and stops counting soon, or has stopped; the soonest first. Two statements. */
export const dutyDue: ExceptionKind = {
  key: 'duty_due',
  permission: 'compliance.confirm',
  load: async ({ queries, clock }, actor, { rules, limit }) => {
    const today = clock.today();
    const units = unitsFor(actor, 'compliance.confirm');
    const duties = await queries.compliance.duties(units === 'all' ? undefined : units);
    const until = addCalendarDays(today, TOLD_BEFORE_DAYS);
    return judgeRows(clock, duties, today)
      .flatMap(({ id, item, unitShortName, judged: { nextDueOn } }): readonly ExceptionItem[] =>
        nextDueOn === null || nextDueOn > until
          ? []
          : [
              {
                key: 'duty_due',
                id,
                daysLeft: daysLeft(rules.calendar, 'working', today, nextDueOn),
                params: {
                  code: item.code,
                  title: item.title,
                  unit: unitShortName,
                  dueOn: nextDueOn,
                  over: nextDueOn < today ? 'yes' : 'no',
                },
                target: { kind: 'duty', id },
              },
            ],
      )
      .toSorted((a, b) => a.daysLeft - b.daysLeft)
      .slice(0, limit);
  },
};
