import { type Cookie, expect, type Page, test } from '@playwright/test';
import { note, workbook } from '#tests/support/gate/flat-office.ts';
import { converted, unzipped } from '#tests/support/gate/office-tools.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { type AttachedFile, type Hands, pointer } from './support/hands.ts';
import { openTheOffice } from './support/office-steps.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

const hands: Hands = pointer();
let portal: RunningPortal;
let cookies: Cookie[] = [];

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  portal = await startPortal();
  const page = await browser.newPage({ baseURL: portal.baseUrl, javaScriptEnabled: false });
  await openTheOffice(page, hands, portal.setupLink ?? '');
  cookies = await page.context().cookies();
  await page.close();
});
test.afterAll(async () => {
  await portal.stop();
});

/** A workbook by LibreOffice with a hidden sheet and a note. */
async function budget(): Promise<AttachedFile> {
  const rows = [
    ['No', 'Kegiatan', 'Anggaran'],
    ['1', 'Pemeliharaan jalan desa', '87500000'],
  ];
  const content = workbook([
    { name: 'Anggaran', rows, inCell: { '1,1': note('Tolong cek RAHASIAXYZ') } },
    { name: 'Data penerima', rows: [['Sulastri RAHASIAXYZ']], hidden: true },
  ]);
  const wanted = { ending: 'xlsx' };
  const made = await converted([{ name: 'anggaran', content, ending: 'fods', wanted }]);
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return { name: 'anggaran.xlsx', mimeType, buffer: made.get('anggaran') ?? Buffer.alloc(0) };
}

/** Saves a draft; returns the address of its page. */
async function draft(page: Page, title: string, file: AttachedFile): Promise<string> {
  await page.context().addCookies(cookies);
  await page.goto(`${portal.baseUrl}/petugas/dokumen/baru`);
  await hands.fill(page.getByLabel('Judul'), title);
  await hands.tick(page.getByLabel('Diumumkan rutin (berkala)'));
  await hands.choose(page.getByLabel('Unit penerbit'), 'Dinas Pekerjaan Umum dan Penataan Ruang');
  await hands.fill(page.getByLabel('Jenis dokumen'), 'Laporan keuangan');
  await hands.fill(page.getByLabel('Tahun', { exact: true }), '2025');
  await hands.attach(page.locator('input[type="file"]').first(), file);
  await hands.press(page.getByRole('button', { name: 'Simpan sebagai konsep' }));
  await expect(page.getByText('Konsep tersimpan')).toBeVisible();
  return new URL(page.url()).pathname;
}

test('an officer learns what a workbook hides, takes the cleaned copy and publishes it', async ({
  browser,
}) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  const address = await draft(page, 'Anggaran Jalan Desa', await budget());
  await page.goto(`${portal.baseUrl}${address}/pemeriksaan`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Lembar kerja tersembunyi' })).toBeVisible();
  await expect(main.getByText('Lembar “Data penerima”')).toBeVisible();
  await expect(main.getByText('Lembar “Anggaran”, sel B2')).toBeVisible();
  await expect(main).not.toContainText('RAHASIAXYZ');
  for (const width of widths) {
    const seen = await visit(browser, portal.baseUrl, `${address}/pemeriksaan`, width, (one) =>
      one.context().addCookies(cookies),
    );
    expect(seen.status).toBe(200);
    expectClean(seen);
  }
  await hands.press(page.getByRole('button', { name: 'Pakai salinan bersih' }));
  await expect(page.getByText('Salinan bersih dipakai')).toBeVisible();
  await expect(page.getByText('Tidak ada temuan')).toBeVisible();
  await page.goto(`${portal.baseUrl}${address}`);
  await hands.tick(page.getByLabel('Saya sudah membaca berkas ini'));
  await hands.press(page.getByRole('button', { name: 'Terbitkan', exact: true }));
  await page.goto(`${portal.baseUrl}/informasi/anggaran-jalan-desa`);
  const href = await page.getByRole('link', { name: /Unduh/ }).first().getAttribute('href');
  const answer = await page.request.get(`${portal.baseUrl}${href}`);
  expect(answer.status()).toBe(200);
  const content = await unzipped(await answer.body(), 'xlsx');
  expect(content).toContain('Pemeliharaan jalan desa');
  expect(content).not.toContain('RAHASIAXYZ');
});

test('a list with NIK is held, and only its author can mend it', async ({ browser }) => {
  const list = Buffer.from('Nama;NIK\nSulastri;3513016505900002\nWulandari;3513021204800003\n');
  const page = await browser.newPage({ javaScriptEnabled: false });
  const address = await draft(page, 'Daftar Penerima', {
    name: 'daftar.csv',
    mimeType: 'text/csv',
    buffer: list,
  });
  await page.goto(`${portal.baseUrl}${address}/pemeriksaan`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'NIK' })).toBeVisible();
  await expect(main.getByText('2 kali')).toBeVisible();
  await expect(main).not.toContainText('3513016505900002');
  await expect(main.getByRole('button', { name: 'Pakai salinan bersih' })).toHaveCount(0);
  await page.goto(`${portal.baseUrl}${address}`);
  await expect(page.getByText('Pemeriksaan menahan berkas ini: 1 temuan')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Terbitkan', exact: true })).toHaveCount(0);
  await hands.press(page.getByRole('link', { name: 'Lihat temuan dan tempatnya' }));
  await expect(main.getByRole('heading', { name: 'NIK' })).toBeVisible();
});
