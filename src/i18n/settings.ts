/** Names of the groups of settings, in the order of the page, by their part of the address. */
export const settingsGroupCopy = {
  kantor: {
    title: 'Profil kantor',
    text: 'Nama, alamat, jam buka, dan cara menghubungi. Tampil di setiap halaman.',
  },
  surat: {
    title: 'Surat',
    text: 'Kop, nomor surat, dan syarat tanda tangan.',
  },
  penandatangan: {
    title: 'Penandatangan',
    text: 'Pejabat yang menandatangani surat, termasuk Plt., Plh., dan a.n.',
  },
  permohonan: {
    title: 'Permohonan informasi',
    text: 'Aturan NIK, bukti identitas, dan kapan permohonan ditandai segera. Ini pengaturan kantor, bukan bunyi undang-undang.',
  },
  'kanal-pengaduan': {
    title: 'Kanal pengaduan',
    text: 'Ke mana warga dapat melapor. Tampil di halaman Lapor masalah.',
  },
  'badan-lain': {
    title: 'Badan publik lain',
    text: 'Desa dan badan lain yang mempunyai PPID sendiri. Tampil di formulir permohonan.',
  },
  tampilan: {
    title: 'Warna',
    text: 'Warna utama dan warna penanda.',
  },
} as const;
