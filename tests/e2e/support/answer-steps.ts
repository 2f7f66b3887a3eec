import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, type Locator, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { Receipt } from './citizen-steps.ts';
import type { AttachedFile, Hands } from './hands.ts';

const run = promisify(execFile);

const item = (page: Page, position: number): Locator => page.locator(`#rincian-${position}`);

/** Opens a case from the queue. */
export async function openOfficerCase(page: Page, hands: Hands, receipt: Receipt): Promise<void> {
  await page.goto('/petugas/permohonan');
  await hands.press(page.getByRole('link', { name: receipt.number }));
  await expect(page.locator('[data-case-number]')).toHaveText(receipt.number);
}

/** Opens NIK and proof with a reason, looks at the picture, and marks the identity as checked. */
export async function checkIdentity(page: Page, hands: Hands, proof: AttachedFile): Promise<void> {
  await hands.press(page.getByRole('link', { name: 'Lihat atau periksa identitas' }));
  await hands.fill(page.getByLabel('Alasan membuka'), 'Memeriksa bahwa pemohon warga negara Indonesia');
  await hands.press(page.getByRole('button', { name: 'Buka identitas' }));
  await expect(page.getByText('3513 0000 0000 0001')).toBeVisible();
  const link = page.getByRole('link', { name: proof.name });
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-disposition']).toMatch(/^attachment/);
  expect(Buffer.compare(await answer.body(), proof.buffer)).toBe(0);
  await hands.tick(page.locator('input[name="evidence"]').first());
  await hands.press(page.getByRole('button', { name: 'Tandai sudah diperiksa' }));
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
}

async function openFold(page: Page, hands: Hands, position: number, words: string): Promise<void> {
  await hands.press(item(page, position).locator('summary').filter({ hasText: words }));
}

async function saveDecision(page: Page, hands: Hands, position: number): Promise<void> {
  await hands.press(item(page, position).getByRole('button', { name: 'Simpan keputusan' }));
  await expect(page.getByText('Tersimpan', { exact: true })).toBeVisible();
}

/** One granted with a file, one refused with its consequence test, one not held. */
export async function decideThreeItems(
  page: Page,
  hands: Hands,
  file: AttachedFile,
  test: AttachedFile,
): Promise<void> {
  await openFold(page, hands, 1, 'Putuskan');
  await hands.tick(item(page, 1).getByLabel('Diberikan', { exact: true }));
  await saveDecision(page, hands, 1);
  await openFold(page, hands, 1, 'Lampirkan berkas');
  await hands.attach(item(page, 1).locator('input[name="answer_file"]'), file);
  await hands.press(item(page, 1).getByRole('button', { name: 'Lampirkan' }));
  await expect(item(page, 1).getByRole('link', { name: file.name })).toBeVisible();

  await openFold(page, hands, 2, 'Putuskan');
  await hands.tick(item(page, 2).getByLabel('Ditolak', { exact: true }));
  await hands.tick(item(page, 2).getByLabel('h. Mengungkap rahasia pribadi'));
  await hands.fill(
    item(page, 2).getByLabel('Alasan', { exact: true }),
    'Memuat NIK dan alamat penerima bantuan.',
  );
  await hands.fill(item(page, 2).getByLabel('Nomor uji konsekuensi'), '000.4/UK/12/2026');
  await hands.fill(item(page, 2).getByLabel('Tanggal uji konsekuensi'), today());
  await hands.attach(item(page, 2).locator('input[name="consequence_test"]'), test);
  await saveDecision(page, hands, 2);

  await openFold(page, hands, 3, 'Putuskan');
  await hands.tick(item(page, 3).getByLabel('Tidak dikuasai', { exact: true }));
  await hands.fill(item(page, 3).getByLabel('Badan publik yang menguasainya'), 'Pemerintah Kota Probolinggo');
  await saveDecision(page, hands, 3);
}

/** Today's date in the office's zone. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Jakarta' }).format(new Date());
}

/** Writes the letters and waits until both papers can be printed. */
export async function prepareLetters(page: Page, hands: Hands): Promise<void> {
  await hands.press(page.getByRole('link', { name: 'Siapkan surat jawaban' }));
  await hands.fill(page.getByLabel('Nomor pemberitahuan (F-04)'), '000.4/101/PPID/2026');
  await hands.fill(page.getByLabel('Nomor surat keputusan (F-06)'), '000.4/102/PPID/2026');
  await hands.fill(page.getByLabel('Nama dan gelar'), 'Dr. Bambang Hariyanto, M.Si.');
  await hands.press(page.getByRole('button', { name: 'Lihat surat dulu' }));
  await expect(page.getByText('Pemerintah Kota Probolinggo').first()).toBeVisible();
  await hands.press(page.getByRole('button', { name: 'Siapkan untuk ditandatangani' }));
  await expect(page.getByText('Menunggu tanda tangan').first()).toBeVisible();
}

/** Prints both papers, uploads what comes back from the signing and sends the answer. */
export async function signAndSend(page: Page, hands: Hands): Promise<{ readonly notification: Buffer }> {
  await hands.press(page.getByRole('link', { name: 'Kirim surat bertanda tangan' }));
  await expect(page).toHaveURL(/kirim/);
  const papers = page.getByRole('link', { name: /Unduh untuk ditandatangani/ });
  await expect(async () => {
    await page.reload();
    await expect(papers).toHaveCount(2, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
  const papersBack: Buffer[] = [];
  for (const paper of await papers.all()) {
    const printed = await page.request.get((await paper.getAttribute('href')) ?? '');
    papersBack.push(await signed(await printed.body()));
  }
  for (const [index, field] of (await page.locator('input[type="file"]').all()).entries()) {
    await hands.attach(field, {
      name: `surat-bertanda-tangan-${index + 1}.pdf`,
      mimeType: 'application/pdf',
      buffer: papersBack[index] ?? Buffer.alloc(0),
    });
  }
  await hands.press(page.getByRole('button', { name: /Kirim jawaban kepada pemohon/ }));
  await expect(page.getByText('Terkirim').first()).toBeVisible();
  return { notification: papersBack[0] ?? Buffer.alloc(0) };
}

/** The paper as it comes back: the same page in another PDF, with other bytes than the one that was made. */
async function signed(pdf: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-signed-'));
  try {
    await writeFile(path.join(folder, 'paper.pdf'), pdf);
    await run('qpdf', ['--linearize', path.join(folder, 'paper.pdf'), path.join(folder, 'signed.pdf')]);
    return await readFile(path.join(folder, 'signed.pdf'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the QR code on a letter's pages says. */
export async function qrOf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-qr-'));
  try {
    await writeFile(path.join(folder, 'letter.pdf'), pdf);
    await run('pdftoppm', ['-r', '150', '-png', path.join(folder, 'letter.pdf'), path.join(folder, 'page')]);
    for (const name of (await readdir(folder)).filter((one) => one.endsWith('.png'))) {
      const png = PNG.sync.read(await readFile(path.join(folder, name)));
      const found = jsQR(new Uint8ClampedArray(png.data), png.width, png.height);
      if (found) return found.data;
    }
    throw new Error('no QR code on the letter');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
