import type { ExemptionLetter } from '#domain/exemption/grounds.ts';
import type {
  Channel,
  DeliveryMethod,
  ObtainMethod,
  PurposeChoice,
} from '#domain/information-request/information-request.ts';
import type { ExtensionGround, GrantedLetterItem } from '#domain/letter/letter-data.ts';
import type { LetterKind } from '#domain/letter/letter-kind.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { longDateWithDay as day } from './long-date.ts';

const kip = 'Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik';
const uu = 'UU Nomor 14 Tahun 2008';

/** The document's title in the file's properties, and what readers of the screen hear first. */
export const letterTitles: Readonly<Record<LetterKind, (caseNumber: string) => string>> = {
  receipt: (number) => `Tanda bukti penerimaan permohonan informasi ${number}`,
  notification: (number) => `Pemberitahuan tertulis atas permohonan informasi ${number}`,
  extension: (number) => `Pemberitahuan perpanjangan waktu permohonan informasi ${number}`,
  refusal: (number) => `Surat keputusan penolakan permohonan informasi ${number}`,
};

/** Wording of UU 14/2008 art. 17, letters a to j. */
export const exemptionGroundTexts: Readonly<Record<ExemptionLetter, string>> = {
  a: 'informasi yang apabila dibuka dapat menghambat proses penegakan hukum',
  b: 'informasi yang apabila dibuka dapat mengganggu kepentingan perlindungan hak atas kekayaan intelektual dan perlindungan dari persaingan usaha tidak sehat',
  c: 'informasi yang apabila dibuka dapat membahayakan pertahanan dan keamanan negara',
  d: 'informasi yang apabila dibuka dapat mengungkapkan kekayaan alam Indonesia',
  e: 'informasi yang apabila dibuka dapat merugikan ketahanan ekonomi nasional',
  f: 'informasi yang apabila dibuka dapat merugikan kepentingan hubungan luar negeri',
  g: 'informasi yang apabila dibuka dapat mengungkapkan isi akta autentik yang bersifat pribadi dan kemauan terakhir ataupun wasiat seseorang',
  h: 'informasi yang apabila dibuka dapat mengungkapkan rahasia pribadi',
  i: 'memorandum atau surat antarbadan publik atau intrabadan publik yang menurut sifatnya dirahasiakan, kecuali atas putusan Komisi Informasi atau pengadilan',
  j: 'informasi yang tidak boleh diungkapkan berdasarkan undang-undang',
};

export const extensionGroundTexts: Readonly<Record<ExtensionGround, string>> = {
  not_yet_held: 'informasi yang diminta belum kami kuasai',
  not_yet_documented: 'informasi yang diminta belum didokumentasikan',
  exemption_undecided: 'belum diputuskan apakah informasi yang diminta termasuk informasi yang dikecualikan',
};

export const purposeTexts: Readonly<Record<PurposeChoice, string>> = {
  study: 'penelitian atau tugas belajar',
  journalism: 'peliputan',
  oversight: 'pengawasan masyarakat',
  business: 'usaha',
  personal: 'keperluan pribadi atau keluarga',
  other: 'keperluan lain',
};

export const obtainMethodTexts: Readonly<Record<ObtainMethod, string>> = {
  view: 'melihat, membaca, mendengarkan, atau mencatat',
  copy_soft: 'salinan digital (softcopy)',
  copy_hard: 'salinan cetak (hardcopy)',
};

export const deliveryMethodTexts: Readonly<Record<DeliveryMethod, string>> = {
  portal: 'diunduh dari halaman permohonan',
  email: 'dikirim lewat surel',
  pick_up: 'diambil langsung',
  post: 'dikirim lewat pos',
  courier: 'dikirim lewat kurir',
};

const channelTexts: Readonly<Record<Channel, string>> = {
  web: 'portal PPID (daring)',
  desk: 'meja layanan PPID',
};

const formTexts: Readonly<Record<GrantedLetterItem['form'], string>> = {
  softcopy: 'salinan digital (softcopy)',
  hardcopy: 'salinan cetak (hardcopy)',
};

/** Every sentence of a letter, for the head, the body and the foot. */
export const letterCopy = {
  reference: { number: 'Nomor', nature: 'Sifat', attachments: 'Lampiran', subject: 'Hal' },
  /** Room for a number that is written by hand. */
  numberToBeFilled: '.................................',
  ordinary: 'Biasa',
  noAttachment: '–',
  attachmentCount: (count: number) => `${count} berkas`,
  subjects: {
    notification: (number: string) => `Pemberitahuan tertulis atas permohonan informasi ${number}`,
    extension: (number: string) => `Perpanjangan waktu jawaban permohonan informasi ${number}`,
  },
  salutation: 'Yth.',
  contact: { phone: 'Telepon', email: 'Surel', website: 'Laman' },
  page: { page: 'Halaman', of: 'dari' },
  table: {
    position: 'No.',
    detail: 'Rincian',
    requested: 'Informasi yang diminta',
    answer: 'Jawaban',
  },
  itemHeading: (position: number) => `Informasi nomor ${position}`,
  itemHeadingWithAnswer: (position: number, answer: string) => `Informasi nomor ${position}: ${answer}`,
  provisional:
    'Tanggal ini sementara: hari libur nasional dan cuti bersama tahun itu belum ditetapkan, sehingga tanggalnya dapat bergeser.',
  unprintable:
    'Tanda [?] menggantikan huruf atau gambar yang tidak dapat dicetak. Teks selengkapnya ada pada halaman permohonan Anda.',
  verification: {
    heading: 'Keaslian surat',
    before: 'Pindai kode QR atau buka alamat ini untuk memeriksa keaslian surat:',
    after: (code: string) => `Kode verifikasi: ${code}`,
    alt: (url: string) => `Kode QR ke halaman pemeriksaan keaslian surat, ${url}`,
  },
  signature: {
    electronic: 'Ditandatangani secara elektronik',
    withoutSignature: (legalBasis: string) => `Sah tanpa tanda tangan berdasarkan ${legalBasis}.`,
    nip: (nip: string) => `NIP ${nip}`,
  },
  rights: {
    heading: 'Hak Anda',
    objection: (what: 'jawaban' | 'keputusan', superior: string, days: number) =>
      `Jika Anda tidak puas atas ${what} ini, Anda berhak mengajukan keberatan secara tertulis kepada ${superior} dalam waktu ${days} hari kerja sejak surat ini diterima.`,
    earliest: (on: CivilDate) =>
      `Hari terakhir untuk mengajukan keberatan paling cepat jatuh pada ${day(on)}, dihitung dari hari surat ini dikirim. Jika Anda menerimanya lebih lambat, batas itu ikut mundur.`,
    desk: (address: string) => `Keberatan dapat disampaikan ke meja layanan PPID, ${address}.`,
    basis: `Dasar hukum: Pasal 35 dan Pasal 36 ${kip}.`,
  },
  receipt: {
    heading: 'Tanda Bukti Penerimaan',
    subheading: 'Permohonan Informasi Publik',
    number: 'Nomor permohonan',
    factsHeading: 'Keterangan permohonan',
    received: 'Diterima',
    receivedAt: (on: CivilDate, time: string) => `${day(on)}, pukul ${time}`,
    requester: 'Nama pemohon',
    channel: 'Diterima melalui',
    channels: channelTexts,
    due: 'Dijawab paling lambat',
    dueOn: (on: CivilDate, days: number) => `${day(on)} (${days} hari kerja)`,
    purpose: 'Tujuan penggunaan',
    obtain: 'Cara memperoleh',
    delivery: 'Cara menerima',
    itemsHeading: 'Informasi yang diminta',
    nextHeading: 'Yang terjadi selanjutnya',
    next: (due: CivilDate, extensionDays: number, tracking: string) => [
      `PPID menjawab secara tertulis paling lambat ${day(due)}.`,
      `Bila perlu, waktu jawaban dapat diperpanjang satu kali selama ${extensionDays} hari kerja berikutnya, dengan alasan tertulis (Pasal 22 ayat (7) dan (8) UU 14/2008).`,
      `Ikuti perkembangannya di ${tracking} dengan nomor permohonan ini dan kode yang Anda terima saat mendaftar. Demi keamanan, kode itu tidak dicetak di sini.`,
    ],
    automatic: 'Tanda bukti ini dibuat otomatis dan tidak memerlukan tanda tangan.',
  },
  notification: {
    opening: (received: CivilDate, number: string) =>
      `Permohonan informasi Anda kami terima pada ${day(received)} dengan nomor pendaftaran ${number}. Sesuai dengan Pasal 22 ayat (7) ${kip}, kami sampaikan jawaban atas setiap informasi yang Anda minta sebagai berikut.`,
    answers: {
      granted: 'Dapat diberikan',
      refused: 'Ditolak',
      not_held: 'Tidak kami kuasai',
      not_documented: 'Belum didokumentasikan',
    },
    givenHeading: 'A. Informasi yang dapat diberikan',
    notGivenHeading: 'B. Informasi yang tidak dapat diberikan',
    custody: 'Penguasaan',
    custodyOurs: 'kami kuasai',
    form: 'Bentuk',
    forms: formTexts,
    cost: 'Biaya',
    costFree: 'tanpa biaya',
    costLine: (label: string, amount: string) => `${label}: ${amount}`,
    costTotal: (amount: string) => `Jumlah: ${amount}`,
    supply: 'Waktu penyediaan',
    supplyNow: 'bersama surat ini',
    supplyIn: (days: number) => `${days} hari kerja sejak tanggal surat ini`,
    files: 'Berkas',
    note: 'Penjelasan',
    delivery: (methods: string) => `Cara penyampaian: ${methods}.`,
    payment: (how: string) => `Cara pembayaran: ${how}`,
    refusalLetter:
      'Alasan penolakan selengkapnya dimuat dalam surat keputusan penolakan yang menyertai surat ini.',
    holder: 'Dikuasai oleh',
    holderUnknown: 'badan publik lain yang tidak kami ketahui',
    remark: 'Keterangan',
    holderAdvice:
      'Informasi ini tidak berada dalam penguasaan kami. Silakan ajukan permohonan kepada badan publik tersebut.',
    holderUnknownAdvice: 'Informasi ini tidak berada dalam penguasaan kami.',
    supplyOn: 'Akan disediakan',
    supplyOnDay: (on: CivilDate) => `paling lambat ${day(on)}`,
    supplyUnknown:
      'waktunya belum dapat dipastikan; kami mengabari Anda setelah informasi ini didokumentasikan',
    closing: (tracking: string) =>
      `Jawaban ini juga dapat Anda baca di ${tracking} dengan nomor permohonan dan kode Anda. Demikian pemberitahuan ini kami sampaikan. Atas perhatian Anda, kami ucapkan terima kasih.`,
  },
  ground: {
    label: 'Dasar pengecualian',
    article: (letter: ExemptionLetter) => `Pasal 17 huruf ${letter} ${uu} (${exemptionGroundTexts[letter]})`,
    reasons: 'Alasan',
    consequence: 'Uji konsekuensi',
    consequenceRecord: (number: string, on: CivilDate) => `nomor ${number}, ${day(on)}`,
    ifOpened: 'Akibat apabila dibuka',
  },
  extension: {
    opening: (received: CivilDate, number: string, due: CivilDate) =>
      `Permohonan informasi Anda kami terima pada ${day(received)} dengan nomor pendaftaran ${number}, dengan batas waktu jawaban ${day(due)}.`,
    decision: (days: number) =>
      `Kami memerlukan waktu tambahan untuk menjawabnya. Sesuai dengan Pasal 22 ayat (8) ${kip}, waktu jawaban kami perpanjang satu kali selama ${days} hari kerja berikutnya.`,
    newDue: 'Batas waktu jawaban yang baru',
    itemsHeading: 'Informasi yang diminta',
    reasonsHeading: 'Alasan perpanjangan',
    ground: (ground: string) => `Perpanjangan diperlukan karena ${ground}.`,
    objection: (superior: string, days: number, newDue: CivilDate) =>
      `Jika sampai dengan ${day(newDue)} Anda belum menerima jawaban, Anda berhak mengajukan keberatan secara tertulis kepada ${superior} dalam waktu ${days} hari kerja setelah tanggal tersebut.`,
    closing: (tracking: string) =>
      `Perkembangan permohonan dapat Anda ikuti di ${tracking} dengan nomor permohonan dan kode Anda. Demikian pemberitahuan ini kami sampaikan. Atas pengertian Anda, kami ucapkan terima kasih.`,
  },
  refusal: {
    headingLines: [
      'Surat Keputusan',
      'Pejabat Pengelola Informasi dan Dokumentasi',
      'tentang Penolakan Permohonan Informasi Publik',
    ],
    number: (number: string) => `Nomor: ${number}`,
    factsHeading: 'Permohonan',
    caseNumber: 'Nomor pendaftaran',
    receivedOn: 'Tanggal diterima',
    name: 'Nama',
    address: 'Alamat',
    contact: 'Telepon/surel',
    itemsHeading: 'Informasi yang diminta',
    decisionHeading: 'Keputusan',
    decision:
      'Pejabat Pengelola Informasi dan Dokumentasi memutuskan bahwa informasi tersebut adalah informasi yang dikecualikan, sehingga permohonan atas informasi itu ditolak, dengan dasar dan alasan berikut.',
    basis: `Keputusan ini diambil berdasarkan Pasal 17, Pasal 19, dan Pasal 22 ayat (7) ${kip}.`,
    decidedAt: (place: string) => `Ditetapkan di ${place}`,
    decidedOn: (on: string) => `pada tanggal ${on}`,
  },
} as const;
