import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import { inviteOfficer } from '#application/officer/invite-officer.ts';
import { accepted } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { multipart, urlEncoded } from '#tests/support/multipart.ts';
import { sealReceipt } from '#web/receipt.ts';
import { freshAddress } from '../bad-input/portal.ts';
import { goodRequest, pairs } from '../bad-input/request-form.ts';
import type { MatrixObjects } from './objects.ts';
import { type Driver, type Drivers, fixed } from './target.ts';
import { password } from './viewers.ts';

const publicPages = [
  '/',
  '/bantuan',
  '/informasi',
  '/informasi/berkala',
  '/informasi/serta-merta',
  '/informasi/setiap-saat',
  '/informasi/dikecualikan',
  '/informasi/wilayah',
  '/dip',
  '/permohonan',
  '/pengaduan',
  '/tenggat',
  '/verifikasi',
  '/statistik',
];

const empty = urlEncoded([]);

/** A page without a form, asked and sent to. */
export function page(address: string, object: string, path = address): [string, Driver][] {
  return [
    [`GET ${address} · ${object}`, fixed(path)],
    [`POST ${address} · tanpa formulir`, async () => ({ path, form: empty })],
  ];
}

/** What anybody may ask, the citizen's own case, and the doors to the back office. */
export function publicDrivers(objects: MatrixObjects): Drivers {
  const { office, viewers } = objects;
  const { deps } = office;
  const get = (address: string, object: string, path: string): [string, Driver] => [
    `GET ${address} · ${object}`,
    fixed(path),
  ];
  const post = (
    address: string,
    object: string,
    make: (viewer: string) => Promise<{
      path?: string;
      fields?: readonly (readonly [string, string])[];
      cookies?: string;
    }>,
  ): [string, Driver] => [
    `POST ${address} · ${object}`,
    async (viewer) => {
      const { path = address, fields = [], cookies } = await make(viewer);
      return { path, form: urlEncoded(fields), ...(cookies === undefined ? {} : { cookies }) };
    },
  ];
  const receipt = async () => {
    const request = await submittedRequest(deps);
    return { request, cookie: `tanda-terima=${sealReceipt(deps.vault, request)}` };
  };
  const invitation = async () => {
    const email = `undangan-${deps.ids.next()}@contoh.go.id`;
    const made = accepted(
      await inviteOfficer(
        deps,
        {
          fullName: 'Undangan Uji',
          positionTitle: 'Pranata Humas',
          email,
          grants: [{ role: 'auditor', unitId: null }],
        },
        objects.administrator,
      ),
    );
    return new URL(made.url).pathname;
  };
  const newPassword = [
    ['password', password],
    ['password_repeat', password],
  ] as const;
  const signInWith = (email: string, typed: string) => async () => ({
    fields: [
      ['email', email],
      ['password', typed],
    ] as const,
  });
  const openSession = async () => {
    const request = await submittedRequest(deps);
    const opened = accepted(await openCaseWithCode(deps, { ...request, clientAddress: freshAddress() }));
    return `kasus=${opened.token}`;
  };
  const madeUp = 'a'.repeat(43);
  return new Map<string, Driver>([
    ...publicPages.flatMap((path) => page(path, 'halaman umum')),
    ...page('/404', 'halaman galat'),
    ...page('/500', 'halaman galat'),
    get('/informasi/[slug]', 'dokumen terbit', `/informasi/${objects.published.slug}`),
    get('/informasi/[slug]', 'dokumen konsep', `/informasi/${objects.draft.slug}`),
    get('/informasi/[slug]', 'dokumen ditarik', `/informasi/${objects.withdrawn.slug}`),
    post('/informasi/[slug]', 'tanpa formulir', async () => ({
      path: `/informasi/${objects.published.slug}`,
    })),
    get('/informasi/[slug]/versi/[nomor]', 'dokumen terbit', `/informasi/${objects.published.slug}/versi/1`),
    get('/informasi/[slug]/versi/[nomor]', 'dokumen konsep', `/informasi/${objects.draft.slug}/versi/1`),
    get('/informasi/[slug]/versi/[nomor]', 'dokumen ditarik', `/informasi/${objects.withdrawn.slug}/versi/1`),
    post('/informasi/[slug]/versi/[nomor]', 'tanpa formulir', async () => ({
      path: `/informasi/${objects.published.slug}/versi/1`,
    })),
    ...['/dip.csv', '/dip.json', '/dik.csv', '/dik.json'].flatMap((path) => page(path, 'tabel')),
    ...page('/informasi/wilayah/[kode]', 'wilayah', '/informasi/wilayah/35.13.17'),
    get('/informasi/wilayah/[kode]', 'wilayah lain', '/informasi/wilayah/99.99'),
    ...page('/api/v1/tenggat', 'hitungan', '/api/v1/tenggat?mulai=2026-11-02&jenis=request_answer'),
    ...page('/api/v1/pengaduan', 'laporan yang dimuat', '/api/v1/pengaduan?keadaan=berjalan'),
    ...page('/statistik.csv', 'tabel'),
    ...page('/api/v1/dokumen', 'daftar'),
    ...page('/api/v1/dokumen/[slug]', 'dokumen terbit', `/api/v1/dokumen/${objects.published.slug}`),
    ...page('/api/openapi.json', 'uraian'),
    ...page('/catalog.jsonld', 'katalog'),
    ...page('/feed.xml', 'umpan'),
    ...page('/feed.json', 'umpan'),
    ...page('/sitemap.xml', 'peta situs'),
    ...page('/sitemap/[part].xml', 'halaman tetap', '/sitemap/halaman.xml'),
    ...page('/robots.txt', 'aturan mesin'),
    ...page('/.well-known/security.txt', 'kontak keamanan'),
    ...page('/api/v1/statistik', 'angka'),
    ...page('/api/v1/saran', 'saran pencarian', '/api/v1/saran?q=anggaran'),
    ...page('/warna/[colours].css', 'warna kantor', objects.colours),
    get('/permohonan/baru', 'formulir', '/permohonan/baru'),
    [
      'POST /permohonan/baru · permohonan lengkap',
      async () => ({
        path: '/permohonan/baru',
        form: multipart(pairs(goodRequest()).map(([name, value]) => ({ name, value }))),
      }),
    ],
    get('/permohonan/tanda-terima', 'tanpa kuki', '/permohonan/tanda-terima'),
    post('/permohonan/tanda-terima', 'tanpa kuki', async () => ({})),
    [
      'GET /permohonan/tanda-terima · kuki tanda terima',
      async () => ({ path: '/permohonan/tanda-terima', cookies: (await receipt()).cookie }),
    ],
    post('/permohonan/tanda-terima', 'kuki tanda terima', async () => ({
      cookies: (await receipt()).cookie,
    })),
    get('/lacak', 'formulir', '/lacak'),
    post('/lacak', 'kode benar', async () => {
      const { number, code } = await submittedRequest(deps);
      return {
        fields: [
          ['number', number],
          ['code', code],
        ],
      };
    }),
    post('/lacak', 'kode salah', async () => ({
      fields: [
        ['number', (await submittedRequest(deps)).number],
        ['code', 'AAAA-BBBB-CCCC'],
      ],
    })),
    get('/lacak/[secret]', 'tautan berlaku', `/lacak/${viewers.own.linkSecret}`),
    get('/lacak/[secret]', 'tautan karangan', `/lacak/${madeUp}`),
    post('/lacak/[secret]', 'tautan berlaku', async () => ({ path: `/lacak/${viewers.own.linkSecret}` })),
    post('/lacak/[secret]', 'tautan karangan', async () => ({ path: `/lacak/${madeUp}` })),
    get('/kasus', 'perkara sendiri', '/kasus'),
    post('/kasus', 'kirim pesan', async () => ({
      fields: [
        ['action', 'message'],
        ['message', 'Apakah sudah diproses?'],
        ['idempotency_key', deps.ids.secret()],
      ],
    })),
    [
      'POST /kasus · cabut',
      async (viewer) => ({
        path: '/kasus',
        form: urlEncoded([
          ['action', 'withdraw'],
          ['reason', 'Sudah mendapatkan informasinya'],
        ]),
        ...(viewer.startsWith('pemohon') ? { session: await openSession() } : {}),
      }),
    ],
    post('/kasus', 'tutup', async () => ({ fields: [['action', 'close']] })),
    get('/verifikasi/[kode]', 'surat terkirim', `/verifikasi/${objects.sent.verificationCode}`),
    get('/verifikasi/[kode]', 'surat belum terkirim', `/verifikasi/${objects.prepared.verificationCode}`),
    get('/verifikasi/[kode]', 'kode karangan', '/verifikasi/AAAABBBBCCCC'),
    [
      'POST /verifikasi/[kode] · cocokkan surat terkirim',
      async () => ({
        path: `/verifikasi/${objects.sent.verificationCode}`,
        form: multipart([
          { name: 'letter_file', value: objects.pdf, fileName: 'surat.pdf', type: 'application/pdf' },
        ]),
      }),
    ],
    [
      'POST /verifikasi/[kode] · kode karangan',
      async () => ({
        path: '/verifikasi/AAAABBBBCCCC',
        form: multipart([
          { name: 'letter_file', value: objects.pdf, fileName: 'surat.pdf', type: 'application/pdf' },
        ]),
      }),
    ],
    get('/petugas/masuk', 'formulir', '/petugas/masuk'),
    post('/petugas/masuk', 'akun aktif', signInWith(viewers.deskEmail, password)),
    post('/petugas/masuk', 'akun nonaktif', signInWith(viewers.disabledEmail, password)),
    post('/petugas/masuk', 'sandi salah', signInWith(viewers.deskEmail, 'salah sekali sandinya')),
    get('/petugas/masuk/kode', 'formulir', '/petugas/masuk/kode'),
    post('/petugas/masuk/kode', 'tanpa kode yang benar', async () => ({
      fields: [['code', '000000']],
    })),
    get('/petugas/keluar', 'alamat', '/petugas/keluar'),
    post('/petugas/keluar', 'tombol', async () => ({})),
    get('/petugas/siapkan/[token]', 'tautan karangan', `/petugas/siapkan/${madeUp}`),
    post('/petugas/siapkan/[token]', 'tautan karangan', async () => ({
      path: `/petugas/siapkan/${madeUp}`,
      fields: [
        ['full_name', 'Orang Luar'],
        ['position_title', 'Administrator'],
        ['email', 'luar@contoh.id'],
        ...newPassword,
      ],
    })),
    ['GET /petugas/undangan/[token] · undangan berlaku', async () => ({ path: await invitation() })],
    get('/petugas/undangan/[token]', 'undangan terpakai', `/petugas/undangan/${madeUp}`),
    post('/petugas/undangan/[token]', 'undangan berlaku', async () => ({
      path: await invitation(),
      fields: newPassword,
    })),
    post('/petugas/undangan/[token]', 'undangan terpakai', async () => ({
      path: `/petugas/undangan/${madeUp}`,
      fields: newPassword,
    })),
    ...['/sehat', '/siap'].flatMap((path) => page(path, 'keadaan')),
    ...page('/(aset)', 'berkas gaya', objects.asset),
    ['PUT, DELETE, PATCH, OPTIONS, TRACE /* · alamat mana pun', fixed('/petugas/permohonan')],
  ]);
}
