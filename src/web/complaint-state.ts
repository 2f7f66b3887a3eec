import type { CitizenComplaintView } from '#application/complaint/complaint-views.ts';
import { isOpenComplaint } from '#domain/complaint/status.ts';
import { type CivilDate, civilDateOf } from '#domain/shared/temporal.ts';
import { listInWords, longDate } from '#web/format.ts';

/** A complaint in one sentence, and what comes next and by when. */
export type ComplaintState = {
  readonly tone: 'late' | 'soon' | 'ok' | 'info' | 'neutral';
  readonly label: string;
  readonly sentence: string;
  readonly next: string;
};

type Facts = Pick<
  CitizenComplaintView,
  | 'status'
  | 'dueOn'
  | 'closesOn'
  | 'answeredAt'
  | 'closedAt'
  | 'unitNames'
  | 'convertedIntoNumber'
  | 'reopenedCount'
>;

/** True when the office owes the next step and its day is over. */
export function isLateComplaint(facts: Pick<Facts, 'status' | 'dueOn'>, today: CivilDate): boolean {
  return isOpenComplaint(facts.status) && facts.status !== 'on_hold' && today > facts.dueOn;
}

/** What its reporter reads first. Every open state names the day on which something must have happened. */
export function complaintState(facts: Facts, today: CivilDate, timeZone: string): ComplaintState {
  const units = facts.unitNames.length === 0 ? 'instansi yang berwenang' : listInWords(facts.unitNames);
  const on = (instant: string | null): string =>
    instant === null ? '' : ` pada ${longDate(civilDateOf(instant, timeZone))}`;
  const due = longDate(facts.dueOn);
  const late = isLateComplaint(facts, today);
  const open = (label: string, sentence: string, next: string, missed: string): ComplaintState =>
    late
      ? {
          tone: 'late',
          label: 'Lewat batas',
          sentence: missed,
          next: 'Yang dapat Anda lakukan tertulis di bawah.',
        }
      : { tone: 'info', label, sentence, next };
  switch (facts.status) {
    case 'received':
      return open(
        'Diterima',
        'Laporan Anda kami terima dan menunggu diperiksa.',
        `Kami periksa dan serahkan kepada instansi yang berwenang paling lambat ${due}.`,
        `Laporan Anda seharusnya sudah kami periksa paling lambat ${due}.`,
      );
    case 'on_hold':
      return {
        tone: 'soon',
        label: 'Menunggu Anda',
        sentence: 'Kami perlu keterangan dari Anda.',
        next: 'Jawab pertanyaan petugas di bagian Pesan; laporan lalu kami lanjutkan.',
      };
    case 'handed_over':
      return open(
        'Diserahkan',
        `Laporan Anda dipegang ${units}.`,
        `Tindakan atau jawaban pertama paling lambat ${due}.`,
        `${units} seharusnya sudah bertindak atau menjawab paling lambat ${due}.`,
      );
    case 'in_progress':
      return open(
        facts.reopenedCount > 0 ? 'Dibuka lagi' : 'Dikerjakan',
        `Laporan Anda sedang dikerjakan ${units}.`,
        `Jawaban paling lambat ${due}.`,
        `${units} seharusnya sudah menjawab paling lambat ${due}.`,
      );
    case 'answered':
      return {
        tone: 'ok',
        label: 'Sudah dijawab',
        sentence: `Laporan Anda sudah dijawab${on(facts.answeredAt)}.`,
        next:
          facts.closesOn === null
            ? 'Sudah beres atau belum? Katakan di bawah.'
            : `Sudah beres atau belum? Katakan paling lambat ${longDate(facts.closesOn)}. Tanpa tanggapan, laporan kami anggap selesai.`,
      };
    case 'closed':
      return {
        tone: 'ok',
        label: 'Selesai',
        sentence: `Laporan ini selesai${on(facts.closedAt)}.`,
        next: 'Masalahnya muncul lagi? Buat laporan baru dan sebut nomor ini.',
      };
    case 'not_ours':
      return {
        tone: 'neutral',
        label: 'Bukan wewenang kami',
        sentence: 'Yang Anda laporkan bukan wewenang kantor ini.',
        next: 'Ke mana Anda dapat melapor tertulis di bagian Pesan.',
      };
    case 'archived':
      return {
        tone: 'neutral',
        label: 'Diarsipkan',
        sentence: 'Laporan ini tidak dapat kami proses.',
        next: 'Alasannya tertulis di bagian Pesan.',
      };
    case 'merged':
      return {
        tone: 'info',
        label: 'Ditangani bersama',
        sentence: `Hal ini juga dilaporkan orang lain, dan kami tangani bersama${facts.unitNames.length === 0 ? '' : ` oleh ${units}`}.`,
        next: 'Nomor dan kode Anda tetap berlaku. Kabarnya tetap muncul di sini.',
      };
    case 'converted':
      return {
        tone: 'info',
        label: 'Menjadi permohonan',
        sentence: `Anda meminta informasi, maka laporan ini kami daftarkan sebagai permohonan informasi${facts.convertedIntoNumber === null ? '' : ` ${facts.convertedIntoNumber}`}.`,
        next: 'Hari diterimanya tetap sama. Permohonan itu dapat Anda buka dari sini.',
      };
    case 'withdrawn':
      return {
        tone: 'neutral',
        label: 'Dicabut',
        sentence: `Laporan ini Anda cabut${on(facts.closedAt)}.`,
        next: 'Anda boleh melapor lagi kapan saja.',
      };
  }
}
