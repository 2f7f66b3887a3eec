import type { ComplaintLedger } from '#domain/reporting/complaint-tally.ts';
import type { NamedPeriod, PeriodError } from '#domain/reporting/reporting-period.ts';

export const ledgerLabels = {
  whatsapp: 'WhatsApp',
  sp4n: 'SP4N-LAPOR!',
  web: 'Portal ini',
  desk: 'Meja layanan',
} as const satisfies Record<ComplaintLedger, string>;

export const periodLabels = {
  this_year: 'Tahun ini',
  this_month: 'Bulan ini',
  last_month: 'Bulan lalu',
  last_week: 'Minggu lalu',
  last_year: 'Tahun lalu',
} as const satisfies Record<NamedPeriod['name'], string>;

export const periodErrors = {
  PERIOD_DATE: 'Tanggal tidak sah. Tulis tahun-bulan-hari, misalnya 2026-11-25.',
  PERIOD_ORDER: 'Tanggal akhir mendahului tanggal awal. Tukar keduanya.',
  PERIOD_FUTURE: 'Periode ini belum dimulai. Pilih tanggal awal paling lambat hari ini.',
  PERIOD_LONG: 'Periode lebih dari sepuluh tahun. Pilih yang lebih pendek.',
  TOO_MANY_REPORTS:
    'Ada lebih dari 20.000 laporan pada periode ini, terlalu banyak untuk dihitung sekaligus. Pilih periode yang lebih pendek.',
} as const satisfies Record<PeriodError['code'] | 'TOO_MANY_REPORTS', string>;

export const tallyLabels = {
  received: 'Masuk',
  followedUp: 'Ditindaklanjuti',
  inProcess: 'Dalam proses',
  overdue: 'Lewat batas',
  closed: 'Selesai',
  reopened: 'Dibuka lagi',
  endedWithoutAct: 'Berakhir tanpa tindakan',
} as const;

/** What each figure means; the same on screen, on paper, in JSON and in `docs/ringkasan.md`. */
export const figureDefinitions: readonly { readonly term: string; readonly text: string }[] = [
  { term: 'Masuk', text: 'Laporan yang diterima pada periode ini, apa pun kelanjutannya.' },
  {
    term: 'Ditindaklanjuti',
    text: 'Sudah ada paling sedikit satu tindakan unit yang diperiksa meja pengaduan. Meneruskan laporan bukan tindakan.',
  },
  {
    term: 'Dalam proses',
    text: 'Masih terbuka dan belum ada tindakan unit. Masuk = ditindaklanjuti + dalam proses + berakhir tanpa tindakan (bukan wewenang, diarsipkan, dicabut, menjadi permohonan informasi).',
  },
  {
    term: 'Lewat batas',
    text: 'Masih terbuka dan lewat dari batas waktu langkah berikutnya. Yang menunggu pelapor tidak dihitung.',
  },
  { term: 'Selesai', text: 'Sudah dijawab unit, lalu ditutup pelapor atau oleh habisnya waktu menanggapi.' },
  {
    term: 'Dibuka lagi',
    text: 'Pelapor menyatakan jawaban belum menyelesaikan masalah, paling sedikit satu kali.',
  },
  {
    term: 'Laporan unik',
    text: 'Laporan yang tercatat di dua buku (WhatsApp dan SP4N-LAPOR!) atau digabung karena sama dihitung satu kali. Setiap kanal menghitung semua catatannya sendiri.',
  },
  {
    term: 'Median unit',
    text: 'Hari kerja dari penyerahan ke unit sampai tindakan pertama, nilai tengah. Yang belum ditindak dihitung selama hari berjalan. n adalah banyaknya laporan; di bawah 5 jangan ditarik kesimpulan.',
  },
  {
    term: 'Meja, unit, pelapor',
    text: 'Rata-rata hari kerja satu laporan menunggu di meja pengaduan, di unit, dan pada pelapor.',
  },
  {
    term: 'Rata-rata',
    text: 'Per hari kerja: yang masuk pada hari kerja dibagi hari kerja. Per hari kalender: semua yang masuk dibagi semua hari. Dihitung sejak laporan pertama kanal itu, menurut kalender libur kantor.',
  },
  { term: 'Persen', text: 'Bagian dari yang masuk, dibulatkan ke persen terdekat; setengah ke atas.' },
];
