import { type Cookie, expect, type Page, test } from '@playwright/test';
import { androidExport, chatText } from '#tests/factories/chats.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { zipOf } from '#tests/support/zip-files.ts';
import { pointer } from './support/hands.ts';
import { openTheOffice, password, setUpApp, signIn } from './support/office-steps.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

const hands = pointer();
const impor = '/petugas/percakapan/impor';
let portal: RunningPortal;
let cookies: Cookie[];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  portal = await startPortal();
  const office = await browser.newPage({ baseURL: portal.baseUrl });
  await openTheOffice(office, hands, portal.setupLink ?? '');
  const admin = await (await browser.newContext({ baseURL: portal.baseUrl })).newPage();
  await signIn(admin, hands, 'admin@contoh.go.id');
  await admin.goto('/petugas/pengguna/undang');
  await admin.getByLabel('Nama lengkap').fill('Dewi Lestari');
  await admin.getByLabel('Jabatan').fill('Petugas pusat panggilan');
  await admin.getByLabel('Alamat email').fill('aduan@contoh.go.id');
  await admin.getByLabel('Petugas pengaduan').check();
  await hands.press(admin.getByRole('button', { name: 'Buat undangan' }).last());
  const link = await admin.locator('[data-one-time-link]').textContent();
  const desk = await (await browser.newContext({ baseURL: portal.baseUrl })).newPage();
  await desk.goto(link ?? '');
  for (const field of await desk.locator('input[type="password"]').all()) await field.fill(password);
  await hands.press(desk.getByRole('button', { name: 'Buat akun' }));
  await setUpApp(desk, hands, 'aduan@contoh.go.id');
  cookies = await desk.context().cookies();
});
test.afterAll(async () => {
  await portal.stop();
});

const asDesk = async (page: Page): Promise<void> => {
  await page.context().addCookies(cookies);
};

async function upload(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel('Berkas ekspor').setInputFiles({ name, mimeType: 'application/zip', buffer });
  await page.getByRole('button', { name: 'Baca percakapan' }).click();
  await page.waitForLoadState();
}

const paste = async (page: Page, text: string): Promise<void> => {
  await page.getByLabel('Tempel percakapan').fill(text);
  await page.getByRole('button', { name: 'Baca percakapan' }).click();
  await page.waitForLoadState();
};

test('an export of a phone becomes a case; again adds nothing; a longer one adds what is new; replies are noted', async ({
  browser,
}) => {
  test.setTimeout(120_000);
  // A phone at night, without scripts.
  const context = await browser.newContext({
    baseURL: portal.baseUrl,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await asDesk(page);
  await page.goto(impor);
  await upload(page, 'Chat WhatsApp dengan Siti Aminah Sumber.zip', await androidExport('android-id'));
  await expect(page.getByText('11 pesan dari 21 Nov 2026 sampai 22 Nov 2026', { exact: false })).toHaveCount(
    0,
  );
  await expect(page.getByRole('radio', { name: 'Siti Aminah Sumber' })).toBeChecked();
  await expect(page.getByLabel('Nama warga')).toHaveValue('Siti Aminah Sumber');
  await page.getByLabel('Nomor WhatsApp warga').fill('0812');
  await page.getByRole('button', { name: 'Buat laporan' }).click();
  await expect(page.getByRole('alert')).toContainText('Nomor telepon tidak dikenal');
  await expect(page.getByLabel(/Assalamualaikum/)).toBeChecked();
  await page.getByLabel(/Assalamualaikum/).uncheck();
  await page.getByLabel('Nomor WhatsApp warga').fill('0812-3456-7890');
  await page.getByRole('button', { name: 'Buat laporan' }).click();

  await expect(page).toHaveURL(/\/petugas\/pengaduan\/[0-9a-f-]{36}\/percakapan\?tersimpan=percakapan$/);
  const address = new URL(page.url()).pathname;
  const thread = page.getByRole('list', { name: 'Percakapan WhatsApp' });
  await expect(thread.getByRole('listitem')).toHaveCount(9);
  await expect(thread.getByRole('link', { name: /foto-2026-11-21/ })).toBeVisible();
  const photo = await page.request.get(
    (await thread.getByRole('link', { name: /foto-2026-11-21/ }).getAttribute('href')) ?? '',
  );
  expect([photo.status(), photo.headers()['content-type']]).toEqual([200, 'image/jpeg']);
  const voice = await page.request.get(
    (await thread.getByRole('link', { name: /pesan-suara/ }).getAttribute('href')) ?? '',
  );
  expect(voice.headers()['content-disposition']).toMatch(/^attachment/);

  await page.goto(impor);
  await upload(page, 'lagi.zip', await androidExport('android-id'));
  await page.getByLabel('Nomor WhatsApp warga').fill('081234567890');
  await page.getByRole('button', { name: 'Perbarui tampilan' }).click();
  await expect(page.getByText('0 baru, 9 sudah tersimpan', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Buka laporannya' }).click();
  await expect(page).toHaveURL(`${address}?tersimpan=tidak-ada-yang-baru`);
  await expect(thread.getByRole('listitem')).toHaveCount(9);

  await page.goto(impor);
  await upload(page, 'lanjutan.zip', await androidExport('android-id-longer'));
  await page.getByLabel('Nomor WhatsApp warga').fill('081234567890');
  await page.getByRole('button', { name: /^(Buat laporan|Simpan percakapan)$/ }).click();
  if (!page.url().includes(address)) {
    await expect(page.getByRole('alert')).toContainText('masih terbuka');
    await page.getByRole('radio', { name: /^PG-2026-/ }).check();
    await page.getByRole('button', { name: 'Simpan percakapan' }).click();
  }
  await expect(page).toHaveURL(`${address}?tersimpan=percakapan`);
  await expect(thread.getByRole('listitem')).toHaveCount(11);

  const wa = page.getByRole('link', { name: /Buka di WhatsApp/ }).first();
  await expect(wa).toHaveAttribute(
    'href',
    /^https:\/\/wa\.me\/6281234567890\?text=Laporan%20Anda%20kami%20terima/,
  );
  await page
    .getByRole('button', { name: /^Sudah dibalas/ })
    .first()
    .click();
  await expect(page.getByText('Balasan tercatat')).toBeVisible();
  await expect(thread.getByRole('listitem')).toHaveCount(12);
  await page.getByRole('button', { name: 'Catat sudah dibalas' }).click();
  await expect(page.getByRole('alert')).toContainText('Balasan');
  await context.close();
});

test('a few copied lines become a case, and where the dates do not tell the officer is asked', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ baseURL: portal.baseUrl })).newPage();
  await asDesk(page);
  await page.goto(impor);
  await paste(page, chatText('unsettled'));
  await page.getByRole('button', { name: 'Buat laporan' }).click();
  await expect(page.getByRole('alert')).toContainText('Pilih mana tanggal yang benar');
  await page.getByLabel('Pesan pertama ditulis 6 Mei 2026').check();
  await page.getByRole('button', { name: 'Perbarui tampilan' }).click();
  await expect(page.getByText('6 Mei 2026', { exact: false }).first()).toBeAttached();
  await page.getByRole('button', { name: 'Buat laporan' }).click();
  await expect(page.getByRole('list', { name: 'Percakapan WhatsApp' }).getByRole('listitem')).toHaveCount(3);
  await page.context().close();
});

test('bombs, slips and what is no chat are refused in words, and nothing is kept', async ({ browser }) => {
  const page = await (await browser.newContext({ baseURL: portal.baseUrl })).newPage();
  await asDesk(page);
  const refused = async (parts: Parameters<typeof zipOf>[0], words: string): Promise<void> => {
    await page.goto(impor);
    await upload(page, 'chat.zip', zipOf(parts));
    await expect(page.getByRole('alert')).toContainText(words);
  };
  await refused([{ name: '_chat.txt', bytes: new Uint8Array(4_000_000) }], 'terlalu besar bila dibuka');
  await refused([{ name: '_chat.txt', bytes: Buffer.from('x'), flags: 1 }], 'terkunci');
  await refused([{ name: '../../foto.jpg', bytes: Buffer.from('x') }], 'Tidak ada percakapan di dalam ZIP');
  await page.goto(impor);
  await paste(page, 'halo, apa kabar');
  await expect(page.getByRole('alert')).toContainText('Tidak ada pesan yang dikenali');
  await expect(page.getByLabel('Tempel percakapan')).toHaveValue('halo, apa kabar');
  await page.goto(impor);
  await page.getByRole('button', { name: 'Baca percakapan' }).click();
  await expect(page.getByRole('alert')).toContainText('Tempel percakapan');
  await page.context().close();
});

const states: readonly { readonly name: string; readonly act?: (page: Page) => Promise<void> }[] = [
  { name: 'the first step' },
  { name: 'a refused first step', act: (page) => paste(page, 'tanpa pesan') },
  { name: 'what was read', act: (page) => paste(page, chatText('android-id')) },
  { name: 'a group', act: (page) => paste(page, chatText('group')) },
  {
    name: 'a refused second step',
    act: async (page) => {
      await paste(page, chatText('unsettled'));
      await page.getByRole('button', { name: /^(Buat laporan|Simpan percakapan|Buka laporannya)$/ }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'the talk',
    act: async (page) => {
      await paste(page, chatText('paste-web'));
      await page.getByLabel('Nama warga').fill('Bu Siti');
      await page.getByRole('button', { name: /^(Buat laporan|Simpan percakapan|Buka laporannya)$/ }).click();
      await expect(page.getByRole('list', { name: 'Percakapan WhatsApp' })).toBeVisible();
    },
  },
];

for (const { name, act } of states) {
  test(`${name} is clean`, async ({ browser }) => {
    for (const width of widths) {
      expectClean(await visit(browser, portal.baseUrl, impor, width, asDesk, act));
    }
  });
}
