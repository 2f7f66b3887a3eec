import { type Browser, type Cookie, expect, type Page, test } from '@playwright/test';
import { chatPhoto, voiceNote } from '#tests/factories/chats.ts';
import {
  budi,
  type ChatSender,
  chatMessage,
  delivery,
  messagesFrom,
  tanpaNomor,
  textMessage,
} from '#tests/factories/webhooks.ts';
import { type GraphStub, signatureOf, startGraphStub } from '#tests/support/graph-stub.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { type ComplaintDeskOffice, openComplaintDeskOffice } from './support/complaint-desk-office.ts';
import { expectClean, visit, widths } from './support/page-checks.ts';

const list = '/petugas/percakapan';
const slamet: ChatSender = { phone: '6281234567099', userId: 'ID.4411', name: 'Slamet Riyadi' };
const siti: ChatSender = { phone: '6281234567098', userId: 'ID.4412', name: 'Siti Aminah' };

let graph: GraphStub;
let portal: RunningPortal;
let office: ComplaintDeskOffice;
let cookie: Cookie;
/** Addresses of the talks, by who writes. */
const talks: Record<string, string> = {};

const seconds = (ago = 0): number => Math.floor(Date.now() / 1000) - ago;

async function post(sender: ChatSender, ...messages: readonly Readonly<Record<string, unknown>>[]) {
  const body = delivery(messagesFrom(sender, ...messages));
  const answer = await fetch(`${portal.baseUrl}/webhook/whatsapp`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Hub-Signature-256': signatureOf(body) },
    body,
  });
  expect(answer.status).toBe(200);
}

/** Delivers what somebody writes and waits until the portal has answered so often. */
async function say(
  sender: ChatSender,
  answers: number,
  ...messages: readonly Readonly<Record<string, unknown>>[]
): Promise<void> {
  const before = graph.sent.length;
  await post(sender, ...messages);
  await expect.poll(() => graph.sent.length - before, { timeout: 20_000 }).toBeGreaterThanOrEqual(answers);
}

const asDesk = async (page: Page): Promise<void> => {
  await page.context().addCookies([cookie]);
};

async function deskPage(browser: Browser, options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: portal.baseUrl, ...options });
  const page = await context.newPage();
  await asDesk(page);
  return page;
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000);
  graph = await startGraphStub();
  portal = await startPortal({ env: graph.env });
  office = await openComplaintDeskOffice(portal);
  cookie = await office.session(await office.officer('complaint_desk', 'Dewi Lestari'));

  const photo = graph.addMedia(await chatPhoto(), 'image/jpeg');
  const caption = 'Lampu PJU depan musala Al-Huda sudah sembilan malam mati, anak-anak pulang mengaji gelap';
  await say(budi, 1, chatMessage(budi, seconds(300), 'image', { ...photo, caption }));
  const place = { latitude: -7.8012, longitude: 113.3021, name: 'Musala Al-Huda, Sumber' };
  await say(budi, 1, chatMessage(budi, seconds(240), 'location', place));
  const voice = { ...graph.addMedia(voiceNote, 'audio/ogg'), voice: true };
  await say(budi, 1, chatMessage(budi, seconds(200), 'audio', voice));
  await say(budi, 1, textMessage(budi, seconds(180), 'kirim'));
  await say(tanpaNomor, 1, textMessage(tanpaNomor, seconds(120), 'Pungli di loket KTP, 50 ribu'));
  await say(tanpaNomor, 1, textMessage(tanpaNomor, seconds(110), 'anonim'));
  await say(tanpaNomor, 1, textMessage(tanpaNomor, seconds(100), 'kirim'));
  await say(siti, 1, textMessage(siti, seconds(60), 'Selokan depan pasar Leces tersumbat'));
  const card = graph.addMedia(await chatPhoto('#aa3311'), 'image/jpeg');
  await say(siti, 1, chatMessage(siti, seconds(50), 'image', card));
  // Two days ago: nothing may be said any more, and the machine does not.
  await post(slamet, textMessage(slamet, seconds(2 * 86_400), 'Bicara dengan petugas'));

  const page = await deskPage(browser);
  await expect
    .poll(async () => {
      await page.goto(list);
      return page.locator('main').textContent();
    })
    .toContain('Slamet');
  for (const [key, name] of [
    ['budi', 'Budi'],
    ['anonim', 'Pelapor anonim'],
    ['siti', 'Siti Aminah'],
    ['slamet', 'Slamet Riyadi'],
  ] as const) {
    talks[key] = (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '';
  }
  await page.context().close();
});

test.afterAll(async () => {
  await office?.close();
  await portal?.stop();
  await graph?.close();
});

/** Pictures to look at, where a folder for them is named. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.CHAT_SHOTS;
  if (folder === undefined) return;
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 360 ? 640 : 800 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}

test('the list says who wrote what, and names nobody who reported without a name', async ({ browser }) => {
  const page = await deskPage(browser);
  await page.goto(list);
  await shot(page, 'daftar');
  await expect(page.locator('main')).toContainText('Budi');
  await expect(page.locator('main')).toContainText('Pelapor anonim');
  await expect(page.locator('main')).not.toContainText('melati_01');
  await page.goto(talks.anonim ?? '');
  await expect(page.locator('main')).toContainText('dirahasiakan pelapor');
  await expect(page.locator('main')).not.toContainText('melati_01');
  await page.goto(`${list}?pegang=petugas`);
  await expect(page.locator('main')).toContainText('Slamet Riyadi');
  await expect(page.locator('main')).not.toContainText('Budi');
  await page.context().close();
});

test('without JavaScript, on a phone: taken over, answered, handed back', async ({ browser }) => {
  const page = await deskPage(browser, { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
  await page.goto(talks.budi ?? '');
  await page.getByRole('button', { name: 'Ambil alih percakapan' }).click();
  await expect(page.getByRole('status')).toContainText('sekarang Anda pegang');
  await page.getByRole('button', { name: 'Kirim balasan' }).click();
  await expect(page.locator('main')).toContainText('Tulis dulu balasannya.');
  await page.getByLabel('Balasan').fill('Baik Pak, kami teruskan ke Dishub malam ini.');
  await page.getByRole('button', { name: 'Kirim balasan' }).click();
  await expect(page.getByRole('status')).toContainText('antrean kirim');
  await expect
    .poll(() => graph.sent.at(-1)?.text, { timeout: 20_000 })
    .toBe('Baik Pak, kami teruskan ke Dishub malam ini.');
  await page.getByRole('button', { name: 'Kembalikan ke jawaban otomatis' }).click();
  await expect(page.getByRole('status')).toContainText('dijawab otomatis lagi');
  await page.context().close();
});

test('a picture of an identity card goes, and its sender is told', async ({ browser }) => {
  const page = await deskPage(browser, { javaScriptEnabled: false });
  await page.goto(talks.siti ?? '');
  await shot(page, 'sebelum-hapus');
  await page.getByRole('button', { name: 'Tandai KTP, hapus' }).click();
  await expect(page.getByRole('status')).toContainText('Gambar dihapus, dan pengirimnya diberi tahu');
  await expect(page.getByRole('button', { name: 'Tandai KTP, hapus' })).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Percakapan WhatsApp' })).toContainText('sudah dihapus');
  await shot(page, 'sesudah-hapus');
  await expect
    .poll(() => graph.sent.map(({ text }) => text).join(), { timeout: 20_000 })
    .toContain('sudah kami hapus');
  await page.context().close();
});

test('after 24 hours there is no box to write in, and the page says what can be done', async ({
  browser,
}) => {
  const page = await deskPage(browser);
  await page.goto(talks.slamet ?? '');
  await shot(page, 'lewat-24-jam');
  await expect(page.locator('main')).toContainText('lebih dari 24 jam');
  await expect(page.getByRole('button', { name: 'Kirim balasan' })).toHaveCount(0);
  await page.context().close();
});

test('the state of a template is noted', async ({ browser }) => {
  const page = await deskPage(browser, { javaScriptEnabled: false });
  await page.goto(list);
  const row = page.getByRole('listitem').filter({ hasText: 'laporan_dijawab' });
  await row.getByRole('combobox').selectOption('approved');
  await row.getByRole('button').click();
  await expect(page.getByRole('status')).toContainText('Keadaan templat sudah dicatat');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'laporan_dijawab' }).getByRole('combobox'),
  ).toHaveValue('approved');
  await page.context().close();
});

test('the simulator speaks through the webhook: a sentence, a place, a button, a report', async ({
  browser,
}) => {
  const page = await deskPage(browser, { javaScriptEnabled: false });
  const simulator = `${list}/simulator`;
  const sent = graph.sent.length;
  const answered = async (words: string) => {
    await expect
      .poll(
        async () => {
          await page.goto(simulator);
          return page.locator('main').textContent();
        },
        { timeout: 20_000 },
      )
      .toContain(words);
  };
  await page.goto(simulator);
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await expect(page.locator('main')).toContainText('Tulis dulu pesannya.');
  await page.getByLabel('Pesan warga').fill('Jalan Krucil–Bremi berlubang, sudah ada yang jatuh');
  await page.getByRole('button', { name: 'Kirim pesan' }).click();
  await answered('Di mana tempatnya?');
  await shot(page, 'simulator-tempat');
  await page.getByRole('button', { name: 'Bagikan lokasi' }).first().click();
  await answered('Kirim sekarang?');
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await answered('kami terima dengan nomor PG-');
  await shot(page, 'simulator');
  expect(graph.sent.length).toBe(sent);
  await page.context().close();
});

const pages: readonly {
  readonly name: string;
  readonly path: () => string;
  readonly act?: (page: Page) => Promise<void>;
}[] = [
  { name: 'the list', path: () => list },
  {
    name: 'an empty list',
    path: () => `${list}?sebelum=2020-01-01T00:00:00.000Z~${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`,
  },
  { name: 'a talk with a report', path: () => talks.budi ?? '' },
  { name: 'an anonymous one', path: () => talks.anonim ?? '' },
  { name: 'one with a draft', path: () => talks.siti ?? '' },
  { name: 'one whose hours are over', path: () => talks.slamet ?? '' },
  {
    name: 'an empty reply',
    path: () => talks.budi ?? '',
    act: async (page) => {
      await page.getByRole('button', { name: 'Kirim balasan' }).click();
      await expect(page.locator('main')).toContainText('Tulis dulu balasannya.');
    },
  },
  { name: 'the simulator', path: () => `${list}/simulator` },
];

for (const { name, path, act } of pages) {
  test(`${name} is clean`, async ({ browser }) => {
    for (const width of widths) {
      expectClean(await visit(browser, portal.baseUrl, path(), width, asDesk, act));
    }
    const page = await deskPage(browser);
    await page.goto(path());
    await act?.(page);
    await shot(page, name.replaceAll(' ', '-'));
    await page.context().close();
  });
}
