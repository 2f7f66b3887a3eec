/**
 * Topics in plain words, each over a category of the SP4N tree (two levels), so that a case can be copied there.
 * The words of the tree are to be confirmed by the office; a topic is never renamed, only its words are.
 */
export const complaintTopics = [
  {
    code: 'street_light',
    words: 'Lampu jalan mati',
    category: 'Infrastruktur',
    subcategory: 'Penerangan jalan umum',
  },
  {
    code: 'road',
    words: 'Jalan atau jembatan rusak',
    category: 'Infrastruktur',
    subcategory: 'Jalan dan jembatan',
  },
  {
    code: 'drainage',
    words: 'Selokan, banjir, genangan',
    category: 'Infrastruktur',
    subcategory: 'Drainase dan irigasi',
  },
  { code: 'water', words: 'Air bersih', category: 'Infrastruktur', subcategory: 'Air bersih' },
  {
    code: 'building',
    words: 'Bangunan, pasar, dermaga, fasilitas umum',
    category: 'Infrastruktur',
    subcategory: 'Fasilitas umum',
  },
  { code: 'waste', words: 'Sampah', category: 'Lingkungan hidup', subcategory: 'Persampahan' },
  {
    code: 'pollution',
    words: 'Pencemaran, bau, asap, bising',
    category: 'Lingkungan hidup',
    subcategory: 'Pencemaran',
  },
  {
    code: 'tree',
    words: 'Pohon tumbang atau membahayakan',
    category: 'Lingkungan hidup',
    subcategory: 'Ruang terbuka hijau',
  },
  {
    code: 'traffic',
    words: 'Rambu, parkir, angkutan',
    category: 'Perhubungan',
    subcategory: 'Lalu lintas dan angkutan',
  },
  {
    code: 'health',
    words: 'Puskesmas, rumah sakit, BPJS',
    category: 'Kesehatan',
    subcategory: 'Pelayanan kesehatan',
  },
  {
    code: 'school',
    words: 'Sekolah dan beasiswa',
    category: 'Pendidikan',
    subcategory: 'Pendidikan dasar dan menengah',
  },
  {
    code: 'population',
    words: 'KTP, KK, akta',
    category: 'Kependudukan',
    subcategory: 'Administrasi kependudukan',
  },
  { code: 'social_aid', words: 'Bantuan sosial', category: 'Sosial', subcategory: 'Bantuan sosial' },
  {
    code: 'farming',
    words: 'Pertanian dan pupuk',
    category: 'Pertanian',
    subcategory: 'Pupuk dan sarana produksi',
  },
  {
    code: 'fishery',
    words: 'Perikanan dan nelayan',
    category: 'Perikanan',
    subcategory: 'Perikanan tangkap dan budidaya',
  },
  {
    code: 'market',
    words: 'Pasar, harga, usaha kecil',
    category: 'Ekonomi',
    subcategory: 'Perdagangan dan usaha mikro',
  },
  { code: 'permit', words: 'Perizinan', category: 'Pelayanan publik', subcategory: 'Perizinan' },
  {
    code: 'tax',
    words: 'Pajak dan retribusi daerah',
    category: 'Pelayanan publik',
    subcategory: 'Pajak daerah',
  },
  {
    code: 'village',
    words: 'Pemerintah desa dan dana desa',
    category: 'Pemerintahan',
    subcategory: 'Pemerintahan desa',
  },
  {
    code: 'public_order',
    words: 'Ketertiban dan keamanan',
    category: 'Ketenteraman dan ketertiban',
    subcategory: 'Ketertiban umum',
  },
  {
    code: 'disaster',
    words: 'Bencana dan bahaya',
    category: 'Kebencanaan',
    subcategory: 'Penanggulangan bencana',
  },
  { code: 'labour', words: 'Tenaga kerja', category: 'Ketenagakerjaan', subcategory: 'Hubungan kerja' },
  {
    code: 'tourism',
    words: 'Wisata, olahraga, pemuda',
    category: 'Pariwisata',
    subcategory: 'Destinasi wisata',
  },
  {
    code: 'official_conduct',
    words: 'Perilaku petugas atau pejabat',
    category: 'Pemerintahan',
    subcategory: 'Etika dan disiplin aparatur',
  },
  {
    code: 'extortion',
    words: 'Pungutan liar atau korupsi',
    category: 'Pemerintahan',
    subcategory: 'Penyalahgunaan wewenang',
  },
  {
    code: 'service_quality',
    words: 'Pelayanan kantor pemerintah',
    category: 'Pelayanan publik',
    subcategory: 'Kualitas pelayanan',
  },
  {
    code: 'data_request',
    words: 'Minta data atau dokumen',
    category: 'Informasi publik',
    subcategory: 'Permintaan informasi',
  },
  { code: 'other', words: 'Lainnya', category: 'Lainnya', subcategory: 'Lainnya' },
] as const;

export type TopicCode = (typeof complaintTopics)[number]['code'];
export type ComplaintTopic = (typeof complaintTopics)[number];

/** Topics that concern an official's conduct go to the Inspektorat unless the desk says otherwise. */
export const supervisionTopics: readonly TopicCode[] = ['official_conduct', 'extortion'];

export function isTopicCode(text: string): text is TopicCode {
  return complaintTopics.some((topic) => topic.code === text);
}

/** The topic's words and its place in the SP4N tree. */
export function topicOf(code: TopicCode): ComplaintTopic {
  const found = complaintTopics.find((topic) => topic.code === code);
  if (found === undefined) throw new Error(`no topic ${code}`);
  return found;
}
