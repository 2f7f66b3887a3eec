import { expect, type Page } from '@playwright/test';
import type { AttachedFile, Hands } from './hands.ts';

export type Citizen = { readonly phone?: string; readonly email?: string };
export type Receipt = { readonly number: string; readonly code: string };

export const askedItems = [
  'Ringkasan DPA Dinas PUPR tahun 2025',
  'Daftar penerima bantuan sosial beserta NIK',
  'Anggaran pembangunan pasar Kota Probolinggo',
] as const;

/** A tiny real JPEG, as a phone would send. */
export const proofPicture: AttachedFile = {
  name: 'ktp.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

/** Fills in and sends the request form: three items, a purpose, who, and where told a proof. */
export async function submitRequest(
  page: Page,
  hands: Hands,
  citizen: Citizen,
  proof: AttachedFile | null,
): Promise<Receipt> {
  await page.goto('/permohonan');
  await hands.press(page.getByRole('link', { name: 'Mulai minta informasi' }));
  await expect(page).toHaveURL(/permohonan\/baru/);
  for (const [index, item] of askedItems.entries()) {
    if (index > 0) await hands.press(page.getByRole('button', { name: 'Tambah baris' }));
    await hands.fill(page.locator(index === 0 ? '#field-details' : `#field-details-${index + 1}`), item);
  }
  await hands.tick(page.getByLabel('Mengawasi layanan atau anggaran'));
  await hands.fill(page.getByLabel('Nama lengkap'), 'Siti Aminah');
  await hands.fill(page.getByLabel('NIK'), '3513000000000001');
  await hands.fill(page.getByLabel('Alamat', { exact: true }), 'Dusun Krajan RT 02 RW 01, Tiris');
  if (citizen.phone) await hands.fill(page.getByLabel('Nomor telepon atau WhatsApp'), citizen.phone);
  if (citizen.email) await hands.fill(page.getByRole('textbox', { name: 'Email' }), citizen.email);
  if (proof) await hands.attach(page.locator('input[type="file"]'), proof);
  await hands.press(page.getByRole('button', { name: 'Kirim permohonan' }).last());
  await expect(page).toHaveURL(/tanda-terima/);
  const number = await page.locator('[data-case-number]').getAttribute('data-case-number');
  const code = await page.locator('[data-case-code]').getAttribute('data-case-code');
  return { number: number ?? '', code: code ?? '' };
}

/** Opens the case page with number and code. */
export async function openCase(page: Page, hands: Hands, receipt: Receipt): Promise<void> {
  await page.goto('/lacak');
  await hands.fill(page.getByLabel('Nomor', { exact: true }), receipt.number);
  await hands.fill(page.getByLabel('Kode', { exact: true }), receipt.code);
  await hands.press(page.getByRole('button', { name: 'Buka' }));
  await expect(page.locator('[data-case-number]')).toHaveText(receipt.number);
}
