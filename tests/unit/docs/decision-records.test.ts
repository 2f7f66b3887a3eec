import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';

const folder = new URL('../../../docs/adr/', import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith('.md')).sort();
const sections = ['Status', 'Context', 'Options considered', 'Decision', 'Consequences'];

describe('decision records', () => {
  test('are named by a number of four digits and a title', () => {
    assert.ok(names.length > 0);
    for (const name of names) assert.match(name, /^\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/);
  });

  test('use every number once and leave none out', () => {
    const numbers = names.map((name) => Number(name.slice(0, 4)));
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => index + 1),
    );
  });

  test('name the status, the context, the options, the decision and what follows from it', async () => {
    for (const name of names) {
      const text = await readFile(new URL(name, folder), 'utf8');
      assert.match(text, new RegExp(`^# ${name.slice(0, 4)}[ .:]`), name);
      const found = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
      assert.deepEqual(
        sections.filter((section) => !found.includes(section)),
        [],
        name,
      );
    }
  });
});
