import { expect, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { openCase, proofPicture, type Receipt, submitRequest } from './support/citizen-steps.ts';
import { documentTitle, fixturePdf, publishDocument } from './support/document-steps.ts';
import { pointer } from './support/hands.ts';
import { openTheOffice } from './support/office-steps.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

let portal: RunningPortal;
let receipt: Receipt;

test.beforeAll(async ({ browser }) => {
  portal = await startPortal();
  const desk = await browser.newPage({ baseURL: portal.baseUrl });
  await openTheOffice(desk, pointer(), portal.setupLink ?? '');
  await publishDocument(desk, pointer(), await fixturePdf());
  const citizen = await browser.newPage({ baseURL: portal.baseUrl });
  receipt = await submitRequest(citizen, pointer(), { phone: '081234567890' }, proofPicture);
});
test.afterAll(async () => {
  await portal.stop();
});

const pages = [
  '/',
  '/informasi',
  '/informasi?q=realisasi',
  '/informasi?q=tidakada&tahun=1999',
  '/informasi/berkala',
  '/informasi/serta-merta',
  '/informasi/setiap-saat',
  '/informasi/dikecualikan',
  '/informasi/laporan-realisasi-anggaran-dinas-pupr-2025',
  '/permohonan',
  '/permohonan/baru',
  '/permohonan/tanda-terima',
  '/lacak',
  '/lacak/tautan-yang-tidak-ada',
  '/statistik',
  '/kepatuhan',
  '/tenggat',
  '/tenggat?mulai=2026-03-09&jenis=request_answer',
  '/tenggat?mulai=2026-02-30&jenis=request_answer',
  '/verifikasi',
  '/verifikasi/ABCD-EFGH-JKLM',
  '/pengaduan',
  '/bantuan',
  '/petugas/masuk',
  '/tidak-ada-di-sini',
] as const;

for (const path of pages) {
  test(`${path} is clean, light and keeps to itself`, async ({ browser }) => {
    for (const width of widths) {
      const seen = await visit(browser, portal.baseUrl, path, width);
      expectClean(seen);
      expect(seen.bytes, `${path} at ${width} px`).toBeLessThanOrEqual(60 * 1024);
      expect(seen.bytes).toBeGreaterThan(2000);
      test.info().annotations.push({ type: 'bytes', description: `${width}: ${seen.bytes}` });
    }
  });
}

const states: readonly {
  readonly name: string;
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly act?: (page: Page) => Promise<void>;
}[] = [
  {
    name: 'a refused request form',
    path: '/permohonan/baru',
    act: async (page) => {
      await page.getByRole('button', { name: 'Kirim permohonan' }).last().click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'a request meant for another body',
    path: '/permohonan/baru',
    act: async (page) => {
      await page.getByLabel('Pemerintah desa').check();
      await page.getByRole('button', { name: 'Kirim permohonan' }).last().click();
      await expect(page.getByText('Informasi ini ada pada badan lain')).toBeVisible();
    },
  },
  {
    name: 'a receipt',
    path: '/permohonan/baru',
    act: async (page) => {
      await submitRequest(page, pointer(), { phone: '081234567890' }, null);
    },
  },
  {
    name: 'a wrong code',
    path: '/lacak',
    act: async (page) => {
      await page.getByLabel('Nomor', { exact: true }).fill(receipt.number);
      await page.getByLabel('Kode', { exact: true }).fill('AAAA BBBB CCCC');
      await page.getByRole('button', { name: 'Buka' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'an open case',
    path: '/lacak',
    act: (page) => openCase(page, pointer(), receipt),
  },
  {
    name: 'a case asked to be withdrawn',
    path: '/lacak',
    act: async (page) => {
      await openCase(page, pointer(), receipt);
      await page.getByRole('link', { name: 'Cabut permohonan' }).click();
      await expect(page.getByText('Cabut permohonan ini?')).toBeVisible();
    },
  },
  {
    name: 'a refused sign-in',
    path: '/petugas/masuk',
    act: async (page) => {
      await page.getByLabel('Alamat email').fill('siapa@contoh.go.id');
      await page.getByLabel('Kata sandi').fill('bukan sandi yang benar');
      await page.getByRole('button', { name: 'Masuk' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
];

for (const state of states) {
  test(`${state.name} is clean`, async ({ browser }) => {
    for (const width of widths)
      expectClean(await visit(browser, portal.baseUrl, state.path, width, state.prepare, state.act));
  });
}

test('a published document is downloaded without form, account or cookie', async ({ request }) => {
  const page = await request.get(`${portal.baseUrl}/informasi?q=jembatan`);
  expect(await page.text()).toContain(documentTitle);
  expect(page.headers()['set-cookie']).toBeUndefined();
});
