import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { KeysetCursor } from '#application/ports/keyset-cursor.ts';
import {
  type ReconciliationOf,
  type ReconciliationPart,
  type ReconciliationRow,
  reconciliationParts,
  type Sp4nQueries,
} from '#application/sp4n/sp4n-views.ts';
import { can, unitsFor } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { complaintStatusLabels } from '#i18n/complaint.ts';
import { reconciliationLabels, sp4nStatusText } from '#i18n/sp4n.ts';
import { csvOf } from '#web/csv.ts';

/** The parts with the words that stand in the address. */
export const partWords = {
  only_here: 'hanya-di-sini',
  only_there: 'hanya-di-sp4n',
  different: 'berbeda',
  both: 'sama',
} as const satisfies Record<ReconciliationPart, string>;

export function readPart(search: URLSearchParams): ReconciliationPart | null {
  return reconciliationParts.find((part) => partWords[part] === search.get('bagian')) ?? null;
}

/**
 * What an officer's comparison is made over. Who reads figures but not complaints gets numbers and statuses; titles
 * are for those who may read the case.
 */
export function reconciliationScope(officer: OfficerActor): {
  readonly scope: ReconciliationOf['scope'];
  readonly titles: boolean;
} {
  const scope = complaintScope(officer);
  return can(officer, 'complaint.read')
    ? { scope, titles: true }
    : { scope: { ...scope, units: unitsFor(officer, 'complaint.report') }, titles: false };
}

const written = /^(lama|baru)~([0-9TZ:.-]{10,30}|[0-9A-Z]{5,20})~([0-9a-f-]{36}|[0-9A-Z]{5,20})$/;

export function readPlace(text: string): KeysetCursor | null {
  const [, direction, key = '', id = ''] = written.exec(text) ?? [];
  return direction === undefined ? null : { direction: direction === 'lama' ? 'older' : 'newer', key, id };
}

export function writePlace(row: ReconciliationRow, direction: KeysetCursor['direction']): string {
  return `${direction === 'older' ? 'lama' : 'baru'}~${row.sortKey}~${row.sortId}`;
}

const header = [
  'Bagian',
  'nomor',
  'sp4n_tracking_id',
  'Asal',
  'Diterima',
  'Judul',
  'Instansi',
  'Status di sini',
  'Status di SP4N',
];
const PAGE = 500;

/** The comparison as a table for spreadsheets: one part, or all of them. */
export async function reconciliationCsv(
  sp4n: Pick<Sp4nQueries, 'reconciliation'>,
  of: Omit<ReconciliationOf, 'part'>,
  parts: readonly ReconciliationPart[],
  titles: boolean,
): Promise<string> {
  const lines: (readonly string[])[] = [];
  for (const part of parts) {
    for (let cursor: KeysetCursor | null = null; ; ) {
      const page = await sp4n.reconciliation({ ...of, part }, PAGE, cursor);
      lines.push(...page.rows.map((row) => lineOf(part, row, titles)));
      const last = page.rows.at(-1);
      if (last === undefined || !page.hasOlder) break;
      cursor = { direction: 'older', key: last.sortKey, id: last.sortId };
    }
  }
  return csvOf(header, lines);
}

function lineOf(part: ReconciliationPart, row: ReconciliationRow, titles: boolean): readonly string[] {
  return [
    reconciliationLabels[part],
    row.number ?? '',
    row.trackingId ?? '',
    row.born === null ? '' : row.born === 'here' ? 'di sini' : 'SP4N',
    row.receivedOn ?? '',
    titles ? row.subject : '',
    row.unit,
    row.statusHere === null ? '' : complaintStatusLabels[row.statusHere],
    row.statusThere === null ? '' : sp4nStatusText(row.statusThere),
  ];
}
