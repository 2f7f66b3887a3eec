import { type CivilDate, Temporal } from '#domain/shared/temporal.ts';
import { paths } from '#web/paths.ts';

/** Pages beside the documents that a search engine should know. */
export const standingPages: readonly string[] = [
  paths.home,
  paths.library(),
  paths.periodic,
  paths.immediate,
  paths.availableAnytime,
  paths.exempt,
  paths.requestHowTo,
  paths.complaints,
  paths.compliance(),
  paths.statistics(),
  paths.calculator(),
  paths.help,
];

/** What the law of sitemaps.org allows in one file. */
export const SITEMAP_LIMIT = 50_000;

/** Months from the first to the last instant, `YYYY-MM` in UTC. */
export function monthsBetween(from: string, until: string): readonly string[] {
  const months: string[] = [];
  let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
  const last = Temporal.PlainYearMonth.from(until.slice(0, 7));
  while (Temporal.PlainYearMonth.compare(month, last) <= 0) {
    months.push(month.toString());
    month = month.add({ months: 1 });
  }
  return months;
}

/** First instant of a month and of the one after it; null for what is no month. */
export function monthBounds(text: string): { readonly from: CivilDate; readonly before: CivilDate } | null {
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(text)) return null;
  const month = Temporal.PlainYearMonth.from(text);
  return {
    from: `${month.toString()}-01T00:00:00.000Z`,
    before: `${month.add({ months: 1 }).toString()}-01T00:00:00.000Z`,
  };
}
