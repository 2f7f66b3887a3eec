import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';

type Column = { readonly type: 'text' | 'integer'; readonly nullable: boolean };
type Catalogue = Record<string, Record<string, Column>>;

const catalogueTypes: Record<string, Column['type']> = { text: 'text', integer: 'integer', int4: 'integer' };

eachDialect('the migrated database', (context) => {
  test('has exactly the tables and columns that the code is typed against', async () => {
    const { db } = await context.open();
    const tables = await db.introspection.getTables();
    const found: Catalogue = Object.fromEntries(
      tables
        .filter(({ name }) => !isFullTextIndex(name))
        .map((table) => [
          table.name,
          Object.fromEntries(
            table.columns.map((column) => [
              column.name,
              {
                type: catalogueTypes[column.dataType.toLowerCase()] ?? assert.fail(column.dataType),
                nullable: column.isNullable,
              },
            ]),
          ),
        ]),
    );
    assert.deepEqual(found, await typedCatalogue());
  });
});

/** FTS5 tables with their shadows, or tables of tsvector: they differ by design, and only one file names them. */
function isFullTextIndex(table: string): boolean {
  return /^search_(?:document|page)_index(?:_|$)/.test(table);
}

/** Reads the interfaces of schema.ts: types are gone at run time. */
async function typedCatalogue(): Promise<Catalogue> {
  const source = await readFile(path.join(import.meta.dirname, '../../../src/adapters/db/schema.ts'), 'utf8');
  const body = (name: string) =>
    new RegExp(`type ${name} = \\{([^}]*)\\}`).exec(source)?.[1] ?? assert.fail(`no type ${name}`);
  const pairs = (text: string) =>
    [...text.matchAll(/(\w+): ([^;]+);?/g)].map(([, key = '', value = '']) => [key, value.trim()] as const);
  return Object.fromEntries(
    pairs(body('Database')).map(([table, type]) => [
      table,
      Object.fromEntries(pairs(body(type)).map(([column, text]) => [column, columnOf(text)])),
    ]),
  );
}

function columnOf(text: string): Column {
  const type = text.replace(' | null', '').replace(/^Generated<(\w+)>$/, '$1');
  assert.ok(type === 'string' || type === 'number', `unexpected column type ${text}`);
  return { type: type === 'string' ? 'text' : 'integer', nullable: text.endsWith(' | null') };
}
