import { type Cookie, expect, type Page, test } from '@playwright/test';
import { readConfig } from '#config';
import { createContainer } from '#container';
import { type ArticleUnit, articleNow, plantArticleLedgers } from '#tests/factories/article-ledgers.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { newUnit } from '#tests/factories/units.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

const unitNames = [
  'Dinas Pekerjaan Umum dan Penataan Ruang',
  'Dinas Perhubungan',
  'Dinas Kesehatan',
  'Dinas Pendidikan',
  'Dinas Sosial',
  'Dinas Lingkungan Hidup',
];
let portal: RunningPortal;
let cookies: Cookie[];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  // The portal believes that it is the day of the article.
  const offset = Date.parse(articleNow) - Date.now();
  portal = await startPortal({ env: { PPID_CLOCK_OFFSET_MS: String(offset) } });
  const config = readConfig({
    LOG_LEVEL: 'silent',
    DATA_DIR: portal.dataDir,
    DATABASE_URL: portal.databaseUrl,
    PPID_CLOCK_OFFSET_MS: String(offset),
  });
  const container = await createContainer(config, { process: 'cli' });
  try {
    const { deps } = container;
    const { actor } = await newOfficer(deps, { roles: ['superior_officer'], fullName: 'Ugas Irwanto' });
    const units: ArticleUnit[] = [];
    for (const [at, name] of unitNames.entries())
      units.push(await newUnit(deps, { name, slug: `unit-${at}` }));
    await plantArticleLedgers(deps, units, actor.officerId);
    const { token } = await deps.officerSessions.open(actor.officerId);
    cookies = [
      {
        name: 'petugas',
        value: token,
        domain: 'localhost',
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Lax',
      },
    ];
  } finally {
    await container.close();
  }
});
test.afterAll(async () => {
  await portal.stop();
});

const asLeader = async (page: Page) => {
  await page.context().addCookies(cookies);
};

test('the summary is clean on a phone and on a desk', async ({ browser }) => {
  for (const width of widths) {
    expectClean(await visit(browser, portal.baseUrl, '/petugas/ringkasan', width, asLeader));
    expectClean(await visit(browser, portal.baseUrl, '/petugas/ringkasan?dari=kemarin', width, asLeader));
  }
});

test('the public statistics are clean on a phone and on a desk', async ({ browser }) => {
  for (const width of widths) {
    expectClean(await visit(browser, portal.baseUrl, '/statistik', width));
    expectClean(await visit(browser, portal.baseUrl, '/statistik?tahun=2022', width));
  }
});

test('what the Bupati asks stands on one phone screen', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.baseUrl, viewport: { width: 360, height: 800 } });
  await asLeader(page);
  await page.goto('/petugas/ringkasan');
  await expect(page.locator('[data-figure="unique-received"]')).toHaveText('300');
  const box = await page.locator('.figure-requests').boundingBox();
  expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThanOrEqual(800);
  await page.close();
});

test('the summary is one sheet of A4', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.baseUrl });
  await asLeader(page);
  await page.goto('/petugas/ringkasan');
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  await page.close();
});

test('a link leads to another period, and the files hold the one on screen', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.baseUrl });
  await asLeader(page);
  await page.goto('/petugas/ringkasan');
  await page.getByRole('link', { name: 'Bulan lalu' }).click();
  await expect(page.locator('.figure-period')).toContainText('1 – 30 November 2023');
  await expect(page.getByRole('link', { name: 'Unduh CSV' })).toHaveAttribute(
    'href',
    '/petugas/ringkasan.csv?dari=2023-11-01&sampai=2023-11-30',
  );
  await expect(page.getByRole('button', { name: 'Salin teks' })).toBeVisible();
  await page.close();
});
