import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checklistSeed } from '#adapters/db/seed/checklist/checklist.ts';
import { ppidUnit, usualOwners } from '#adapters/db/seed/checklist/owners.ts';
import { unitSeed } from '#adapters/db/seed/units.ts';
import type { ChecklistGroup } from '#domain/compliance/checklist-item.ts';

const of = (group: ChecklistGroup) => checklistSeed.filter((item) => item.group === group);
const heads = of('periodic').filter(({ parentCode }) => parentCode === null);
const lettersOf = (head: string) =>
  of('periodic')
    .filter(({ parentCode }) => parentCode === head)
    .map(({ code }) => code.slice(head.length))
    .join('');

test('the checklist has as many items in each group as the law', (t) => {
  const counts = {
    'berkala, pokok': heads.length,
    'berkala, rincian': of('periodic').length - heads.length,
    'pengadaan, dokumen': of('procurement').length,
    'serta-merta, jenis': of('immediate').length,
    'serta-merta, isi': of('immediate_content').length,
    'setiap saat': of('available_anytime').length,
    'dikecualikan, huruf Pasal 17': of('exempt_ground').filter(({ parentCode }) => parentCode === null)
      .length,
    'dikecualikan, rincian huruf h': of('exempt_ground').filter(({ parentCode }) => parentCode === 'h')
      .length,
  };
  for (const [group, count] of Object.entries(counts)) t.diagnostic(`${group}: ${count}`);
  assert.deepEqual(counts, {
    'berkala, pokok': 11,
    'berkala, rincian': 34,
    'pengadaan, dokumen': 39,
    'serta-merta, jenis': 6,
    'serta-merta, isi': 8,
    'setiap saat': 19,
    'dikecualikan, huruf Pasal 17': 10,
    'dikecualikan, rincian huruf h': 5,
  });
});

test('the sub-items of each head are lettered as in the law', () => {
  assert.deepEqual(Object.fromEntries(heads.map(({ code }) => [code, lettersOf(code)])), {
    'B-01': 'abcdefghijk',
    'B-02': 'abcdefghi',
    'B-03': '',
    'B-04': 'abcd',
    'B-05': 'abcd',
    'B-06': 'ab',
    'B-07': 'abcd',
    'B-08': '',
    'B-09': '',
    'B-10': '',
    'B-11': '',
  });
});

test('the stages of procurement hold 1, 23 and 15 documents', () => {
  const stages = Map.groupBy(of('procurement'), ({ parentCode }) => parentCode);
  assert.deepEqual(
    [...stages].map(([stage, items]) => [stage, items.length]),
    [
      ['Perencanaan', 1],
      ['Pemilihan', 23],
      ['Pelaksanaan', 15],
    ],
  );
});

test('codes are unique, parents exist, and only what stands alone is owed', () => {
  const codes = checklistSeed.map(({ code }) => code);
  assert.equal(new Set(codes).size, codes.length);
  for (const item of [...of('periodic'), ...of('exempt_ground')]) {
    assert.ok(item.parentCode === null || codes.includes(item.parentCode), item.code);
    if (lettersOf(item.code) !== '') assert.equal(item.owed, false, item.code);
  }
  assert.equal(checklistSeed.filter(({ owed }) => owed).length, 34 + 4 + 6 + 19);
});

test('berkala is confirmed at least every six months but for what is bound to a year', () => {
  const longer = of('periodic').filter(
    ({ owed, cycleMonths, expectedBy }) => owed && cycleMonths !== 6 && expectedBy === null,
  );
  assert.deepEqual(
    longer.map(({ code, cycleMonths }) => [code, cycleMonths]),
    [
      ['B-01j', 12],
      ['B-11', 12],
    ],
  );
});

test('every usual owner is a unit of the seed, and owns an item that is owed', () => {
  const slugs = new Set(unitSeed.map(({ slug }) => slug));
  assert.ok(slugs.has(ppidUnit));
  for (const [code, slug] of Object.entries(usualOwners)) {
    assert.ok(slugs.has(slug), slug);
    assert.equal(checklistSeed.find((item) => item.code === code)?.owed, true, code);
  }
});
