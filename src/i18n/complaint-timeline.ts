import type { ComplaintEventType } from '#domain/complaint/case-events.ts';
import type { OmbudsmanOutcome } from '#domain/complaint/ombudsman.ts';
import { type EscalationLevel, isEscalationLevel } from '#domain/complaint/press.ts';
import { complaintChannelLabels, complaintClassLabels, topicLabel } from '#i18n/complaint.ts';
import { longDate } from '#web/format.ts';

export const ombudsmanOutcomeLabels = {
  settled: 'Diselesaikan bersama Ombudsman',
  maladministration: 'Maladministrasi ditemukan',
  no_maladministration: 'Maladministrasi tidak ditemukan',
  closed: 'Ditutup Ombudsman',
} as const satisfies Record<OmbudsmanOutcome, string>;

const escalatedTo: Readonly<Record<EscalationLevel, (unit: string) => string>> = {
  unit_head: (unit) => `pimpinan ${unit}`,
  regional_secretary: () => 'Sekretaris Daerah',
  regent: () => 'Bupati',
};

type Payload = Readonly<Record<string, unknown>>;
type Line = { readonly title: string; readonly text?: string };
type Copy = { readonly title: string; readonly text?: (payload: Payload) => string };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const date = (value: unknown): string => (typeof value === 'string' ? longDate(value.slice(0, 10)) : '');
const word = (labels: Readonly<Record<string, string>>, value: unknown): string =>
  labels[text(value)] ?? text(value);

/** Why a file was erased at once. */
const erasureReasons: Readonly<Record<string, string>> = { identity_card: 'Foto kartu identitas' };

/** To whom a silent unit's task went; `level` is missing in nothing that was ever written. */
function raisedTo(payload: Payload): string {
  const unit = text(payload.unitName);
  const level = text(payload.level);
  const to = isEscalationLevel(level) ? escalatedTo[level](unit) : unit;
  return payload.dueOn === undefined
    ? `Kepada ${to}.`
    : `Kepada ${to}, karena batas ${date(payload.dueOn)} belum dijawab ${unit}.`;
}

/** Each event of a complaint in plain words: to its reporter, and (internal ones) to officers. */
const complaintEventCopy = {
  complaint_submitted: {
    title: 'Laporan diterima dan mendapat nomor',
    text: (payload) =>
      `Saluran: ${word(complaintChannelLabels, payload.channel)}. Diperiksa paling lambat ${date(payload.dueOn)}.`,
  },
  complaint_classified: {
    title: 'Laporan diperiksa dan digolongkan',
    text: (payload) =>
      [
        word(complaintClassLabels, payload.complaintClass),
        topicLabel(text(payload.topic)),
        payload.supervision === true ? 'berkadar pengawasan' : '',
        payload.confidential === true ? 'rahasia' : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
  },
  complaint_handed_over: {
    title: 'Diserahkan kepada instansi yang berwenang',
    text: (payload) =>
      `${text(payload.unitName)}. Tindakan atau jawaban pertama paling lambat ${date(payload.dueOn)}.`,
  },
  complaint_returned: {
    title: 'Instansi mengembalikan laporan ("bukan kami")',
    text: (payload) => text(payload.reason),
  },
  complaint_put_on_hold: {
    title: 'Menunggu keterangan dari pelapor',
    text: () => 'Pertanyaannya ada di bagian Pesan.',
  },
  complaint_resumed: { title: 'Laporan dilanjutkan' },
  complaint_act_received: { title: 'Jawaban instansi masuk lewat tautan tugas, belum diperiksa' },
  complaint_act_recorded: {
    title: 'Instansi memberi kabar perkembangan',
    text: (payload) => text(payload.unitName),
  },
  complaint_act_rejected: {
    title: 'Jawaban instansi tidak diterima meja pengaduan',
    text: (payload) => text(payload.reason),
  },
  complaint_answered: { title: 'Instansi menjawab', text: (payload) => text(payload.unitName) },
  complaint_closed: {
    title: 'Laporan selesai',
    text: (payload) =>
      payload.silent === true ? 'Sudah dijawab, dan tidak ada tanggapan pelapor sampai batas waktunya.' : '',
  },
  complaint_reopened: { title: 'Belum beres: laporan dibuka lagi' },
  complaint_rated: { title: 'Pelapor memberi nilai' },
  complaint_declined: {
    title: 'Bukan wewenang kantor ini',
    text: () => 'Ke mana melapor tertulis di bagian Pesan.',
  },
  complaint_archived: { title: 'Laporan diarsipkan', text: () => 'Alasannya tertulis di bagian Pesan.' },
  complaint_restored: { title: 'Laporan diambil lagi' },
  complaint_merged: {
    title: 'Ditangani bersama laporan lain tentang hal yang sama',
    text: (payload) =>
      text(payload.intoNumber) !== ''
        ? `Digabung ke ${text(payload.intoNumber)}.`
        : text(payload.fromNumber) !== ''
          ? `${text(payload.fromNumber)} digabung ke laporan ini.`
          : '',
  },
  complaint_unmerged: { title: 'Laporan dipisahkan lagi' },
  complaint_converted: {
    title: 'Menjadi permohonan informasi',
    text: (payload) => `Nomor permohonan: ${text(payload.intoNumber)}. Hari diterimanya tetap sama.`,
  },
  complaint_withdrawn: { title: 'Laporan dicabut pelapor' },
  complaint_published: { title: 'Ditampilkan kepada umum, tanpa data pribadi' },
  complaint_unpublished: { title: 'Tidak lagi ditampilkan kepada umum' },
  complaint_escalated: {
    title: 'Dinaikkan kepada atasan instansi',
    text: (payload) => raisedTo(payload),
  },
  complaint_unit_reminded: {
    title: 'Instansi sudah diingatkan',
    text: (payload) => `${text(payload.unitName)}. Batasnya ${date(payload.dueOn)}.`,
  },
  complaint_press_told: {
    title: 'Tagihan sudah disampaikan meja pengaduan',
    text: (payload) => text(payload.unitName),
  },
  complaint_to_ombudsman: {
    title: 'Dilaporkan kepada Ombudsman Republik Indonesia',
    text: (payload) =>
      `Pada ${date(payload.reportedOn)}${text(payload.number) === '' ? '' : `, nomor ${text(payload.number)}`}.`,
  },
  ombudsman_ended: {
    title: 'Hasil dari Ombudsman Republik Indonesia',
    text: (payload) =>
      [
        `${word(ombudsmanOutcomeLabels, payload.outcome)}, pada ${date(payload.outcomeOn)}.`,
        text(payload.text),
      ]
        .filter((part) => part !== '')
        .join(' '),
  },
  complaint_unit_chased: { title: 'Instansi ditagih', text: (payload) => text(payload.unitName) },
  task_link_made: {
    title: 'Tautan tugas dibuat',
    text: (payload) => (payload.expiresAt === undefined ? '' : `Berlaku sampai ${date(payload.expiresAt)}.`),
  },
  task_link_revoked: { title: 'Tautan tugas dicabut' },
  reporter_viewed: { title: 'Identitas pelapor dibuka', text: (payload) => text(payload.reason) },
  reporter_forgotten: {
    title: 'Identitas pelapor sudah dihapus',
    text: () => 'Masa simpannya sudah lewat. Laporan dan tindakannya tetap tercatat.',
  },
  reporter_released: {
    title: 'Nama dan nomor pelapor diberikan kepada instansi',
    text: (payload) => text(payload.unitName),
  },
  call_logged: { title: 'Telepon dicatat' },
  sp4n_copied: {
    title: 'Disalin ke SP4N-LAPOR!',
    text: (payload) => `Nomor pelacakan ${text(payload.trackingId)}.`,
  },
  sp4n_status_copied: { title: 'Perkembangan disalin ke SP4N-LAPOR!' },
  sp4n_linked: {
    title: 'Ditemukan dalam ekspor SP4N-LAPOR!',
    text: (payload) => `Nomor pelacakan ${text(payload.trackingId)}.`,
  },
  contact_blocked: { title: 'Pelapor diblokir', text: (payload) => text(payload.reason) },
  contact_unblocked: { title: 'Blokir pelapor dibuka', text: (payload) => text(payload.reason) },
  file_erased: { title: 'Berkas dihapus', text: (payload) => word(erasureReasons, payload.reason) },
  deadline_recounted: {
    title: 'Batas waktu dihitung ulang',
    text: (payload) =>
      payload.previousDueOn === payload.dueOn
        ? `Tetap ${date(payload.dueOn)}.`
        : `Dari ${date(payload.previousDueOn)} menjadi ${date(payload.dueOn)}.`,
  },
  citizen_message_received: { title: 'Pelapor mengirim pesan' },
  office_message_sent: { title: 'Kantor mengirim pesan' },
  note_written: { title: 'Catatan internal ditulis' },
  access_code_reissued: {
    title: 'Kode baru diterbitkan di meja layanan',
    text: () => 'Kode yang lama tidak berlaku lagi.',
  },
  requester_told: { title: 'Pelapor sudah dikabari' },
  requester_unreachable: { title: 'Pelapor tidak dapat dihubungi' },
  notice_failed: { title: 'Kabar gagal dikirim', text: (payload) => text(payload.reason) },
} as const satisfies Record<ComplaintEventType, Copy>;

/** Copy for an event; unknown types (of a later release) show their name rather than nothing. */
export function complaintEventText(type: string, payload: Payload): Line {
  const known: Copy | undefined = Object.hasOwn(complaintEventCopy, type)
    ? complaintEventCopy[type as ComplaintEventType]
    : undefined;
  if (known === undefined) return { title: type };
  const body = known.text?.(payload) ?? '';
  return body === '' ? { title: known.title } : { title: known.title, text: body };
}
