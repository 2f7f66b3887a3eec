import { type HistoryAnchor, type HistoryRange, historyTables } from '#domain/audit/history-anchor.ts';

/** What an anchor's stored detail says; null when it was not written by us. */
export function readAnchor(detail: string): HistoryAnchor | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(detail);
  } catch {
    return null;
  }
  const ranges = historyTables.map((table) => rangeIn(parsed, table));
  const [cases, documents] = ranges;
  return cases == null || documents == null ? null : { case_event: cases, document_event: documents };
}

function rangeIn(parsed: unknown, table: string): HistoryRange | null {
  const range = field(parsed, table);
  const after = field(range, 'after');
  const upto = field(range, 'upto');
  const count = field(range, 'count');
  const sha256 = field(range, 'sha256');
  if (typeof after !== 'string' || typeof upto !== 'string') return null;
  if (typeof count !== 'number' || typeof sha256 !== 'string') return null;
  return { after, upto, count, sha256 };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
