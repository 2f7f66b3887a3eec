import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import type { Sp4nCase } from '#application/ports/sp4n-gateway.ts';
import { actsToTell } from '#application/sp4n/copy-status.ts';
import type { Sp4nLink } from '#domain/sp4n/link.ts';
import { sp4nStatusOf } from '#domain/sp4n/status-map.ts';
import { sp4nClassLabels, sp4nStatusLabels } from '#i18n/sp4n.ts';
import { dateOfInstant, longDate } from '#web/format.ts';

/** A field of the form of SP4N-LAPOR! with what to put in; `choose` is picked from a list there, not pasted. */
export type SheetField = {
  readonly label: string;
  readonly text: string;
  readonly choose?: boolean;
  readonly multiline?: boolean;
};

/** The fields in the order of the form there; attachments stand between the two last groups and are a link. */
export function sheetFields(report: Sp4nCase): {
  readonly before: readonly SheetField[];
  readonly after: readonly SheetField[];
} {
  const { category } = report;
  return {
    before: [
      { label: 'Klasifikasi', text: sp4nClassLabels[report.complaintClass], choose: true },
      { label: 'Judul', text: report.title },
      { label: 'Isi', text: report.body, multiline: true },
      { label: 'Tanggal kejadian', text: report.happenedOn.split('-').toReversed().join('-') },
      { label: 'Lokasi', text: report.place },
      { label: 'Instansi tujuan', text: report.unitName },
      { label: 'Kategori', text: category === null ? '' : `${category.main} › ${category.sub}` },
    ],
    after: [
      { label: 'Anonim', text: report.anonymous ? 'Ya' : 'Tidak', choose: true },
      { label: 'Rahasia', text: report.confidential ? 'Ya' : 'Tidak', choose: true },
    ],
  };
}

/** What to paste as a follow-up: where it stands, and what units have done since the last copy. */
export function followUpText(view: OfficerComplaintView, link: Sp4nLink, timeZone: string): string {
  const acts = actsToTell(view.acts, link).map(
    (act) => `${act.unitName} (${dateOfInstant(act.actedAt, timeZone)}):\n${act.body}`,
  );
  const status = sp4nStatusLabels[sp4nStatusOf[view.status]];
  const standing: Partial<Record<OfficerComplaintView['status'], string>> = {
    answered: `Sudah dijawab. Pelapor dapat menanggapi sampai ${view.closesOn === null ? 'batas waktunya' : longDate(view.closesOn)}.`,
    closed: 'Laporan selesai.',
    withdrawn: 'Laporan dicabut pelapor.',
    merged: 'Laporan ditangani bersama laporan lain tentang hal yang sama.',
    converted: 'Laporan ditangani sebagai permohonan informasi publik.',
    in_progress: view.reopenedCount > 0 ? 'Pelapor menyatakan belum beres; laporan dikerjakan lagi.' : '',
  };
  return [`Status: ${status}.`, ...acts, standing[view.status] ?? '']
    .filter((part) => part !== '')
    .join('\n\n');
}
