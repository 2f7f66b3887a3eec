import {
  namedPeriods,
  type PeriodError,
  type ReportingPeriod,
  reportingPeriod,
  thisYear,
} from '#domain/reporting/reporting-period.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { periodLabels } from '#i18n/complaint-figures.ts';
import { plainDate } from '#web/format.ts';
import { paths } from '#web/paths.ts';

/** The period of `?dari=&sampai=`; this year where nothing is asked. Errors: those of `reportingPeriod`. */
export function askedPeriod(query: URLSearchParams, today: CivilDate): Result<ReportingPeriod, PeriodError> {
  const from = query.get('dari') ?? '';
  const to = query.get('sampai') ?? '';
  return from === '' && to === '' ? ok(thisYear(today)) : reportingPeriod(from, to, today);
}

/** The years that the public can choose from: this one and the two before; null for any other. */
export function askedYear(query: URLSearchParams, today: CivilDate): ReportingPeriod | null {
  const year = query.get('tahun') ?? '';
  if (year === '') return thisYear(today);
  if (!publicYears(today).includes(year)) return null;
  const period = reportingPeriod(`${year}-01-01`, `${year}-12-31`, today);
  return period.ok ? period.value : null;
}

export function publicYears(today: CivilDate): readonly string[] {
  const year = Number(today.slice(0, 4));
  return [year, year - 1, year - 2].map((one) => String(one).padStart(4, '0'));
}

/** Links to the usual periods; `chosen` marks the one on screen. */
export function periodLinks(today: CivilDate, chosen: ReportingPeriod | null) {
  return namedPeriods(today).map(({ name, from, to }) => ({
    label: periodLabels[name],
    href: name === 'this_year' ? paths.summary() : paths.summary({ dari: from, sampai: to }),
    current: chosen !== null && chosen.from === from && chosen.to === to,
  }));
}

/** "1 Januari – 25 November 2026", each part only as often as needed. */
export function periodInWords({ from, to }: ReportingPeriod): string {
  if (from === to) return plainDate(from);
  const [day = '', month = '', year = ''] = plainDate(from).split(' ');
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${day} ${month} ${year} – ${plainDate(to)}`;
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${day} ${month} – ${plainDate(to)}`;
  return `${day} – ${plainDate(to)}`;
}
