import { expect, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { decideThreeItems, openOfficerCase, prepareLetters, signAndSend } from './support/answer-steps.ts';
import { openCase, submitRequest } from './support/citizen-steps.ts';
import { fixturePdf } from './support/document-steps.ts';
import { type Hands, keyboard, pointer } from './support/hands.ts';
import { openTheOffice } from './support/office-steps.ts';

/** A citizen with a telephone only, an office without mail: nothing may depend on either. */
for (const how of ['pointer', 'keyboard'] as const) {
  test.describe(`a citizen with a phone and nothing else (${how}, no JavaScript)`, () => {
    let portal: RunningPortal;
    test.beforeAll(async () => {
      portal = await startPortal();
    });
    test.afterAll(async () => {
      await portal.stop();
    });
    const on = (page: Page): Hands => (how === 'keyboard' ? keyboard(page) : pointer());

    test('is told by a person, reads by number and code, and gets a new code at the desk', async ({
      browser,
    }) => {
      test.setTimeout(600_000);
      const open = async (width: number): Promise<Page> => {
        const context = await browser.newContext({
          javaScriptEnabled: false,
          baseURL: portal.baseUrl,
          viewport: { width, height: 800 },
        });
        return context.newPage();
      };
      const officer = await open(1280);
      const citizen = await open(360);
      const pdf = await fixturePdf();
      await openTheOffice(officer, on(officer), portal.setupLink ?? '');
      const receipt = await submitRequest(citizen, on(citizen), { phone: '0812 3456 7890' }, null);
      await openOfficerCase(officer, on(officer), receipt);
      await decideThreeItems(officer, on(officer), pdf, pdf);
      await prepareLetters(officer, on(officer));
      await signAndSend(officer, on(officer));

      await test.step('"Perlu dikabari" holds the task and is ticked off', async () => {
        await on(officer).press(officer.getByRole('link', { name: /Perlu dikabari/ }).first());
        const task = officer.getByRole('listitem').filter({ hasText: receipt.number });
        await expect(task).toContainText('0812-3456-7890');
        const whatsApp = task.getByRole('link', { name: /Tulis di WhatsApp/ });
        const address = decodeURIComponent((await whatsApp.getAttribute('href')) ?? '');
        expect(address).toMatch(/^https:\/\/wa\.me\/6281234567890\?text=/);
        expect(address).toContain(receipt.number);
        // A shared telephone may not learn what was asked.
        expect(address).not.toMatch(/DPA|bantuan|pasar/i);
        await on(officer).press(task.getByRole('button', { name: /Sudah dikabari/ }));
        await expect(officer.getByText('Tercatat: pemohon sudah dikabari.')).toBeVisible();
        await expect(officer.getByText('Semua sudah dikabari')).toBeVisible();
      });

      await test.step('the citizen reads the answer by number and code', async () => {
        await openCase(citizen, on(citizen), receipt);
        await expect(citizen.getByText('Dikabulkan sebagian')).toBeVisible();
        await expect(citizen.getByText(/Yang menguasainya: Pemerintah Kota Probolinggo/)).toBeVisible();
      });

      const renewed = await test.step('loses the code and gets a new one at the desk', async () => {
        await openOfficerCaseClosed(officer, on(officer), receipt.number);
        await on(officer).press(officer.getByRole('link', { name: 'Terbitkan kode baru' }));
        await on(officer).fill(
          officer.getByLabel(/Bagaimana Anda memastikan/),
          'KTP asli dicocokkan dengan nama dan alamat',
        );
        await on(officer).press(officer.getByRole('button', { name: 'Terbitkan kode baru' }));
        const code = await officer.locator('[data-case-code]').getAttribute('data-case-code');
        await on(officer).press(officer.getByRole('button', { name: 'Sudah diserahkan' }));
        return { number: receipt.number, code: code ?? '' };
      });
      expect(renewed.code).not.toBe(receipt.code);
      await test.step('the old code and the open page are worth nothing now, the new code opens', async () => {
        await citizen.reload();
        await expect(citizen).toHaveURL(/lacak/);
        await on(citizen).fill(citizen.getByLabel('Nomor', { exact: true }), receipt.number);
        await on(citizen).fill(citizen.getByLabel('Kode', { exact: true }), receipt.code);
        await on(citizen).press(citizen.getByRole('button', { name: 'Buka' }));
        await expect(citizen.getByRole('alert')).toContainText('tidak cocok');
        await openCase(citizen, on(citizen), renewed);
        await expect(citizen.getByText('Dikabulkan sebagian')).toBeVisible();
      });
    });
  });
}

async function openOfficerCaseClosed(page: Page, hands: Hands, number: string): Promise<void> {
  await page.goto('/petugas/permohonan');
  await hands.press(page.getByRole('link', { name: /Selesai/ }));
  await hands.press(page.getByRole('link', { name: number }));
}
