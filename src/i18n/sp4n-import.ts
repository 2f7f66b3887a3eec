import type { RowAction } from '#application/sp4n/import-export.ts';
import type { ExportField } from '#domain/sp4n/columns.ts';
import type { RowRefusal } from '#domain/sp4n/export-row.ts';
import { fieldErrorText } from '#i18n/field-errors.ts';

export const exportFieldLabels = {
  tracking_id: 'Nomor pelacakan',
  title: 'Judul',
  body: 'Isi laporan',
  status: 'Status',
  reported_on: 'Tanggal laporan',
  unit: 'Instansi',
  category: 'Kategori',
  place: 'Lokasi',
  follow_up: 'Tindak lanjut',
  confidential: 'Rahasia',
} as const satisfies Record<ExportField, string>;

export const rowActionLabels = {
  create: 'Baru',
  match: 'Cocok',
  update: 'Berubah',
  note: 'Dicatat',
  unchanged: 'Tetap',
  refused: 'Ditolak',
} as const satisfies Record<RowAction, string>;

export const rowActionMeanings = {
  create: 'menjadi laporan baru di sini',
  match: 'dihubungkan dengan laporan yang sudah ada',
  update: 'sudah dikenal, isinya berubah di SP4N',
  note: 'dicatat untuk rekonsiliasi saja',
  unchanged: 'tidak ada yang berubah',
  refused: 'tidak dapat diimpor',
} as const satisfies Record<RowAction, string>;

export const rowRefusalTexts = {
  TRACKING_ID_MISSING: 'Nomor pelacakan kosong.',
  TRACKING_ID_INVALID: 'Nomor pelacakan bukan 5 sampai 20 angka atau huruf.',
  TITLE_MISSING: 'Judul kosong.',
  STATUS_MISSING: 'Status kosong.',
  DATE_INVALID: 'Tanggal tidak terbaca. Tulis hari-bulan-tahun, misalnya 25-11-2026.',
  DATE_IN_FUTURE: 'Tanggalnya di masa depan.',
  DATE_TOO_EARLY: 'Tanggalnya sebelum aturan pengaduan berlaku di sini.',
  CHARACTERS_BROKEN: 'Ada karakter yang rusak.',
  TWICE_IN_FILE: 'Nomor pelacakan ini sudah ada di baris sebelumnya.',
  NUMBER_HAS_OTHER_ID:
    'Menyebut nomor laporan di sini yang sudah punya nomor pelacakan lain, atau yang belum diserahkan ke instansi.',
  UNIT_UNKNOWN: 'Sudah selesai di SP4N, tetapi instansinya tidak dikenal. Pilih instansi pengganti.',
} as const satisfies Record<RowRefusal, string>;

const texts: Readonly<Record<string, string>> = {
  EXPORT_BROKEN:
    'Berkas ini rusak atau tidak terbaca. Unduh lagi dari SP4N-LAPOR!, atau simpan ulang sebagai CSV.',
  EXPORT_TOO_LARGE:
    'Isi berkas ini terlalu besar untuk dibuka. Ekspor menurut bulan, atau simpan sebagai CSV.',
  EXPORT_TOO_MANY_ROWS: 'Paling banyak 10.000 baris sekali impor. Ekspor menurut bulan atau tahun.',
  EXPORT_TOO_MANY_COLUMNS: 'Paling banyak 60 kolom. Hapus kolom yang tidak perlu, lalu unggah lagi.',
  EXPORT_CELL_TOO_LONG: 'Ada isi sel yang lebih dari 20.000 huruf. Persingkat, lalu unggah lagi.',
  EXPORT_NOT_A_TABLE:
    'Tidak ada tabel dengan baris judul di berkas ini. Simpan sebagai XLSX atau CSV, lalu unggah lagi.',
  EXPORT_LOCKED: 'Berkas ini terkunci kata sandi. Simpan ulang tanpa kata sandi, lalu unggah lagi.',
  EXPORT_OLD_EXCEL: 'Ini format Excel lama (.xls). Simpan sebagai .xlsx atau CSV, lalu unggah lagi.',
  EXPORT_OTHER_CALENDAR:
    'Buku kerja ini memakai kalender 1904, jadi tanggalnya bisa keliru. Simpan sebagai CSV, lalu unggah lagi.',
  COLUMNS_MISSING: 'Pilih kolom untuk nomor pelacakan, judul, status, dan tanggal.',
  COLUMN_TWICE: 'Kolom ini dipakai untuk dua isian. Pilih satu.',
  OUTCOME_CHANGED: 'Sementara Anda memeriksa, ada yang berubah. Ini hasil yang baru; periksa, lalu impor.',
  NOT_ALLOWED: 'Anda tidak berwenang melakukan ini.',
};

/** The sentence for an error of the import form. */
export function sp4nImportErrorText(code: string): string {
  return texts[code] ?? fieldErrorText(code);
}
