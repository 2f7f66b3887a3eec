import type { FindingKind } from '#domain/stored-file/finding.ts';

export type PersonalHit = {
  readonly kind: Extract<FindingKind, 'nik' | 'kk' | 'phone' | 'email' | 'account_number'>;
  /** First and last characters only. */
  readonly masked: string;
};

/**
 * Personal numbers and addresses in a piece of text: a cell, a paragraph, a line. `context` is what names it from
 * outside, such as the head of its column. Years, amounts, budget codes, numbers of letters and decrees, NIP (published
 * with every signature) and the office's own lines and mail do not count.
 */
export function personalHits(text: string, context = ''): readonly PersonalHit[] {
  const hits: PersonalHit[] = [];
  const taken: [number, number][] = [];
  const take = (kind: PersonalHit['kind'], from: number, found: string, masked: string): void => {
    if (taken.some(([start, end]) => from < end && from + found.length > start)) return;
    taken.push([from, from + found.length]);
    hits.push({ kind, masked });
  };
  for (const match of text.matchAll(mailAddress)) {
    const [found, local = '', host = ''] = match;
    if (!isOfficeMail(local, host)) take('email', match.index, found, `${local.slice(0, 1)}•••@${host}`);
  }
  for (const match of text.matchAll(digitRun)) {
    for (const [run, from] of readings(match[0], match.index)) {
      const before = `${context} ${text.slice(Math.max(0, from - 60), from)}`;
      const kind = kindOfNumber(run, before, isGlued(text, from, run.length));
      if (kind !== null) take(kind, from, run, maskedNumber(run));
    }
  }
  return hits;
}

const mailAddress = /\b([a-z0-9][a-z0-9._%+-]{0,63})@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})\b/giu;
const officeHost = /(^|\.)(go|desa|mil|polri)\.id$/iu;
/** Mail boxes of offices stand on free mail services too, under names that say so. */
const officeBox =
  /dinas|kantor|sekretariat|kab(upaten)?[._-]?prob|probolinggo|pemkab|pemdes|ppid|kecamatan|kec[._-]|kelurahan|desa|puskesmas|pkm[._-]|rsud|diskominfo|kominfo|bappeda|bapelitbang|bkpsdm|bpbd|inspektorat|setda|sekwan|dprd|satpol|humas|layanan|pengaduan|info|admin|sdn|smpn|smkn|noreply/iu;

function isOfficeMail(local: string, host: string): boolean {
  return officeHost.test(host) || officeBox.test(local) || /^(contoh|example)\./iu.test(host);
}

/** Digits with at most one separator between two of them. */
const digitRun = /\+?\d(?:[ .\-–]?\d){8,24}/gu;

/** A run as a whole, then its pieces between spaces: columns of a table can stand close together. */
function readings(run: string, at: number): readonly (readonly [string, number])[] {
  if (!run.includes(' ')) return [[run, at]];
  const pieces = [...run.matchAll(/[^ ]{9,}/gu)].map((piece) => [piece[0], at + piece.index] as const);
  return [[run, at], ...pieces];
}

/** Part of something longer: a code with slashes, an amount, an identifier with letters. */
function isGlued(text: string, at: number, length: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at);
  const after = text.slice(at + length, at + length + 2);
  return (
    /[\p{L}\p{N}/_]$|[\p{N}][,.]$/u.test(before) || /^[\p{L}\p{N}_]|^[/][\p{L}\p{N}]|^,\p{N}/u.test(after)
  );
}

function kindOfNumber(run: string, before: string, glued: boolean): PersonalHit['kind'] | null {
  if (glued || amount.test(run)) return null;
  const digits = run.replace(/\D/gu, '');
  const groups = run
    .replace(/^\+/u, '')
    .split(/[ .\-–]/u)
    .map((group) => group.length);
  const named = /\b(nik|ktp|k\.t\.p|identitas|kependudukan)\b/iu.test(before);
  const family = /\b(kk|kartu keluarga)\b[^;\n]{0,30}$/iu.test(before);
  // A sheet that took the number for an amount has lost its last digits.
  if (isResidentNumber(digits, named || family) && !run.startsWith('+')) {
    if (family) return 'kk';
    if (!named && otherNumber.test(before)) return null;
    if (named || groups.length === 1 || usualGroups.has(groups.join('-'))) return 'nik';
    return null;
  }
  if (isAccount(digits, groups, before)) return 'account_number';
  if (
    isMobile(run, digits, groups) &&
    !officeLine.test(before) &&
    !/\b(nip|npwp|nuptk)\b[^\n]{0,12}$/iu.test(before)
  ) {
    return 'phone';
  }
  return null;
}

/** Written in thousands, as money is. */
const amount = /^[1-9]\d{0,2}([.]\d{3})+$/u;

/** Words that name another number of sixteen digits right before it. */
const otherNumber =
  /\b(nip|npwp|ntpn|ntb|nuptk|nib|rup|kode|id paket|billing|virtual account|va|barcode|seri|kontrak|spk|sp2d|spm|register|registrasi|invoice|faktur|resi|imei|isbn|agenda|surat)\b[^\n]{0,24}$/iu;
const usualGroups: ReadonlySet<string> = new Set([
  '4-4-4-4',
  '6-6-4',
  '2-2-2-6-4',
  '6-2-2-2-4',
  '2-2-2-2-2-2-4',
]);

/** Province codes of the Ministry of Home Affairs. */
const provinces: ReadonlySet<number> = new Set([
  ...[11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33, 34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65],
  ...[71, 72, 73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96, 97],
]);

/** Sixteen digits built as those of a resident or a family card: place, day (women: plus 40), month, year, order. */
function isResidentNumber(digits: string, orderLost: boolean): boolean {
  if (digits.length !== 16) return false;
  const part = (from: number, to: number): number => Number(digits.slice(from, to));
  const day = part(6, 8) > 40 ? part(6, 8) - 40 : part(6, 8);
  return (
    provinces.has(part(0, 2)) &&
    part(2, 4) >= 1 &&
    part(2, 4) <= 79 &&
    part(4, 6) >= 1 &&
    day >= 1 &&
    day <= 31 &&
    part(8, 10) >= 1 &&
    part(8, 10) <= 12 &&
    (orderLost || part(12, 16) >= 1)
  );
}

/** Mobile numbers only: what stands on land is an office's as a rule. */
function isMobile(run: string, digits: string, groups: readonly number[]): boolean {
  const national = digits.startsWith('62') ? `0${digits.slice(2)}` : digits;
  if (!/^08[1-9]\d{7,10}$/u.test(national)) return false;
  if (digits.startsWith('62') && !run.startsWith('+') && groups.length > 1 && groups[0] !== 2) return false;
  return groups.length === 1 || groups.every((length, at) => length >= (at === 0 ? 2 : 3));
}

/** An office's own line is there to be called. */
const officeLine =
  /\b(layanan|pengaduan|hotline|call ?center|pusat panggilan|halo|posko|informasi|humas|sekretariat|kantor|narahubung|contact person|ppid|lapor|whatsapp center|wa center|darurat|ambulans|puskesmas|rsud|fax|faks|faksimile)\b[^\n;]{0,40}$/iu;

const accountWord =
  /\b(rekening|rek|norek|no\.? ?rek|account|bri|bni|bca|btn|bsi|mandiri|bpr|cimb|danamon|bank (jatim|jateng|umkm|syariah|muamalat|mega|permata|panin|dki))\b[^\n;]{0,40}$/iu;
/** The treasury's accounts are public, and the "rekening" of a budget is a code of accounts. */
const treasury =
  /\b(kas umum|rkud|kas daerah|kasda|kas desa|rkd|kode rekening|rekening belanja|rekening pendapatan|rekening pembiayaan|uraian rekening|nama rekening|bendahara|penerimaan daerah|blud)\b/iu;

function isAccount(digits: string, groups: readonly number[], before: string): boolean {
  if (digits.length < 10 || digits.length > 16) return false;
  if (groups.length > 5 || !accountWord.test(before) || treasury.test(before)) return false;
  return !/\brp\.?\s*$/iu.test(before);
}

function maskedNumber(run: string): string {
  const digits = run.replace(/\D/gu, '');
  return `${digits.slice(0, 2)}${'•'.repeat(Math.max(4, digits.length - 4))}${digits.slice(-2)}`;
}
