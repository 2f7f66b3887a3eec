import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { ComplaintFilter, ComplaintFolder } from '#application/complaint/complaint-views.ts';
import { type KeysetCursor, readCursor, writeCursor } from '#application/ports/keyset-cursor.ts';
import { type ComplaintChannel, complaintChannels } from '#domain/complaint/complaint.ts';
import { isTopicCode, type TopicCode } from '#domain/complaint/topics.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { tidyLine } from '#web/forms/fields.ts';
import { isRegionCode } from '#web/forms/information-request.ts';
import { isRowId } from '#web/forms/row-id.ts';
import { paths } from '#web/paths.ts';

/** The tabs in their order, with the words that stand in the address; `late` cuts across the others. */
export const inboxTabs = {
  desk: 'meja',
  units: 'instansi',
  late: 'lewat',
  reporter: 'pelapor',
  done: 'selesai',
} as const satisfies Partial<Record<ComplaintFolder | 'late', string>>;
export type InboxTab = keyof typeof inboxTabs;
export const inboxTabOrder = [
  'desk',
  'units',
  'late',
  'reporter',
  'done',
] as const satisfies readonly InboxTab[];

/** What the address asks for; whatever it does not know is left out. */
export type InboxAsk = {
  readonly tab: InboxTab;
  readonly unitId: string;
  readonly channel: ComplaintChannel | '';
  readonly topic: TopicCode | '';
  readonly regionCode: string;
  readonly text: string;
  readonly cursor: KeysetCursor | null;
};

/** `first` is the tab of somebody who names none. */
export function parseInboxAsk(search: URLSearchParams, first: InboxTab): InboxAsk {
  const of = (name: string): string => {
    const text = (search.get(name) ?? '').slice(0, 200);
    return text.includes('\u0000') || !text.isWellFormed() ? '' : tidyLine(text);
  };
  const topic = of('topik');
  const unitId = of('unit');
  const regionCode = of('kecamatan');
  return {
    tab: inboxTabOrder.find((tab) => inboxTabs[tab] === of('bagian')) ?? first,
    unitId: isRowId(unitId) ? unitId : '',
    channel: complaintChannels.find((channel) => channel === of('kanal')) ?? '',
    topic: isTopicCode(topic) ? topic : '',
    regionCode: isRegionCode(regionCode) ? regionCode : '',
    text: of('q'),
    cursor: readCursor(of('halaman')),
  };
}

export function inboxFilter(ask: InboxAsk, scope: ComplaintScope, today: CivilDate): ComplaintFilter {
  return {
    scope,
    folder: ask.tab === 'late' ? 'all_open' : ask.tab,
    ...(ask.tab === 'late' && { lateBefore: today }),
    ...(ask.unitId !== '' && { unitId: asId<UnitId>(ask.unitId) }),
    ...(ask.channel !== '' && { channel: ask.channel }),
    ...(ask.topic !== '' && { topic: ask.topic }),
    ...(ask.regionCode !== '' && { regionCode: ask.regionCode }),
    ...(ask.text !== '' && { text: ask.text }),
  };
}

/** A link to the inbox that keeps what was asked but for `change`; another filter starts at the first page. */
export function inboxHref(ask: InboxAsk, change: Partial<InboxAsk> = {}): string {
  const next = { ...ask, cursor: null, ...change };
  return paths.complaintInbox({
    bagian: inboxTabs[next.tab],
    unit: next.unitId,
    kanal: next.channel,
    topik: next.topic,
    kecamatan: next.regionCode,
    q: next.text,
    halaman: next.cursor === null ? '' : writeCursor(next.cursor),
  });
}
