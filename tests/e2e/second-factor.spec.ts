import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { databaseOf, type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { ageSessions } from '#tests/support/second-factor.ts';
import { keyboard, pointer } from './support/hands.ts';
import { giveCode, openChief, openTheOffice, password, setUpApp, signIn } from './support/office-steps.ts';
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

async function withoutScripts(browser: import('@playwright/test').Browser): Promise<BrowserContext> {
  return browser.newContext({ javaScriptEnabled: false, baseURL: portal.baseUrl });
}

const security: readonly {
  readonly name: string;
  readonly path: string;
  readonly act?: (page: Page) => Promise<void>;
}[] = [
  { name: 'own account', path: '/petugas/keamanan' },
  { name: 'another app', path: '/petugas/keamanan/aplikasi-kode' },
  {
    name: 'a refused code of another app',
    path: '/petugas/keamanan/aplikasi-kode',
    act: async (page) => {
      await page.getByLabel('Kode dari aplikasi').fill('12345');
      await page.getByRole('button', { name: 'Pasang' }).click();
      await expect(page.getByRole('alert')).toContainText('Kode tidak cocok');
    },
  },
  {
    name: 'new recovery codes',
    path: '/petugas/keamanan',
    act: async (page) => {
      await page.getByRole('button', { name: 'Buat kode cadangan baru' }).click();
      await page.getByRole('button', { name: 'Lanjutkan' }).click();
      await expect(page.getByRole('alert')).toContainText('Simpan kode cadangan dulu');
    },
  },
  {
    name: 'a refused password',
    path: '/petugas/keamanan/kata-sandi',
    act: async (page) => {
      await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'password and code once more',
    path: '/petugas/keamanan/konfirmasi',
    act: async (page) => {
      await page.getByRole('button', { name: 'Lanjutkan' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'a lost app',
    path: '/petugas/pengguna',
    act: async (page) => {
      await page.getByRole('link', { name: 'Bambang Hariyanto' }).click();
      await page.getByText('Telepon hilang dan kode cadangan tidak ada').click();
      await page.getByRole('button', { name: 'Hapus aplikasi kode' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
];
for (const { name, path, act } of security) {
  test(`a page about the own account is clean: ${name}`, async ({ browser }) => {
    for (const width of widths) {
      const prepare = (page: Page) => signIn(page, pointer(), admin);
      expectClean(await visit(browser, portal.baseUrl, path, width, prepare, act));
    }
  });
}

test('the doors between password and work are clean, also after a wrong code', async ({ browser }) => {
  const half = async (page: Page) => {
    await page.goto('/petugas/masuk');
    await page.getByLabel('Alamat email').fill(admin);
    await page.getByLabel('Kata sandi').fill(password);
    await page.getByRole('button', { name: 'Masuk' }).click();
  };
  const lead = '/petugas/masuk/kode';
  for (const width of widths) {
    expectClean(await visit(browser, portal.baseUrl, lead, width, half));
    expectClean(
      await visit(browser, portal.baseUrl, lead, width, half, async (page) => {
        await page.getByRole('button', { name: 'Lanjutkan' }).click();
        await expect(page.getByRole('alert')).toBeVisible();
      }),
    );
    expectClean(
      await visit(browser, portal.baseUrl, lead, width, half, async (page) => {
        await page.getByRole('button', { name: 'Pakai kode cadangan' }).click();
        await expect(page.getByLabel('Kode cadangan')).toBeVisible();
      }),
    );
  }
});

for (const how of ['pointer', 'keyboard'] as const) {
  test(`a lost phone: in by a recovery code, another app, and the old device is out (${how}, no scripts)`, async ({
    browser,
  }) => {
    const old = await (await withoutScripts(browser)).newPage();
    await signIn(old, pointer(), chief);
    await old.goto('/petugas/keamanan');
    await old.getByRole('button', { name: 'Buat kode cadangan baru' }).click();
    const codes = await old.locator('[data-recovery-codes] code').allTextContents();
    const page = await (await withoutScripts(browser)).newPage();
    const hands = how === 'keyboard' ? keyboard(page) : pointer();
    await page.goto('/petugas/masuk');
    await hands.fill(page.getByLabel('Alamat email'), chief);
    await hands.fill(page.getByLabel('Kata sandi'), password);
    await hands.press(page.getByRole('button', { name: 'Masuk' }));
    await hands.press(page.getByRole('button', { name: 'Pakai kode cadangan' }));
    await hands.fill(page.getByLabel('Kode cadangan'), (codes[0] ?? '').toLowerCase());
    await hands.press(page.getByRole('button', { name: 'Lanjutkan' }));
    await expect(page.getByText('Sisa kode cadangan: 9')).toBeVisible();
    await expect(page.getByRole('row', { name: /Sesi ini/ })).toHaveCount(1);
    await hands.press(page.getByRole('link', { name: 'Ganti aplikasi kode' }));
    await setUpApp(page, hands, chief);
    await old.goto('/petugas/permohonan');
    await expect(old).toHaveURL(/masuk/);
    await signIn(old, pointer(), chief);
  });
}

test('what was chosen for another officer survives the question for password and code', async ({
  browser,
}) => {
  const context = await withoutScripts(browser);
  const page = await context.newPage();
  await signIn(page, pointer(), admin);
  await openChief(page);
  await ageSessions(databaseOf(portal.baseUrl));
  await page.getByLabel('Pemantau').check();
  await page.getByRole('button', { name: 'Simpan peran' }).last().click();
  await expect(page.getByText('Isian Anda tidak hilang')).toBeVisible();
  await page.getByLabel('Kata sandi').fill('salah sama sekali');
  await giveCode(page, pointer(), admin);
  await expect(page.getByRole('alert')).toContainText('Kata sandi tidak cocok');
  await page.getByLabel('Kata sandi').fill(password);
  await giveCode(page, pointer(), admin);
  await page.getByRole('button', { name: 'Kirim isian tadi' }).click();
  await expect(page.getByText('Peran tersimpan')).toBeVisible();
  await expect(page.getByLabel('Pemantau')).toBeChecked();
});

test('another device is seen and ended from the own account', async ({ browser }) => {
  const [desk, phone] = [await withoutScripts(browser), await withoutScripts(browser)];
  const [page, other] = [await desk.newPage(), await phone.newPage()];
  await signIn(page, pointer(), admin);
  await page.goto('/petugas/keamanan');
  if (await page.getByRole('button', { name: 'Keluarkan semua perangkat lain' }).isVisible()) {
    await page.getByRole('button', { name: 'Keluarkan semua perangkat lain' }).click();
  }
  await signIn(other, pointer(), admin);
  await page.goto('/petugas/keamanan');
  await expect(page.getByRole('row', { name: /Chrome di Linux/ })).toHaveCount(2);
  await page.getByRole('button', { name: /^Keluarkan Chrome/ }).click();
  await expect(page.getByText('Perangkat itu sudah dikeluarkan')).toBeVisible();
  await other.goto('/petugas/pengguna');
  await expect(other).toHaveURL(/masuk/);
});

test('an administrator takes a lost app away; the next sign-in sets up a new one', async ({ browser }) => {
  const page = await (await withoutScripts(browser)).newPage();
  await signIn(page, pointer(), admin);
  await openChief(page);
  await page.getByText('Telepon hilang dan kode cadangan tidak ada').click();
  await page.getByLabel('Telepon hilang', { exact: true }).check();
  await page.getByLabel('Bertemu langsung').check();
  await page.getByRole('button', { name: 'Hapus aplikasi kode' }).click();
  await expect(page.getByText('Aplikasi kode dihapus')).toBeVisible();
  const officer = await (await withoutScripts(browser)).newPage();
  await officer.goto('/petugas/masuk?kembali=/petugas/dokumen');
  await officer.getByLabel('Alamat email').fill(chief);
  await officer.getByLabel('Kata sandi').fill(password);
  await officer.getByRole('button', { name: 'Masuk' }).click();
  await setUpApp(officer, pointer(), chief);
  await expect(officer).toHaveURL(/\/petugas\/dokumen$/);
});
