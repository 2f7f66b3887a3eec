import type { CheckName, Finding, FindingCode } from '#application/doctor/finding.ts';

const checkTitles: Readonly<Record<CheckName, string>> = {
  node: 'Node',
  address: 'Alamat situs',
  folder: 'Folder data',
  key: 'Berkas kunci',
  disk: 'Ruang disk',
  writing: 'Penyimpanan',
  database: 'Basis data',
  files: 'Berkas',
  mail: 'Surel',
  worker: 'Pekerja',
  outbox: 'Antrean pesan',
  calendar: 'Kalender',
  backup: 'Cadangan',
  clock: 'Jam sistem',
};

type Words = { readonly what: string; readonly advice: string };

/** `%` stands for the figures and names of the finding. */
const words: Readonly<Record<FindingCode, Words>> = {
  FINE: { what: 'baik (%)', advice: '' },
  NOT_CHECKED: { what: 'tidak diperiksa, karena basis datanya belum siap', advice: '' },
  CHECK_FAILED: {
    what: 'tidak dapat diperiksa: %',
    advice: 'Perbaiki sebab di atas, lalu ulangi doctor.',
  },
  NODE_TOO_OLD: {
    what: 'versi % terlalu lama',
    advice: 'Jalankan dengan npm run ppid, yang membawa Node 24.',
  },
  NODE_NOT_24: { what: 'versi %, bukan 24', advice: 'Jalankan dengan npm run ppid, yang membawa Node 24.' },
  ADDRESS_NOT_ENCRYPTED: {
    what: '% tidak memakai https, jadi kata sandi lewat tanpa sandi',
    advice: 'Pasang proksi dengan sertifikat, lalu ubah BASE_URL menjadi https://…',
  },
  FOLDER_MISSING: { what: '% tidak ada', advice: 'Periksa DATA_DIR. Pada mesin baru jalankan npm start.' },
  FOLDER_NOT_WRITABLE: {
    what: '% tidak dapat ditulisi akun ini',
    advice: 'Jalankan sebagai akun portal, atau betulkan pemilik folder dengan chown.',
  },
  FOLDER_EXPOSED: { what: '% dapat dibuka semua akun di mesin ini', advice: 'Jalankan: chmod 700 %' },
  KEY_UNUSABLE: {
    what: '%',
    advice: 'Tanpa kunci ini NIK dan berkas tidak terbuka. Jangan membuat kunci baru.',
  },
  KEY_EXPOSED: { what: 'dapat dibaca akun lain', advice: 'Jalankan: chmod 600 pada berkas kunci.' },
  DISK_ALMOST_FULL: {
    what: 'hampir habis (%)',
    advice: 'Kosongkan disk sekarang: bila penuh, permohonan tidak dapat diterima.',
  },
  WRITES_STOPPED: {
    what: 'DIHENTIKAN sejak % karena disk gagal menyimpan; portal hanya dapat dibaca',
    advice: 'Periksa disk (dmesg, smartctl), salin folder data, lalu jalankan ulang portal dan doctor.',
  },
  DATABASE_MISSING: { what: 'belum ada', advice: 'Jalankan npm start, atau pulihkan cadangan.' },
  DATABASE_UNREACHABLE: {
    what: 'tidak dapat dibuka: %',
    advice: 'Periksa DATABASE_URL, peladennya, dan hak akses foldernya.',
  },
  DATABASE_NOT_DURABLE: {
    what: 'pengaturannya dapat menghilangkan data saat listrik padam (%)',
    advice: 'Kembalikan ke nilai bawaan PostgreSQL (on), lalu muat ulang.',
  },
  DATABASE_DAMAGED: {
    what: 'RUSAK: %',
    advice: 'Hentikan portal, simpan folder data apa adanya, lalu pulihkan cadangan terakhir.',
  },
  MIGRATIONS_PENDING: { what: 'belum mutakhir: %', advice: 'Jalankan: npm run ppid -- migrate' },
  FILES_LOST: {
    what: 'tercatat tetapi tidak ada di disk: %',
    advice: 'Pulihkan cadangan ke folder lain, lalu salin berkas itu dari sana.',
  },
  FILES_WITHOUT_ROW: {
    what: 'ada di disk tetapi tidak tercatat: %',
    advice: 'Biasanya sisa proses yang terputus. Tidak mengganggu; hapus setelah ada cadangan.',
  },
  FILES_PUBLIC_UNDULY: {
    what: 'salinan publik tanpa penerbitan: %',
    advice: 'Hapus dari folder published; berkas tersandinya tetap ada.',
  },
  FILES_EXPOSED: {
    what: 'dapat dibuka akun lain: %',
    advice: 'Jalankan di folder data: chmod -R go-rwx files published',
  },
  MAIL_NOT_SET: { what: 'belum dipasang; kabar menjadi tugas di Perlu dikabari', advice: '' },
  MAIL_UNREACHABLE: {
    what: 'peladen surel tidak menjawab atau menolak (%)',
    advice: 'Periksa SMTP_URL, kata sandi, dan jaringan. Surel menunggu, tidak hilang.',
  },
  WORKER_SILENT: {
    what: 'tidak memberi tanda hidup (terakhir: %)',
    advice: 'Jalankan npm start. Bila portal sedang berjalan, jalankan ulang dan baca lognya.',
  },
  WORKER_OFF: {
    what: 'WORKER=off dan tidak ada tanda hidup (terakhir: %)',
    advice: 'Jalankan pekerja tersendiri: node src/jobs/main.ts',
  },
  MESSAGES_DEAD: {
    what: '% pekerjaan gagal berulang kali dan disisihkan',
    advice: 'Buka Perlu perhatian di ruang petugas.',
  },
  MESSAGES_LATE: {
    what: 'pekerjaan tertua sudah menunggu % menit',
    advice: 'Periksa pekerja dan peladen surel di atas.',
  },
  MESSAGES_HELD: {
    what: '% pesan ditahan sejak pemulihan cadangan',
    advice: 'Periksa, lalu: npm run ppid -- release-outbox',
  },
  YEAR_MISSING: {
    what: 'hari libur tahun % belum dimasukkan, jadi batas waktu sementara',
    advice: 'Masukkan SKB hari libur tahun itu.',
  },
  NEXT_YEAR_MISSING: {
    what: 'hari libur tahun % belum dimasukkan',
    advice: 'Masukkan SKB-nya sebelum Januari, agar batas waktu lintas tahun pasti.',
  },
  BACKUP_KEY_ABSENT: { what: 'belum disiapkan', advice: 'Jalankan sekali: npm run ppid -- backup init' },
  BACKUP_KEY_MALFORMED: {
    what: 'kunci publiknya rusak, cadangan tidak dibuat',
    advice: 'Pasang lagi: npm run ppid -- backup init --recipient age1… --replace',
  },
  BACKUP_NONE: { what: 'belum ada cadangan yang baik', advice: 'Jalankan: npm run ppid -- backup' },
  BACKUP_OLD: {
    what: 'cadangan terakhir berumur % jam',
    advice: 'Pastikan pekerja berjalan dan disk cukup, lalu: npm run ppid -- backup',
  },
  BACKUP_LACKS_FILES: {
    what: 'cadangan terakhir tanpa % berkas yang hilang',
    advice: 'Kembalikan berkas itu dari cadangan yang lebih lama.',
  },
  CLOCK_BEHIND: {
    what: 'mundur (%); batas waktu dihitung salah',
    advice: 'Betulkan jam mesin dan nyalakan NTP (timedatectl set-ntp true).',
  },
  CLOCK_SHIFTED: {
    what: 'digeser % milidetik untuk latihan',
    advice: 'Hapus PPID_CLOCK_OFFSET_MS pada portal yang dipakai.',
  },
};

/** A finding in words: what was looked at, how it is, what to do ('' where nothing). */
export function findingText({ check, code, detail }: Finding): Words & { readonly title: string } {
  const { what, advice } = words[code];
  const filled = (text: string) => text.replaceAll('%', () => detail);
  return {
    title: checkTitles[check],
    what: code === 'FINE' && detail === '' ? 'baik' : filled(what),
    advice: filled(advice),
  };
}
