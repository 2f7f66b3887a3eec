import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ArticleUnit, articleNow, plantArticleLedgers } from '#tests/factories/article-ledgers.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { send } from '../bad-input/portal.ts';
import { type MatrixPortal, openPortal } from '../matrix/portal-in-process.ts';

type Figures = {
  readonly unique_reports: Record<string, number>;
  readonly ledger_entries: number;
  readonly ledgers: Record<'whatsapp' | 'sp4n', Record<string, number>>;
  readonly averages: Record<'whatsapp', Record<string, unknown>>;
};

/** The rows of a CSV without line breaks in its cells. */
function rowsOf(csv: string): readonly string[][] {
  return csv
    .slice(1)
    .split('\r\n')
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell));
}

eachDialect('the pages of the two books', (context) => {
  let portal: MatrixPortal;
  let cookies: string;
  const get = async (path: string, as = '') =>
    await send(portal, { path, ...(as === '' ? {} : { cookies: as }) });
  before(async () => {
    portal = await openPortal(context);
    const { office } = portal;
    office.clock.set(articleNow);
    const { actor } = await office.officer({ roles: ['superior_officer'] });
    const units: ArticleUnit[] = [];
    for (let at = 1; at <= 6; at += 1) units.push(await office.unit({ name: `=Dinas Buku ${at}` }));
    await plantArticleLedgers(office.deps, units, actor.officerId);
    cookies = `petugas=${(await office.deps.officerSessions.open(actor.officerId)).token}`;
  });
  after(() => portal.close());

  for (const path of ['/petugas/ringkasan', '/statistik']) {
    test(`${path} shows 223 / 215 / 8 / 4 % and 197 / 181 / 16 / 8 %, and 300 unique`, async () => {
      const { status, text } = await get(path, path === '/statistik' ? '' : cookies);
      assert.equal(status, 200);
      const cellsOf = (ledger: string) =>
        (new RegExp(`<tr data-ledger="${ledger}">(.*?)</tr>`, 's').exec(text)?.[1] ?? '')
          .replace(/<[^>]+>/g, ' ')
          .trim()
          .split(/\s+/);
      assert.deepEqual(cellsOf('sp4n').slice(0, 6), ['SP4N-LAPOR!', '223', '215', '96%', '8', '4%']);
      assert.deepEqual(cellsOf('whatsapp').slice(0, 6), ['WhatsApp', '197', '181', '92%', '16', '8%']);
      assert.match(text, /data-figure="unique-received">300</);
      assert.match(text, /420 catatan − 120 ganda = 300 laporan unik\./);
      const words = text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
      assert.match(words, /5,5 \(187 : 34 hari\)/);
      assert.match(words, /4,1 \(197 : 48 hari\)/);
      assert.match(words, /10 pada 12 November 2023/);
    });
  }

  for (const path of ['/petugas/ringkasan.json', '/api/v1/statistik']) {
    test(`${path} says the same`, async () => {
      const figures: Figures = JSON.parse((await get(path, path.startsWith('/api') ? '' : cookies)).text);
      const { whatsapp, sp4n } = figures.ledgers;
      const four = (tally: Record<string, number>) =>
        ['received', 'followed_up', 'in_process', 'in_process_percent'].map((key) => tally[key]);
      assert.deepEqual(four(sp4n), [223, 215, 8, 4]);
      assert.deepEqual(four(whatsapp), [197, 181, 16, 8]);
      assert.deepEqual(four(figures.unique_reports), [300, 281, 19, 6]);
      assert.equal(figures.ledger_entries, 420);
      const { per_working_day, working_days, calendar_days, peak_on_days_off } = figures.averages.whatsapp;
      assert.deepEqual(
        [per_working_day, working_days, calendar_days, peak_on_days_off],
        [5.5, 34, 48, { on: '2023-11-12', count: 10 }],
      );
    });
  }

  for (const path of ['/petugas/ringkasan.csv', '/statistik.csv']) {
    test(`${path} says the same, with its mark and no formula`, async () => {
      const { text } = await get(path, path.startsWith('/statistik') ? '' : cookies);
      assert.ok(text.startsWith('\uFEFFBagian,Nama,Ukuran,Nilai,Dihitung dari\r\n'));
      const rows = rowsOf(text);
      const figureOf = (part: string, name: string, measure: string) =>
        rows.find((row) => row[0] === part && row[1] === name && row[2] === measure)?.[3];
      const four = (part: string, name: string) =>
        ['Masuk', 'Ditindaklanjuti', 'Dalam proses', 'Dalam proses (%)'].map((measure) =>
          figureOf(part, name, measure),
        );
      assert.deepEqual(four('Kanal', 'SP4N-LAPOR!'), ['223', '215', '8', '4']);
      assert.deepEqual(four('Kanal', 'WhatsApp'), ['197', '181', '16', '8']);
      assert.deepEqual(four('Laporan unik', 'Semua'), ['300', '281', '19', '6']);
      assert.equal(figureOf('Rata-rata', 'WhatsApp', 'Per hari kerja'), '5.5');
      assert.ok(text.includes("'=Dinas Buku 1"));
      assert.ok(!/(?:^|,)"?[=+@-]/m.test(text), 'a cell begins like a formula');
    });
  }

  test('what everybody sees is kept by the host, what an officer sees is not', async () => {
    for (const path of ['/statistik', '/statistik.csv', '/api/v1/statistik', '/statistik?tahun=2022']) {
      assert.ok((await get(path)).headers.etag !== undefined, path);
    }
    for (const path of ['/petugas/ringkasan', '/petugas/ringkasan.csv', '/petugas/ringkasan.json']) {
      const { headers } = await get(path, cookies);
      assert.match(String(headers['cache-control']), /no-store/, path);
    }
  });

  test('the text for the group says who is to hurry', async () => {
    const { text } = await get('/petugas/ringkasan', cookies);
    assert.match(text, /Masuk: \*300\* laporan/);
    assert.match(text, /Mohon segera:/);
  });

  test('another period is counted, and one that is none is refused in words', async () => {
    const day = await get('/petugas/ringkasan?dari=2023-11-12&sampai=2023-11-12', cookies);
    assert.match(day.text, /data-figure="unique-received">10</);
    for (const query of [
      'dari=kemarin',
      'dari=2023-12-01&sampai=2023-11-01',
      'dari=0001-01-01&sampai=2023-12-01',
    ]) {
      const refused = await get(`/petugas/ringkasan?${query}`, cookies);
      assert.equal(refused.status, 422);
      assert.match(refused.text, /Belum dapat dihitung/);
      assert.equal((await get(`/petugas/ringkasan.csv?${query}`, cookies)).status, 422);
    }
    assert.equal((await get('/statistik?tahun=1999')).status, 422);
    assert.equal((await get('/statistik?tahun=2022')).status, 200);
  });

  test('nobody without the right to reports is let in', async () => {
    const { actor } = await portal.office.officer({ roles: ['desk_officer'] });
    const desk = `petugas=${(await portal.office.deps.officerSessions.open(actor.officerId)).token}`;
    for (const path of ['/petugas/ringkasan', '/petugas/ringkasan.csv', '/petugas/ringkasan.json']) {
      assert.equal((await get(path, desk)).status, 403);
      assert.equal((await get(path)).status, 303);
    }
  });
});
