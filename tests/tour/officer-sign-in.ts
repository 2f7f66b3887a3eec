import { expect, type Page } from '@playwright/test';
import { forgetUsedCodes } from '#tests/support/second-factor.ts';
import type { DemoAccess } from './demo-portal.ts';

/** Signs an officer of the demo office in, from the sign-in page to their first page. */
export async function signInOfficer(page: Page, demo: DemoAccess, key: string): Promise<void> {
  await page.goto('/petugas/masuk');
  await page.getByLabel('Alamat email').fill(`${key}@demo.example`);
  await page.getByLabel('Kata sandi').fill(demo.password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await forgetUsedCodes(`file:${demo.dataDir}/ppid.sqlite`);
  const code = (await demo.operate('demo-code', `${key}@demo.example`)).trim();
  await page.getByLabel('Kode dari aplikasi').fill(code);
  await page.getByRole('button', { name: 'Lanjutkan' }).click();
  await expect(page).not.toHaveURL(/masuk/);
}
