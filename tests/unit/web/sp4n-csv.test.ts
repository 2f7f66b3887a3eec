import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReconciliationRow } from '#application/sp4n/sp4n-views.ts';
import { reconciliationCsv } from '#web/sp4n-reconciliation.ts';

const signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
const bodies = ['1+1', 'SUM(A1)', 'HYPERLINK("http://x","y")', "cmd|' /C calc'!A0"];
const payloads = [
  ...signs.flatMap((sign) => bodies.map((body) => `${sign}${body}`)),
  ' =1+1',
  '\u00A0=1+1',
  '\uFEFF@SUM(A1)',
  '\t\t=1+1',
];

test('none of forty and more formulas gets into a spreadsheet as one', async () => {
  assert.ok(payloads.length >= 40);
  for (const payload of payloads) {
    const row: ReconciliationRow = {
      id: null,
      number: null,
      trackingId: '7654321',
      born: null,
      subject: payload,
      unit: payload,
      statusHere: null,
      statusThere: payload,
      receivedOn: null,
      sortKey: '7654321',
      sortId: '7654321',
    };
    const sp4n = { reconciliation: async () => ({ rows: [row], hasOlder: false, hasNewer: false }) };
    const of = { scope: { units: 'all', not: [] }, importId: 'x' } as const;
    const text = await reconciliationCsv(sp4n, of, ['only_there'], true);
    const cells = text.slice(text.indexOf('\r\n') + 2).split('7654321')[1] ?? '';
    const guarded = `'${payload}`;
    const written = /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
    assert.equal(cells.split(written).length - 1, 3, JSON.stringify(payload));
  }
});

test('plain text stays plain', async () => {
  const sp4n = { reconciliation: async () => ({ rows: [], hasOlder: false, hasNewer: false }) };
  const of = { scope: { units: 'all', not: [] }, importId: 'x' } as const;
  assert.equal((await reconciliationCsv(sp4n, of, ['both'], true)).trim().split('\r\n').length, 1);
});
