import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { kindOfField, readPersonalData } from './read-personal-data.ts';

const table = await readPersonalData();
const source = path.join(import.meta.dirname, '../../../src');

async function filesOf(folder: string, extension: string): Promise<readonly string[]> {
  const entries = await readdir(path.join(source, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(extension));
  return Promise.all(files.map((entry) => readFile(path.join(entry.parentPath, entry.name), 'utf8')));
}

/** Field names that stand in the source of pages, and the keys of what forms are parsed into. */
async function fieldsInSource(): Promise<readonly string[]> {
  const pages = (
    await Promise.all(['pages', 'components', 'layouts'].map((one) => filesOf(one, '.astro')))
  ).flat();
  const written = pages.flatMap((text) =>
    [...text.matchAll(/<(?:input|textarea|select|button|\w*Fields?|\w*Group)\b[^<]*?\bname="([^"]+)"/gs)].map(
      ([, name = '']) => name,
    ),
  );
  const parsed = (await filesOf('web/forms', '.ts')).flatMap((text) =>
    [...text.matchAll(/z\.object\(\{([\s\S]*?)\n?\s*\}\)/g)].flatMap(([, body = '']) =>
      [...body.matchAll(/(?:^|[\s{,])([a-z][a-z0-9_]*):\s*\w+\(/g)].map(([, name = '']) => name),
    ),
  );
  return [...new Set([...written, ...parsed])].toSorted();
}

eachDialect('the table of personal data', (context) => {
  test('names every text column of the database, and no other', async () => {
    const { db } = await context.open();
    const found = (await db.introspection.getTables()).flatMap(({ name, columns }) =>
      columns.flatMap((column) =>
        column.dataType.toLowerCase() === 'text' ? [`${name}.${column.name}`] : [],
      ),
    );
    assert.ok(found.length > 200, `only ${found.length} columns were found`);
    assert.deepEqual([...table.columns.keys()].toSorted(), found.toSorted());
  });
});

test('every form field that stands in the source is in the table', async () => {
  const names = await fieldsInSource();
  assert.ok(names.length > 80, `only ${names.length} fields were found`);
  assert.deepEqual(
    names.filter((name) => kindOfField(table, name) === undefined),
    [],
  );
});

test('every place where a datum may be found in the database is a column that the table calls clear', () => {
  const wrong = [...table.places].flatMap(([datum, places]) =>
    places
      .filter((place) => /^\w+\.\w+$/.test(place) && table.columns.get(place) !== 'clear')
      .map((place) => `${datum}: ${place}`),
  );
  assert.deepEqual(wrong, []);
});

test('the table knows its own patterns, and no name that it does not hold', () => {
  assert.equal(kindOfField(table, 'nik'), 'sealed');
  assert.equal(kindOfField(table, 'unit_ppid_unit_id'), 'none');
  assert.equal(kindOfField(table, 'mother_name'), undefined);
});
