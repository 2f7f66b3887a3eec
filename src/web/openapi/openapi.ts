import type { OfficeSettings } from '#domain/office/office-settings.ts';
import { schemas } from '#web/openapi/schemas.ts';

type Parameter = {
  readonly name: string;
  readonly description: string;
  readonly schema: Readonly<Record<string, unknown>>;
  readonly required?: boolean;
  readonly in?: 'query' | 'path';
};

const word = { type: 'string', maxLength: 200 };
const libraryFilters: readonly Parameter[] = [
  {
    name: 'kelas',
    description: 'Kelas informasi.',
    schema: { enum: ['berkala', 'serta-merta', 'setiap-saat'] },
  },
  { name: 'unit', description: 'Alamat pendek unit, misalnya dinas-pupr.', schema: word },
  { name: 'tahun', description: 'Tahun dokumen.', schema: { type: 'integer', minimum: 1990, maximum: 2100 } },
  { name: 'jenis', description: 'Jenis dokumen, misalnya Laporan keuangan.', schema: word },
  { name: 'wilayah', description: 'Kode Kemendagri kecamatan atau desa.', schema: word },
];
const paging: readonly Parameter[] = [
  {
    name: 'batas',
    description: 'Banyaknya dokumen pada satu halaman.',
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  },
  { name: 'halaman', description: 'Penunjuk halaman dari `next` jawaban sebelumnya.', schema: word },
];

function answer(description: string, schema: string) {
  return {
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

function get(
  operationId: string,
  summary: string,
  parameters: readonly Parameter[],
  ok: string,
  refused: string,
) {
  return {
    get: {
      operationId,
      summary,
      tags: ['publik'],
      parameters: parameters.map((one) => ({ in: 'query', required: false, ...one })),
      responses: {
        200: answer('Berhasil.', ok),
        [refused]: answer('Permintaan tidak dapat dijawab; pesannya berbahasa Indonesia.', 'Error'),
      },
    },
  };
}

/** The read API as OpenAPI 3.1. */
export function openApi(settings: Pick<OfficeSettings, 'officeName' | 'email'>, baseUrl: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: `Informasi publik ${settings.officeName}`,
      version: '1',
      summary: 'Dokumen, statistik, dan batas waktu, terbuka untuk siapa pun tanpa kunci.',
      license: {
        name: 'UU 14/2008 Pasal 5: dipakai sesuai hukum dengan menyebut sumber',
        url: 'https://peraturan.go.id/id/uu-no-14-tahun-2008',
      },
      ...(settings.email === '' ? {} : { contact: { email: settings.email } }),
    },
    servers: [{ url: baseUrl }],
    tags: [{ name: 'publik', description: 'Hanya membaca.' }],
    paths: {
      '/api/v1/dokumen': get(
        'listDocuments',
        'Dokumen yang terbit, terbaru dahulu',
        [...libraryFilters, ...paging],
        'Documents',
        '422',
      ),
      '/api/v1/dokumen/{slug}': get(
        'getDocument',
        'Satu dokumen yang terbit',
        [{ name: 'slug', in: 'path', required: true, description: 'Alamat pendek dokumen.', schema: word }],
        'Document',
        '404',
      ),
      '/api/v1/pengaduan': get(
        'listComplaints',
        'Laporan masyarakat yang sudah diperiksa dan dimuat untuk umum, terbaru dahulu',
        [
          { name: 'topik', description: 'Kode topik.', schema: word },
          { name: 'wilayah', description: 'Kode Kemendagri kecamatan atau desa.', schema: word },
          { name: 'keadaan', description: 'Keadaan.', schema: { enum: ['berjalan', 'dijawab', 'selesai'] } },
          { name: 'halaman', description: 'Penunjuk halaman dari `next` atau `previous`.', schema: word },
        ],
        'Complaints',
        '429',
      ),
      '/api/v1/saran': get(
        'suggest',
        'Saran selagi mengetik pencarian',
        [{ name: 'q', description: 'Yang sudah diketik.', schema: word }],
        'Suggestions',
        '429',
      ),
      '/api/v1/tenggat': get(
        'countDeadline',
        'Hitungan batas waktu menurut hari kerja Indonesia',
        [
          {
            name: 'mulai',
            required: true,
            description: 'Hari diterima, hari ke-0.',
            schema: { type: 'string', format: 'date' },
          },
          { name: 'jenis', required: true, description: 'Jenis batas waktu.', schema: word },
        ],
        'Deadline',
        '422',
      ),
      '/api/v1/statistik': get(
        'getStatistics',
        'Angka pengaduan dan permohonan satu tahun',
        [{ name: 'tahun', description: 'Tahun; kosong berarti tahun ini.', schema: word }],
        'Statistics',
        '422',
      ),
    },
    components: { schemas },
  };
}
