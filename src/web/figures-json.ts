import type { ComplaintFigures } from '#application/reporting/complaint-figures.ts';
import type { PublicStatistics } from '#application/reporting/public-statistics.ts';
import { topicOf } from '#domain/complaint/topics.ts';
import type { ComplaintTally } from '#domain/reporting/complaint-tally.ts';
import type { DailyAverages } from '#domain/reporting/daily-averages.ts';
import type { TableCell } from '#domain/reporting/small-cells.ts';
import type { UnitFigures } from '#domain/reporting/unit-figures.ts';
import { wholePercent } from '#domain/reporting/whole-percent.ts';
import { figureDefinitions } from '#i18n/complaint-figures.ts';

/** The figures for machines; percents whole, means unrounded beside their numerator and denominator. */
export function figuresJson(figures: Omit<ComplaintFigures, 'units'>, units: readonly UnitFigures[]) {
  const { period, today, unique, ledgers, entries, averages, provisional, requests } = figures;
  return {
    period,
    counted_on: today,
    calendar_provisional: provisional,
    unique_reports: tallyJson(unique),
    ledger_entries: entries,
    counted_more_than_once: entries - unique.received,
    ledgers: {
      whatsapp: tallyJson(ledgers.whatsapp),
      sp4n: tallyJson(ledgers.sp4n),
      web: tallyJson(ledgers.web),
      desk: tallyJson(ledgers.desk),
    },
    averages: {
      whatsapp: averageJson(averages.whatsapp),
      sp4n: averageJson(averages.sp4n),
      web: averageJson(averages.web),
      desk: averageJson(averages.desk),
    },
    units: units.map((unit) => ({
      name: unit.unitName,
      n: unit.n,
      median_working_days: unit.median,
      open: unit.open,
      late: unit.late,
      mean_working_days: unit.split,
    })),
    information_requests: {
      year: requests.year,
      received: requests.received,
      answered: requests.answered,
      on_time: requests.onTime,
      on_time_percent: wholePercent(requests.onTime, requests.answered),
    },
    definitions: Object.fromEntries(figureDefinitions.map(({ term, text }) => [term, text])),
  };
}

function tallyJson(tally: ComplaintTally) {
  return {
    received: tally.received,
    followed_up: tally.followedUp,
    followed_up_percent: wholePercent(tally.followedUp, tally.received),
    in_process: tally.inProcess,
    in_process_percent: wholePercent(tally.inProcess, tally.received),
    ended_without_act: tally.endedWithoutAct,
    overdue: tally.overdue,
    closed: tally.closed,
    reopened: tally.reopened,
  };
}

function averageJson(averages: DailyAverages | null) {
  if (averages === null) return null;
  return {
    from: averages.from,
    to: averages.to,
    per_working_day: averages.perWorkingDay,
    received_on_working_days: averages.receivedOnWorkingDays,
    working_days: averages.workingDays,
    per_calendar_day: averages.perCalendarDay,
    received: averages.received,
    calendar_days: averages.calendarDays,
    per_day_off: averages.perDayOff,
    received_on_days_off: averages.receivedOnDaysOff,
    days_off: averages.daysOff,
    peak_on_days_off: averages.peakOnDaysOff,
  };
}

/** The public part, with places by topics; small cells as words. */
export function statisticsJson({ figures, units, table, districtName }: PublicStatistics) {
  return {
    ...figuresJson(figures, units),
    place_by_topic: {
      topics: table.columns.map((code) => ({ code, name: topicOf(code).words })),
      districts: table.rows.map(({ key, cells, total }) => ({
        code: key,
        name: districtName(key),
        reports: cells.map(cellText),
        total: cellText(total),
      })),
      totals: table.columnTotals.map(cellText),
      total: cellText(table.total),
    },
  };
}

/** The count; "<5" for one to four; "ditutup" for one that would give another away. */
export function cellText(cell: TableCell): number | string {
  if (cell.kind === 'count') return cell.count;
  return cell.kind === 'few' ? '<5' : 'ditutup';
}
