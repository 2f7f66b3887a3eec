import { expect, type Page } from '@playwright/test';
import type { Hands } from './hands.ts';

export const password = 'kuda besi melintas jauh';

/** From the set-up link to a signed-in PPID officer (and desk officer) of the whole body. */
export async function openTheOffice(page: Page, hands: Hands, setupLink: string): Promise<void> {
  await page.goto(setupLink);
  await hands.fill(page.getByLabel('Nama lengkap'), 'Rini Wulandari');
  await hands.fill(page.getByLabel('Jabatan'), 'Pranata Komputer');
  await hands.fill(page.getByLabel('Alamat email'), 'admin@contoh.go.id');
  await fillPasswords(page, hands);
  await hands.press(page.getByRole('button', { name: 'Buat akun' }));
  await signIn(page, hands, 'admin@contoh.go.id');

  await hands.press(page.getByRole('link', { name: 'Undang petugas' }));
  await hands.fill(page.getByLabel('Nama lengkap'), 'Bambang Hariyanto');
  await hands.fill(page.getByLabel('Jabatan'), 'Kepala Dinas Kominfo selaku PPID');
  await hands.fill(page.getByLabel('Alamat email'), 'ppid@contoh.go.id');
  await hands.tick(page.getByLabel('PPID', { exact: true }));
  await hands.tick(page.getByLabel('Petugas layanan informasi'));
  await hands.press(page.getByRole('button', { name: 'Buat undangan' }).last());
  const link = await page.locator('[data-one-time-link]').textContent();
  await signOut(page, hands);

  await page.goto(link ?? '');
  await fillPasswords(page, hands);
  await hands.press(page.getByRole('button', { name: 'Buat akun' }));
  await signIn(page, hands, 'ppid@contoh.go.id');
}

async function fillPasswords(page: Page, hands: Hands): Promise<void> {
  const fields = page.locator('input[type="password"]');
  await expect(fields.first()).toBeVisible();
  for (const field of await fields.all()) await hands.fill(field, password);
}

export async function signIn(page: Page, hands: Hands, email: string): Promise<void> {
  await page.goto('/petugas/masuk');
  await hands.fill(page.getByLabel('Alamat email'), email);
  await hands.fill(page.getByLabel('Kata sandi'), password);
  await hands.press(page.getByRole('button', { name: 'Masuk' }));
  await expect(page).not.toHaveURL(/masuk/);
}

export async function signOut(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Keluar' }));
  await expect(page).toHaveURL(/masuk/);
}
