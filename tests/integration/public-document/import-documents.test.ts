import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const ROWS = 160;
const HEADINGS = 'kunci;judul;kelas;unit;tahun;jenis;ringkasan;berkas;terbit';

eachDialect('a list of documents', (context) => {
  let office: TestOffice;
  let folder: string;
  let unit: string;
  const rowOf = (
    at: number,
    change: Partial<Record<'title' | 'file' | 'unit' | 'year', string>> = {},
  ): string =>
    [
      `d-${at}`,
      change.title ?? `Data kegiatan bernomor ${at}`,
      'berkala',
      change.unit ?? unit,
      change.year ?? '2025',
      'Data',
      'Kegiatan per kecamatan.',
      change.file ?? `data-${at}.csv`,
      at % 4 === 0 ? 'tidak' : 'ya',
    ].join(';');
  const put = async (name: string, rows: readonly string[]): Promise<string> => {
    const list = path.join(folder, name);
    await writeFile(list, [HEADINGS, ...rows].join('\n'));
    return list;
  };
  const command = (list: string, ...more: readonly string[]) =>
    spawn(process.execPath, ['src/cli/main.ts', 'import-documents', list, '--files', folder, ...more], {
      env: {
        PATH: process.env.PATH,
        LOG_LEVEL: 'silent',
        DATA_DIR: office.dataDir,
        DATABASE_URL: office.container.config.databaseUrl,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const run = async (list: string, ...more: readonly string[]) => {
    const child = command(list, ...more);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    const [code] = await once(child, 'close');
    return { code: Number(code), output };
  };
  const count = async (table: 'public_document' | 'document_version' | 'document_import') => {
    const { n } = await office.database.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };

  before(async () => {
    office = await createTestOffice(context);
    await office.officer({ roles: ['chief_ppid'] });
    unit = (await office.unit()).name;
    folder = await mkdtemp(path.join(tmpdir(), 'ppid-import-'));
    for (let at = 1; at <= ROWS; at += 1) {
      await writeFile(path.join(folder, `data-${at}.csv`), `kecamatan;jumlah\nDringu;${at}\n`);
    }
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('says in a dry run what would become of each row, and keeps nothing', async () => {
    await writeFile(path.join(folder, 'skrip.html'), '<script>alert(1)</script>');
    await symlink('/etc/hostname', path.join(folder, 'luar.csv'));
    const list = await put('coba.csv', [
      rowOf(1),
      rowOf(2, { title: '' }),
      rowOf(3, { unit: 'Dinas Antah Berantah' }),
      rowOf(4, { year: '25' }),
      rowOf(5, { file: 'tidak-ada.csv' }),
      rowOf(6, { file: '../../etc/passwd' }),
      rowOf(7, { file: 'luar.csv' }),
      rowOf(1, { title: 'Kunci yang sama' }),
    ]);
    const { code, output } = await run(list, '--dry-run');
    assert.equal(code, 1);
    assert.match(output, /1 {2}akan dibuat/u);
    assert.match(output, /7 {2}ditolak/u);
    assert.equal(await count('public_document'), 0);
    const report = await readFile(`${list}.laporan.csv`, 'utf8');
    assert.match(report, /3;;ditolak;Judul kosong\./u);
    assert.match(report, /4;[^;]+;ditolak;"?Unit ini tidak ada/u);
    assert.match(report, /7;[^;]+;ditolak;"?Berkas tidak ada di folder/u);
    assert.match(report, /8;[^;]+;ditolak;"?Berkas tidak ada di folder/u);
    assert.match(report, /9;Kunci yang sama;ditolak/u);
  });

  test('killed in the middle, goes on where it was; a second run changes nothing', async () => {
    const list = await put(
      'daftar.csv',
      Array.from({ length: ROWS }, (_, at) => rowOf(at + 1)),
    );
    const killed = command(list);
    killed.stdout.resume();
    killed.stderr.resume();
    while ((await count('document_import')) < 20) await new Promise((resolve) => setTimeout(resolve, 25));
    killed.kill('SIGKILL');
    await once(killed, 'close');
    const done = await count('document_import');
    assert.ok(done < ROWS, 'it was killed too late to tell');
    const { code, output } = await run(list);
    assert.equal(code, 0, output);
    assert.match(output, new RegExp(`${ROWS} dari ${ROWS} baris · [\\d,]+ per detik · sisa 0 detik`, 'u'));
    assert.match(output, new RegExp(`${done} {2}tidak berubah`, 'u'));
    assert.equal(await count('public_document'), ROWS);
    assert.equal(await count('document_version'), ROWS);
    const published = await office.database.db
      .selectFrom('public_document')
      .select('id')
      .where('status', '=', 'published')
      .execute();
    assert.equal(published.length, (ROWS * 3) / 4);

    const again = await run(list);
    assert.match(again.output, new RegExp(`${ROWS} {2}tidak berubah`, 'u'));
    assert.equal(await count('document_version'), ROWS);
  });

  test('brings a changed row up to date, and holds back a file with NIK', async () => {
    await writeFile(path.join(folder, 'data-2.csv'), 'kecamatan;jumlah\nDringu;99\n');
    await writeFile(path.join(folder, 'warga.csv'), 'nama;NIK\nSulastri;3513016505900002\n');
    const list = await put('daftar-2.csv', [
      rowOf(1, { title: 'Data kegiatan dengan judul baru' }),
      rowOf(2),
      rowOf(1001, { file: 'warga.csv', title: 'Daftar warga penerima' }),
    ]);
    const { code, output } = await run(list);
    assert.equal(code, 0, output);
    assert.match(output, /2 {2}terbit/u);
    assert.match(output, /1 {2}konsep, tertahan pemeriksaan/u);
    assert.equal(await count('document_version'), ROWS + 2);
    const held = await office.database.db
      .selectFrom('public_document')
      .select('status')
      .where('title', '=', 'Daftar warga penerima')
      .executeTakeFirstOrThrow();
    assert.equal(held.status, 'draft');
    assert.match((await run(list)).output, /3 {2}tidak berubah/u);
  });

  test('names the columns that a list lacks', async () => {
    const list = path.join(folder, 'kurang.csv');
    await writeFile(list, 'judul;tahun\nLaporan;2025\n');
    const { code, output } = await run(list);
    assert.equal(code, 1);
    assert.match(output, /Kolom ini belum ada: kelas, unit, jenis, berkas/u);
  });
});
