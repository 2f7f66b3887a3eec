import { type Cookie, expect, test } from '@playwright/test';
import { recordExemption } from '#application/exemption/record-exemption.ts';
import { readConfig } from '#config';
import { type Container, createContainer } from '#container';
import { exemptionRecord } from '#tests/factories/exemptions.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { accepted } from '#tests/factories/public-documents.ts';
import { newUnit } from '#tests/factories/units.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { fixturePdf } from './support/document-steps.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

const title = 'Anggaran Jalan Kecamatan Dringu 2025';

let portal: RunningPortal;
let container: Container;
let cookies: Cookie[];
let exemptionId: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await startPortal();
  container = await createContainer(
    readConfig({ DATA_DIR: portal.dataDir, DATABASE_URL: portal.databaseUrl, LOG_LEVEL: 'silent' }),
  );
  const { deps } = container;
  const { actor } = await newOfficer(deps, { roles: ['chief_ppid'], fullName: 'Sri Wahyuni' });
  const unit = await newUnit(deps, { name: 'Dinas Jalan Uji' });
  exemptionId = accepted(
    await recordExemption(
      deps,
      exemptionRecord(unit.id, { decidedOn: '2026-01-05', testedOn: '2026-01-04' }),
      actor,
    ),
  ).id;
  const { token } = await deps.officerSessions.open(actor.officerId);
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
});

test.afterAll(async () => {
  await container.close();
  await portal.stop();
});

test('an officer publishes a road budget with two files and an area, and a citizen is there in two taps', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const desk = await browser.newContext({ baseURL: portal.baseUrl, javaScriptEnabled: false });
  await desk.addCookies(cookies);
  const officer = await desk.newPage();
  await officer.goto('/petugas/dokumen/baru');
  await officer.getByLabel('Judul').fill(title);
  await officer.getByLabel('Unit penerbit').selectOption('Dinas Jalan Uji');
  await officer.getByLabel('Jenis dokumen').fill('Anggaran (APBD, RKA, DPA)');
  await officer.getByLabel('Tahun').fill('2025');
  await officer.getByLabel('Wilayah').selectOption('Seluruh Kecamatan Dringu');
  await officer.locator('input[name="file"]').setInputFiles(await fixturePdf());
  const table = Buffer.from('ruas;anggaran (juta rupiah)\r\nDringu–Sumberagung;1250\r\n');
  await officer
    .locator('input[name="data_file"]')
    .setInputFiles({ name: 'anggaran-jalan.csv', mimeType: 'text/csv', buffer: table });
  await officer.getByRole('button', { name: 'Simpan sebagai konsep' }).click();
  await expect(officer.getByRole('link', { name: 'anggaran-jalan.csv' })).toBeVisible();
  await expect(async () => {
    await officer.reload();
    await expect(officer.getByLabel('Saya sudah membaca berkas ini')).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 90_000 });
  await officer.screenshot({ path: test.info().outputPath('petugas.png'), fullPage: true });
  await officer.getByLabel('Saya sudah membaca berkas ini').check();
  await officer.getByRole('button', { name: 'Terbitkan', exact: true }).click();
  await expect(officer.getByText('Terbit', { exact: true }).first()).toBeVisible();

  const phone = await browser.newContext({
    baseURL: portal.baseUrl,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 640 },
  });
  const citizen = await phone.newPage();
  await citizen.goto('/');
  await citizen.getByRole('link', { name: 'Dokumen desa atau kecamatan saya' }).click();
  await citizen.getByRole('link', { name: 'Kecamatan Dringu' }).click();
  const found = citizen.getByRole('link', { name: title });
  await expect(found).toBeVisible();
  await found.click();
  await expect(citizen.getByRole('link', { name: /^Unduh/ })).toBeVisible();
  const data = citizen.getByRole('link', { name: /anggaran-jalan\.csv/ });
  const answer = await citizen.request.get((await data.getAttribute('href')) ?? '');
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-type']).toContain('text/csv');
  await citizen.screenshot({ path: test.info().outputPath('warga.png'), fullPage: true });
  await desk.close();
  await phone.close();
});

for (const width of widths) {
  test(`pages of areas, registers and exemptions are clean at ${width}`, async ({ browser }) => {
    test.setTimeout(180_000);
    for (const path of [
      '/informasi/wilayah',
      '/informasi/wilayah/35.13.01',
      '/dip',
      '/informasi/dikecualikan',
    ]) {
      expectClean(await visit(browser, portal.baseUrl, path, width));
    }
    for (const path of [
      '/petugas/dikecualikan',
      '/petugas/dikecualikan/baru',
      `/petugas/dikecualikan/${exemptionId}`,
      '/petugas/dokumen/baru',
    ]) {
      const seen = await visit(browser, portal.baseUrl, path, width, async (page) => {
        await page.context().addCookies(cookies);
      });
      expectClean(seen);
    }
  });
}
