import { type Cookie, expect, type Page, test } from '@playwright/test';
import { nobody } from '#application/complaint/reporter.ts';
import { answerByTaskLink, makeTaskLink } from '#application/complaint/task-link.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { type ComplaintDeskOffice, openComplaintDeskOffice } from './support/complaint-desk-office.ts';
import { type Hands, keyboard } from './support/hands.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

type Who = 'desk' | 'liaison' | 'counter' | 'administrator';

let portal: RunningPortal;
let office: ComplaintDeskOffice;
let dishub: UnitId;
let cookies: Record<Who, Cookie>;
/** Addresses of cases in each state. */
const cases: Record<string, string> = {};

test.beforeAll(async () => {
  test.setTimeout(120_000);
  portal = await startPortal();
  office = await openComplaintDeskOffice(portal);
  const desk = await office.officer('complaint_desk', 'Dewi Lestari');
  dishub = await office.unit('Dinas Perhubungan');
  const pupr = await office.unit('Dinas Pekerjaan Umum dan Penataan Ruang');
  const liaison = await office.officer('liaison_officer', 'Agus Prasetyo', dishub);
  cookies = {
    desk: await office.session(desk),
    liaison: await office.session(liaison),
    counter: await office.session(await office.officer('desk_officer', 'Rina')),
    administrator: await office.session(await office.officer('administrator', 'Budi')),
  };
  const at = (name: string, id: string) => {
    cases[name] = `/petugas/pengaduan/${id}`;
  };
  const answered = await office.report({ topic: 'street_light' });
  at('answered', answered.id);
  await office.handOver(answered.id, [dishub], desk);
  const view = await office.deps.queries.complaints.officerComplaint(answered.id, { units: 'all', not: [] });
  const [task] = view?.tasks ?? [];
  const link = task === undefined ? null : await makeTaskLink(office.deps, task.id, desk);
  if (!link?.ok) throw new Error('no task link');
  await answerByTaskLink(office.deps, link.value.url.split('/').at(-1) ?? '', {
    kind: 'answer',
    body: 'Lampu sudah diganti Selasa malam dan menyala kembali.',
    actorName: 'Budi',
    actorPosition: 'Kasi PJU',
    files: [],
  });
  const handed = await office.report({ body: 'Jalan Krucil-Bremi berlubang dekat jembatan.', topic: 'road' });
  at('handed', handed.id);
  await office.handOver(handed.id, [dishub, pupr], desk);
  at('anonymous', (await office.report({ identityMode: 'anonymous', topic: 'street_light' })).id);
  const conduct = await office.report({
    body: 'Petugas loket minta uang untuk KTP.',
    topic: 'extortion',
    supervision: true,
    confidential: true,
    identityMode: 'without_identity',
    reporter: nobody,
  });
  at('conduct', conduct.id);
});
test.afterAll(async () => {
  await office.close();
  await portal.stop();
});

const as = (who: Who) => async (page: Page) => {
  await page.context().addCookies([cookies[who]]);
};

test('on Monday several reports are read and handed over by keyboard alone', async ({ browser }) => {
  test.setTimeout(180_000);
  const reports = [
    'Lampu PJU di Sumber mati sejak Minggu',
    'Lampu jalan depan balai desa padam',
    'Tiang lampu di pertigaan tidak menyala',
  ];
  const made = await Promise.all(reports.map((body) => office.report({ body, topic: 'street_light' })));
  const page = await browser.newPage({ baseURL: portal.baseUrl });
  await as('desk')(page);
  const hands: Hands = keyboard(page);
  for (const [index, { number }] of made.entries()) {
    await page.goto('/petugas/pengaduan');
    await hands.press(page.getByRole('link', { name: number }));
    await expect(page.locator(`[data-case-number="${number}"]`)).toBeVisible();
    const title = page.getByLabel('Judul singkat');
    await expect(title).toHaveValue(reports[index] ?? '');
    await hands.fill(title, `Lampu jalan mati (${index + 1})`);
    // What was learned from the first is proposed for the others.
    await expect(page.getByLabel('Serahkan kepada (saran)').locator('option:checked')).toHaveText(
      'Dinas Perhubungan',
    );
    await hands.press(page.getByRole('button', { name: 'Periksa dan serahkan' }));
    await expect(page.getByRole('status')).toContainText('Laporan diserahkan');
  }
  await page.goto('/petugas/pengaduan?bagian=instansi');
  const first = page.locator('[data-row-keys] a.case-number').first();
  await first.focus();
  await page.keyboard.press('j');
  await expect(page.locator('[data-row-keys] a.case-number').nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(first).toBeFocused();
  const number = await first.textContent();
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await expect(page.locator('h1')).toContainText((number ?? '').trim());
});

test('the desk takes a unit’s answer, and makes a task link that is shown once', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.baseUrl });
  await as('desk')(page);
  await page.goto(cases.handed ?? '');
  await page.getByRole('button', { name: 'Buat tautan tugas' }).first().click();
  await expect(page.locator('[data-task-link]')).toHaveCount(1);
  await expect(page.locator('[data-task-link]')).toContainText('/tugas/');
  await expect(page.locator('[data-task-link]')).not.toContainText('Siti');
  await page.reload();
  await expect(page.locator('[data-task-link]')).toHaveCount(0);
});

test('a unit answers by its account, and sees nothing of the reporter', async ({ browser }) => {
  const { id } = await office.report({ body: 'Lampu di gang masjid mati.', topic: 'street_light' });
  const deskPage = await browser.newPage({ baseURL: portal.baseUrl });
  await as('desk')(deskPage);
  await deskPage.goto(`/petugas/pengaduan/${id}`);
  await deskPage.getByRole('button', { name: 'Periksa dan serahkan' }).click();
  await expect(deskPage.getByRole('status')).toContainText('Laporan diserahkan');

  const page = await browser.newPage({ baseURL: portal.baseUrl, viewport: { width: 360, height: 640 } });
  await as('liaison')(page);
  await page.goto('/petugas');
  await expect(page).toHaveURL(/\/petugas\/pengaduan/);
  await page.goto(`/petugas/pengaduan/${id}`);
  await expect(page.locator('main')).not.toContainText('Siti Aminah');
  await expect(page.locator('main')).not.toContainText('0812');
  await page.getByLabel('Sudah ditangani').check();
  await page.getByLabel('Apa yang sudah dilakukan?').fill('Sudah diteruskan.');
  await page.getByRole('button', { name: 'Kirim kepada pelapor' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByLabel('Apa yang sudah dilakukan?').fill('Lampu sudah diganti pagi ini dan menyala.');
  await page.getByRole('button', { name: 'Kirim kepada pelapor' }).click();
  await expect(page.getByRole('status')).toContainText('Jawaban tersimpan');
  await deskPage.reload();
  await expect(deskPage.locator('main')).toContainText('Sudah dijawab');
});

test('the counter writes a report down and prints its slip once', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: portal.baseUrl });
  await as('counter')(page);
  await page.goto('/petugas/pengaduan/baru');
  await page.getByLabel('Isi laporan').fill('Selokan di depan pasar meluap sejak kemarin.');
  await page.getByLabel('Nomor telepon atau WhatsApp').fill('081299998888');
  await page.getByRole('button', { name: 'Catat dan buat tanda terima' }).click();
  await expect(page.locator('[data-case-number]')).toContainText('PG-2026-');
  await expect(page.locator('[data-case-code]')).toBeVisible();
  expect(page.url()).not.toContain('PG-');
  await page.getByRole('button', { name: 'Sudah diserahkan' }).click();
  await page.goto('/petugas/pengaduan/tanda-terima');
  await expect(page.locator('[data-case-code]')).toHaveCount(0);
});

const refuse = (button: string) => async (page: Page) => {
  await page.getByRole('button', { name: button }).last().click();
  await expect(page.getByRole('alert')).toBeVisible();
};
const inCase =
  (name: string, part = '') =>
  () =>
    `${cases[name]}${part}`;

const pages: readonly {
  readonly name: string;
  readonly who?: Who;
  readonly path: string | (() => string);
  readonly act?: (page: Page) => Promise<void>;
}[] = [
  { name: 'the inbox', path: '/petugas/pengaduan' },
  { name: 'what lies with units', path: '/petugas/pengaduan?bagian=instansi' },
  { name: 'what is late', path: '/petugas/pengaduan?bagian=lewat' },
  { name: 'a search without hits', path: '/petugas/pengaduan?q=tidakada&kanal=phone' },
  { name: 'a report to be read', path: inCase('anonymous') },
  { name: 'a refused hand-over', path: inCase('conduct'), act: refuse('Periksa dan serahkan') },
  { name: 'a report with two units', path: inCase('handed') },
  { name: 'an answer that waits for the desk', path: inCase('answered') },
  { name: 'an empty message', path: inCase('handed'), act: refuse('Kirim pesan') },
  { name: 'a unit’s inbox', who: 'liaison', path: '/petugas/pengaduan' },
  { name: 'a unit’s task', who: 'liaison', path: inCase('handed') },
  {
    name: 'an empty answer of a unit',
    who: 'liaison',
    path: inCase('handed'),
    act: refuse('Kirim kepada pelapor'),
  },
  { name: 'a report to write down', who: 'counter', path: '/petugas/pengaduan/baru' },
  {
    name: 'a refused entry',
    who: 'counter',
    path: '/petugas/pengaduan/baru',
    act: refuse('Catat dan buat tanda terima'),
  },
  { name: 'the slip that is gone', who: 'counter', path: '/petugas/pengaduan/tanda-terima' },
  { name: 'the reasoned view of a reporter', path: inCase('anonymous', '/pelapor') },
  {
    name: 'a reporter without a reason',
    path: inCase('anonymous', '/pelapor'),
    act: refuse('Buka identitas'),
  },
  { name: 'a new code', path: inCase('handed', '/kode') },
  { name: 'tasks to tell', path: '/petugas/perlu-dikabari' },
  { name: 'what needs the desk', path: '/petugas/kendala' },
  { name: 'contacts of a unit', who: 'administrator', path: () => `/petugas/unit/${dishub}` },
];

for (const { name, who = 'desk', path, act } of pages) {
  test(`${name} is clean`, async ({ browser }) => {
    const address = typeof path === 'string' ? path : path();
    for (const width of widths) {
      expectClean(await visit(browser, portal.baseUrl, address, width, as(who), act));
    }
  });
}
