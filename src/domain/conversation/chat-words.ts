import type { GeoPoint } from '#domain/complaint/complaint.ts';

/**
 * What a message is. `omitted`: media that the phone left out of the export; `deleted`: taken back by its writer;
 * `system`: written by WhatsApp under a person's name.
 */
export type ChatContent = {
  readonly kind: 'text' | 'media' | 'omitted' | 'deleted' | 'system';
  /** Without the marks of the phone; the caption of media. */
  readonly text: string;
  /** Name of the file in the archive. */
  readonly file: string | null;
  readonly edited: boolean;
  readonly point: GeoPoint | null;
};

const edited = /\s?<(?:pesan ini (?:telah )?diedit|this message was edited)\.?>$/iu;
const deleted =
  /^(?:pesan ini (?:telah )?dihapus|anda (?:telah )?menghapus pesan ini|this message was deleted|you deleted this message)\.?$/iu;
const omitted =
  /(?:^|\s)(?:<media (?:tidak disertakan|omitted)>|(?:gambar|foto|video|audio|stiker|dokumen|gif|kartu kontak|pesan suara) tidak disertakan|(?:image|video|audio|sticker|document|gif|contact card) omitted)$/iu;
/** Names that WhatsApp on Android gives, whatever the phone calls an attachment. */
const attachedAndroid = /^([^\n/\\]{1,200}\.[a-z0-9]{2,5}) \(([^()\n]{3,40})\)$/iu;
const ownName = /^(?:IMG|VID|AUD|PTT|DOC|STK)-\d{8}-WA\d+\./u;
const attachedWord = /^(?:file terlampir|berkas terlampir|file attached)$/iu;
const attachedIos = /<(?:terlampir|attached|[^\s<>:]{3,20}): ([^<>\n]{1,200})>$/u;
const system =
  /^(?:pesan dan panggilan terenkripsi|messages and calls are end-to-end|panggilan (?:suara|video)(?: grup)? tak terjawab|missed (?:group )?(?:voice|video) call|null$)/iu;
const place = /maps\.google\.com\/(?:maps)?\?q=(-?\d{1,2}(?:\.\d{1,12})?),(-?\d{1,3}(?:\.\d{1,12})?)/u;

/** Reads what a phone wrote behind the sender's name; every look is at one line of bounded length. */
export function chatContent(said: string): ChatContent {
  const wasEdited = edited.test(said.slice(-80));
  const text = wasEdited ? said.slice(0, -80) + said.slice(-80).replace(edited, '') : said;
  const base = { edited: wasEdited, file: null, point: null } as const;
  if (text.length < 80 && deleted.test(text)) return { ...base, kind: 'deleted', text: '' };
  if (system.test(text.slice(0, 200))) return { ...base, kind: 'system', text };
  return attachment(text, base) ?? { ...base, kind: 'text', text, point: pointIn(text) };
}

function attachment(text: string, base: Omit<ChatContent, 'kind' | 'text'>): ChatContent | null {
  const end = text.indexOf('\n');
  const first = (end === -1 ? text : text.slice(0, end)).trim();
  const below = end === -1 ? '' : text.slice(end + 1).trim();
  if (first.length > 500) return null;
  const [, android, word = ''] = attachedAndroid.exec(first) ?? [];
  if (android !== undefined && (ownName.test(android) || attachedWord.test(word))) {
    return { ...base, kind: 'media', text: below, file: android };
  }
  const left = omitted.exec(first);
  if (left !== null) {
    return { ...base, kind: 'omitted', text: joined(first.slice(0, left.index), below) };
  }
  // On iOS the file stands behind its caption, which may run over several lines.
  const tail = text.slice(-260);
  const ios = attachedIos.exec(tail);
  if (ios !== null) {
    const caption = text.slice(0, text.length - tail.length + ios.index);
    return { ...base, kind: 'media', text: caption.trim(), file: ios[1] ?? null };
  }
  return null;
}

function joined(...parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n');
}

function pointIn(text: string): GeoPoint | null {
  const at = text.indexOf('maps.google.com/');
  const found = at === -1 ? null : place.exec(text.slice(at, at + 80));
  if (found === null) return null;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
