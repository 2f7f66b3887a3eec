import { defaultEscalationPlan, type EscalationPlan } from '#domain/office/escalation.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import type { ReadingHours } from '#domain/shared/reading-hours.ts';

/** A complaint channel named on /pengaduan until the complaint form stands beside it. */
export type ContactChannel = { readonly name: string; readonly description: string; readonly url: string };

/** A body that answers for itself (a desa, the police, the neighbouring city): named, not refused. */
export type OtherBody = { readonly name: string; readonly advice: string; readonly contact: string };

/** Who signs letters; capacity is for stand-ins. */
export type SigningOfficial = {
  readonly fullName: string;
  readonly rank: string;
  readonly nip: string;
  readonly positionTitle: string;
  readonly capacity: '' | 'Plt.' | 'Plh.' | 'a.n.';
  readonly onBehalfOf: string;
};

/** What an office changes in the back office; stored as rows of `setting`, defaults in code at first start. */
export type OfficeSettings = {
  readonly officeName: string;
  readonly shortName: string;
  readonly tagline: string;
  readonly letterheadLines: readonly string[];
  readonly place: string;
  readonly address: string;
  readonly phone: string;
  readonly whatsapp: string;
  readonly email: string;
  readonly openingHours: string;
  readonly serviceStandard: string;
  readonly complaintChannels: readonly ContactChannel[];
  readonly otherBodies: readonly OtherBody[];
  readonly signingOfficial: SigningOfficial;
  readonly superiorOfficialTitle: string;
  /** Whether a request can be sent without the NIK and completed later. */
  readonly nikRule: 'required' | 'may_follow';
  readonly identityProofRule: 'off' | 'optional';
  readonly proofRetentionDays: number;
  readonly soonWorkingDays: number;
  readonly letterNumbering: 'typed' | 'generated';
  readonly letterNumberTemplate: string;
  readonly letterClassification: string;
  /** `signed`: a letter that decides leaves only signed; otherwise it leaves with the legal basis printed. */
  readonly signatureRule: 'signed' | 'valid_without_signature';
  readonly signatureLegalBasis: string;
  readonly brandColour: string;
  readonly accentColour: string;
  readonly defaultUnitId: UnitId | null;
  /** Complaints about the conduct of officials go to this unit alone. */
  readonly inspectorateUnitId: UnitId | null;
  /** How silent units are reminded and taken higher. */
  readonly escalation: EscalationPlan;
  /** Shown where somebody may be in danger. */
  readonly emergencyNumber: string;
  /** What the complaint channel on WhatsApp is called; a rename breaks no link. */
  readonly whatsappChannelName: string;
  /** E.164, where people report by WhatsApp; '' where the office has no such channel. */
  readonly whatsappChannelNumber: string;
  /** First words of the machine's answer; may hold `{kanal}` and `{kantor}`. */
  readonly whatsappGreeting: string;
  /** Said when nobody reads now; may hold `{jam_baca}`, `{hari}` and `{pukul}`. */
  readonly whatsappOffHours: string;
  /** Local hours of working days in which a person reads what comes by WhatsApp, `HH:MM`. */
  readonly readingHours: ReadingHours;
  /** Working days after the handing over within which a complaint is to stand in SP4N-LAPOR! too. */
  readonly sp4nCopyWorkingDays: number;
};

/** First-start values for the reference office; the office edits them at /petugas/pengaturan. */
export const defaultOfficeSettings: OfficeSettings = {
  officeName: 'PPID Kabupaten Probolinggo',
  shortName: 'PPID Probolinggo',
  tagline: 'Cari dokumen, minta informasi, dan ikuti jawabannya. Gratis.',
  letterheadLines: ['PEMERINTAH KABUPATEN PROBOLINGGO', 'PEJABAT PENGELOLA INFORMASI DAN DOKUMENTASI'],
  place: 'Kraksaan',
  address: 'Jalan Raya Panglima Sudirman Nomor 134, Kraksaan, Kabupaten Probolinggo 67282',
  phone: '',
  whatsapp: '',
  email: '',
  openingHours: 'Senin–Kamis 08.00–15.00, Jumat 08.00–14.00 WIB',
  serviceStandard:
    'Permohonan dijawab paling lambat 10 hari kerja. Gratis; hanya biaya salinan cetak yang nyata.',
  complaintChannels: [
    {
      name: 'SP4N-LAPOR!',
      description: 'Kanal pengaduan nasional: situs, aplikasi, atau SMS ke 1708.',
      url: 'https://www.lapor.go.id',
    },
  ],
  otherBodies: [
    {
      name: 'Pemerintah desa',
      advice: 'Desa adalah badan publik sendiri dengan PPID sendiri. Ajukan langsung ke kantor desa.',
      contact: 'Kantor desa setempat',
    },
    {
      name: 'Pemerintah Kota Probolinggo',
      advice: 'Kota Probolinggo adalah pemerintah daerah yang berbeda, dengan PPID sendiri.',
      contact: 'PPID Kota Probolinggo',
    },
    {
      name: 'Instansi pusat atau kepolisian',
      advice: 'Kementerian, lembaga pusat, kejaksaan, dan kepolisian mempunyai PPID sendiri.',
      contact: 'PPID instansi yang bersangkutan',
    },
  ],
  signingOfficial: {
    fullName: '',
    rank: '',
    nip: '',
    positionTitle: 'Pejabat Pengelola Informasi dan Dokumentasi',
    capacity: '',
    onBehalfOf: '',
  },
  superiorOfficialTitle: 'Atasan PPID (Sekretaris Daerah Kabupaten Probolinggo)',
  nikRule: 'may_follow',
  identityProofRule: 'optional',
  proofRetentionDays: 7,
  soonWorkingDays: 3,
  letterNumbering: 'typed',
  letterNumberTemplate: '{kode_klasifikasi}/{nomor}/PPID/{bulan_romawi}/{tahun}',
  letterClassification: '000.4',
  signatureRule: 'signed',
  signatureLegalBasis: '',
  brandColour: '#0F5257',
  accentColour: '#B4431F',
  defaultUnitId: null,
  inspectorateUnitId: null,
  escalation: defaultEscalationPlan,
  emergencyNumber: '112',
  whatsappChannelName: 'Halo SAE',
  whatsappChannelNumber: '+6282131001001',
  whatsappGreeting:
    'Ini {kanal}, layanan pengaduan {kantor}. Tulis saja masalahnya dalam satu kalimat, boleh dengan foto; tidak perlu KTP atau NIK. Pesan Anda dibaca petugas pengaduan dan disimpan sebagai laporan.',
  whatsappOffHours:
    'Sekarang di luar jam baca petugas ({jam_baca}). Petugas membacanya {hari} mulai pukul {pukul}.',
  readingHours: { opensAt: '08:00', closesAt: '15:00', closesFridayAt: '14:00' },
  sp4nCopyWorkingDays: 2,
};
