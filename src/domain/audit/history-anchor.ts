import type { InstantText } from '#domain/shared/temporal.ts';

/** Append-only histories that the daily anchor speaks for. */
export const historyTables = ['case_event', 'document_event'] as const;
export type HistoryTable = (typeof historyTables)[number];

/** What one anchor says of one table: its rows past `after` up to `upto` (ids), counted and hashed in order. */
export type HistoryRange = {
  readonly after: string;
  readonly upto: string;
  readonly count: number;
  readonly sha256: string;
};

export type HistoryAnchor = Readonly<Record<HistoryTable, HistoryRange>>;

/** One line of the file beside the database: where the chain stood, so that a cut tail is noticed. */
export type AnchorLine = { readonly at: InstantText; readonly seq: number; readonly hash: string };

/** Rows of no history yet. */
export const nothingAnchored = '';

const LINE = /^(\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z) (\d{1,15}) ([0-9a-f]{64})$/;

export function writeAnchorLine({ at, seq, hash }: AnchorLine): string {
  return `${at} ${seq} ${hash}`;
}

/** Null when the line is none of ours, or was cut. */
export function readAnchorLine(text: string): AnchorLine | null {
  const [, at, seq, hash] = LINE.exec(text) ?? [];
  return at === undefined || seq === undefined || hash === undefined ? null : { at, seq: Number(seq), hash };
}
