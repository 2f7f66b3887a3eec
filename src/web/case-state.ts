import type { CitizenCaseView } from '#application/information-request/information-request-views.ts';
import { civilDateOf } from '#domain/shared/temporal.ts';
import { outcomeLabels } from '#i18n/information-request.ts';
import { longDate } from '#web/format.ts';
import type { LegalDays } from '#web/legal-days.ts';

/** The case in one sentence, and what comes next. */
export type CaseState = {
  readonly tone: 'late' | 'ok' | 'info' | 'neutral';
  readonly label: string;
  readonly sentence: string;
  readonly next: string;
};

type Facts = Pick<
  CitizenCaseView,
  'status' | 'dueOn' | 'dueProvisional' | 'outcome' | 'answeredAt' | 'withdrawnAt' | 'extendedAt'
>;

/** What the citizen reads first on the case page; silence after the last day names the right that arises. */
export function caseState(facts: Facts, today: string, timeZone: string, days: LegalDays): CaseState {
  if (facts.status === 'withdrawn') {
    return {
      tone: 'neutral',
      label: 'Dicabut',
      sentence: `Permohonan ini Anda cabut${facts.withdrawnAt === null ? '' : ` pada ${longDate(civilDateOf(facts.withdrawnAt, timeZone))}`}.`,
      next: 'Anda boleh mengajukan permohonan baru kapan saja.',
    };
  }
  if (facts.status === 'converted') {
    return {
      tone: 'neutral',
      label: 'Menjadi laporan',
      sentence: 'Permohonan ini ternyata melaporkan suatu masalah, maka kami tangani sebagai laporan.',
      next: 'Nomor laporannya tertulis pada riwayat di bawah. Tanggal terimanya tetap sama.',
    };
  }
  if (facts.status === 'answered') {
    const outcome = facts.outcome === null ? '' : ` ${outcomeLabels[facts.outcome]}.`;
    return {
      tone: 'ok',
      label: 'Sudah dijawab',
      sentence: `Permohonan ini sudah dijawab${facts.answeredAt === null ? '' : ` pada ${longDate(civilDateOf(facts.answeredAt, timeZone))}`}.${outcome}`,
      next: 'Baca jawabannya di bawah. Bila tidak puas, Anda berhak mengajukan keberatan kepada Atasan PPID.',
    };
  }
  if (today > facts.dueOn) {
    return {
      tone: 'late',
      label: 'Lewat batas',
      sentence: `Kami belum menjawab sampai batas waktu, ${longDate(facts.dueOn)}.`,
      next: `Anda berhak mengajukan keberatan kepada Atasan PPID karena permohonan tidak ditanggapi, dalam ${days.objection} hari kerja sejak batas itu lewat.`,
    };
  }
  const doing =
    facts.status === 'received'
      ? 'Permohonan Anda sudah kami terima dan sedang kami periksa.'
      : facts.status === 'in_progress'
        ? 'Permohonan Anda sedang dikerjakan.'
        : 'Jawabannya sudah disusun dan menunggu tanda tangan pejabat.';
  return {
    tone: 'info',
    label: facts.status === 'received' ? 'Diterima' : 'Dikerjakan',
    sentence: doing,
    next: `Jawaban paling lambat ${longDate(facts.dueOn)}${facts.extendedAt === null ? '' : ' (sudah diperpanjang)'}.`,
  };
}
