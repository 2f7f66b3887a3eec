/** Copy for every field error code; what is wrong and what to do. Numbers after a colon fill in. */
const texts: Readonly<Record<string, (...params: readonly string[]) => string>> = {
  REQUIRED: () => 'Bagian ini wajib diisi.',
  CHOOSE_ONE: () => 'Pilih salah satu.',
  CHOOSE_AT_LEAST_ONE: () => 'Pilih paling sedikit satu.',
  UNKNOWN_CHOICE: () => 'Pilihan ini tidak dikenal. Pilih dari daftar yang ada.',
  TOO_LONG: (max = '') => `Terlalu panjang. Persingkat menjadi paling banyak ${grouped(max)} huruf.`,
  TOO_SHORT: (min = '') => `Terlalu pendek. Tulis paling sedikit ${grouped(min)} huruf.`,
  TOO_MANY_ROWS: (max = '') => `Paling banyak ${max} baris. Gabungkan, atau kirim permohonan kedua.`,
  INVALID_CHARACTERS: () => 'Ada karakter yang rusak dan tidak dapat dibaca. Ketik ulang bagian ini.',
  INVALID_EMAIL: () => 'Alamat email tidak lengkap. Contoh: nama@contoh.id',
  INVALID_PHONE: () => 'Nomor telepon tidak dikenal. Contoh: 0812 3456 7890',
  INVALID_NIK: () => 'NIK terdiri dari 16 angka. Periksa lagi pada KTP Anda.',
  INVALID_DATE: () => 'Tanggal tidak sah. Tulis tahun-bulan-hari, misalnya 2026-11-25.',
  DATE_IN_FUTURE: () => 'Tanggal ini belum terjadi. Isi tanggal hari ini atau sebelumnya.',
  INVALID_POINT: () =>
    'Titik peta tidak dikenal. Contoh: -7.9412, 113.2051. Atau kosongkan dan tulis patokannya.',
  INVALID_NUMBER: () => 'Isi dengan angka saja.',
  OUT_OF_RANGE: (min = '', max = '') => `Isi dengan angka dari ${min} sampai ${max}.`,
  CONTACT_NEEDED: () => 'Isi nomor telepon atau email, salah satu cukup, agar kami dapat mengabari Anda.',
  EMAIL_NEEDED: () => 'Isi alamat email, karena Anda memilih jawaban dikirim lewat email.',
  NIK_NEEDED: () => 'Isi NIK Anda. Aturan kantor ini meminta NIK saat permohonan dikirim.',
  PURPOSE_NEEDED: () => 'Pilih atau tulis untuk apa informasi ini dipakai.',
  UNKNOWN_REGION: () => 'Desa atau kelurahan ini tidak ada dalam daftar. Pilih dari daftar, atau kosongkan.',
  UNKNOWN_UNIT: () => 'Instansi ini tidak ada dalam daftar. Pilih dari daftar, atau pilih "Tidak tahu".',
  INVALID_COLOUR: () => 'Tulis warna sebagai # dan enam tanda, misalnya #0F5257.',
  CONTRAST_TOO_LOW: (ratio = '') =>
    `Warna ini terlalu muda: kontrasnya dengan putih ${ratio}:1, paling sedikit harus 4,5:1. Pilih warna yang lebih tua.`,
  INVALID_URL: () => 'Tulis alamat situs lengkap, misalnya https://www.lapor.go.id',
  LEGAL_BASIS_MISSING: () =>
    'Tulis dasar hukum yang menyatakan surat sah tanpa tanda tangan, misalnya nomor peraturan bupati.',
  UNKNOWN_PLACEHOLDER: (name = '') =>
    `{${name}} tidak dikenal. Yang dapat dipakai: {nomor}, {kode_klasifikasi}, {bulan_romawi}, {tahun}.`,
  UNKNOWN_WORD_MARK: (known = '') =>
    `Tanda dalam kurung kurawal tidak dikenal. Yang dapat dipakai: ${known
      .split(',')
      .map((name) => `{${name}}`)
      .join(', ')}.`,
  INVALID_TIME: () => 'Tulis jam dan menit, misalnya 08.00.',
  CLOSES_BEFORE_OPENING: () => 'Jam selesai harus sesudah jam mulai.',
  STRAY_BRACE: () => 'Ada kurung kurawal yang tidak berpasangan. Periksa lagi bagian ini.',
  SEQUENCE_MISSING: () => 'Pola nomor harus memuat {nomor}.',
  EMPTY_FILE: () => 'Berkas ini kosong. Pilih berkas lain.',
  FILE_TOO_LARGE: () => 'Berkas ini terlalu besar. Perkecil sampai batas yang tertulis, lalu pilih lagi.',
  FILE_TYPE_NOT_ALLOWED: () =>
    'Jenis berkas ini tidak diterima. Pilih berkas dengan jenis yang tertulis di bawah isian ini.',
  HEIC_NOT_SUPPORTED: () =>
    'Foto HEIC dari iPhone belum dapat dibaca. Ubah ke JPG (Pengaturan > Kamera > Format > Paling Kompatibel, atau simpan foto sebagai JPG), lalu pilih lagi.',
  PICTURE_TOO_LARGE: () =>
    'Gambar ini terlalu besar untuk dibuka. Perkecil menjadi paling banyak 40 megapiksel, lalu pilih lagi.',
  FILE_BROKEN: () => 'Berkas ini rusak atau tidak lengkap. Simpan ulang atau potret ulang, lalu pilih lagi.',
  FILE_NOT_OPENED: () =>
    'Berkas ini tidak dapat kami buka. Simpan ulang sebagai PDF biasa, atau potret halamannya sebagai JPG, lalu pilih lagi.',
  PDF_LOCKED: () =>
    'PDF ini terkunci kata sandi, jadi tidak dapat kami buka. Simpan ulang tanpa kata sandi, lalu pilih lagi.',
  PDF_WITH_SCRIPT: () =>
    'PDF ini memuat skrip (program), yang tidak kami terima. Cetak ulang menjadi PDF (Cetak > Simpan sebagai PDF), lalu pilih lagi.',
  PDF_WITH_FILES: () =>
    'PDF ini memuat berkas lain di dalamnya. Cetak ulang menjadi PDF (Cetak > Simpan sebagai PDF) dan kirim berkas lain itu terpisah.',
  PDF_TOO_LONG: () => 'PDF ini lebih dari 5.000 halaman. Bagi menjadi beberapa berkas, lalu pilih lagi.',
  TOO_MANY_FILES: (max = '') => `Paling banyak ${max} berkas.`,
  UPLOAD_GONE: () =>
    'Berkas yang tadi diunggah sudah terpakai, atau sudah kami hapus karena lewat 24 jam. Pilih berkasnya lagi.',
};

function grouped(number: string): string {
  return number.replace(/\B(?=(\d{3})+(?!\d))/g, '.');
}

/** The sentence for a field error code such as `TOO_LONG:2000`. */
export function fieldErrorText(code: string): string {
  const [key = '', ...params] = code.split(':');
  const text = Object.hasOwn(texts, key) ? texts[key] : undefined;
  return text ? text(...params) : 'Isian ini belum benar. Periksa lagi.';
}
