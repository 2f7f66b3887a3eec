import { type ComplaintTopic, complaintTopics, type TopicCode } from '#domain/complaint/topics.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { type ColumnMapping, type ExportField, exportFields, plainHeading } from '#domain/sp4n/columns.ts';
import { readExportDate } from '#domain/sp4n/export-date.ts';
import type { ExportTable } from '#domain/sp4n/export-table.ts';
import { readSp4nStatus } from '#domain/sp4n/status-map.ts';
import { parseTrackingId } from '#domain/sp4n/tracking-id.ts';

export const rowRefusals = [
  'TRACKING_ID_MISSING',
  'TRACKING_ID_INVALID',
  'TITLE_MISSING',
  'STATUS_MISSING',
  'DATE_INVALID',
  'DATE_IN_FUTURE',
  'DATE_TOO_EARLY',
  'CHARACTERS_BROKEN',
  'TWICE_IN_FILE',
  'NUMBER_HAS_OTHER_ID',
  'UNIT_UNKNOWN',
] as const;
export type RowRefusal = (typeof rowRefusals)[number];

/** One report of an export, without its reporter. */
export type ExportRow = {
  readonly line: number;
  readonly trackingId: string;
  readonly title: string;
  readonly body: string;
  /** A code of `status-map.ts`, or the label where we do not know it. */
  readonly status: string;
  readonly reportedOn: CivilDate;
  readonly unit: string;
  readonly category: string;
  readonly place: string;
  readonly followedUp: boolean;
  readonly confidential: boolean;
  /** Our number, where the text names one: then it was copied from here. */
  readonly number: string | null;
};

export type RefusedRow = {
  readonly line: number;
  readonly trackingId: string;
  readonly title: string;
  readonly reason: RowRefusal;
};

const limits = { title: 300, body: 10_000, short: 300 } as const;
const OUR_NUMBER = /\bPG-?(\d{4})-?(\d{6,9})\b/i;
/** The service began in 2011; our rules of complaints are older than any report worth importing. */
const EARLIEST = '2011-01-01';

/** The rows of a table by what its columns stand for; each is read or refused. `today` bounds the dates. */
export function readExportRows(
  table: ExportTable,
  columns: ColumnMapping,
  today: CivilDate,
): { readonly rows: readonly ExportRow[]; readonly refused: readonly RefusedRow[] } {
  const place = new Map<ExportField, number>();
  for (const [field, heading] of entriesOf(columns)) {
    const at = table.headings.indexOf(heading);
    if (at !== -1) place.set(field, at);
  }
  const rows: ExportRow[] = [];
  const refused: RefusedRow[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of table.rows) {
    const cell = (field: ExportField): string => cells[place.get(field) ?? -1] ?? '';
    const read = readRow(line, cell, today);
    if (typeof read === 'string') {
      refused.push({
        line,
        trackingId: short(cell('tracking_id')),
        title: short(cell('title')),
        reason: read,
      });
    } else if (seen.has(read.trackingId)) {
      refused.push({ line, trackingId: read.trackingId, title: read.title, reason: 'TWICE_IN_FILE' });
    } else {
      seen.add(read.trackingId);
      rows.push(read);
    }
  }
  return { rows, refused };
}

function readRow(
  line: number,
  cell: (field: ExportField) => string,
  today: CivilDate,
): ExportRow | RowRefusal {
  const all = ['tracking_id', 'title', 'body', 'status', 'reported_on', 'unit', 'category', 'place'] as const;
  if (all.some((field) => isBroken(cell(field)))) return 'CHARACTERS_BROKEN';
  if (cell('tracking_id').trim() === '') return 'TRACKING_ID_MISSING';
  const trackingId = parseTrackingId(cell('tracking_id'));
  if (trackingId === null) return 'TRACKING_ID_INVALID';
  const title = oneLine(cell('title'), limits.title);
  if (title === '') return 'TITLE_MISSING';
  const label = oneLine(cell('status'), limits.short);
  if (label === '') return 'STATUS_MISSING';
  const reportedOn = readExportDate(cell('reported_on'));
  if (reportedOn === null) return 'DATE_INVALID';
  if (reportedOn > today) return 'DATE_IN_FUTURE';
  if (reportedOn < EARLIEST) return 'DATE_TOO_EARLY';
  const status = readSp4nStatus(label) ?? label;
  const body = cut(cell('body').replace(/\r\n?/g, '\n').trim(), limits.body);
  const number = OUR_NUMBER.exec(`${title}\n${cell('body')}`);
  return {
    line,
    trackingId,
    title,
    body,
    status,
    reportedOn,
    unit: oneLine(cell('unit'), limits.short),
    category: oneLine(cell('category'), limits.short),
    place: oneLine(cell('place'), limits.short),
    followedUp: isYes(cell('follow_up')) || status === 'done',
    confidential: isYes(cell('confidential')),
    number: number === null ? null : `PG-${number[1]}-${number[2]}`,
  };
}

/** Anything but an empty cell and the ways of saying no. */
function isYes(text: string): boolean {
  return !/^(|-|–|0|no|n|tidak|tdk|t|belum.*|tidak ada|false|biasa|umum|publik)$/.test(plainHeading(text));
}

/** The topic whose place in the tree an export names. */
export function topicOfCategory(category: string): TopicCode | null {
  const levels = category
    .split(/[›>/|]/)
    .map(plainHeading)
    .toReversed();
  const named = (topic: ComplaintTopic) => levels.includes(plainHeading(topic.subcategory));
  return complaintTopics.find((topic) => topic.code !== 'other' && named(topic))?.code ?? null;
}

function isBroken(text: string): boolean {
  return (
    text.includes('\u0000') || text.includes('\uFFFD') || !text.isWellFormed() || /\p{M}{31}/u.test(text)
  );
}

const cut = (text: string, max: number): string =>
  text.length <= max ? text : [...text].slice(0, max).join('');
const oneLine = (text: string, max: number): string =>
  cut(
    text
      .replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim(),
    max,
  ).trim();
const short = (text: string): string => oneLine(text.toWellFormed(), 60);

function entriesOf(columns: ColumnMapping): readonly (readonly [ExportField, string])[] {
  return exportFields.flatMap((field) => {
    const heading = columns[field];
    return heading === undefined ? [] : [[field, heading] as const];
  });
}
