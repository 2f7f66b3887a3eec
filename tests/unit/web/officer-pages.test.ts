import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, test } from 'node:test';
import { permissions } from '#domain/officer/permissions.ts';

const folder = path.join(import.meta.dirname, '../../../src/pages/petugas');

/** Pages for people who are not or half signed in, or that only end a session or refuse. */
const open = [
  'masuk.astro',
  'masuk/kode.astro',
  'keluar.ts',
  'siapkan/[token].astro',
  'undangan/[token].astro',
  'tidak-berwenang.astro',
];

const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));

describe('officer pages', () => {
  test('there are some, and the open ones exist', () => {
    assert.ok(files.length > 10);
    for (const file of open) assert.ok(files.includes(file), file);
  });

  for (const file of files.filter((one) => !open.includes(one))) {
    test(`/petugas/${file} declares what it asks of its visitor, before anything else`, async () => {
      const text = await readFile(path.join(folder, file), 'utf8');
      const asked = /guardPage\(\s*\w+,\s*(\[[^\]]*\]|'[^']*')/.exec(text)?.[1] ?? '';
      const actions = [...asked.matchAll(/'([a-z_.]+)'/g)].map(([, action = '']) => action);
      assert.ok(actions.length > 0, "no guardPage(…, 'permission')");
      for (const action of actions) {
        assert.ok(action === 'signed_in' || Object.hasOwn(permissions, action), action);
      }
      const guard = text.indexOf('guardPage(', text.indexOf('await guardPage') - 1);
      for (const early of ['deps.queries', 'readForm(', 'officeRules()']) {
        const at = text.indexOf(early);
        assert.ok(at === -1 || at > guard, `${early} comes before the guard`);
      }
      assert.match(text, /instanceof Response\) return/, "the guard's answer must be returned");
    });
  }
});
