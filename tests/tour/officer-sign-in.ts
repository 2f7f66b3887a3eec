import { expect, type Page } from '@playwright/test';
import type { DemoAccess } from './demo-portal.ts';

/** Signs an officer of the demo office in, from the sign-in page to their first page. */
export async function signInOfficer(page: Page, demo: DemoAccess, key: string): Promise<void> {
  await page.goto('/petugas/masuk');
  await page.getByLabel('Alamat email').fill(`${key}@demo.example`);
  await page.getByLabel('Kata sandi').fill(demo.password);
  await page.getByRole('button', { name: 'Masuk' }).click();
  await expect(page).not.toHaveURL(/masuk/);
}
