import { type CivilDate, civilDateOf, type InstantText, Temporal } from '#domain/shared/temporal.ts';
import { longDate as dateInWords, longDateWithDay } from '#i18n/long-date.ts';

const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** "30 Maret 2026". */
export function plainDate(date: CivilDate): string {
  return dateInWords(date);
}

/** "Senin, 30 Maret 2026". */
export function longDate(date: CivilDate): string {
  return longDateWithDay(date);
}

/** "30 Mar 2026". */
export function shortDate(date: CivilDate): string {
  const [day = '', month = '', year = ''] = dateInWords(date).split(' ');
  return `${day} ${month.slice(0, 3)} ${year}`;
}

/** "14.05 WIB": wall time of an instant in the office's zone. */
export function officeTime(instant: InstantText, timeZone: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(at.hour)}.${two(at.minute)} ${zoneNames[timeZone] ?? `UTC${at.offset}`}`;
}

/** "Senin, 30 Maret 2026, pukul 14.05 WIB". */
export function longDateTime(instant: InstantText, timeZone: string): string {
  return `${longDate(civilDateOf(instant, timeZone))}, pukul ${officeTime(instant, timeZone)}`;
}

/** "30 Mar 2026, 14.05 WIB". */
export function shortDateTime(instant: InstantText, timeZone: string): string {
  return `${shortDate(civilDateOf(instant, timeZone))}, ${officeTime(instant, timeZone)}`;
}

/** "30 Maret 2026": the civil date of an instant in the office's zone. */
export function dateOfInstant(instant: InstantText, timeZone: string): string {
  return plainDate(civilDateOf(instant, timeZone));
}

/** "1.234.567" and "12,5": Indonesian separators, at most `fractionDigits` decimals. */
export function formatNumber(value: number, fractionDigits = 0): string {
  const rounded = Math.abs(value).toFixed(fractionDigits);
  const [whole = '0', fraction = ''] = rounded.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const decimals = fraction.replace(/0+$/, '');
  const sign = value < 0 && Number(rounded) !== 0 ? '−' : '';
  return `${sign}${grouped}${decimals === '' ? '' : `,${decimals}`}`;
}

/** "Rp15.000"; whole rupiah. */
export function rupiah(amount: number): string {
  return amount < 0 ? `−Rp${formatNumber(-amount)}` : `Rp${formatNumber(amount)}`;
}

/** "96%"; `ratio` is 0…1, never rounded up to 100 nor down to 0. */
export function percent(ratio: number): string {
  const rounded = Math.round(ratio * 100);
  if (rounded === 100 && ratio < 1) return '99%';
  if (rounded === 0 && ratio > 0) return '1%';
  return `${formatNumber(rounded)}%`;
}

/** "340 KB", "1,2 MB"; 1 KB is 1,024 bytes, as phones and computers here show it. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${formatNumber(bytes)} byte`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1023.5) return `${formatNumber(Math.max(1, Math.round(kilobytes)))} KB`;
  const megabytes = kilobytes / 1024;
  if (megabytes < 1023.5) return `${formatNumber(megabytes, megabytes < 10 ? 1 : 0)} MB`;
  return `${formatNumber(megabytes / 1024, 1)} GB`;
}

const kindNames: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'text/csv': 'CSV',
  'text/plain': 'TXT',
  'application/zip': 'ZIP',
  'audio/ogg': 'OGG',
  'audio/mp4': 'M4A',
  'audio/mpeg': 'MP3',
  'audio/aac': 'AAC',
  'audio/amr': 'AMR',
  'video/mp4': 'MP4',
  'video/3gpp': '3GP',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.oasis.opendocument.text': 'ODT',
  'application/vnd.oasis.opendocument.spreadsheet': 'ODS',
};

/** "PDF": the short name of a media type; "berkas" where it is unknown. */
export function fileKind(mediaType: string): string {
  return kindNames[mediaType.toLowerCase().split(';')[0]?.trim() ?? ''] ?? 'berkas';
}

/** "PDF, 340 KB": stands beside every file link. */
export function fileFacts(mediaType: string, bytes: number): string {
  return `${fileKind(mediaType)}, ${fileSize(bytes)}`;
}

/** "sisa 4 hari kerja"; 0 is the last day itself, negative is past it. */
export function workingDaysLeft(days: number): string {
  if (days === 0) return 'hari ini batas terakhir';
  return days > 0 ? `sisa ${formatNumber(days)} hari kerja` : `lewat ${formatNumber(-days)} hari kerja`;
}

/** "Senin, 30 Maret 2026 (sisa 4 hari kerja)". */
export function dueDateLine(dueOn: CivilDate, daysLeft: number): string {
  return `${longDate(dueOn)} (${workingDaysLeft(daysLeft)})`;
}

/** "ABCD-EFGH-JKLM": a typed code in groups of four, upper case, whatever separators came in. */
export function groupedCode(code: string): string {
  const letters = code.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  return (letters.match(/.{1,4}/g) ?? []).join('-');
}

/** Text in which no line ends inside a range of numbers such as 08.00–15.00. */
export function unbrokenRanges(text: string): string {
  return text.replace(/(\d)–(\d)/g, '$1\u2060–\u2060$2');
}

/** "0821-3100-1001": an Indonesian phone in any form, in groups; foreign numbers keep their +. */
export function phoneNumber(phone: string): string {
  const compact = phone.replace(/[^\d+]/g, '');
  if (compact.startsWith('+') && !compact.startsWith('+62')) return compact;
  const national = compact.replace(/^\+?62/, '0');
  if (/^08\d{8,11}$/.test(national)) {
    return `${national.slice(0, 4)}-${national.slice(4, 8)}-${national.slice(8)}`;
  }
  const land = /^(02[124]|031|061|0\d{3})(\d{5,8})$/.exec(national);
  return land === null ? national : `(${land[1]}) ${land[2]}`;
}

/** "3571********0001": first four and last four digits of an identity number. */
export function maskedNik(nik: string): string {
  return nik.length < 9
    ? '•'.repeat(nik.length)
    : `${nik.slice(0, 4)}${'•'.repeat(nik.length - 8)}${nik.slice(-4)}`;
}

/** "a, b, dan c". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  if (items.length === 2) return `${items[0]} dan ${items[1]}`;
  return `${items.slice(0, -1).join(', ')}, dan ${items.at(-1)}`;
}
