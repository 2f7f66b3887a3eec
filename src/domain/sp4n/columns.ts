/** What a column of an export can stand for. Columns about the reporter stand for nothing here, on purpose. */
export const exportFields = [
  'tracking_id',
  'title',
  'body',
  'status',
  'reported_on',
  'unit',
  'category',
  'place',
  'follow_up',
  'confidential',
] as const;
export type ExportField = (typeof exportFields)[number];

/** The export must tell these of each report. */
export const requiredFields = [
  'tracking_id',
  'title',
  'status',
  'reported_on',
] as const satisfies readonly ExportField[];

/** The heading of the column that stands for each field. */
export type ColumnMapping = Readonly<Partial<Record<ExportField, string>>>;

const guesses: Readonly<Record<ExportField, RegExp>> = {
  tracking_id: /\b(tracking|pelacakan|trackingid)\b|^(id|nomor|no) (laporan|aduan|pengaduan)$|^id$/,
  title: /\b(judul|perihal)\b/,
  body: /\b(isi|uraian|deskripsi|kronologi)\b/,
  status: /\bstatus\b/,
  reported_on:
    /\b(tanggal|tgl|waktu) (laporan|lapor|masuk|aduan|pengaduan|dibuat|diterima)\b|^(tanggal|tgl)$/,
  unit: /\b(instansi|disposisi|terdisposisi|opd|unit|perangkat daerah)\b/,
  category: /\b(kategori|topik)\b/,
  place: /\b(lokasi|tempat|alamat kejadian)\b/,
  confidential: /\b(rahasia|kerahasiaan|sifat)\b/,
  follow_up: /\btindak ?lanjut\b|\bditindaklanjuti\b/,
};
const ofReporter = /\b(pelapor|nama lengkap|nik|email|surel|telepon|telp|hp|whatsapp|ktp)\b|^nama$/;

/** A heading without case, signs and doubled spaces. */
export function plainHeading(heading: string): string {
  return heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Which column stands for what: as the last import had it where the headings are still there, else by their words.
 * Every column stands for one field at most.
 */
export function guessColumns(headings: readonly string[], remembered: ColumnMapping | null): ColumnMapping {
  const guess: Partial<Record<ExportField, string>> = {};
  const free = new Set(headings.filter((heading) => heading.trim() !== ''));
  const take = (field: ExportField, heading: string | undefined): void => {
    if (heading === undefined || guess[field] !== undefined || !free.delete(heading)) return;
    guess[field] = heading;
  };
  for (const field of exportFields) take(field, remembered?.[field]);
  for (const field of exportFields) {
    take(
      field,
      [...free].find((heading) => {
        const plain = plainHeading(heading);
        return guesses[field].test(plain) && !ofReporter.test(plain);
      }),
    );
  }
  return guess;
}
