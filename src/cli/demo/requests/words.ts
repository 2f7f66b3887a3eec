/** Messages of requesters while they wait. */
export const questions = [
  'Selamat pagi, apakah sudah ada kabar tentang permohonan saya? Terima kasih.',
  'Mohon maaf, kalau berkasnya besar boleh saya ambil dengan flashdisk ke kantor?',
  'Assalamualaikum. Saya hanya perlu bagian Kecamatan saya, tidak semuanya 🙏',
  'Apakah bisa dikirim dalam bentuk Excel supaya mudah dihitung?',
  'Nomor WA saya tetap yang ini ya pak/bu, kalau siang sering di sawah jadi lambat membalas.',
] as const;

/** What the office writes back. */
export const replies = [
  'Permohonan Anda sedang dikerjakan bidang terkait. Kami kabari paling lambat pada tanggal jatuh tempo.',
  'Boleh. Silakan datang pada jam layanan dan sebutkan nomor permohonan Anda.',
  'Baik, kami sampaikan hanya bagian kecamatan yang Anda perlukan.',
  'Data tersedia dalam tabel; kami sertakan juga berkas PDF-nya.',
  'Mohon perjelas tahun yang Anda maksud: tahun anggaran atau tahun pelaksanaan?',
] as const;

/** Notes that stay in the office. */
export const notes = [
  'Sudah telepon bidang; data ada di aplikasi lama, minta tarik ulang hari Senin.',
  'Berkas di arsip bidang, minta disalin dua rangkap.',
  'Jangan lupa hitamkan nomor telepon dan NIK sebelum diunggah.',
  'Pernah diminta tahun lalu dengan isi hampir sama, lihat jawaban sebelumnya.',
  'Kepala bidang sudah memeriksa isinya. Konsep surat saya siapkan.',
  'Pemohon datang ke meja layanan, menanyakan bentuk salinan.',
] as const;

export const withdrawalReasons = [
  'Datanya sudah saya temukan di situs ini. Terima kasih.',
  'Saya salah memilih kabupaten, yang saya maksud Kota Probolinggo.',
  '',
  'Sudah dijelaskan langsung oleh petugas di kantor.',
] as const;

export const extensions = [
  {
    ground: 'not_yet_documented',
    reasons: 'Data masih dihimpun dari 24 kecamatan dan belum seluruhnya masuk.',
  },
  { ground: 'not_yet_held', reasons: 'Berkas asli berada di gudang arsip dan sedang ditelusuri.' },
  { ground: 'exemption_undecided', reasons: 'Uji konsekuensi atas sebagian informasi belum selesai.' },
] as const;
