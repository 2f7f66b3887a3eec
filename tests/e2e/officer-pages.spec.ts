import { type Cookie, expect, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { decideThreeItems, openOfficerCase, prepareLetters, signAndSend } from './support/answer-steps.ts';
import { type Receipt, submitRequest } from './support/citizen-steps.ts';
import { fixturePdf, publishDocument } from './support/document-steps.ts';
import { pointer } from './support/hands.ts';
import { openTheOffice, signIn } from './support/office-steps.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

const hands = pointer();
let portal: RunningPortal;
let cookies: Record<'ppid' | 'admin', Cookie[]>;
/** Addresses of cases in each state. */
const cases: Record<string, string> = {};
let documentAddress = '';

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  portal = await startPortal();
  const desk = await browser.newPage({ baseURL: portal.baseUrl });
  await openTheOffice(desk, hands, portal.setupLink ?? '');
  const pdf = await fixturePdf();
  await publishDocument(desk, hands, pdf);
  documentAddress = new URL(desk.url()).pathname;
  const citizen = await browser.newPage({ baseURL: portal.baseUrl });
  const ask = (): Promise<Receipt> => submitRequest(citizen, hands, { phone: '081234567890' }, null);
  const open = async (name: string): Promise<void> => {
    await openOfficerCase(desk, hands, await ask());
    cases[name] = new URL(desk.url()).pathname;
  };
  await open('answered');
  await decideThreeItems(desk, hands, pdf, pdf);
  await prepareLetters(desk, hands);
  await signAndSend(desk, hands);
  await open('waiting');
  await decideThreeItems(desk, hands, pdf, pdf);
  await prepareLetters(desk, hands);
  await open('decided');
  await decideThreeItems(desk, hands, pdf, pdf);
  await open('new');
  const admin = await browser.newContext({ baseURL: portal.baseUrl });
  const page = await admin.newPage();
  await signIn(page, hands, 'admin@contoh.go.id');
  cookies = { ppid: await desk.context().cookies(), admin: await admin.cookies() };
});
test.afterAll(async () => {
  await portal.stop();
});

const as = (who: 'ppid' | 'admin') => async (page: Page) => {
  await page.context().addCookies(cookies[who]);
};
const inCase =
  (name: string, page = '') =>
  () =>
    `${cases[name]}${page}`;

const refuse = (button: string) => async (page: Page) => {
  await page.getByRole('button', { name: button }).last().click();
  await expect(page.getByRole('alert')).toBeVisible();
};

const pages: readonly {
  readonly name: string;
  readonly who?: 'admin';
  readonly path: string | (() => string);
  readonly act?: (page: Page) => Promise<void>;
}[] = [
  { name: 'the queue', path: '/petugas/permohonan' },
  { name: 'an empty bucket', path: '/petugas/permohonan?tahap=late' },
  { name: 'a search without hits', path: '/petugas/permohonan?q=tidakada' },
  { name: 'a new case', path: inCase('new') },
  { name: 'a case with decisions', path: inCase('decided') },
  { name: 'a case that waits for signatures', path: inCase('waiting') },
  { name: 'an answered case', path: inCase('answered') },
  {
    name: 'a refused decision',
    path: inCase('new'),
    act: async (page) => {
      await page.locator('#rincian-2 summary').first().click();
      await page.locator('#rincian-2').getByLabel('Ditolak', { exact: true }).check();
      await page.locator('#rincian-2').getByRole('button', { name: 'Simpan keputusan' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'an empty message', path: inCase('new'), act: refuse('Kirim pesan') },
  { name: 'the answer before it is written', path: inCase('decided', '/jawaban') },
  {
    name: 'a letter looked at before it is written',
    path: inCase('decided', '/jawaban'),
    act: async (page) => {
      await page.getByLabel('Nama dan gelar').fill('Dr. Bambang Hariyanto, M.Si.');
      await page.getByRole('button', { name: 'Lihat surat dulu' }).click();
      await expect(page.getByRole('heading', { name: 'Isi surat' })).toBeVisible();
    },
  },
  {
    name: 'a letter without its signatory',
    path: inCase('decided', '/jawaban'),
    act: refuse('Siapkan untuk ditandatangani'),
  },
  { name: 'the page of signing', path: inCase('waiting', '/kirim') },
  {
    name: 'sending without the signed paper',
    path: inCase('waiting', '/kirim'),
    act: refuse('Kirim jawaban kepada pemohon'),
  },
  { name: 'more time', path: inCase('new', '/perpanjangan') },
  { name: 'the reasoned view of an identity', path: inCase('new', '/identitas') },
  { name: 'an identity without a reason', path: inCase('new', '/identitas'), act: refuse('Buka identitas') },
  { name: 'a new code', path: inCase('new', '/kode') },
  { name: 'tasks to tell', path: '/petugas/perlu-dikabari' },
  { name: 'the own absences', path: '/petugas/ketidakhadiran' },
  {
    name: 'a refused absence of one’s own',
    path: '/petugas/ketidakhadiran',
    act: refuse('Simpan ketidakhadiran'),
  },
  { name: 'documents', path: '/petugas/dokumen' },
  { name: 'a new document', path: '/petugas/dokumen/baru' },
  { name: 'a refused document', path: '/petugas/dokumen/baru', act: refuse('Simpan sebagai konsep') },
  { name: 'a document', path: () => documentAddress },
  { name: 'what has to be published', path: '/petugas/kepatuhan' },
  {
    name: 'one duty without its proof',
    path: '/petugas/kepatuhan',
    act: async (page) => {
      await page.getByRole('link', { name: 'Daftar informasi publik (DIP)' }).click();
      await page.getByRole('button', { name: 'Tambah bukti' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'a procurement package without a name',
    path: '/petugas/kepatuhan/paket/baru',
    act: refuse('Tambah paket'),
  },
  { name: 'the calendar', path: '/petugas/kalender' },
  { name: 'a holiday to add', path: '/petugas/kalender/libur' },
  {
    name: 'a list of a year that was refused',
    path: '/petugas/kalender/tahun',
    act: refuse('Periksa dampaknya'),
  },
  { name: 'the office’s settings', path: '/petugas/pengaturan' },
  {
    name: 'refused settings of complaints',
    path: '/petugas/pengaturan/pengaduan',
    act: async (page) => {
      await page.getByLabel('Kalimat pembuka').fill('Halo dari {nama}');
      await page.getByLabel('Sampai pukul', { exact: true }).fill('7');
      await page.getByRole('button', { name: 'Simpan' }).last().click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'users', who: 'admin', path: '/petugas/pengguna' },
  { name: 'an invitation', who: 'admin', path: '/petugas/pengguna/undang' },
  {
    name: 'a refused invitation',
    who: 'admin',
    path: '/petugas/pengguna/undang',
    act: refuse('Buat undangan'),
  },
  { name: 'units', who: 'admin', path: '/petugas/unit' },
  { name: 'a new unit', who: 'admin', path: '/petugas/unit/baru' },
  { name: 'settings for the administrator', who: 'admin', path: '/petugas/pengaturan' },
  { name: 'a page the administrator may not open', who: 'admin', path: '/petugas/permohonan' },
];

for (const { name, who = 'ppid', path, act } of pages) {
  test(`${name} is clean`, async ({ browser }) => {
    const address = typeof path === 'string' ? path : path();
    for (const width of widths) {
      expectClean(await visit(browser, portal.baseUrl, address, width, as(who), act));
    }
  });
}

test('every section of the settings is clean', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await browser.newPage({ baseURL: portal.baseUrl });
  await as('admin')(page);
  await page.goto('/petugas/pengaturan');
  const links = await page
    .locator('main a[href^="/petugas/pengaturan/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
  expect(links.length).toBeGreaterThan(3);
  for (const link of new Set(links)) {
    for (const width of widths) expectClean(await visit(browser, portal.baseUrl, link, width, as('admin')));
  }
});
