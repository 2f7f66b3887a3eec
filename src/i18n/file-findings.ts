import type { CleaningRefusal } from '#application/ports/file-scanner.ts';
import type { FindingKind, FindingPlace, TextPart } from '#domain/stored-file/finding.ts';

type FindingCopy = {
  /** What stands there. */
  readonly title: string;
  /** What to do about it. */
  readonly advice: string;
};

/** What was found in a file, in words for the officer who puts it out. */
export const findingCopy: Readonly<Record<FindingKind, FindingCopy>> = {
  hidden_sheet: {
    title: 'Lembar kerja tersembunyi',
    advice: 'Klik kanan nama lembar, pilih Tampilkan, lalu hapus lembar yang tidak untuk umum.',
  },
  hidden_rows: {
    title: 'Baris tersembunyi yang berisi',
    advice: 'Tampilkan barisnya atau hapus saringan, lalu hapus isi yang tidak untuk umum.',
  },
  hidden_columns: {
    title: 'Kolom tersembunyi yang berisi',
    advice: 'Tampilkan kolomnya, lalu hapus isi yang tidak untuk umum.',
  },
  pivot_cache: {
    title: 'Tabel pivot menyimpan data sumbernya',
    advice: 'Salin tabel pivot sebagai nilai saja, lalu hapus tabel pivotnya.',
  },
  comment: { title: 'Komentar', advice: 'Hapus komentar lewat menu Tinjau, lalu simpan lagi.' },
  external_link: {
    title: 'Sambungan ke berkas atau alamat lain',
    advice: 'Putuskan sambungan, dan ganti dengan nilainya.',
  },
  hidden_name: { title: 'Nama rentang tersembunyi', advice: 'Hapus lewat Pengelola Nama.' },
  embedded_file: {
    title: 'Berkas lain di dalam berkas ini',
    advice: 'Hapus objek atau lampirannya, atau ganti dengan gambar.',
  },
  macro: {
    title: 'Makro (program)',
    advice: 'Simpan ulang sebagai XLSX, DOCX, ODS, atau ODT tanpa makro.',
  },
  tracked_change: {
    title: 'Lacak perubahan masih menyimpan naskah lama',
    advice: 'Terima atau tolak semua perubahan, lalu matikan lacak perubahan.',
  },
  hidden_text: {
    title: 'Teks yang tidak terlihat',
    advice: 'Teks disembunyikan, berwarna sama dengan kertas, atau di luar halaman. Hapus di berkas asal.',
  },
  covered_text: {
    title: 'Teks di bawah kotak',
    advice: 'Teks yang ditutup kotak tetap dapat disalin. Hapus teksnya di berkas asal, lalu buat PDF lagi.',
  },
  hidden_layer: {
    title: 'Lapisan PDF yang dimatikan',
    advice: 'Hapus lapisan itu di berkas asal, lalu buat PDF lagi.',
  },
  script: {
    title: 'Program atau perintah di dalam PDF',
    advice: 'Cetak ulang ke PDF (Print to PDF), lalu unggah hasilnya.',
  },
  filled_field: {
    title: 'Isian formulir yang terisi',
    advice: 'Kosongkan isian, atau cetak ulang ke PDF bila isinya memang untuk umum.',
  },
  annotation: {
    title: 'Catatan di atas halaman PDF',
    advice: 'Hapus catatan dan sorotan, lalu simpan lagi.',
  },
  earlier_revision: {
    title: 'Isi lama masih tersimpan di dalam berkas',
    advice: 'Cetak ulang ke PDF atau simpan sebagai berkas baru, supaya isi lamanya hilang.',
  },
  author: {
    title: 'Nama pembuat berkas',
    advice: 'Tidak menahan. Pakai salinan bersih bila nama ini pribadi.',
  },
  custom_property: {
    title: 'Keterangan tambahan di dalam berkas',
    advice: 'Tidak menahan. Pakai salinan bersih bila isinya tidak untuk umum.',
  },
  location: {
    title: 'Foto menyimpan tempat pengambilannya',
    advice: 'Pakai salinan bersih, atau simpan ulang fotonya tanpa lokasi.',
  },
  camera_notes: {
    title: 'Foto menyimpan catatan kamera',
    advice: 'Pakai salinan bersih, atau simpan ulang fotonya.',
  },
  nik: { title: 'NIK', advice: 'Hapus atau samarkan nomornya di berkas asal, lalu unggah lagi.' },
  kk: {
    title: 'Nomor kartu keluarga',
    advice: 'Hapus atau samarkan nomornya di berkas asal, lalu unggah lagi.',
  },
  phone: {
    title: 'Nomor ponsel',
    advice: 'Hapus bila milik orang pribadi. Nomor layanan kantor boleh dilepas dengan alasan.',
  },
  email: {
    title: 'Alamat surel pribadi',
    advice: 'Hapus bila milik orang pribadi. Alamat kantor boleh dilepas dengan alasan.',
  },
  account_number: {
    title: 'Nomor rekening bank',
    advice: 'Hapus bila milik orang pribadi. Rekening kas daerah boleh dilepas dengan alasan.',
  },
  no_text: {
    title: 'Halaman pindaian tanpa teks',
    advice:
      'Tidak menahan, tetapi isinya tidak dapat diperiksa mesin, dicari, atau dibacakan. Baca sendiri sampai akhir; lebih baik unggah PDF dari berkas asal.',
  },
  cut_short: {
    title: 'Berkas terlalu besar untuk diperiksa sampai akhir',
    advice: 'Pecah menjadi beberapa berkas, atau periksa sendiri dan lepaskan dengan alasan.',
  },
  not_opened: {
    title: 'Berkas tidak dapat dibuka pemeriksa',
    advice: 'Berkas rusak, terkunci sandi, atau tidak lazim. Simpan ulang, lalu unggah lagi.',
  },
  not_inspected: {
    title: 'Jenis berkas ini tidak dapat diperiksa',
    advice: 'Dengarkan atau buka sendiri sampai akhir, lalu lepaskan dengan alasan.',
  },
};

const partWords: Readonly<Record<TextPart, string>> = {
  body: '',
  header: ' (kepala halaman)',
  footer: ' (kaki halaman)',
  note: ' (catatan kaki)',
};

/** Where in a file, as its reader counts: "Lembar Data, sel C2", "Halaman 4". */
export function placeInWords(place: FindingPlace): string {
  switch (place.in) {
    case 'file':
      return 'Seluruh berkas';
    case 'sheet': {
      if (place.cell === null) return `Lembar “${place.sheet}”`;
      return `Lembar “${place.sheet}”, ${/\d/u.test(place.cell) ? 'sel' : 'kolom'} ${place.cell}`;
    }
    case 'page':
      return `Halaman ${place.page}`;
    case 'paragraph':
      return `Paragraf ${place.paragraph}${partWords[place.part]}`;
    case 'line':
      return `Baris ${place.line}`;
    case 'part':
      return `Bagian ${place.part}`;
  }
}

/** Why no cleaned copy can be had. */
export const cleaningRefusalTexts: Readonly<Record<CleaningRefusal, string>> = {
  SIGNED:
    'Berkas ini bertanda tangan elektronik. Salinan bersih akan merusak tanda tangannya. Perbaiki berkas asal dan tanda tangani lagi, atau minta pelepasan.',
  LOCKED: 'Berkas ini terkunci, jadi salinan bersih tidak dapat dibuat. Buka kuncinya, lalu unggah lagi.',
  TEXT_BENEATH:
    'Ada teks yang tertutup atau tidak terlihat. Mesin tidak dapat menghapusnya dengan jujur. Hapus di berkas asal, lalu unggah lagi.',
  FILLED_FORM: 'Ada isian formulir yang terisi. Kosongkan, atau cetak ulang ke PDF, lalu unggah lagi.',
  NOTHING_LEFT: 'Semua isi berkas ini tersembunyi, jadi salinan bersihnya kosong. Perbaiki berkas asal.',
  IN_PLAIN_SIGHT:
    'Temuan ini terbaca di halaman, jadi hanya Anda yang dapat menghapusnya. Perbaiki berkas asal, lalu unggah lagi.',
  NOT_POSSIBLE: 'Salinan bersih tidak dapat dibuat dari berkas ini. Perbaiki berkas asal, lalu unggah lagi.',
};

/** Said beside a version that is a cleaned copy. */
export const cleanedCopyNote = 'Salinan bersih';
export const cleanedCopyRefusal =
  'Pemeriksa berkas sedang tidak dapat dipakai. Coba lagi beberapa menit lagi.';

/** How a finding weighs. */
export const severityLabels = { bar: 'Tidak dapat dilepas', stop: 'Menahan', note: 'Catatan' } as const;
