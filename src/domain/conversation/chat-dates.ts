import { addCalendarDays, type CivilDate } from '#domain/shared/temporal.ts';

/** Day before month, month before day, or the year first. */
export const dateOrders = ['dmy', 'mdy'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Date and time of a line as numbers, before it is known which number is the day. */
export type ChatStamp = {
  readonly first: number;
  readonly second: number;
  /** Null where the year was left out, as in messages copied on Android. */
  readonly third: number | null;
  readonly yearFirst: boolean;
  /** Written with dots: nobody who does so puts the month first. */
  readonly dotted: boolean;
  readonly hour: number;
  readonly minute: number;
  readonly secondOfMinute: number;
  readonly half: 'am' | 'pm' | null;
};

export type SettledOrder = {
  readonly order: DateOrder;
  readonly settledBy: 'dates' | 'sequence' | 'language' | 'officer' | null;
};

const two = (value: number): string => String(value).padStart(2, '0');

/** Last day that a phone may write: one may be a little ahead of us. */
export const lastDayOf = (today: CivilDate): CivilDate => addCalendarDays(today, 1);

/** Wall time of a stamp, `2026-11-28T21:05:00`; null where it is no date or time, or lies behind `lastDay`. */
export function stampAt(stamp: ChatStamp, order: DateOrder, lastDay: CivilDate): string | null {
  const hour = hourOf(stamp);
  if (hour === null || stamp.minute > 59 || stamp.secondOfMinute > 59) return null;
  const date = dateOf(stamp, order, lastDay);
  if (date === null || date > lastDay) return null;
  return `${date}T${two(hour)}:${two(stamp.minute)}:${two(stamp.secondOfMinute)}`;
}

/** Which number is the day: as an officer said, as the dates themselves tell, else Indonesian and not settled. */
export function settleOrder(
  stamps: readonly ChatStamp[],
  known: { readonly lastDay: CivilDate; readonly indonesian: boolean },
  said: DateOrder | null,
): SettledOrder {
  if (said !== null) return { order: said, settledBy: 'officer' };
  const asRead = dateOrders.map((order) => {
    const times = stamps.map((stamp) => stampAt(stamp, order, known.lastDay));
    return { order, wrong: times.filter((time) => time === null).length, steps: stepsBack(times) };
  });
  const [dmy, mdy] = asRead;
  if (dmy === undefined || mdy === undefined || stamps.every((stamp) => stamp.yearFirst)) {
    return { order: 'dmy', settledBy: 'dates' };
  }
  if (dmy.wrong !== mdy.wrong) return { order: dmy.wrong < mdy.wrong ? 'dmy' : 'mdy', settledBy: 'dates' };
  if (dmy.steps !== mdy.steps) return { order: dmy.steps < mdy.steps ? 'dmy' : 'mdy', settledBy: 'sequence' };
  const same = stamps.every((stamp) => stamp.yearFirst || stamp.first === stamp.second);
  if (same) return { order: 'dmy', settledBy: 'dates' };
  const habit = known.indonesian || stamps.every((stamp) => stamp.dotted);
  return { order: 'dmy', settledBy: habit ? 'language' : null };
}

/** How often time runs back by more than a day: an export is in the order of time. */
function stepsBack(times: readonly (string | null)[]): number {
  let back = 0;
  let latest = 0;
  for (const time of times) {
    if (time === null) continue;
    const day = dayNumber(time);
    if (day < latest - 1) back += 1;
    latest = day;
  }
  return back;
}

/** Grows by one a day and by a little more where a month is short: enough to tell a step of one day from a long one. */
function dayNumber(time: string): number {
  return Number(time.slice(0, 4)) * 372 + Number(time.slice(5, 7)) * 31 + Number(time.slice(8, 10));
}

function hourOf({ hour, half }: ChatStamp): number | null {
  if (half === null) return hour > 23 ? null : hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function dateOf(stamp: ChatStamp, order: DateOrder, lastDay: CivilDate): CivilDate | null {
  const { first, second, third, yearFirst } = stamp;
  if (yearFirst) return third === null ? null : civil(first, second, third);
  const [day, month] = order === 'dmy' ? [first, second] : [second, first];
  if (third !== null) return civil(third < 100 ? 2000 + third : third, month, day);
  const year = Number(lastDay.slice(0, 4));
  const thisYear = civil(year, month, day);
  return thisYear !== null && thisYear <= lastDay ? thisYear : civil(year - 1, month, day);
}

const monthLengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Before WhatsApp was there nobody wrote in it. By hand, as a long chat has a hundred thousand dates. */
function civil(year: number, month: number, day: number): CivilDate | null {
  if (year < 2009 || year > 2199 || day < 1 || day > (monthLengths[month - 1] ?? 0)) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && day === 29 && !leap ? null : `${year}-${two(month)}-${two(day)}`;
}
