import type { ExemptionErrorCode } from '#domain/exemption/exemption.ts';
import type { ExemptionLetter, OpenKind } from '#domain/exemption/grounds.ts';

export const exemptionErrorTexts = {
  NOT_ALLOWED: 'Pengecualian ditetapkan oleh PPID. Minta PPID mencatatnya.',
  NOT_FOUND: 'Pengecualian ini tidak ada.',
  STALE_EXEMPTION: 'Catatan ini baru saja diubah orang lain. Muat ulang, lalu ulangi bila masih perlu.',
  UNKNOWN_UNIT: 'Pilih unit dari daftar.',
  DOCUMENT_NOT_FOUND: 'Dokumen ini tidak ditemukan. Salin alamatnya dari layar dokumen petugas.',
  DOCUMENT_IS_PUBLIC: 'Dokumen ini sedang terbit. Tarik dulu sebelum dikecualikan.',
  GROUND_NEEDED: 'Pilih paling sedikit satu alasan Pasal 17.',
  STATUTE_NEEDED: 'Huruf j memerlukan pasal suatu undang-undang; peraturan di bawahnya tidak cukup.',
  DATES_CROSSED: 'Uji dilakukan sebelum penetapan, dan keduanya tidak di masa depan. Periksa tanggalnya.',
  END_NEEDED: 'Isi satu saja: tanggal berakhir, atau syarat yang mengakhirinya.',
  CONDITION_NOT_ALLOWED:
    'Alasan huruf a dan c sampai f tidak boleh tanpa batas (UU 14/2008 Pasal 20). Isi tanggal berakhirnya.',
  END_TOO_FAR: 'Paling lama 30 tahun sejak penetapan.',
  END_TOO_NEAR: 'Tanggal berakhir harus sesudah tanggal penetapan.',
  OPEN_KIND_UNANSWERED:
    'Namanya menyebut jenis yang menurut UU 14/2008 Pasal 18 selalu terbuka. Jelaskan mengapa yang ini bukan, paling sedikit 20 huruf.',
  ALREADY_ENDED: 'Pengecualian ini sudah berakhir.',
  REASON_LENGTH: 'Tulis alasannya, 5 sampai 500 huruf.',
} as const satisfies Record<ExemptionErrorCode, string>;

export const openKindLabels = {
  court_decision: 'putusan pengadilan',
  regulation: 'ketetapan, keputusan, peraturan, surat edaran, atau kebijakan',
  closed_investigation: 'surat perintah penghentian penyidikan atau penuntutan',
  enforcement_budget: 'rencana pengeluaran atau laporan keuangan lembaga penegak hukum',
  recovered_assets: 'laporan pengembalian uang hasil korupsi',
} as const satisfies Record<OpenKind, string>;

/** Art. 17 in short, for those who choose. */
export const letterLabels = {
  a: 'a. Menghambat penegakan hukum',
  b: 'b. Hak kekayaan intelektual, persaingan usaha',
  c: 'c. Pertahanan dan keamanan negara',
  d: 'd. Kekayaan alam Indonesia',
  e: 'e. Ketahanan ekonomi nasional',
  f: 'f. Hubungan luar negeri',
  g: 'g. Isi akta pribadi atau wasiat',
  h: 'h. Rahasia pribadi seseorang',
  i: 'i. Memorandum atau surat yang dirahasiakan',
  j: 'j. Dilarang dibuka oleh undang-undang lain',
} as const satisfies Record<ExemptionLetter, string>;

export const exemptionFieldLabels: Readonly<Record<string, string>> = {
  information: 'Informasi',
  part: 'Bagian yang ditutup',
  unit_id: 'Unit',
  letters: 'Alasan Pasal 17',
  statute_article: 'Pasal undang-undang',
  open_kind_answer: 'Mengapa bukan informasi yang selalu terbuka',
  test_number: 'Nomor lembar uji',
  tested_on: 'Tanggal uji',
  tested_place: 'Tempat uji',
  participants: 'Peserta uji',
  if_opened: 'Akibat bila dibuka',
  if_closed: 'Manfaat bila ditutup',
  public_interest: 'Kepentingan umum',
  decree_number: 'Nomor penetapan',
  decided_on: 'Tanggal penetapan',
  decided_place: 'Tempat penetapan',
  decided_by: 'PPID yang menetapkan',
  approved_by: 'Pimpinan yang menyetujui',
  ends_on: 'Tertutup sampai tanggal',
  end_condition: 'Syarat yang mengakhiri',
  document: 'Dokumen yang akan dibuka',
  reason: 'Alasan berakhir',
};

export const exemptionNews: Readonly<Record<string, string>> = {
  created: 'Pengecualian tercatat dan masuk daftar informasi yang dikecualikan.',
  ended: 'Pengecualian berakhir. Entrinya terbuka di daftar informasi publik.',
};
