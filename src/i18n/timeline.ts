import type { InformationRequestEventType } from '#domain/information-request/case-events.ts';
import { longDate } from '#web/format.ts';

type Payload = Readonly<Record<string, unknown>>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const date = (value: unknown): string => (typeof value === 'string' ? longDate(value) : '');

/** An evidenced earlier day on which the letter reached the requester, entered afterwards. */
const recordedLater = ({ givenOn }: Payload): string =>
  typeof givenOn === 'string' ? `Surat diserahkan pada ${longDate(givenOn)} (dicatat kemudian). ` : '';

/** Which day moved the last day, and the decree it stands on. */
function recountedText(payload: Payload): string {
  const basis = `Dasar: ${text(payload.decree)}.`;
  if (payload.previousDueOn === payload.dueOn) {
    const now =
      payload.provisional === true ? 'sekarang bersifat sementara' : 'tidak lagi bersifat sementara';
    return `Batas jawaban ${date(payload.dueOn)} tetap dan ${now}. ${basis}`;
  }
  const days = Array.isArray(payload.days) ? payload.days.flatMap(changedDay) : [];
  const why = days.length === 0 ? '' : `${days.join('; ')}. `;
  return `Dari ${date(payload.previousDueOn)} menjadi ${date(payload.dueOn)}. ${why}${basis}`;
}

function changedDay(day: unknown): readonly string[] {
  if (typeof day !== 'object' || day === null || !('on' in day) || !('counts' in day)) return [];
  const name = 'name' in day && text(day.name) !== '' ? ` (${text(day.name)})` : '';
  return [`${date(day.on)}${name} ${day.counts === true ? 'menjadi hari kerja' : 'menjadi hari libur'}`];
}

type Copy = { readonly title: string; readonly text?: (payload: Payload) => string };

/** Each event of a request in plain words: for the citizen's timeline, and (internal ones) for officers. */
export const eventCopy = {
  request_submitted: {
    title: 'Permohonan diterima dan mendapat nomor',
    text: (payload) => `Kami wajib menjawab paling lambat ${date(payload.dueOn)}.`,
  },
  request_assigned: {
    title: 'Permohonan diteruskan kepada yang mengerjakan',
    text: (payload) => text(payload.unitName),
  },
  identity_viewed: { title: 'Identitas pemohon dibuka', text: (payload) => text(payload.reason) },
  identity_checked: { title: 'Identitas Anda sudah diperiksa' },
  identity_proof_deleted: { title: 'Bukti identitas Anda sudah dihapus' },
  item_decided: {
    title: 'Rincian diputuskan',
    text: (payload) => `Rincian ${String(payload.position ?? '')}`,
  },
  file_attached: { title: 'Berkas jawaban dilampirkan', text: (payload) => text(payload.name) },
  file_removed: { title: 'Berkas jawaban dilepas', text: (payload) => text(payload.name) },
  extension_prepared: { title: 'Surat perpanjangan disiapkan' },
  extension_cancelled: { title: 'Surat perpanjangan dibatalkan' },
  response_deadline_extended: {
    title: 'Waktu menjawab diperpanjang',
    text: (payload) =>
      `${recordedLater(payload)}Batas jawaban yang baru ${date(payload.dueOn)}. Alasannya ada di surat perpanjangan.`,
  },
  deadline_recounted: {
    title: 'Batas jawaban dihitung ulang',
    text: recountedText,
  },
  answer_prepared: { title: 'Jawaban disiapkan dan menunggu tanda tangan pejabat' },
  answer_revised: { title: 'Jawaban diperbaiki sebelum ditandatangani' },
  answer_sent: {
    title: 'Permohonan dijawab',
    text: (payload) => `${recordedLater(payload)}Jawaban dan suratnya dapat Anda baca di halaman ini.`.trim(),
  },
  earlier_handing_over_recorded: {
    title: 'Penyerahan pada tanggal sebelumnya dicatat',
    text: (payload) => `${date(payload.givenOn)}. ${text(payload.reason)} Bukti: ${text(payload.evidence)}`,
  },
  citizen_message_received: { title: 'Anda mengirim pesan' },
  office_message_sent: { title: 'Kantor mengirim pesan' },
  note_written: { title: 'Catatan internal ditulis' },
  request_converted: {
    title: 'Permohonan menjadi laporan',
    text: (payload) => `Nomor laporan: ${text(payload.intoNumber)}.`,
  },
  request_taken_over: {
    title: 'Berasal dari laporan',
    text: (payload) => `Semula laporan ${text(payload.fromNumber)}; tanggal terimanya tetap.`,
  },
  request_withdrawn: { title: 'Permohonan dicabut oleh pemohon' },
  access_code_reissued: {
    title: 'Kode baru diterbitkan di meja layanan',
    text: () => 'Kode yang lama tidak berlaku lagi.',
  },
  requester_told: { title: 'Pemohon sudah dikabari' },
  requester_unreachable: { title: 'Pemohon tidak dapat dihubungi' },
  notice_failed: { title: 'Kabar gagal dikirim', text: (payload) => text(payload.reason) },
} as const satisfies Record<InformationRequestEventType, Copy>;

/** Copy for an event; unknown types (of a later release) show their name rather than nothing. */
export function eventText(
  type: string,
  payload: Payload,
): { readonly title: string; readonly text?: string } {
  const known: Copy | undefined = Object.hasOwn(eventCopy, type)
    ? eventCopy[type as InformationRequestEventType]
    : undefined;
  if (known === undefined) return { title: type };
  const body = known.text?.(payload) ?? '';
  return body === '' ? { title: known.title } : { title: known.title, text: body };
}
