/** What a person can ask for by a word or a button, at any time. */
export const chatCommands = [
  'send',
  'change',
  'cancel',
  'anonymous',
  'new',
  'check',
  'officer',
  'menu',
  'stop',
  'start',
] as const;
export type ChatCommand = (typeof chatCommands)[number];

/** Whole messages only: a sentence that holds such a word is a report, not a command. */
const words: readonly (readonly [ChatCommand, RegExp])[] = [
  ['send', /^(ya |ok |oke |iya )?(kirim(kan)?|send)( saja| aja)?$/],
  ['change', /^(ubah|ganti|perbaiki|salah|koreksi)$/],
  ['cancel', /^(batal(kan)?|tidak jadi|gak jadi|ga jadi|nggak jadi)$/],
  ['anonymous', /^(anonim|rahasiakan nama( saya)?)$/],
  ['new', /^(lapor|lapor baru|laporan baru|buat laporan|mau lapor|saya mau lapor)$/],
  ['check', /^(cek|status|cek status|cek laporan)( laporan)?( (no(mor)? )?pg[- ]?\d{4}[- ]?\d{1,8})?$/],
  ['check', /^pg[- ]?\d{4}[- ]?\d{1,8}$/],
  ['officer', /^((bicara|ngobrol|chat|hubungi)( dengan| sama)? )?(petugas|admin|operator|cs|manusia|orang)$/],
  [
    'menu',
    /^(menu|bantuan|help|halo|hallo|hai|hi|p|ping|tes|test|permisi|selamat (pagi|siang|sore|malam)|ass?alamu ?alaikum( wr( ?wb)?)?)$/,
  ],
  ['stop', /^(stop|berhenti|jangan kabari( saya)?)$/],
  ['start', /^(mulai|start|kabari( saya)?)$/],
];

/** The command that a message is, whatever its capitals and punctuation; null for anything else. */
export function commandOf(body: string, choice: string | null): ChatCommand | null {
  const chosen = chatCommands.find((command) => command === choice);
  if (chosen !== undefined) return chosen;
  const folded = fold(body);
  return words.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}

/** `PG-2026-000451` of a message that names a report, however it is written; null where there is none. */
export function complaintNumberIn(body: string): string | null {
  const [, year, serial] = /\bpg[- ]?(\d{4})[- ]?(\d{1,8})\b/i.exec(body) ?? [];
  return year === undefined || serial === undefined ? null : `PG-${year}-${serial.padStart(6, '0')}`;
}

function fold(body: string): string {
  return body
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
