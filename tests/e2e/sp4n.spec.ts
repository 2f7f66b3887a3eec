import AxeBuilder from '@axe-core/playwright';
import { type Cookie, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { readConfig } from '#config';
import { type Container, createContainer } from '#container';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { answeredBy } from '#tests/factories/sp4n.ts';
import { newUnit } from '#tests/factories/units.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { csvOf, xlsxOf } from '#tests/support/sheet-files.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

let portal: RunningPortal;
let container: Container;
let desk: OfficerActor;
let unit: UnitId;
let cookies: Cookie[];
const made: { id: Awaited<ReturnType<typeof submittedComplaint>>['caseId']; number: string }[] = [];

const titles = [
  'Lampu PJU depan musala sudah 9 malam mati',
  'Jalan Krucil–Bremi berlubang',
  'Dermaga Gili Ketapang rusak',
  'Pupuk di kios di atas HET',
  'Selokan depan pasar Leces tersumbat sejak hujan pertama dan airnya masuk ke kios-kios di sisi barat',
];

test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await startPortal();
  container = await createContainer(
    readConfig({ DATA_DIR: portal.dataDir, DATABASE_URL: portal.databaseUrl, LOG_LEVEL: 'silent' }),
  );
  const { deps } = container;
  desk = (await newOfficer(deps, { roles: ['complaint_desk'], fullName: 'Wahyu Lestari' })).actor;
  unit = (await newUnit(deps, { name: 'Dinas Perhubungan' })).id;
  const { token } = await deps.officerSessions.open(desk.officerId);
  cookies = [
    {
      name: 'petugas',
      value: token,
      domain: 'localhost',
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
    },
  ];
  const photo = await sharp({
    create: {
      width: 800,
      height: 600,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
      background: '#888',
    },
  })
    .jpeg({ quality: 70 })
    .toBuffer();
  for (const [at, title] of titles.entries()) {
    const attachments = at === 0 ? [await stagedFile(deps, photo.subarray(0), 'lampu.jpg')] : [];
    const body = `${title}.\nMohon segera diperbaiki, Pak/Bu.`;
    const { caseId, number } = await submittedComplaint(deps, {
      body,
      attachments,
      ...(at === 3 && { identityMode: 'anonymous', confidential: true }),
    });
    const given = await handOverComplaint(
      deps,
      {
        complaintId: caseId,
        version: 1,
        unitIds: [unit],
        note: '',
        classification: { ...lampClassification, title, confidential: at === 3 },
      },
      desk,
    );
    if (!given.ok) throw new Error(given.error.code);
    made.push({ id: caseId, number });
  }
});

test.afterAll(async () => {
  await container?.close();
  await portal?.stop();
});

const signedIn = async (page: Page): Promise<void> => {
  await page.context().addCookies(cookies);
};
/** Pictures to look at, where a folder for them is named. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SP4N_SHOTS;
  if (folder === undefined) return;
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 360 ? 640 : 800 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
/** Walks on with the Tab key until what has the focus says `words`. */
async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    if ((await focused(page)) === words) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`"${words}" cannot be reached by keyboard; the focus is on "${await focused(page)}"`);
}

test('the worklist and a copy sheet are clean, also the refused one', async ({ browser }) => {
  test.setTimeout(120_000);
  const refuse = async (page: Page) => {
    await page.getByRole('button', { name: 'Simpan & berikutnya' }).click();
    await expect(page.getByRole('alert')).toContainText('Tempel nomor pelacakan');
  };
  for (const width of widths) {
    for (const [path, act] of [
      ['/petugas/sp4n', undefined],
      ['/petugas/sp4n?bagian=perkembangan', undefined],
      [`/petugas/sp4n/${made[0]?.id}`, undefined],
      [`/petugas/sp4n/${made[4]?.id}`, refuse],
      ['/petugas/sp4n/impor', undefined],
      ['/petugas/sp4n/rekonsiliasi', undefined],
      ['/petugas/kendala', undefined],
    ] as const) {
      expectClean(await visit(browser, portal.baseUrl, path, width, signedIn, act));
    }
  }
});

test('attachments come as one ZIP below two megabytes', async ({ request }) => {
  const [{ name, value } = { name: '', value: '' }] = cookies;
  const answer = await request.get(`${portal.baseUrl}/petugas/sp4n/${made[0]?.id}/lampiran.zip`, {
    headers: { cookie: `${name}=${value}` },
  });
  expect(answer.status()).toBe(200);
  const zip = await answer.body();
  expect(zip.length).toBeLessThan(2_000_000);
  expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(zip.includes('lampu.jpg')).toBe(true);
});

test('five cases are copied by keyboard, one after the other', async ({ browser }) => {
  test.setTimeout(120_000);
  const context = await browser.newContext({
    baseURL: portal.baseUrl,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await signedIn(page);
  await page.goto('/petugas/sp4n');
  await shot(page, 'daftar');
  await tabTo(page, made[0]?.number ?? '');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sp4n\/[0-9a-f-]{36}/);
  await shot(page, 'salin');
  for (const [at, { number }] of made.entries()) {
    await expect(page.locator('h1')).toContainText(number);
    await tabTo(page, 'Salin judul');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(titles[at]);
    await tabTo(page, 'Salin isi');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toContain(`Nomor di portal kabupaten: ${number}`);
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement?.getAttribute('name') === 'tracking_id')) break;
    }
    await page.keyboard.type(` #76543${at}0 `);
    await page.keyboard.press('Enter');
    if (at < 4) await expect(page.getByRole('status')).toContainText(`${number} tersimpan`);
  }
  await expect(page).toHaveURL(/\/petugas\/sp4n\?/);
  await expect(page.getByText('Semua sudah disalin')).toBeVisible();

  // A unit answers: the follow-up waits and is copied the same way.
  const [first, second] = made;
  if (first === undefined || second === undefined) throw new Error('no cases');
  await answeredBy(container, first.id, desk);
  await answeredBy(container, second.id, desk, 'progress', 'Tambalan jalan dikerjakan mulai hari Senin.');
  await page.goto('/petugas/sp4n?bagian=perkembangan');
  await tabTo(page, first.number);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/sp4n\/[0-9a-f-]{36}/);
  await shot(page, 'perkembangan');
  await tabTo(page, 'Salin tindak lanjut');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toContain('Lampu sudah diganti Selasa malam');
  for (const width of widths) {
    expectClean(
      await visit(
        browser,
        portal.baseUrl,
        new URL(page.url()).pathname + new URL(page.url()).search,
        width,
        signedIn,
      ),
    );
  }
  await tabTo(page, 'Sudah disalin & berikutnya');
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toContainText(second.number);
  await tabTo(page, 'Sudah disalin & berikutnya');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Semua perkembangan sudah disalin')).toBeVisible();
  await context.close();
});

test('a tracking id that another case has is refused with its number, and what was typed stays', async ({
  browser,
}) => {
  const context = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await signedIn(page);
  await page.goto(`/petugas/sp4n/${made[1]?.id}`);
  await expect(page.getByText(titles[1] ?? '').first()).toBeVisible();
  await page.getByLabel('Nomor pelacakan dari SP4N').fill('7654300');
  await page.getByRole('button', { name: 'Perbaiki nomor pelacakan' }).click();
  await expect(page.getByRole('alert')).toContainText(`sudah dipakai laporan ${made[0]?.number}`);
  await expect(page.getByLabel('Nomor pelacakan dari SP4N')).toHaveValue('7654300');
  await context.close();
});

test('an export is imported after a look at it, and both ledgers are compared', async ({ browser }) => {
  test.setTimeout(120_000);
  const rows = [
    ['Tracking ID', 'Nama Pelapor', 'Judul Laporan', 'Isi Laporan', 'Status', 'Tanggal Laporan', 'Instansi'],
    ['7654300', 'X', titles[0] ?? '', '', 'Proses', '20-11-2026', 'Dinas Perhubungan'],
    ['7654310', 'X', titles[1] ?? '', '', 'Selesai', '20-11-2026', 'Dinas Perhubungan'],
    [
      '8888881',
      'X',
      'Pohon tumbang di Tiris',
      'Menutup jalan.',
      'Proses',
      '21-11-2025',
      'Dinas Lingkungan Hidup',
    ],
    ['8888882', 'X', 'Antrean KTP', '', 'Selesai', '21-11-2025', 'Dinas tak dikenal'],
    ['x', 'X', 'Salah nomor', '', 'Proses', '21-11-2025', ''],
  ];
  const context = await browser.newContext({ baseURL: portal.baseUrl });
  const page = await context.newPage();
  await signedIn(page);
  await page.goto('/petugas/sp4n/impor');
  await page.getByLabel('Berkas ekspor').setInputFiles({
    name: 'rusak.xls',
    mimeType: 'text/plain',
    buffer: Buffer.from('<html><table></table></html>'),
  });
  await page.getByRole('button', { name: 'Baca berkas' }).click();
  await expect(page.getByRole('alert')).toContainText('Jenis berkas ini tidak diterima');
  await page.getByLabel('Berkas ekspor').setInputFiles({
    name: 'kosong.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('halo\n'),
  });
  await page.getByRole('button', { name: 'Baca berkas' }).click();
  await expect(page.getByRole('alert')).toContainText('Tidak ada tabel');
  await page.getByLabel('Berkas ekspor').setInputFiles({
    name: 'ekspor.xlsx',
    mimeType: 'application/octet-stream',
    buffer: xlsxOf(rows),
  });
  await page.getByRole('button', { name: 'Baca berkas' }).click();
  await expect(page.getByLabel('Nomor pelacakan')).toHaveValue('Tracking ID');
  await expect(page.getByLabel('Instansi (boleh dikosongkan)')).toHaveValue('Instansi');
  const look = async (name: string) => {
    for (const width of widths) {
      await page.setViewportSize({ width, height: width === 360 ? 640 : 800 });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(wide, `${name} at ${width}`).toBe(false);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join('; ')}`),
        `axe on ${name} at ${width}`,
      ).toEqual([]);
    }
    await shot(page, name);
  };
  await look('kolom');
  await page.getByRole('button', { name: 'Periksa hasilnya' }).click();
  await expect(page.getByRole('heading', { name: 'Hasilnya nanti' })).toBeVisible();
  await expect(page.locator('main')).toContainText('instansinya tidak dikenal');
  await look('hasil');
  await page.getByText('Ubah kolom').click();
  await look('hasil-kolom');
  await page.getByRole('button', { name: 'Impor sekarang' }).click();
  await expect(page.getByRole('status')).toContainText('1 baru, 2 cocok atau berubah, 0 tetap, 2 ditolak');
  await page.getByRole('link', { name: 'Lihat rekonsiliasi' }).click();
  await page.getByRole('link', { name: /Status berbeda/ }).click();
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.locator('main')).toContainText(made[1]?.number ?? '-');
  await look('berbeda');
  await page.getByRole('link', { name: /Hanya di SP4N/ }).click();
  await expect(page.locator('main')).toContainText('Antrean KTP');
  await context.close();
  for (const width of widths) {
    for (const part of ['', '?bagian=hanya-di-sp4n', '?bagian=berbeda', '?bagian=sama']) {
      expectClean(await visit(browser, portal.baseUrl, `/petugas/sp4n/rekonsiliasi${part}`, width, signedIn));
    }
  }
  // The same file again, as CSV: nothing is new.
  const again = await browser.newPage({ baseURL: portal.baseUrl });
  await signedIn(again);
  await again.goto('/petugas/sp4n/impor');
  await again.getByLabel('Berkas ekspor').setInputFiles({
    name: 'ekspor.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csvOf(rows, ';')),
  });
  await again.getByRole('button', { name: 'Baca berkas' }).click();
  await again.getByRole('button', { name: 'Periksa hasilnya' }).click();
  await expect(again.locator('main')).toContainText('3 tetap');
  await again.close();
});
