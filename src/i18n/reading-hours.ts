import type { ReadingHours } from '#domain/shared/reading-hours.ts';

/** `08:00` as people write it: 08.00. */
export function clockText(time: string): string {
  return time.replace(':', '.');
}

/** The hours of working days in words; Friday only where it differs. */
export function readingHoursText({ opensAt, closesAt, closesFridayAt }: ReadingHours): string {
  const days = `hari kerja ${clockText(opensAt)}–${clockText(closesAt)}`;
  return closesFridayAt === closesAt ? days : `${days}, Jumat sampai ${clockText(closesFridayAt)}`;
}
