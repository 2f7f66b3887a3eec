import {
  type ChatStamp,
  type DateOrder,
  lastDayOf,
  settleOrder,
  stampAt,
} from '#domain/conversation/chat-dates.ts';
import { type ChatContent, chatContent } from '#domain/conversation/chat-words.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** One message of a chat as the phone wrote it down. */
export type ChatMessage = ChatContent & {
  readonly sender: string;
  /** Wall time on the phone, `2026-11-28T21:05:00`. */
  readonly at: string;
};

export type ChatExport = {
  /** In the order of the text; system lines are left out. */
  readonly messages: readonly ChatMessage[];
  /** Who wrote, in the order of their first message. */
  readonly people: readonly { readonly name: string; readonly messages: number }[];
  /** Lines without a sender: calls, encryption, group changes. */
  readonly systemLines: number;
  readonly order: DateOrder;
  /** What tells day from month; null where nothing in the text does and nobody has said so. */
  readonly settledBy: 'dates' | 'sequence' | 'language' | 'officer' | null;
};

type RawLine = { readonly stamp: ChatStamp; readonly rest: string; readonly more: string[] };

const dateOf = (n: number): string =>
  String.raw`(?<a${n}>\d{1,4})(?<d${n}>[./-]) ?(?<b${n}>\d{1,2})[./-] ?(?<c${n}>\d{2,4})`;
const timeOf = (n: number): string =>
  String.raw`(?<h${n}>\d{1,2})[.:](?<m${n}>\d{2})(?:[.:](?<s${n}>\d{2}))?(?: ?(?<p${n}>[ap])\. ?m\.?| ?(?<q${n}>[ap])m)?`;
const BETWEEN = String.raw`[,.]? (?:pukul |pkl\.? |at |jam )?`;
/** Exports of iOS and Android. */
const exported = new RegExp(
  String.raw`^(?:\[${dateOf(1)}${BETWEEN}${timeOf(1)}\]|${dateOf(2)}${BETWEEN}${timeOf(2)} [-\u2013]) ?`,
  'iu',
);
/** Messages copied in WhatsApp Web, which puts the time first, and on Android, which leaves the year out. */
const copied = new RegExp(
  String.raw`^\[(?:${timeOf(1)}, ?${dateOf(1)}|(?<a2>\d{1,2})(?<d2>[./-])(?<b2>\d{1,2})${BETWEEN}${timeOf(2)})\] ?`,
  'iu',
);
/** A header stands within so many characters: longer lines are not looked at twice. */
const HEADER = 60;
/** Longest name that is taken for a sender. */
const NAME = 120;

/**
 * Reads WhatsApp's own export, or messages copied from it. Never throws, and takes time in step with the text.
 * `today` rules out readings that lie ahead and gives copied messages their year; `order` is what an officer said.
 */
export function readChatExport(text: string, today: CivilDate, order: DateOrder | null): ChatExport {
  const lines = rawLines(text);
  const lastDay = lastDayOf(today);
  const settled = settleOrder(
    lines.map((line) => line.stamp),
    { lastDay, indonesian: looksIndonesian(lines) },
    order,
  );
  const messages: ChatMessage[] = [];
  let systemLines = 0;
  let last: { message: ChatMessage; parts: string[] } | null = null;
  const finish = (): void => {
    if (last !== null) messages.push({ ...last.message, ...chatContent(last.parts.join('\n').trim()) });
    last = null;
  };
  for (const line of lines) {
    const at = stampAt(line.stamp, settled.order, lastDay);
    if (at === null) {
      // A line with a date that is none belongs to the message above it.
      last?.parts.push(line.rest, ...line.more);
      continue;
    }
    finish();
    const said = saidBy(line.rest);
    if (said === null) systemLines += 1;
    else
      last = {
        message: { sender: said.sender, at, kind: 'text', text: '', file: null, edited: false, point: null },
        parts: [said.text, ...line.more],
      };
  }
  finish();
  const spoken = messages.filter((message) => message.kind !== 'system');
  return {
    messages: spoken,
    people: peopleOf(spoken),
    systemLines: systemLines + messages.length - spoken.length,
    ...settled,
  };
}

/** Byte order mark, direction marks and the many spaces that phones put between date and time. */
function plain(text: string): string {
  return text
    .replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .replace(/[\u00A0\u2000-\u200A\u202F]/gu, ' ');
}

function rawLines(text: string): readonly RawLine[] {
  const lines: RawLine[] = [];
  for (const line of text.split(/\r\n|\r|\n/u)) {
    const head = plain(line.slice(0, HEADER));
    const found = headerOf(head);
    if (found === null) {
      lines.at(-1)?.more.push(plain(line));
      continue;
    }
    lines.push({ stamp: found.stamp, rest: head.slice(found.length) + plain(line.slice(HEADER)), more: [] });
  }
  return lines;
}

function headerOf(head: string): { readonly stamp: ChatStamp; readonly length: number } | null {
  const whole = exported.exec(head) ?? copied.exec(head);
  if (whole === null) return null;
  const g = whole.groups ?? {};
  const pick = (name: string): Part => g[`${name}1`] ?? g[`${name}2`] ?? g[`${name}3`];
  return { stamp: stampOf(pick), length: whole[0].length };
}

type Part = string | undefined;

function stampOf(pick: (name: string) => Part): ChatStamp {
  const a = pick('a') ?? '';
  const c = pick('c');
  const half = pick('p') ?? pick('q');
  return {
    first: Number(a),
    second: Number(pick('b')),
    third: c === undefined ? null : Number(c),
    yearFirst: a.length === 4,
    dotted: pick('d') === '.',
    hour: Number(pick('h')),
    minute: Number(pick('m')),
    secondOfMinute: Number(pick('s') ?? 0),
    half: half === undefined ? null : half.toLowerCase() === 'p' ? 'pm' : 'am',
  };
}

/** The name of a group may have a colon of its own. */
const groupChange =
  /(?:membuat|mengubah|mengganti|menambahkan|created|changed|added)[^\n]{0,60}["\u201C\u00AB]/iu;

/** The sender before the first ": ", or null for a line of the system. */
function saidBy(rest: string): { readonly sender: string; readonly text: string } | null {
  const found = /^([^\n]{1,120}?):(?: |$)/u.exec(rest.slice(0, NAME + 2));
  const [whole, given] = found ?? [];
  if (whole === undefined || given === undefined) return null;
  const sender = given.replace(/^~ ?/u, '').trim();
  if (sender === '' || groupChange.test(sender)) return null;
  return { sender, text: rest.slice(whole.length) };
}

const indonesianWords =
  /terlampir\)|<terlampir:|tidak disertakan|Pesan dan panggilan terenkripsi|Pesan ini (?:telah )?(?:dihapus|diedit)|Anda menghapus pesan/u;

function looksIndonesian(lines: readonly RawLine[]): boolean {
  return lines.some(
    ({ rest, more }) => indonesianWords.test(rest) || more.some((one) => indonesianWords.test(one)),
  );
}

function peopleOf(messages: readonly ChatMessage[]): ChatExport['people'] {
  const counts = new Map<string, number>();
  for (const { sender } of messages) counts.set(sender, (counts.get(sender) ?? 0) + 1);
  return [...counts].map(([name, count]) => ({ name, messages: count }));
}
