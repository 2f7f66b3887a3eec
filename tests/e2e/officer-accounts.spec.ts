import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { pointer } from './support/hands.ts';
import {
  giveCode,
  openChief,
  openTheOffice,
  password,
  setUpApp,
  signIn,
  signOut,
} from './support/office-steps.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

let portal: RunningPortal;
test.beforeAll(async ({ browser }) => {
  portal = await startPortal();
  const page = await browser.newPage({ baseURL: portal.baseUrl });
  await openTheOffice(page, pointer(), portal.setupLink ?? '');
  await page.close();
});
test.afterAll(async () => {
  await portal.stop();
});

const admin = 'admin@contoh.go.id';
const chief = 'ppid@contoh.go.id';
const save = (page: Page) => page.getByRole('button', { name: 'Simpan' }).last().click();

async function withoutScripts(browser: import('@playwright/test').Browser): Promise<BrowserContext> {
  return browser.newContext({ javaScriptEnabled: false, baseURL: portal.baseUrl });
}

async function openChiefsAbsence(page: Page): Promise<void> {
  await openChief(page);
  await page.getByRole('link', { name: 'Catat atau akhiri ketidakhadiran' }).click();
}

const states: readonly {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}[] = [
  { name: 'users', path: '/petugas/pengguna' },
  { name: 'invite', path: '/petugas/pengguna/undang' },
  {
    name: 'a refused invitation',
    path: '/petugas/pengguna/undang',
    act: async (page) => {
      await page.getByRole('button', { name: 'Tambah unit' }).first().click();
      await page.getByRole('button', { name: 'Buat undangan' }).last().click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'one user', path: '/petugas/pengguna', act: openChief },
  { name: 'absences of one user', path: '/petugas/pengguna', act: openChiefsAbsence },
  {
    name: 'a refused absence',
    path: '/petugas/pengguna',
    act: async (page) => {
      await openChiefsAbsence(page);
      await page.getByRole('button', { name: 'Simpan ketidakhadiran' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'one user who leaves',
    path: '/petugas/pengguna',
    act: async (page) => {
      await openChief(page);
      await page.getByRole('link', { name: 'Nonaktifkan akun' }).click();
    },
  },
  { name: 'units', path: '/petugas/unit' },
  {
    name: 'one unit',
    path: '/petugas/unit',
    act: async (page) => page.getByRole('link', { name: 'Dinas Kesehatan' }).click(),
  },
  {
    name: 'a refused unit',
    path: '/petugas/unit/baru',
    act: async (page) => {
      await page.getByRole('button', { name: 'Tambah unit' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  { name: 'settings', path: '/petugas/pengaturan' },
  ...['kantor', 'surat', 'penandatangan', 'permohonan', 'pengaduan', 'badan-lain', 'tampilan'].map(
    (group) => ({
      name: `settings ${group}`,
      path: `/petugas/pengaturan/${group}`,
    }),
  ),
  {
    name: 'refused settings',
    path: '/petugas/pengaturan/kanal-pengaduan',
    act: async (page) => {
      await page.getByLabel('Alamat situs kanal').first().fill('javascript:alert(1)');
      await save(page);
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'a page that is not for this role',
    path: '/petugas/permohonan',
    act: async (page) => {
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Halaman ini bukan untuk peran Anda');
    },
  },
];

for (const { name, path, act } of states) {
  test(`the administrator's page is clean: ${name}`, async ({ browser }) => {
    for (const width of widths) {
      const prepare = (page: Page) => signIn(page, pointer(), admin);
      expectClean(await visit(browser, portal.baseUrl, path, width, prepare, act));
    }
  });
}

test('roles are given for units by adding rows, without scripts, and hold at once', async ({ browser }) => {
  const page = await (await withoutScripts(browser)).newPage();
  await signIn(page, pointer(), admin);
  await openChief(page);
  const rows = page.locator('[name="unit_ppid_unit_id"]');
  await page.getByRole('button', { name: 'Tambah unit untuk PPID pelaksana' }).click();
  await expect(rows).toHaveCount(2);
  await rows.nth(0).selectOption({ label: 'Dinas Kesehatan' });
  await rows.nth(1).selectOption({ label: 'Dinas Sosial' });
  await page.getByRole('button', { name: 'Simpan peran' }).last().click();
  await expect(page.getByText('Peran tersimpan')).toBeVisible();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Hapus PPID pelaksana, unit 1' }).click();
  await expect(rows).toHaveCount(1);
  await page.getByRole('button', { name: 'Simpan peran' }).last().click();
  await page.goto('/petugas/pengguna');
  await expect(page.getByRole('row', { name: /Bambang/ })).toContainText('PPID pelaksana (Dinas Sosial)');
});

test('an officer who is disabled is out with the next press', async ({ browser }) => {
  const [desk, office] = [await withoutScripts(browser), await withoutScripts(browser)];
  const officer = await desk.newPage();
  const page = await office.newPage();
  await signIn(officer, pointer(), chief);
  await signIn(page, pointer(), admin);
  await openChief(page);
  await page.getByRole('link', { name: 'Nonaktifkan akun' }).click();
  await expect(page.getByText('Ini satu-satunya PPID')).toBeVisible();
  await page.getByRole('button', { name: 'Nonaktifkan akun' }).click();
  await expect(page.getByText('Akun dinonaktifkan')).toBeVisible();
  await officer.goto('/petugas/permohonan');
  await expect(officer).toHaveURL(/masuk/);
  await officer.getByLabel('Alamat email').fill(chief);
  await officer.getByLabel('Kata sandi').fill(password);
  await officer.getByRole('button', { name: 'Masuk' }).click();
  await expect(officer.getByRole('alert')).toContainText('Email atau kata sandi tidak cocok');
  await page.getByRole('button', { name: 'Aktifkan akun' }).click();
  const link = await page.locator('[data-one-time-link]').textContent();
  await officer.goto('/petugas/masuk');
  await officer.getByLabel('Alamat email').fill(chief);
  await officer.getByLabel('Kata sandi').fill(password);
  await officer.getByRole('button', { name: 'Masuk' }).click();
  await expect(officer.getByRole('alert')).toContainText('Email atau kata sandi tidak cocok');
  await officer.goto(link ?? '');
  for (const field of await officer.locator('input[type="password"]').all()) await field.fill(password);
  await officer.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await officer.getByLabel('Alamat email').fill(chief);
  await officer.getByLabel('Kata sandi').fill(password);
  await officer.getByRole('button', { name: 'Masuk' }).click();
  await setUpApp(officer, pointer(), chief);
});

test('the cookie is out of reach of scripts, ends with the browser, and changes at each sign-in', async ({
  browser,
}) => {
  const context = await withoutScripts(browser);
  const page = await context.newPage();
  const planted = { name: 'petugas', value: 'A'.repeat(43), url: portal.baseUrl };
  await context.addCookies([planted]);
  await signIn(page, pointer(), admin);
  const [first] = await context.cookies();
  expect(first).toMatchObject({ name: 'petugas', httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
  expect(first?.value).not.toBe(planted.value);
  await signOut(page, pointer());
  expect(await context.cookies()).toEqual([]);
  await signIn(page, pointer(), admin);
  const [second] = await context.cookies();
  expect(second?.value).not.toBe(first?.value);
  await context.clearCookies();
  await context.addCookies([{ ...planted, value: first?.value ?? '' }]);
  await page.goto('/petugas/pengguna');
  await expect(page).toHaveURL(/masuk/);
});

test('signing in leads back to the page that was asked for, and never to another site', async ({
  browser,
}) => {
  const page = await (await withoutScripts(browser)).newPage();
  await page.goto('/petugas/pengaturan/surat');
  await expect(page).toHaveURL(/masuk\?kembali=/);
  await page.getByLabel('Alamat email').fill(admin);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page).toHaveURL(/masuk\/kode\?kembali=/);
  await giveCode(page, pointer(), admin);
  await expect(page).toHaveURL(`${portal.baseUrl}/petugas/pengaturan/surat`);
  await signOut(page, pointer());
  for (const target of ['//evil.test', 'https://evil.test/petugas', '/petugas/%0d%0aset-cookie:a=b']) {
    const answer = await page.request.post('/petugas/masuk', {
      form: { email: admin, password, kembali: target },
      headers: { origin: portal.baseUrl },
      maxRedirects: 0,
    });
    expect(answer.status()).toBe(303);
    expect(answer.headers().location).toBe('/petugas/masuk/kode');
  }
});

test('what was typed survives a session that ran out', async ({ browser }) => {
  const context = await withoutScripts(browser);
  const page = await context.newPage();
  await signIn(page, pointer(), admin);
  await page.goto('/petugas/pengaturan/kanal-pengaduan');
  const channels = await page.getByLabel('Nama kanal').count();
  expect(channels).toBeGreaterThan(0);
  const text = 'Jam kerja.\nDijawab "segera" <oleh> petugas & tim.';
  await page.getByLabel('Keterangan kanal').first().fill(text);
  await context.clearCookies();
  await save(page);
  await expect(page.getByText('Isian Anda tidak hilang')).toBeVisible();
  await page.getByLabel('Alamat email').fill(admin);
  await page.getByLabel('Kata sandi').fill('salah sama sekali');
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await giveCode(page, pointer(), admin);
  await page.getByRole('button', { name: 'Kirim isian tadi' }).click();
  await expect(page).toHaveURL(/tersimpan=kanal-pengaduan/);
  await page.goto('/petugas/pengaturan/kanal-pengaduan');
  await expect(page.getByLabel('Keterangan kanal').first()).toHaveValue(text);
  await expect(page.getByLabel('Nama kanal')).toHaveCount(channels);
});

test("the office's own colour reaches every page, and a pale one is refused with its ratio", async ({
  browser,
}) => {
  const page = await (await withoutScripts(browser)).newPage();
  await signIn(page, pointer(), admin);
  await page.goto('/petugas/pengaturan/tampilan');
  await page.getByLabel('Warna utama').fill('#777777');
  await save(page);
  await expect(page.getByRole('alert')).toContainText('4,47:1');
  await page.getByLabel('Warna utama').fill('#1F3A93');
  await save(page);
  await expect(page).toHaveURL(/tersimpan=tampilan/);
  for (const width of widths) {
    for (const path of ['/', '/permohonan', '/petugas/masuk']) {
      expectClean(await visit(browser, portal.baseUrl, path, width));
    }
  }
  await page.goto('/');
  const brand = await page.evaluate('getComputedStyle(document.documentElement).getPropertyValue("--brand")');
  expect(String(brand).trim().toLowerCase()).toBe('#1f3a93');
});
