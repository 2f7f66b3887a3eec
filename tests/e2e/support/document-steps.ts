import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { AttachedFile, Hands } from './hands.ts';

export const documentTitle = 'Laporan Realisasi Anggaran Dinas PUPR 2025';

/** A real PDF of the fixtures, as a file to attach. */
export async function fixturePdf(name = 'laporan-realisasi-2025.pdf'): Promise<AttachedFile> {
  const buffer = await readFile(new URL(`../../fixtures/${name}`, import.meta.url));
  return { name, mimeType: 'application/pdf', buffer };
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A signed-in officer uploads a PDF, looks at it and publishes it. */
export async function publishDocument(page: Page, hands: Hands, pdf: AttachedFile): Promise<void> {
  await page.goto('/petugas/dokumen');
  await hands.press(page.getByRole('link', { name: 'Tambah dokumen' }).first());
  await hands.fill(page.getByLabel('Judul'), documentTitle);
  await hands.tick(page.getByLabel('Diumumkan rutin (berkala)'));
  await hands.choose(page.getByLabel('Unit penerbit'), 'Dinas Pekerjaan Umum dan Penataan Ruang');
  await hands.fill(page.getByLabel('Jenis dokumen'), 'Laporan keuangan');
  await hands.fill(page.getByLabel('Tahun'), '2025');
  await hands.fill(
    page.getByLabel('Ringkasan'),
    'Realisasi belanja jalan dan jembatan kabupaten tahun 2025.',
  );
  await hands.attach(page.locator('input[name="file"]'), pdf);
  await hands.press(page.getByRole('button', { name: 'Simpan sebagai konsep' }));
  await hands.tick(page.getByLabel('Saya sudah membaca berkas ini'));
  await hands.press(page.getByRole('button', { name: 'Terbitkan', exact: true }));
  await expect(page.getByText('Terbit', { exact: true }).first()).toBeVisible();
}

/** A visitor without an account or cookie finds the document by its words and downloads it. */
export async function findAndDownload(page: Page, hands: Hands, pdf: AttachedFile): Promise<void> {
  await page.goto('/');
  await hands.fill(page.getByRole('searchbox').first(), 'realisasi jembatan');
  await hands.press(page.getByRole('button', { name: 'Cari' }).first());
  await hands.press(page.getByRole('link', { name: documentTitle }).first());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(documentTitle);
  const link = page.getByRole('link', { name: /Unduh/ }).first();
  expect(await page.context().cookies()).toEqual([]);
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toBe('application/pdf');
  expect(sha256(await answer.body())).toBe(sha256(pdf.buffer));
}
