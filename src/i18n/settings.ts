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
  pengaduan: {
    title: 'Pengaduan',
    text: 'Ke mana laporan tentang petugas diserahkan, dan nomor darurat.',
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

/** What the fields of the settings are called, in the order of their pages. */
export const settingsLabels = {
  office_name: 'Nama kantor',
  short_name: 'Nama pendek',
  tagline: 'Kalimat pengantar di beranda',
  address: 'Alamat',
  place: 'Tempat surat',
  phone: 'Telepon',
  whatsapp: 'WhatsApp',
  email: 'Email',
  opening_hours: 'Jam buka',
  service_standard: 'Standar layanan',
  default_unit_id: 'Unit awal',
  letterhead_lines: 'Kop surat',
  superior_official_title: 'Sebutan Atasan PPID',
  letter_numbering: 'Nomor surat',
  letter_number_template: 'Pola nomor',
  letter_classification: 'Kode klasifikasi arsip',
  signature_rule: 'Surat yang memuat keputusan',
  signature_legal_basis: 'Dasar hukum surat tanpa tanda tangan',
  signing_full_name: 'Nama dengan gelar',
  signing_rank: 'Pangkat',
  signing_nip: 'NIP',
  signing_position_title: 'Jabatan',
  signing_capacity: 'Bertindak sebagai',
  signing_on_behalf_of: 'Atas nama jabatan',
  inspectorate_unit_id: 'Unit pengawasan (Inspektorat)',
  emergency_number: 'Nomor darurat',
  nik_rule: 'NIK',
  identity_proof_rule: 'Bukti identitas (foto KTP)',
  proof_retention_days: 'Bukti identitas dihapus setelah diperiksa (hari)',
  soon_working_days: 'Ditandai segera mulai sisa (hari kerja)',
  channel_name: 'Nama kanal',
  channel_description: 'Keterangan kanal',
  channel_url: 'Alamat situs kanal',
  body_name: 'Nama badan',
  body_advice: 'Saran untuk pemohon',
  body_contact: 'Ke mana menghubungi',
  brand_colour: 'Warna utama',
  accent_colour: 'Warna penanda',
} as const;
