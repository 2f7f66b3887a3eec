import { type Browser, expect, type Page, test } from '@playwright/test';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { openCase, proofPicture, type Receipt } from './support/citizen-steps.ts';
import { type ComplaintOffice, complaintOffice } from './support/complaint-office.ts';
import { pointer } from './support/hands.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

const hands = pointer();
const sentence = 'Lampu PJU depan musala sudah 9 malam mati, jalan jadi gelap';
const answer = 'Lampu sudah diganti Minggu malam dan menyala kembali.';
/** Saturday, 28 November 2026, nine in the evening in Probolinggo. */
const saturdayNight = Date.parse('2026-11-28T14:00:00Z') - Date.now();
const env = { PPID_CLOCK_OFFSET_MS: String(saturdayNight) };

let portal: RunningPortal;
let office: ComplaintOffice;
test.beforeAll(async () => {
  portal = await startPortal({ env });
  office = await complaintOffice(portal, env);
});
test.afterAll(async () => {
  await office.close();
  await portal.stop();
});

const phone = async (browser: Browser, javaScriptEnabled = false): Promise<Page> =>
  (
    await browser.newContext({
      javaScriptEnabled,
      baseURL: portal.baseUrl,
      viewport: { width: 360, height: 640 },
    })
  ).newPage();

async function report(page: Page, more: (page: Page) => Promise<void> = async () => {}): Promise<Receipt> {
  await page.goto('/');
  await page
    .locator('.doors')
    .getByRole('link', { name: /Lapor masalah/ })
    .click();
  await page.getByRole('link', { name: 'Buat laporan' }).first().click();
  await page.getByLabel('Tulis masalahnya').fill(sentence);
  await more(page);
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await expect(page).toHaveURL(/pengaduan\/tanda-terima/);
  const number = await page.locator('[data-case-number]').getAttribute('data-case-number');
  const code = await page.locator('[data-case-code]').getAttribute('data-case-code');
  return { number: number ?? '', code: code ?? '' };
}

/** A unit's officer opens the link on a phone and says what was done. */
async function answerByLink(page: Page, link: string, kind: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel(kind).check();
  await page.getByLabel('Tulis untuk pelapor').fill(answer);
  const photos = ['sebelum.png', 'sesudah.png'].map((name) => ({ ...proofPicture, name }));
  await page.locator('input[type="file"]').setInputFiles(photos);
  await page.getByLabel('Nama Anda').fill('Budi Santoso');
  await page.getByLabel('Jabatan').fill('Kasi Penerangan Jalan');
  await page.getByRole('button', { name: 'Kirim ke meja pengaduan' }).click();
  await expect(page.getByText('Terkirim')).toBeVisible();
}

test('Saturday night, a dead lamp: told by phone without JavaScript, answered, not settled, settled', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const citizen = await phone(browser);
  const receipt = await report(citizen, async (page) => {
    await page.locator('input[name="photos"]').setInputFiles([proofPicture]);
    await page.locator('input[name="region"]').fill('Perumahan Asri');
    await page.getByLabel('Patokan').fill('depan musala Al Ikhlas');
    await page.getByLabel('Nomor telepon atau WhatsApp').fill('0812 3456 7890');
    await page
      .getByLabel('Nama', { exact: false })
      .and(page.locator('[name="full_name"]'))
      .fill('Siti Aminah');
  });

  await test.step('the receipt has number, code, the day and a way to keep them', async () => {
    expect(receipt.number).toMatch(/^PG-\d{4}-\d{6}$/);
    await expect(citizen.getByText('Rabu, 2 Desember 2026').first()).toBeVisible();
    const toSelf = await citizen.getByRole('link', { name: 'Kirim ke WhatsApp saya' }).getAttribute('href');
    expect(decodeURIComponent(toSelf ?? '')).toContain(receipt.number);
    await expect(citizen.locator('.receipt svg[role="img"]')).toBeVisible();
  });

  await test.step('it is followed with number and code', async () => {
    await openCase(citizen, hands, receipt);
    await expect(citizen).toHaveURL(/kasus\/pengaduan/);
    await expect(citizen.getByText('menunggu diperiksa')).toBeVisible();
    await expect(citizen.getByText('Perumahan Asri, depan musala Al Ikhlas')).toBeVisible();
  });

  const link = await office.handOver(receipt.number);
  await test.step('who has it and by when stands there once it was handed over', async () => {
    await citizen.goto('/kasus');
    await expect(citizen.getByText('Laporan Anda dipegang Dinas Perhubungan.')).toBeVisible();
    await expect(citizen.getByText(/Tindakan atau jawaban pertama paling lambat/).first()).toBeVisible();
  });

  const unit = await phone(browser);
  await test.step('the unit reads it by its link, and nothing of who reported', async () => {
    await unit.goto(link);
    await expect(unit.getByText(sentence)).toBeVisible();
    await expect(unit.getByText('Mohon dicek malam ini')).toBeVisible();
    expect(await unit.content()).not.toMatch(/Siti|3456|Aminah/);
    const photo = await unit.locator('.photos a').first().getAttribute('href');
    const served = await unit.request.get(photo ?? '');
    expect(served.status()).toBe(200);
    expect(served.headers()['cache-control']).toBe('no-store');
  });
  await test.step('folded hands are no answer; an answer with photos waits for the desk', async () => {
    await unit.getByLabel('Jawaban akhir').check();
    await unit.getByLabel('Tulis untuk pelapor').fill('🙏');
    await unit.getByLabel('Nama Anda').fill('Budi Santoso');
    await unit.getByRole('button', { name: 'Kirim ke meja pengaduan' }).click();
    await expect(unit.getByRole('alert')).toContainText('paling sedikit satu kalimat');
    await answerByLink(unit, link, 'Jawaban akhir');
    await citizen.reload();
    await expect(citizen.getByText(answer)).toHaveCount(0);
  });

  await office.confirm(receipt.number);
  await test.step('the citizen reads it, sees the photos and says "belum"', async () => {
    await citizen.reload();
    await expect(citizen.getByText(answer)).toBeVisible();
    await expect(citizen.getByText('Foto dari instansi 2')).toBeVisible();
    expect(await citizen.content()).not.toContain('Budi Santoso');
    await citizen.getByRole('button', { name: 'Belum, buka lagi' }).click();
    await expect(citizen.getByRole('alert')).toContainText('Apa yang belum beres');
    await citizen.getByLabel('Apa yang belum beres?').fill('Semalam mati lagi');
    await citizen.getByRole('button', { name: 'Belum, buka lagi' }).click();
    await expect(citizen.getByText('Dibuka lagi').first()).toBeVisible();
    await expect(citizen.getByText('Semalam mati lagi')).toBeVisible();
  });
  await test.step('the link that was answered opens nothing any more', async () => {
    const gone = await unit.goto(link);
    expect(gone?.status()).toBe(404);
    await expect(unit.getByRole('heading', { name: 'Tautan tidak berlaku' })).toBeVisible();
    expect(await unit.content()).not.toContain(sentence);
  });
});

test('answered and settled by the reporter, with marks', async ({ browser }) => {
  const citizen = await phone(browser);
  const receipt = await report(citizen);
  await citizen.getByRole('button', { name: 'Buka halaman laporan' }).click();
  const link = await office.handOver(receipt.number);
  await answerByLink(await phone(browser), link, 'Jawaban akhir');
  await office.confirm(receipt.number);
  await citizen.reload();
  await citizen.getByLabel('4', { exact: true }).check();
  await citizen.getByRole('button', { name: 'Ya, sudah beres' }).click();
  await expect(citizen.getByText('Selesai').first()).toBeVisible();
  await expect(citizen.getByRole('button', { name: 'Ya, sudah beres' })).toHaveCount(0);
});

test('a unit sends it back, and the reporter never reads why', async ({ browser }) => {
  const citizen = await phone(browser);
  const receipt = await report(citizen);
  await citizen.getByRole('button', { name: 'Buka halaman laporan' }).click();
  const unit = await phone(browser);
  await unit.goto(await office.handOver(receipt.number));
  await unit.getByText('Bukan kami').click();
  await unit.getByLabel(/Mengapa bukan wewenang/).fill('Jalan ini jalan provinsi');
  await unit.getByRole('button', { name: 'Kembalikan ke meja pengaduan' }).click();
  await expect(unit.getByRole('heading', { name: 'Tugas dikembalikan' })).toBeVisible();
  await citizen.reload();
  expect(await citizen.content()).not.toContain('provinsi');
  await expect(citizen.getByText('menunggu diperiksa')).toBeVisible();
});

test('without identity: a name that was typed is refused, the text and the photo stay', async ({
  browser,
}) => {
  const page = await phone(browser);
  await page.goto('/pengaduan/baru');
  await page.getByLabel('Tulis masalahnya').fill(sentence);
  await page.locator('input[name="photos"]').setInputFiles([proofPicture]);
  await page.getByLabel('Tanpa identitas').check();
  await page.locator('[name="full_name"]').fill('Siti');
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await expect(page.getByRole('alert')).toContainText('tanpa identitas');
  await expect(page.getByLabel('Tulis masalahnya')).toHaveValue(sentence);
  await expect(page.locator('.staged-name')).toHaveText('ktp.png');
  await page.locator('[name="full_name"]').fill('');
  await page.getByRole('button', { name: 'Kirim laporan' }).click();
  await expect(page.getByText('Kami tidak menyimpan apa pun tentang Anda')).toBeVisible();
  await page.getByRole('button', { name: 'Buka halaman laporan' }).click();
  await expect(page.getByText('1 berkas').or(page.getByText('Foto Anda'))).toBeVisible();
});

test('the button puts the place in, where the browser lets it', async ({ browser }) => {
  const context = await browser.newContext({
    baseURL: portal.baseUrl,
    geolocation: { latitude: -7.9412345, longitude: 113.2051789 },
    permissions: ['geolocation'],
  });
  const page = await context.newPage();
  await page.goto('/pengaduan/baru');
  await page.getByRole('button', { name: 'Sertakan lokasi saya' }).click();
  await expect(page.getByText('Lokasi disertakan.')).toBeVisible();
  await expect(page.locator('[name="point"]')).toHaveValue('-7.94123,113.20518');
  await page.getByRole('button', { name: 'Hapus lokasi' }).click();
  await expect(page.locator('[name="point"]')).toHaveValue('');
  await context.close();
});

test('every page of it is clean at both widths, and the public ones are light', async ({ browser }) => {
  test.setTimeout(600_000);
  const citizen = await phone(browser);
  const receipt = await report(citizen, async (page) => {
    await page.locator('input[name="photos"]').setInputFiles([proofPicture]);
  });
  const cookies = await citizen.context().cookies();
  const asReceiver = async (page: Page) => page.context().addCookies(cookies);
  const asReporter = async (page: Page) => {
    await asReceiver(page);
    await page.goto('/pengaduan/tanda-terima');
    await page.getByRole('button', { name: 'Buka halaman laporan' }).click();
  };
  const link = await office.handOver(receipt.number);
  await office.publish(receipt.number, 'Lampu PJU depan musala mati.');
  const clean = async (
    path: string,
    prepare?: (page: Page) => Promise<unknown>,
    act?: (page: Page) => Promise<unknown>,
    light = false,
  ) => {
    for (const width of widths) {
      const seen = await visit(
        browser,
        portal.baseUrl,
        path,
        width,
        async (page) => void (await prepare?.(page)),
        async (page) => void (await act?.(page)),
      );
      expectClean(seen);
      if (light) expect(seen.bytes, `${path} at ${width} px`).toBeLessThanOrEqual(60 * 1024);
    }
  };
  const light = (path: string) => clean(path, undefined, undefined, true);
  await light('/pengaduan');
  await light('/pengaduan?topik=street_light&keadaan=berjalan');
  await light('/pengaduan?topik=road');
  await light('/pengaduan/baru');
  await light(`/pengaduan/${receipt.number}`);
  await light('/tugas/dikembalikan');
  await light(`/tugas/${'x'.repeat(43)}`);
  await clean('/pengaduan/baru', undefined, async (page) => {
    await page.getByText('Keterangan lain').click();
    await page.getByLabel('Titik peta').fill('di sini');
    await page.getByLabel('Tanpa identitas').check();
    await page.locator('[name="full_name"]').fill('Siti');
    await page.getByRole('button', { name: 'Kirim laporan' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
  });
  await clean('/pengaduan/tanda-terima', asReceiver);
  await clean('/kasus/pengaduan', asReporter);
  await clean('/kasus/pengaduan?cabut', asReporter);
  await clean(link, undefined, async (page) => {
    await page.getByText('Foto pelapor').click();
    await expect(page.locator('.photos img')).toBeVisible();
  });
  await clean(link, undefined, async (page) => {
    await page.getByRole('button', { name: 'Kirim ke meja pengaduan' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
  });
  await answerByLink(await phone(browser), link, 'Jawaban akhir');
  await clean(link);
  await office.confirm(receipt.number);
  await clean('/kasus/pengaduan', asReporter);
  await light(`/pengaduan/${receipt.number}`);
});
