import type { RowReport } from '#application/public-document/import-documents.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';
import { documentFormTexts, publicDocumentErrorTexts } from '#i18n/public-document.ts';

type Kind = RowReport['outcome']['kind'];

/** What became of a row, in a word or two. */
export const importOutcomeLabels: Readonly<Record<Kind, string>> = {
  published: 'terbit',
  drafted: 'menjadi konsep',
  held: 'konsep, tertahan pemeriksaan',
  unchanged: 'tidak berubah',
  would_create: 'akan dibuat',
  would_update: 'akan diperbarui',
  refused: 'ditolak',
};

const rowTexts: Readonly<Record<string, string>> = {
  ROW_TITLE_MISSING: 'Judul kosong.',
  ROW_CLASS_UNKNOWN: 'Kelas harus berkala, serta-merta, atau setiap saat.',
  ROW_UNIT_MISSING: 'Unit kosong.',
  ROW_YEAR_INVALID: 'Tahun harus empat angka.',
  ROW_FILE_MISSING: 'Nama berkas kosong.',
  ROW_PUBLISH_UNKNOWN: 'Kolom terbit diisi ya atau tidak.',
  ROW_TWICE: 'Baris ini sama dengan baris lain di atasnya: kunci (atau unit, judul, dan tahun) sudah ada.',
  UNKNOWN_UNIT: 'Unit ini tidak ada. Tulis nama atau singkatannya seperti di halaman Unit.',
  FILE_NOT_IN_FOLDER: 'Berkas tidak ada di folder, atau lebih besar dari 20 MB.',
  NOT_LOOKED_INTO: 'Berkas sedang tidak dapat dibuka. Jalankan lagi.',
  GATE_WAITING: 'Berkas belum dapat diperiksa. Jalankan lagi.',
  GATE_STOPPED: 'Tersimpan sebagai konsep. Buka hasil pemeriksaannya di halaman dokumen.',
  GATE_BARRED:
    'Tersimpan sebagai konsep. Berkasnya harus diperbaiki; buka hasil pemeriksaannya di halaman dokumen.',
};

/** Why a row was refused or held; empty for the others. */
export function importReason({ outcome }: RowReport): string {
  if (!('code' in outcome)) return '';
  const { code } = outcome;
  const texts: Readonly<Record<string, string>> = {
    ...publicDocumentErrorTexts,
    ...documentFormTexts,
    ...rowTexts,
  };
  return texts[code] ?? fieldErrorText(code);
}
