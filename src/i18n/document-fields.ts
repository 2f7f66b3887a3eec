import type { CompanionRole } from '#domain/public-document/document-file.ts';
import type { InformationForm, Licence } from '#domain/public-document/register-facts.ts';

/** What each file beside the main one is for, as the public reads it. */
export const companionRoleLabels = {
  data: 'Data',
  attachment: 'Lampiran',
  plain_text: 'Teks polos (untuk pembaca layar)',
  audio: 'Rekaman suara',
  braille: 'Berkas braille',
} as const satisfies Record<CompanionRole, string>;

export const informationFormLabels = {
  printed: 'Cetak',
  electronic: 'Berkas elektronik',
  online: 'Daring (halaman web)',
} as const satisfies Record<InformationForm, string>;

/** Terms of use in plain words; the second line says what one may do. */
export const licenceLabels = {
  statute: 'UU 14/2008 Pasal 5',
  cc_by_4_0: 'CC BY 4.0',
  cc0_1_0: 'CC0 1.0 (tanpa syarat)',
} as const satisfies Record<Licence, string>;

export const licenceTexts = {
  statute:
    'Anda boleh membaca, menyimpan, dan membagikannya. Gunakan sesuai peraturan dan sebutkan sumbernya bila Anda mengutip atau menerbitkannya lagi (UU 14/2008 Pasal 5).',
  cc_by_4_0:
    'Anda boleh memakai, mengubah, dan membagikannya untuk keperluan apa pun, asal menyebut sumbernya (Creative Commons Atribusi 4.0).',
  cc0_1_0:
    'Anda boleh memakai, mengubah, dan membagikannya untuk keperluan apa pun, tanpa syarat (Creative Commons CC0 1.0).',
} as const satisfies Record<Licence, string>;

export const licenceAddresses: Readonly<Record<Licence, string | null>> = {
  statute: null,
  cc_by_4_0: 'https://creativecommons.org/licenses/by/4.0/deed.id',
  cc0_1_0: 'https://creativecommons.org/publicdomain/zero/1.0/deed.id',
};

/** What the summary of refusals calls each field, in the order of the page. */
export const documentFieldLabels: Readonly<Record<string, string>> = {
  title: 'Judul',
  classification: 'Kelas informasi',
  unit_id: 'Unit penerbit',
  kind: 'Jenis dokumen',
  year: 'Tahun',
  region_code: 'Wilayah',
  summary: 'Ringkasan',
  holder: 'Yang menguasai',
  maker: 'Penanggung jawab pembuatan',
  made_on: 'Tanggal dibuat',
  made_place: 'Tempat dibuat',
  forms: 'Bentuk yang tersedia',
  retention: 'Masa simpan',
  licence: 'Syarat pemakaian',
  source: 'Asal data',
  contact: 'Kontak',
  locator: 'Di mana dapat dilihat',
  link_url: 'Tautan',
  link_label: 'Nama situs',
  file: 'Berkas utama',
  data_file: 'Data',
  attachment_file: 'Lampiran',
  text_file: 'Teks polos',
  audio_file: 'Rekaman suara',
  braille_file: 'Berkas braille',
  note: 'Apa yang berubah',
  confirmed: 'Pemeriksaan terakhir',
  scheduled_on: 'Tanggal terbit',
  scheduled_time: 'Jam terbit',
  schedule_confirmed: 'Pemeriksaan terakhir',
  embargo_on: 'Ditahan sampai tanggal',
  embargo_time: 'Ditahan sampai jam',
  release_reason: 'Alasan pelepasan',
  decision: 'Putusan',
  decision_note: 'Catatan putusan',
  related: 'Dokumen terkait',
  reason: 'Alasan penarikan',
  replaced_by: 'Diganti oleh',
};
