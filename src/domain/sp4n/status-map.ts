import type { ComplaintStatus } from '#domain/complaint/status.ts';

/** Where a report stands in SP4N-LAPOR!, by the labels that its officers see. */
export const sp4nStatuses = [
  'unverified',
  'on_hold',
  'dispositioned',
  'in_process',
  'done',
  'not_ours',
  'archived',
] as const;
export type Sp4nStatus = (typeof sp4nStatuses)[number];

/** Our status as SP4N-LAPOR! says it. An answer waits there as "proses" until its reporter was silent long enough. */
export const sp4nStatusOf: Readonly<Record<ComplaintStatus, Sp4nStatus>> = {
  received: 'unverified',
  on_hold: 'on_hold',
  handed_over: 'dispositioned',
  in_progress: 'in_process',
  answered: 'in_process',
  closed: 'done',
  not_ours: 'not_ours',
  archived: 'archived',
  merged: 'archived',
  converted: 'archived',
  withdrawn: 'archived',
};

/** Words seen in exports; the labels differ between versions of SP4N-LAPOR!, so words are looked for, not sentences. */
const words: readonly (readonly [RegExp, Sp4nStatus])[] = [
  [/\bbukan (wewenang|kewenangan)/, 'not_ours'],
  [/\b(belum|menunggu|perlu) (di ?|ter)?verifikasi|^(baru|masuk|menunggu)$/, 'unverified'],
  [/\barsip|diarsipkan/, 'archived'],
  [/\btunda|ditunda/, 'on_hold'],
  [/\bselesai|ditutup|^(tutup|closed)$/, 'done'],
  [/\b(ter|di)?disposisi|diteruskan|belum ditindaklanjuti|terverifikasi/, 'dispositioned'],
  [/\bproses|diproses|ditindaklanjuti/, 'in_process'],
];

/** The status behind a label of an export; null for one we do not know, which is then kept as it stands. */
export function readSp4nStatus(label: string): Sp4nStatus | null {
  const plain = label
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

export function isSp4nStatus(text: string): text is Sp4nStatus {
  return sp4nStatuses.some((status) => status === text);
}
