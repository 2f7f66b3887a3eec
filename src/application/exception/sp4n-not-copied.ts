import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { ExceptionItem, ExceptionKind } from '#application/exception/exception-kind.ts';
import { daysLeft } from '#domain/deadline/working-days.ts';

/** Complaints that should stand in SP4N-LAPOR! by now. One statement; the oldest come first, so a limit hides none. */
export const sp4nNotCopied: ExceptionKind = {
  key: 'sp4n_not_copied',
  permission: 'complaint.handle',
  load: async ({ queries, clock }, actor, { rules, limit }) => {
    const { rows } = await queries.sp4n.worklist('case', complaintScope(actor), limit, null);
    const today = clock.today();
    const { sp4nCopyWorkingDays: within } = rules.settings;
    return rows.flatMap((row): readonly ExceptionItem[] => {
      const waited = -daysLeft(rules.calendar, 'working', today, clock.dateOf(row.since));
      if (waited <= within) return [];
      return [
        {
          key: 'sp4n_not_copied',
          id: row.id,
          daysLeft: within - waited,
          params: { number: row.number, days: String(waited) },
          target: { kind: 'sp4n', id: row.id },
        },
      ];
    });
  },
};
