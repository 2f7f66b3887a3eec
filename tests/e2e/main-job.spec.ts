import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { startSmtpServer, type TestSmtpServer } from '#tests/support/smtp-server.ts';
import {
  checkIdentity,
  decideThreeItems,
  openOfficerCase,
  prepareLetters,
  qrOf,
  signAndSend,
} from './support/answer-steps.ts';
import { openCase, proofPicture, submitRequest } from './support/citizen-steps.ts';
import { findAndDownload, fixturePdf, publishDocument, sha256 } from './support/document-steps.ts';
import { type Hands, keyboard, pointer } from './support/hands.ts';
import { openTheOffice } from './support/office-steps.ts';

/** The whole job: set-up, publish, find, ask, answer, sign, mail, read, verify. */
for (const how of ['pointer', 'keyboard'] as const) {
  test.describe(`a citizen asks, an officer answers (${how}, no JavaScript)`, () => {
    let smtp: TestSmtpServer;
    let portal: RunningPortal;
    let officer: Page;
    let citizen: Page;
    const contexts: BrowserContext[] = [];

    test.beforeAll(async ({ browser }) => {
      smtp = await startSmtpServer();
      portal = await startPortal({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'PPID <ppid@contoh.go.id>' } });
      const open = async (width: number): Promise<Page> => {
        const context = await browser.newContext({
          javaScriptEnabled: false,
          baseURL: portal.baseUrl,
          viewport: { width, height: width === 360 ? 640 : 800 },
        });
        contexts.push(context);
        return context.newPage();
      };
      officer = await open(1280);
      citizen = await open(360);
    });
    test.afterAll(async () => {
      for (const context of contexts) await context.close();
      await portal.stop();
      await smtp.close();
    });
    const on = (page: Page): Hands => (how === 'keyboard' ? keyboard(page) : pointer());

    test('from the set-up link to a letter that verifies', async () => {
      test.setTimeout(600_000);
      const pdf = await fixturePdf();
      const other = await fixturePdf('laporan-realisasi-2025-revisi.pdf');

      await test.step('set-up link, administrator, invited officer', () =>
        openTheOffice(officer, on(officer), portal.setupLink ?? ''));
      await test.step('publishes a real PDF', () => publishDocument(officer, on(officer), pdf));
      await test.step('a visitor finds and downloads it', () => findAndDownload(citizen, on(citizen), pdf));

      const receipt = await test.step('asks for three items with a proof', () =>
        submitRequest(citizen, on(citizen), { email: 'siti@contoh.id' }, proofPicture));
      const confirmation = await smtp.waitForMail(
        (mail) => mail.recipients.includes('siti@contoh.id'),
        60_000,
      );
      expect(confirmation.raw).not.toContain(receipt.code);
      const toOfficer = (text: string) =>
        smtp.waitForMail(
          (mail) => mail.recipients.includes('ppid@contoh.go.id') && (mail.parsed.text ?? '').includes(text),
          60_000,
        );
      await toOfficer('Aplikasi kode dipasang pada akun Anda');
      await toOfficer(receipt.number);

      await test.step('the officer opens the case and checks the identity', async () => {
        await openOfficerCase(officer, on(officer), receipt);
        await checkIdentity(officer, on(officer), proofPicture);
      });
      await test.step('decides: granted, refused, not held', () =>
        decideThreeItems(officer, on(officer), pdf, other));
      await test.step('writes both letters', () => prepareLetters(officer, on(officer)));

      await test.step('until it is signed and sent the citizen sees no answer', async () => {
        await openCase(citizen, on(citizen), receipt);
        await expect(citizen.getByText('menunggu tanda tangan').first()).toBeVisible();
        await expect(citizen.getByText('Memuat NIK dan alamat')).toHaveCount(0);
      });
      smtp.clear();
      const { notification } = await test.step('uploads the signed letters and sends', () =>
        signAndSend(officer, on(officer)));

      const mail = await smtp.waitForMail((one) => one.recipients.includes('siti@contoh.id'), 60_000);
      const link = /https?:\/\/\S+\/lacak\/\S+/.exec(mail.parsed.text ?? '')?.[0] ?? '';
      expect(mail.raw).not.toContain(receipt.code);

      await test.step('the citizen opens the link of the mail and reads the answer', async () => {
        await citizen.context().clearCookies();
        await citizen.goto(link);
        await on(citizen).press(citizen.getByRole('button', { name: 'Buka permohonan' }));
        await expect(citizen.getByText('Dikabulkan sebagian')).toBeVisible();
        await expect(citizen.getByText('Pasal 17 huruf h')).toBeVisible();
        await expect(citizen.getByText('Memuat NIK dan alamat penerima bantuan.')).toBeVisible();
        await expect(citizen.getByText(/Yang menguasainya: Pemerintah Kota Probolinggo/)).toBeVisible();
        await expect(citizen.getByText(/30 hari kerja sejak surat diterima/)).toBeVisible();
        await expect(citizen.getByText(/Hari terakhirnya paling cepat/)).toBeVisible();
      });
      const letter = await test.step('downloads the letter and the file', async () => {
        const file = citizen.getByRole('link', { name: pdf.name }).first();
        const answer = await citizen.request.get((await file.getAttribute('href')) ?? '');
        expect(sha256(await answer.body())).toBe(sha256(pdf.buffer));
        const paper = citizen
          .getByRole('listitem')
          .filter({ hasText: 'Pemberitahuan tertulis (F-04)' })
          .getByRole('link')
          .first();
        const signed = await citizen.request.get((await paper.getAttribute('href')) ?? '');
        expect(sha256(await signed.body())).toBe(sha256(notification));
        return signed.body();
      });
      await test.step('the QR code says that the letter is genuine', async () => {
        await citizen.goto(await qrOf(letter));
        await expect(citizen.getByRole('heading', { level: 1 })).toHaveText('Surat ini asli');
        await expect(citizen.getByText(receipt.number)).toBeVisible();
        await expect(citizen.getByText('Siti Aminah')).toHaveCount(0);
      });
      await test.step('the letter itself fits, a changed copy does not', async () => {
        const compare = async (buffer: Buffer): Promise<void> => {
          await on(citizen).attach(citizen.locator('input[type="file"]'), {
            name: 'surat.pdf',
            mimeType: 'application/pdf',
            buffer,
          });
          await on(citizen).press(citizen.getByRole('button', { name: 'Cocokkan' }));
        };
        await compare(letter);
        await expect(citizen.getByText('Cocok', { exact: true })).toBeVisible();
        const changed = Buffer.from(letter);
        changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1;
        await compare(changed);
        await expect(citizen.getByText('Tidak cocok', { exact: true })).toBeVisible();
      });
      await test.step('the link of the mail opens only once', async () => {
        await citizen.context().clearCookies();
        await citizen.goto(link);
        await expect(citizen.getByText('Tautan tidak dapat dipakai')).toBeVisible();
      });
      expect(portal.output()).not.toContain('3513000000000001');
    });
  });
}
