import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { auditFilter, auditHref, parseAuditAsk } from '#web/forms/audit-filter.ts';

const parse = (query: string) => parseAuditAsk(new URLSearchParams(query));
const officer = '019ab3f0-1111-7222-8333-444455556666';

describe('filter of the audit page', () => {
  test('every state is one link that is read back the same', () => {
    const query = `tindakan=identity_viewed&petugas=${officer}&dari=2026-11-01&sampai=2026-11-30&halaman=lama~120`;
    const ask = parse(query);
    assert.deepEqual(ask, {
      action: 'identity_viewed',
      officerId: officer,
      from: '2026-11-01',
      until: '2026-11-30',
      cursor: { direction: 'older', seq: 120 },
    });
    assert.deepEqual(parse(new URL(auditHref(ask, { cursor: ask.cursor }), 'http://x').search), ask);
    assert.equal(parse(new URL(auditHref(ask), 'http://x').search).cursor, null);
  });

  test('days are whole days of the office', () => {
    const filter = auditFilter(parse('dari=2026-11-25&sampai=2026-11-25'), 'Asia/Jakarta');
    assert.deepEqual(filter, { after: '2026-11-24T16:59:59.999Z', until: '2026-11-25T16:59:59.999Z' });
  });

  test('what it does not know is left out', () => {
    const nothing = { action: '', officerId: '', from: '', until: '', cursor: null };
    for (const query of [
      '',
      'tindakan=hapus&petugas=1&dari=2026-02-30&sampai=kemarin&halaman=lama~x',
      "petugas=' or 1=1&dari=0001-01-01&sampai=9999-12-31&halaman=baru~-1",
      `petugas=${'a'.repeat(5000)}&halaman=lama~${'9'.repeat(30)}`,
    ]) {
      assert.deepEqual(parse(query), nothing, query.slice(0, 60));
    }
    assert.equal(parse('halaman=lama~9999999999').cursor?.seq, 2_147_483_647, 'an integer of PostgreSQL');
  });
});
