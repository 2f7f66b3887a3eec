/** When a person reads what comes in on a working day, local, `HH:MM`; from the opening minute to before the closing one. */
export type ReadingHours = {
  readonly opensAt: string;
  readonly closesAt: string;
  readonly closesFridayAt: string;
};

/** `08:00` from what people type: `8`, `8.00`, `08:00`; null for what is no time of a day. */
export function parseTimeOfDay(text: string): string | null {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(text.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute}`;
}
