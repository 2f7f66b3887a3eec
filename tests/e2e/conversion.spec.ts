import { type Browser, type Cookie, expect, type Page, test } from '@playwright/test';
import { submittedComplaint } from '#tests/factories/complaints.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { openCase } from './support/citizen-steps.ts';
import { type ComplaintDeskOffice, openComplaintDeskOffice } from './support/complaint-desk-office.ts';
import { pointer } from './support/hands.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

let portal: RunningPortal;
let office: ComplaintDeskOffice;
let cookies: Record<'desk' | 'counter', Cookie>;

test.beforeAll(async () => {
  portal = await startPortal();
  office = await openComplaintDeskOffice(portal);
  cookies = {
    desk: await office.session(await office.officer('complaint_desk', 'Dewi Lestari')),
    counter: await office.session(await office.officer('desk_officer', 'Rina')),
  };
});
test.afterAll(async () => {
  await office.close();
  await portal.stop();
});

const open = async (browser: Browser, cookie?: Cookie): Promise<Page> => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    baseURL: portal.baseUrl,
    viewport: { width: 360, height: 800 },
  });
  if (cookie !== undefined) await context.addCookies([cookie]);
  return await context.newPage();
};

test('a report that asks for a document becomes a request, and her one code opens both', async ({
  browser,
}) => {
  const taken = await submittedComplaint(office.deps, {
    body: 'Minta salinan anggaran perbaikan jalan Krucil 2026',
  });
  const address = `/petugas/pengaduan/${taken.caseId}`;
  const desk = await open(browser, cookies.desk);
  await desk.goto(address);
  await desk.getByRole('link', { name: 'Ini permintaan informasi?' }).click();
  // Asked once more: nothing has happened yet, and going back changes nothing.
  await expect(desk.getByText('Pertama diterima', { exact: true })).toBeVisible();
  await expect(desk.getByText(/10 hari kerja sejak pertama diterima/)).toBeVisible();
  await desk.getByRole('link', { name: 'Tidak, kembali' }).click();
  await expect(desk.getByText('Diterima', { exact: true }).first()).toBeVisible();
  for (const width of widths) {
    const prepare = (page: Page) => page.context().addCookies([cookies.desk]);
    expectClean(await visit(browser, portal.baseUrl, `${address}/permohonan`, width, prepare));
  }
  await desk.goto(`${address}/permohonan`);
  await desk.getByLabel('Yang diminta').fill('DPA\n');
  await desk.getByRole('button', { name: 'Ya, daftarkan sebagai permohonan' }).click();
  await expect(desk.locator('[role="alert"], .error-summary').first()).toBeVisible();
  await desk.getByLabel('Yang diminta').fill('DPA perbaikan jalan Krucil 2026\nGambar rencananya');
  await desk.getByRole('button', { name: 'Ya, daftarkan sebagai permohonan' }).click();
  await expect(desk.getByText('Laporan menjadi permohonan informasi')).toBeVisible();
  const requestNumber = /PI-\d{4}-\d{6}/.exec((await desk.locator('main').textContent()) ?? '')?.[0] ?? '';
  expect(requestNumber).not.toBe('');

  const citizen = await open(browser);
  await openCase(citizen, pointer(), { number: taken.number, code: taken.code });
  await expect(citizen.locator('[data-case-number]')).toHaveAttribute('data-case-number', taken.number);
  await expect(citizen.getByText('Menjadi permohonan').first()).toBeVisible();
  await citizen.getByRole('button', { name: `Buka permohonan ${requestNumber}` }).click();
  await expect(citizen.locator('[data-case-number]')).toHaveAttribute('data-case-number', requestNumber);
  await expect(citizen.getByText(`Semula laporan ${taken.number}`, { exact: false })).toBeVisible();
});

test('a request that complains becomes a report with her consent, and her one code opens both', async ({
  browser,
}) => {
  const sent = await submittedRequest(office.deps, {
    details: ['Lampu jalan di depan pasar mati sejak Senin'],
  });
  const address = `/petugas/permohonan/${sent.caseId}`;
  const counter = await open(browser, cookies.counter);
  await counter.goto(address);
  await counter.getByRole('link', { name: 'Ini pengaduan?' }).click();
  await expect(counter.getByText(/dihitung sejak pertama diterima/)).toBeVisible();
  for (const width of widths) {
    const prepare = (page: Page) => page.context().addCookies([cookies.counter]);
    expectClean(await visit(browser, portal.baseUrl, `${address}/pengaduan`, width, prepare));
  }
  await counter.getByRole('button', { name: 'Ya, jadikan laporan' }).click();
  await expect(counter.locator('[role="alert"], .error-summary').first()).toBeVisible();
  await counter
    .getByLabel('Bagaimana pemohon menyetujuinya')
    .fill('Ditelepon, setuju ditangani sebagai laporan');
  await counter.getByRole('button', { name: 'Ya, jadikan laporan' }).click();
  await expect(counter.getByText('Permohonan menjadi laporan').first()).toBeVisible();
  const complaintNumber =
    /PG-\d{4}-\d{6}/.exec((await counter.locator('main').textContent()) ?? '')?.[0] ?? '';
  expect(complaintNumber).not.toBe('');

  const citizen = await open(browser);
  await openCase(citizen, pointer(), { number: sent.number, code: sent.code });
  await expect(citizen.getByText('Menjadi laporan').first()).toBeVisible();
  await citizen.getByRole('button', { name: 'Buka laporannya' }).click();
  await expect(citizen.locator('[data-case-number]')).toHaveAttribute('data-case-number', complaintNumber);
  await expect(citizen.locator('main')).not.toContainText('Ditelepon');
});
