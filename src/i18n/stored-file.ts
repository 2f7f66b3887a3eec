import { assertNever } from '#domain/shared/result.ts';
import type { AcceptedMediaType, FileRuleError } from '#domain/stored-file/file-rules.ts';

const typeNames: Readonly<Record<AcceptedMediaType, string>> = {
  'application/pdf': 'PDF',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
};

/** "PDF, JPEG, atau PNG". */
export function acceptedTypesInWords(accepts: readonly AcceptedMediaType[]): string {
  const names = accepts.map((type) => typeNames[type]);
  if (names.length < 3) return names.join(' atau ');
  return `${names.slice(0, -1).join(', ')}, atau ${names.at(-1)}`;
}

/** What to tell the person about an upload that was not taken, and what to do. */
export function fileErrorCopy(error: FileRuleError): string {
  switch (error.code) {
    case 'EMPTY_FILE':
      return 'Berkas ini kosong. Pilih berkas lain.';
    case 'FILE_TOO_LARGE':
      return `Berkas ini lebih besar dari ${Math.floor(error.maxBytes / 1024 / 1024)} MB. Perkecil atau bagi menjadi beberapa berkas.`;
    case 'HEIC_NOT_SUPPORTED':
      return error.accepts.includes('image/jpeg')
        ? 'Foto HEIC atau AVIF belum dapat dibaca. Ubah ke JPEG: di iPhone buka Pengaturan > Kamera > Format > Paling Kompatibel lalu foto ulang, atau kirim tangkapan layarnya.'
        : `Foto HEIC atau AVIF tidak dapat diunggah di sini. Simpan sebagai ${acceptedTypesInWords(error.accepts)} lebih dahulu.`;
    case 'FILE_TYPE_NOT_ALLOWED':
      return `Isi berkas ini bukan ${acceptedTypesInWords(error.accepts)}. Simpan atau pindai sebagai ${acceptedTypesInWords(error.accepts)}, lalu unggah lagi.`;
    case 'PICTURE_TOO_LARGE':
      return 'Gambar ini lebih dari 40 megapiksel. Perkecil ukurannya, lalu unggah lagi.';
    case 'FILE_BROKEN':
      return 'Berkas ini rusak atau tidak lengkap. Buka di perangkat Anda untuk memeriksanya, simpan ulang, lalu unggah lagi.';
    default:
      return assertNever(error);
  }
}
