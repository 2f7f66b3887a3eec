import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { newUnit } from '#tests/factories/units.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';
import { columnsOf } from './evidence.ts';
import { wrongPlaces } from './judge.ts';
import { planting } from './planted.ts';
import { searcherFor } from './searcher.ts';
import { type Evidence, filesBelow, note, watchPassing } from './watch.ts';

describe('what is gathered for the search', () => {
  test('holds arguments of processes and temporary files that are gone before the end', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ppid-watch-'));
    const plant = planting();
    const passing = watchPassing(folder);
    const child = spawn('sleep', ['1.5', `0.${'0'.repeat(3)}`], { argv0: `sleep-${plant.word('argument')}` });
    await writeFile(path.join(folder, 'sebentar.tmp'), `isi ${plant.word('content')}`);
    await writeFile(path.join(folder, `${plant.word('name')}.tmp`), '');
    await delay(600);
    await rm(folder, { recursive: true });
    await once(child, 'exit');
    const found = wrongPlaces(
      { columns: new Map(), places: new Map() },
      plant.canaries(),
      await passing.end(),
    );
    assert.deepEqual(
      found.map((line) => line.replace(/ as .*/, '')),
      [
        'LEAK argument in process arguments',
        'LEAK content in temporary files',
        'LEAK name in temporary files',
      ],
    );
  });

  test('holds every file below a folder, its name included', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ppid-below-'));
    const plant = planting();
    await mkdir(path.join(folder, 'dalam', 'sekali'), { recursive: true });
    await writeFile(path.join(folder, 'dalam', 'sekali', `${plant.word('name')}.bin`), plant.word('content'));
    const files = await filesBelow(folder);
    const search = searcherFor(plant.canaries());
    const found = files.flatMap(({ bytes }) => search(bytes).map(({ datum }) => datum));
    assert.deepEqual(found.toSorted(), ['content', 'name']);
    await rm(folder, { recursive: true });
  });
});

eachDialect('what is gathered of rows', (context) => {
  test('is told apart by column', async () => {
    const office = await createTestOffice(context);
    const plant = planting();
    await newUnit(office.deps, { name: `Dinas ${plant.word('unit')}` });
    const evidence: Evidence = new Map();
    await columnsOf(office.database.db, evidence);
    assert.ok(evidence.size > 250, `only ${evidence.size} columns`);
    const table = { columns: new Map([['unit.name', 'none']]), places: new Map([['unit', ['unit.name']]]) };
    const wrong = wrongPlaces(table, plant.canaries(), evidence);
    assert.deepEqual(
      wrong.map((line) => line.replace(/ as .*/, '')),
      ['LEAK unit in unit.short_name'],
    );
  });
});

describe('the judgement', () => {
  const canaries = [{ datum: 'name', marks: ['Xqburungkecil'] }];
  const table = {
    columns: new Map([['letter.data', 'clear']]),
    places: new Map([['name', ['letter.data']]]),
  };
  const evidence = (...places: readonly string[]): Evidence => {
    const gathered: Evidence = new Map([['letter.data', []]]);
    for (const place of places) note(gathered, place, 'Siti XQBURUNGKECIL');
    return gathered;
  };
  const judged = (gathered: Evidence, gone: readonly string[] = []) =>
    wrongPlaces(table, canaries, gathered, gone).map((line) => line.replace(/ as .*/, ''));

  test('is clean when a datum is where its row says, and in the files of the database with it', () => {
    assert.deepEqual(judged(evidence('letter.data', 'database files')), []);
  });

  test('names every other place', () => {
    assert.deepEqual(judged(evidence('letter.data', 'process output')), ['LEAK name in process output']);
  });

  test('names a place that a row promises and that does not hold it', () => {
    assert.deepEqual(judged(evidence()), ['ABSENT name in letter.data']);
  });

  test('of what is gone names every place, the files of the database too', () => {
    assert.deepEqual(judged(evidence('letter.data', 'database files'), ['name']), [
      'LEAK name in letter.data',
      'LEAK name in database files',
    ]);
  });
});
