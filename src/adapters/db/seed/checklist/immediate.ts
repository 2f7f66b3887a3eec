import type { ChecklistItem } from '#domain/compliance/checklist-item.ts';

const item = (
  group: 'immediate' | 'immediate_content',
  code: string,
  title: string,
  hint = '',
): ChecklistItem => ({
  code,
  parentCode: null,
  group,
  title,
  hint,
  legalBasis: 'UU 14/2008 Ps 10; PerKI 1/2021 Ps 25',
  owed: group === 'immediate',
  cycleMonths: null,
  expectedBy: null,
});

/** The six kinds of event; each needs a unit that announces it and a ready procedure. */
export const immediateEvents: readonly ChecklistItem[] = [
  item(
    'immediate',
    'S-01',
    'Bencana alam',
    'Kekeringan, kebakaran hutan, hama dan penyakit tanaman, epidemi, wabah, kejadian luar biasa, kejadian antariksa.',
  ),
  item(
    'immediate',
    'S-02',
    'Bencana nonalam',
    'Kegagalan industri atau teknologi, dampak industri, ledakan nuklir, pencemaran lingkungan.',
  ),
  item('immediate', 'S-03', 'Bencana sosial', 'Kerusuhan, konflik antarkelompok, teror.'),
  item('immediate', 'S-04', 'Jenis, persebaran, dan daerah sumber penyakit yang berpotensi menular'),
  item('immediate', 'S-05', 'Racun pada bahan makanan yang dikonsumsi masyarakat'),
  item('immediate', 'S-06', 'Rencana gangguan terhadap utilitas publik'),
];

/** What each announcement has to say. */
export const announcementContent: readonly ChecklistItem[] = [
  'Potensi bahaya dan besaran dampaknya',
  'Pihak yang berpotensi terdampak, masyarakat maupun pegawai',
  'Prosedur dan tempat evakuasi',
  'Cara menghindari bahaya atau dampaknya',
  'Cara mendapatkan bantuan',
  'Pihak yang wajib mengumumkan',
  'Tata cara pengumuman saat keadaan darurat',
  'Upaya penanggulangan oleh badan publik atau pihak berwenang',
].map((title, index) => item('immediate_content', `S-isi-${index + 1}`, title));
