import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplaintChannel } from '#domain/complaint/complaint.ts';
import {
  type ComplaintLedger,
  type ComplaintTallies,
  isOverdue,
  ledgerOfChannel,
  ledgersOf,
  tallyComplaints,
} from '#domain/reporting/complaint-tally.ts';
import { type DailyAverages, dailyAverages } from '#domain/reporting/daily-averages.ts';
import type { ReportingPeriod } from '#domain/reporting/reporting-period.ts';
import { type LifeEvent, splitTime } from '#domain/reporting/time-split.ts';
import { type UnitFigures, unitFigures } from '#domain/reporting/unit-figures.ts';
import { countWorkingDays, type WorkingDayCount } from '#domain/reporting/working-day-count.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import type { ReportedComplaintRow } from './complaint-figure-views.ts';

/** More reports than this are not counted within a request. */
export const MOST_REPORTS = 20_000;

export type TooManyReports = { readonly code: 'TOO_MANY_REPORTS' };

type FigureDeps = Pick<Dependencies, 'queries' | 'clock'>;

export type RequestFigures = {
  readonly year: number;
  readonly received: number;
  readonly answered: number;
  readonly onTime: number;
};

/** The Bupati's question: what came in, what was done, who is slow. */
export type ComplaintFigures = ComplaintTallies & {
  readonly period: ReportingPeriod;
  readonly today: CivilDate;
  readonly averages: Readonly<Record<ComplaintLedger, DailyAverages | null>>;
  /** The period reaches into a year without a decree on its holidays. */
  readonly provisional: boolean;
  readonly units: readonly UnitFigures[];
  /** Information requests, of the year in which the period ends. */
  readonly requests: RequestFigures;
};

export type CountedComplaints = {
  readonly figures: ComplaintFigures;
  readonly reports: readonly ReportedComplaintRow[];
};

/**
 * Counts the reports received in a period, as far as they exist for `scope`. Six statements. Error: `TOO_MANY_REPORTS`
 * (take a shorter period).
 */
export async function countComplaints(
  deps: FigureDeps,
  period: ReportingPeriod,
  scope: ComplaintScope,
): Promise<Result<CountedComplaints, TooManyReports>> {
  const { queries, clock } = deps;
  const today = clock.today();
  const reports = await queries.complaintFigures.reports(period, scope, MOST_REPORTS + 1);
  if (reports.length > MOST_REPORTS) return err({ code: 'TOO_MANY_REPORTS' });
  const year = Number(period.to.slice(0, 4));
  const [{ calendar }, tasks, events, openedOn, requests] = await Promise.all([
    queries.officeRules(),
    queries.complaintFigures.tasks(period, scope),
    queries.complaintFigures.lifeEvents(period, scope),
    queries.complaintFigures.openedOn(),
    queries.informationRequests.yearFigures(year),
  ]);
  const days = countWorkingDays(calendar, period.from, today);
  const dateOf = dayOfInstants(clock);
  const lives = Map.groupBy(events, ({ complaintId }) => complaintId);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const figures: ComplaintFigures = {
    period,
    today,
    ...tallyComplaints(reports, today),
    averages: ledgerAverages(reports, period, openedOn, days),
    provisional: days.provisional,
    units: unitFigures(
      tasks.flatMap((task) => {
        const report = byId.get(task.complaintId);
        if (report === undefined) return [];
        const life: readonly LifeEvent[] = (lives.get(task.complaintId) ?? []).map(({ type, at }) => ({
          type,
          on: dateOf(at),
        }));
        return [
          {
            unitId: task.unitId,
            unitName: task.unitName,
            status: task.status,
            handedOverOn: dateOf(task.handedOverAt),
            firstActOn: task.firstActAt === null ? null : dateOf(task.firstActAt),
            overdue: isOverdue(report, today),
            split: splitTime(report.receivedOn, life, today, days.between),
          },
        ];
      }),
      today,
      days.between,
    ),
    requests: { year, ...requests },
  };
  return ok({ figures, reports });
}

function ledgerAverages(
  reports: readonly ReportedComplaintRow[],
  period: ReportingPeriod,
  openedOn: ReadonlyMap<ComplaintChannel, CivilDate>,
  days: WorkingDayCount,
): ComplaintFigures['averages'] {
  const received: Record<ComplaintLedger, CivilDate[]> = { whatsapp: [], sp4n: [], web: [], desk: [] };
  for (const report of reports) {
    for (const ledger of ledgersOf(report)) received[ledger].push(report.receivedOn);
  }
  const averageOf = (ledger: ComplaintLedger): DailyAverages | null => {
    const opened = [...openedOn].flatMap(([channel, day]) =>
      ledgerOfChannel[channel] === ledger ? [day] : [],
    );
    const [since = null] = [...opened, ...new Set(received[ledger])].toSorted();
    return dailyAverages(received[ledger], period, since, days);
  };
  return {
    whatsapp: averageOf('whatsapp'),
    sp4n: averageOf('sp4n'),
    web: averageOf('web'),
    desk: averageOf('desk'),
  };
}

/** Zones of the country differ by whole hours, so that instants of one hour have one date. */
function dayOfInstants(clock: Pick<FigureDeps['clock'], 'dateOf'>): (instant: string) => CivilDate {
  const known = new Map<string, CivilDate>();
  return (instant) => {
    const hour = instant.slice(0, 13);
    const day = known.get(hour) ?? clock.dateOf(instant);
    known.set(hour, day);
    return day;
  };
}
