type Query = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

/** Appends a query; empty values are left out, lists are repeated, so that every filter state is one link. */
function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      if (one !== null && one !== undefined && one !== '') search.append(key, String(one));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

const segment = encodeURIComponent;

/** Filters of the library, named as in the address. */
export type LibraryQuery = {
  readonly q?: string | undefined;
  readonly kelas?: string | undefined;
  readonly unit?: string | undefined;
  readonly tahun?: string | undefined;
  readonly jenis?: string | undefined;
  readonly wilayah?: string | undefined;
  readonly format?: string | undefined;
  readonly halaman?: string | undefined;
};

/** Every address of the portal; pages and mails link through here only. */
export const paths = {
  home: '/',
  library: (query: LibraryQuery = {}) => withQuery('/informasi', query),
  periodic: '/informasi/berkala',
  immediate: '/informasi/serta-merta',
  availableAnytime: '/informasi/setiap-saat',
  exempt: '/informasi/dikecualikan',
  classPage: (slug: 'berkala' | 'serta-merta' | 'setiap-saat' | 'dikecualikan') => `/informasi/${slug}`,
  classPageAt: (slug: 'berkala' | 'serta-merta' | 'setiap-saat', halaman: string) =>
    withQuery(`/informasi/${slug}`, { halaman }),
  publicDocument: (slug: string) => `/informasi/${segment(slug)}`,
  documentVersion: (slug: string, number: number) => `/informasi/${segment(slug)}/versi/${number}`,
  register: (query: Query = {}) => withQuery('/dip', query),
  registerFile: (kind: 'csv' | 'json', query: Query = {}) => withQuery(`/dip.${kind}`, query),
  exemptFile: (kind: 'csv' | 'json', query: Query = {}) => withQuery(`/dik.${kind}`, query),
  areas: '/informasi/wilayah',
  area: (code: string) => `/informasi/wilayah/${segment(code)}`,
  areaPage: (code: string, halaman: string) => withQuery(`/informasi/wilayah/${segment(code)}`, { halaman }),
  file: (id: string, name: string) => `/berkas/${segment(id)}/${segment(name)}`,
  /** Titles and words for what is being typed; for the script of the search box. */
  suggestions: '/api/v1/saran',
  requestHowTo: '/permohonan',
  requestForm: '/permohonan/baru',
  /** The form with the first item begun and the unit chosen. */
  requestFormAbout: (query: { readonly tentang?: string; readonly unit?: string }) =>
    withQuery('/permohonan/baru', query),
  receipt: '/permohonan/tanda-terima',
  track: '/lacak',
  trackLink: (secret: string) => `/lacak/${segment(secret)}`,
  caseHome: '/kasus',
  complaintCase: '/kasus/pengaduan',
  complaintRecord: '/kasus/pengaduan/cetak',
  caseFile: (id: string, name: string) => `/kasus/berkas/${segment(id)}/${segment(name)}`,
  taskReturned: '/tugas/dikembalikan',
  taskLink: (token: string) => `/tugas/${segment(token)}`,
  taskFile: (token: string, id: string, name: string) =>
    `/tugas/${segment(token)}/berkas/${segment(id)}/${segment(name)}`,
  verifyForm: '/verifikasi',
  verify: (code: string) => `/verifikasi/${segment(code)}`,
  calculator: (query: { readonly mulai?: string; readonly jenis?: string } = {}) =>
    withQuery('/tenggat', query),
  calculatorApi: (query: { readonly mulai?: string; readonly jenis?: string } = {}) =>
    withQuery('/api/v1/tenggat', query),
  complaints: '/pengaduan',
  complaintForm: '/pengaduan/baru',
  complaintReceipt: '/pengaduan/tanda-terima',
  complaintsWith: (query: Query) => withQuery('/pengaduan', query),
  complaintsApi: (query: Query = {}) => withQuery('/api/v1/pengaduan', query),
  publicComplaint: (number: string) => `/pengaduan/${segment(number)}`,
  documentsApi: (query: Query = {}) => withQuery('/api/v1/dokumen', query),
  openApi: '/api/openapi.json',
  catalogue: (query: Query = {}) => withQuery('/catalog.jsonld', query),
  feed: (form: 'xml' | 'json', query: Query = {}) => withQuery(`/feed.${form}`, query),
  sitemaps: '/sitemap.xml',
  sitemap: (part: string) => `/sitemap/${segment(part)}.xml`,
  compliance: (query: Query = {}) => withQuery('/kepatuhan', query),
  complianceCsv: '/kepatuhan.csv',
  procurementPackage: (id: string) => `/kepatuhan/paket/${segment(id)}`,
  help: '/bantuan',
  statistics: (query: { readonly tahun?: string } = {}) => withQuery('/statistik', query),
  statisticsCsv: (query: { readonly tahun?: string } = {}) => withQuery('/statistik.csv', query),
  statisticsApi: (query: { readonly tahun?: string } = {}) => withQuery('/api/v1/statistik', query),

  signIn: '/petugas/masuk',
  signInThen: (back: string | null) => withQuery('/petugas/masuk', { kembali: back }),
  secondFactor: (query: { readonly kembali?: string | null; readonly dengan?: 'cadangan' } = {}) =>
    withQuery('/petugas/masuk/kode', query),
  security: (query: { readonly pesan?: string } = {}) => withQuery('/petugas/keamanan', query),
  authenticatorApp: (query: { readonly kembali?: string | null } = {}) =>
    withQuery('/petugas/keamanan/aplikasi-kode', query),
  recoveryCodes: (query: { readonly kembali?: string | null } = {}) =>
    withQuery('/petugas/keamanan/kode-cadangan', query),
  ownPassword: '/petugas/keamanan/kata-sandi',
  confirmSignIn: (query: { readonly kembali?: string | null; readonly dengan?: 'cadangan' } = {}) =>
    withQuery('/petugas/keamanan/konfirmasi', query),
  ownAbsence: (query: { readonly pesan?: string } = {}) => withQuery('/petugas/ketidakhadiran', query),
  signOut: '/petugas/keluar',
  forbidden: '/petugas/tidak-berwenang',
  setup: (token: string) => `/petugas/siapkan/${segment(token)}`,
  invitation: (token: string) => `/petugas/undangan/${segment(token)}`,
  officerHome: '/petugas',
  queue: (query: Query = {}) => withQuery('/petugas/permohonan', query),
  officerCase: (id: string) => `/petugas/permohonan/${segment(id)}`,
  officerCaseAnswer: (id: string) => `/petugas/permohonan/${segment(id)}/jawaban`,
  officerCaseExtension: (id: string) => `/petugas/permohonan/${segment(id)}/perpanjangan`,
  officerCaseSend: (id: string) => `/petugas/permohonan/${segment(id)}/kirim`,
  officerCaseCode: (id: string) => `/petugas/permohonan/${segment(id)}/kode`,
  officerCaseIdentity: (id: string) => `/petugas/permohonan/${segment(id)}/identitas`,
  officerCaseConvert: (id: string) => `/petugas/permohonan/${segment(id)}/pengaduan`,
  officerComplaintConvert: (id: string) => `/petugas/pengaduan/${segment(id)}/permohonan`,
  complaintInbox: (query: Query = {}) => withQuery('/petugas/pengaduan', query),
  officerComplaint: (id: string) => `/petugas/pengaduan/${segment(id)}`,
  officerComplaintReporter: (id: string) => `/petugas/pengaduan/${segment(id)}/pelapor`,
  officerComplaintCode: (id: string) => `/petugas/pengaduan/${segment(id)}/kode`,
  newOfficerComplaint: '/petugas/pengaduan/baru',
  complaintSlip: '/petugas/pengaduan/tanda-terima',
  officerFile: (id: string, name: string) => `/petugas/berkas/${segment(id)}/${segment(name)}`,
  sp4n: (query: Query = {}) => withQuery('/petugas/sp4n', query),
  sp4nCase: (id: string, query: Query = {}) => withQuery(`/petugas/sp4n/${segment(id)}`, query),
  sp4nAttachments: (id: string) => `/petugas/sp4n/${segment(id)}/lampiran.zip`,
  sp4nImport: (query: Query = {}) => withQuery('/petugas/sp4n/impor', query),
  sp4nReconciliation: (query: Query = {}) => withQuery('/petugas/sp4n/rekonsiliasi', query),
  sp4nReconciliationCsv: (query: Query = {}) => withQuery('/petugas/sp4n/rekonsiliasi.csv', query),
  summary: (query: { readonly dari?: string; readonly sampai?: string } = {}) =>
    withQuery('/petugas/ringkasan', query),
  summaryFile: (kind: 'csv' | 'json', query: { readonly dari: string; readonly sampai: string }) =>
    withQuery(`/petugas/ringkasan.${kind}`, query),
  exceptions: (query: Query = {}) => withQuery('/petugas/kendala', query),
  audit: (query: Query = {}) => withQuery('/petugas/audit', query),
  identityViews: (query: Query = {}) => withQuery('/petugas/audit/identitas', query),
  toTell: (query: Query = {}) => withQuery('/petugas/perlu-dikabari', query),
  importChat: '/petugas/percakapan/impor',
  conversations: (query: Query = {}) => withQuery('/petugas/percakapan', query),
  conversation: (id: string, query: Query = {}) => withQuery(`/petugas/percakapan/${segment(id)}`, query),
  chatSimulator: '/petugas/percakapan/simulator',
  complaintChat: (id: string, query: Query = {}) =>
    withQuery(`/petugas/pengaduan/${segment(id)}/percakapan`, query),
  documents: (query: Query = {}) => withQuery('/petugas/dokumen', query),
  newDocument: '/petugas/dokumen/baru',
  editDocument: (id: string) => `/petugas/dokumen/${segment(id)}`,
  documentSaved: (id: string, what: string) => withQuery(`/petugas/dokumen/${segment(id)}`, { pesan: what }),
  fileCheck: (id: string, pesan?: string) =>
    withQuery(`/petugas/dokumen/${segment(id)}/pemeriksaan`, pesan === undefined ? {} : { pesan }),
  exemptions: (query: Query = {}) => withQuery('/petugas/dikecualikan', query),
  newExemption: '/petugas/dikecualikan/baru',
  exemption: (id: string, query: Query = {}) => withQuery(`/petugas/dikecualikan/${segment(id)}`, query),
  previewDocument: (id: string) => `/petugas/dokumen/${segment(id)}/pratinjau`,
  dutyBoard: (query: Query = {}) => withQuery('/petugas/kepatuhan', query),
  duty: (id: string, query: Query = {}) => withQuery(`/petugas/kepatuhan/${segment(id)}`, query),
  newPackage: '/petugas/kepatuhan/paket/baru',
  officerPackage: (id: string, query: Query = {}) =>
    withQuery(`/petugas/kepatuhan/paket/${segment(id)}`, query),
  calendar: (query: { readonly tahun?: number | string; readonly pesan?: string } = {}) =>
    withQuery('/petugas/kalender', query),
  changeCalendar: (way: 'libur' | 'tahun' | 'berkas' | 'cuti-bersama' | 'hapus') =>
    `/petugas/kalender/${way}`,
  removeHoliday: (holiday: { readonly on: string; readonly kind: string; readonly name: string }) =>
    withQuery('/petugas/kalender/hapus', { tanggal: holiday.on, jenis: holiday.kind, nama: holiday.name }),
  units: '/petugas/unit',
  newUnit: '/petugas/unit/baru',
  unit: (id: string) => `/petugas/unit/${segment(id)}`,
  users: '/petugas/pengguna',
  inviteOfficer: '/petugas/pengguna/undang',
  oneTimeLink: '/petugas/pengguna/tautan',
  user: (id: string) => `/petugas/pengguna/${segment(id)}`,
  userAbsence: (id: string, query: { readonly pesan?: string } = {}) =>
    withQuery(`/petugas/pengguna/${segment(id)}/ketidakhadiran`, query),
  /** After leaving: how many requests were handed over. */
  userLeft: (id: string, cases: number) =>
    withQuery(`/petugas/pengguna/${segment(id)}`, { pesan: 'disable', diserahkan: cases }),
  userLeaves: (id: string) => `/petugas/pengguna/${segment(id)}/nonaktifkan`,
  settings: '/petugas/pengaturan',
  settingsGroup: (slug: string) => `/petugas/pengaturan/${segment(slug)}`,
} as const;

/** Absolute form for mails, QR codes and letters; `baseUrl` has no path of its own. */
export function absoluteUrl(baseUrl: string, path: string): string {
  return new URL(path, baseUrl).href;
}

/** `wa.me` link; `phone` in any Indonesian form, `text` is put ready in the chat. */
export function whatsAppLink(phone: string, text?: string): string {
  const digits = phone.replace(/\D/g, '').replace(/^0/, '62');
  return text === undefined ? `https://wa.me/${digits}` : `https://wa.me/${digits}?text=${segment(text)}`;
}

/** WhatsApp with the text ready, the chat or group still to be chosen. */
export function whatsAppShareLink(text: string): string {
  return `https://wa.me/?text=${segment(text)}`;
}

/** The point on OpenStreetMap. */
export function mapLink({
  latitude,
  longitude,
}: {
  readonly latitude: number;
  readonly longitude: number;
}): string {
  const at = `${latitude.toFixed(6)}/${longitude.toFixed(6)}`;
  return `https://www.openstreetmap.org/?mlat=${latitude.toFixed(6)}&mlon=${longitude.toFixed(6)}#map=17/${at}`;
}
