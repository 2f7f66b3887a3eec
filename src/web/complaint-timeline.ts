import type { TimelineEntry } from '#application/information-request/information-request-views.ts';
import { complaintEventText } from '#i18n/complaint-timeline.ts';
import { longDateTime } from '#web/format.ts';

const byKind: Readonly<Record<string, string>> = { citizen: 'Anda', system: 'Sistem' };

/** Lines of a complaint's history as its reporter reads them: whose hand it was, never whose name. */
export function complaintLines(
  timeline: readonly TimelineEntry[],
  timeZone: string,
  words: Readonly<Record<string, string>> = byKind,
) {
  return timeline.map((entry) => ({
    ...complaintEventText(entry.type, entry.payload),
    when: longDateTime(entry.occurredAt, timeZone),
    at: entry.occurredAt,
    by: words[entry.actorKind] ?? 'Petugas',
    state: 'done' as const,
  }));
}
