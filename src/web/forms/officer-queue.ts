import type {
  OpenCounts,
  QueueCursor,
  QueueFilter,
} from '#application/information-request/information-request-views.ts';
import {
  type InformationRequestStatus,
  informationRequestStatuses,
} from '#domain/information-request/status.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { type AbsentOfficer, standInScopes } from '#domain/officer/stand-in.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { tidyLine } from '#web/forms/fields.ts';
import { paths } from '#web/paths.ts';

type Bucket = QueueFilter['bucket'];

/** The tabs with the words that stand in the address, in their order. */
export const bucketWords = {
  all_open: 'semua',
  late: 'terlambat',
  today: 'hari-ini',
  soon: 'segera',
  later: 'nanti',
  not_running: 'tidak-berjalan',
  closed: 'selesai',
} as const satisfies Record<Bucket, string>;

const buckets: readonly Bucket[] = ['all_open', 'late', 'today', 'soon', 'later', 'not_running', 'closed'];
export const bucketOrder = buckets;

/** What the address asks for; whatever it does not know is left out. */
export type QueueAsk = {
  readonly bucket: Bucket;
  readonly unitId: string;
  readonly assignee: '' | 'saya' | 'belum';
  readonly status: InformationRequestStatus | '';
  readonly text: string;
  readonly cursor: QueueCursor | null;
};

export function parseQueueAsk(search: URLSearchParams): QueueAsk {
  const of = (name: string): string => tidyLine((search.get(name) ?? '').slice(0, 200));
  const assignee = of('petugas');
  return {
    bucket: buckets.find((one) => bucketWords[one] === of('bagian')) ?? 'all_open',
    unitId: of('unit'),
    assignee: assignee === 'saya' || assignee === 'belum' ? assignee : '',
    status: informationRequestStatuses.find((one) => one === of('status')) ?? '',
    text: of('q'),
    cursor: parseCursor(of('halaman')),
  };
}

/**
 * The filter for the query; a unit that the officer may not see is no filter. "Saya" holds the officer's own and
 * what absent officers left in the officer's hands.
 */
export function queueFilter(
  ask: QueueAsk,
  officer: Pick<OfficerActor, 'officerId' | 'grants'>,
  units: 'all' | readonly UnitId[],
  counts: Pick<OpenCounts, 'units'>,
  absents: readonly AbsentOfficer[],
): QueueFilter {
  const unit = counts.units.find(({ id }) => id === ask.unitId);
  return {
    units,
    bucket: ask.bucket,
    ...(unit === undefined ? {} : { unitId: unit.id }),
    ...(ask.assignee === 'saya'
      ? { assigneeId: officer.officerId, standInScopes: standInScopes(officer, absents) }
      : {}),
    ...(ask.assignee === 'belum' ? { assigneeId: 'nobody' as const } : {}),
    ...(ask.status === '' ? {} : { status: ask.status }),
    ...(ask.text === '' ? {} : { text: ask.text }),
  };
}

/** A link to the queue that keeps what was asked but for `change`; another filter starts at the first page. */
export function queueHref(ask: QueueAsk, change: Partial<QueueAsk> = {}): string {
  const next = { ...ask, cursor: null, ...change };
  return paths.queue({
    bagian: next.bucket === 'all_open' ? '' : bucketWords[next.bucket],
    unit: next.unitId,
    petugas: next.assignee,
    status: next.status,
    q: next.text,
    halaman: next.cursor === null ? '' : writeCursor(next.cursor),
  });
}

const writtenCursor = /^(lanjut|balik)~([0-9TZ:.-]{10,30})~([0-9a-f-]{36})$/;

function parseCursor(text: string): QueueCursor | null {
  const parts = writtenCursor.exec(text);
  if (parts === null) return null;
  return {
    direction: parts[1] === 'lanjut' ? 'next' : 'previous',
    key: parts[2] ?? '',
    id: parts[3] ?? '',
  };
}

function writeCursor({ direction, key, id }: QueueCursor): string {
  return `${direction === 'next' ? 'lanjut' : 'balik'}~${key}~${id}`;
}
