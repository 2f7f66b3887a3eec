import { expect, test } from '@playwright/test';
import { indexDocuments } from '#application/search/index-documents.ts';
import { readConfig } from '#config';
import { createContainer } from '#container';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { documentDetails, publishedDocument } from '#tests/factories/public-documents.ts';
import { newUnit } from '#tests/factories/units.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

let portal: RunningPortal;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await startPortal({ env: { WORKER: 'off' } });
  const config = readConfig({
    LOG_LEVEL: 'silent',
    DATA_DIR: portal.dataDir,
    DATABASE_URL: portal.databaseUrl,
  });
  const container = await createContainer(config, { process: 'cli' });
  try {
    const { deps } = container;
    const { actor } = await newOfficer(deps, { roles: ['chief_ppid'] });
    const roads = await newUnit(deps, { name: 'Dinas Uji Jalan', slug: 'uji-pu' });
    const health = await newUnit(deps, { name: 'Dinas Uji Sehat', slug: 'uji-kesehatan' });
    const documents = [
      documentDetails(roads.id, { title: 'Pemeliharaan Jalan Kecamatan Krucil', year: 2025 }),
      documentDetails(roads.id, { title: 'Pemeliharaan Jembatan Dringu', year: 2024 }),
      documentDetails(health.id, { title: 'Rekap Imunisasi Balita', year: 2024, kind: 'Data statistik' }),
    ];
    for (const details of documents) await publishedDocument(deps, actor, details);
    while ((await indexDocuments(workerDependencies(container), new AbortController().signal)) > 0);
  } finally {
    await container.close();
  }
});
test.afterAll(() => portal.stop());

test('a citizen finds a word inside a file and opens the page, without JavaScript', async ({ browser }) => {
  const context = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/informasi');
  await page.getByLabel('Kata yang dicari').fill('memelihara jalan krucil realisasi');
  await page.getByRole('button', { name: 'Cari' }).click();
  await expect(page.getByRole('status')).toContainText('1 dokumen');
  const [first] = await page.getByRole('listitem').filter({ hasText: 'Buka di halaman' }).all();
  await expect(first ?? page.locator('none')).toContainText('Pemeliharaan Jalan Kecamatan Krucil');
  const link = page.getByRole('link', { name: /^Buka di halaman \d+ dari Pemeliharaan Jalan/ });
  expect(await link.getAttribute('href')).toMatch(/^\/berkas\/.+\.pdf#page=\d+$/);

  await page.goto('/informasi?q=pemeliharaan');
  await page.getByRole('link', { name: /^2025\s+1$/ }).click();
  await expect(page).toHaveURL(/q=pemeliharaan&tahun=2025/);
  await expect(page.getByRole('status')).toContainText('1 dokumen');
  await page.getByRole('link', { name: 'Hapus saringan Tahun 2025' }).click();
  await expect(page.getByRole('status')).toContainText('2 dokumen');

  await page.goto('/informasi?q=gaji+kiai+langgar');
  await page.getByRole('link', { name: 'Minta informasi ini' }).click();
  await expect(page.locator('textarea[name="details"]').first()).toHaveValue(/gaji kiai langgar/);
  await context.close();
});

test('suggestions are chosen with the keyboard, and never stand in the way', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${portal.baseUrl}/informasi`);
  const box = page.getByRole('combobox', { name: 'Kata yang dicari' });
  await box.fill('imuni');
  const options = page.getByRole('option');
  await expect(options.first()).toBeVisible();
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await box.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await box.fill('imunis');
  await expect(page.getByRole('option', { name: 'Rekap Imunisasi Balita' })).toBeVisible();
  await box.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await box.press('Enter');
  await expect(page).toHaveURL(/\/informasi\/rekap-imunisasi-balita$/);
});

for (const [name, path] of [
  ['results with a page', '/informasi?q=realisasi+krucil'],
  ['a slip of the finger put right', '/informasi?q=imunisassi'],
  ['some of the words', '/informasi?q=pemeliharaan+krucil+imunisasi'],
  ['nothing at all', '/informasi?q=zzzz&tahun=2025'],
  ['only filler words', '/informasi?q=yang+di'],
] as const) {
  test(`the page of ${name} is clean, light and keeps to itself`, async ({ browser }) => {
    for (const width of widths) expectClean(await visit(browser, portal.baseUrl, path, width));
  });
}

test('open suggestions are clean too', async ({ browser }) => {
  for (const width of widths) {
    const seen = await visit(browser, portal.baseUrl, '/informasi', width, undefined, async (page) => {
      await page.getByRole('combobox').fill('pemeli');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('ArrowDown');
    });
    expectClean(seen);
  }
});
