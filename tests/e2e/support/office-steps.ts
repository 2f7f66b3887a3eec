import { expect, type Page } from '@playwright/test';
import { databaseOf } from '#tests/support/running-portal.ts';
import { appCode, forgetUsedCodes } from '#tests/support/second-factor.ts';
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
  await setUpApp(page, hands, 'admin@contoh.go.id');

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
  await setUpApp(page, hands, 'ppid@contoh.go.id');
}

/** Secrets that officers' apps took from the page, by portal and account. */
const secrets = new Map<string, string>();
const keyOf = (page: Page, email: string) => `${new URL(page.url()).origin} ${email}`;

/** Puts an account into the authenticator app, from the page that asks for it to the officer's first page. */
export async function setUpApp(page: Page, hands: Hands, email: string): Promise<void> {
  await expect(page).toHaveURL(/keamanan\/aplikasi-kode/);
  const secret = await page.locator('[data-app-secret]').getAttribute('data-app-secret');
  secrets.set(keyOf(page, email), secret ?? '');
  await giveCode(page, hands, email, 'Pasang');
  await expect(page.locator('[data-recovery-codes] li')).toHaveCount(10);
  await hands.tick(page.getByLabel('Sudah saya simpan'));
  await hands.press(page.getByRole('button', { name: 'Lanjutkan' }));
  await expect(page).not.toHaveURL(/keamanan/);
}

/** Types the code that the officer's app shows now and presses on. */
export async function giveCode(page: Page, hands: Hands, email: string, button = 'Lanjutkan'): Promise<void> {
  await forgetUsedCodes(databaseOf(page.url()));
  await hands.fill(page.getByLabel('Kode dari aplikasi'), appCode(secrets.get(keyOf(page, email))));
  await hands.press(page.getByRole('button', { name: button }));
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
  await expect(page).toHaveURL(/masuk\/kode/);
  await giveCode(page, hands, email);
  await expect(page).not.toHaveURL(/masuk/);
}

export async function signOut(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('button', { name: 'Keluar' }));
  await expect(page).toHaveURL(/masuk/);
}

/** Opens the form of the second account of the test office; the list is sorted by name. */
export async function openChief(page: Page): Promise<void> {
  await page.goto('/petugas/pengguna');
  await page.getByRole('link', { name: 'Bambang Hariyanto' }).click();
}
