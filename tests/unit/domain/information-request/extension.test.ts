import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkExtension, checkExtensionRequest } from '#domain/information-request/extension.ts';
import { givenOnOf } from '#domain/information-request/handing-over.ts';
import { informationRequestStatuses } from '#domain/information-request/status.ts';

const facts = { status: 'in_progress', dueOn: '2026-12-09', extendedAt: null, pending: false } as const;

describe('putting the answer off', () => {
  test('is allowed on the last of the ten days, and not on the day after', () => {
    assert.equal(checkExtension(facts, '2026-12-09').ok, true);
    assert.deepEqual(checkExtension(facts, '2026-12-10'), {
      ok: false,
      error: { code: 'EXTENSION_TOO_LATE' },
    });
  });

  test('is allowed once', () => {
    const extended = { ...facts, extendedAt: '2026-11-30T03:00:00.000Z' };
    const code = { ok: false, error: { code: 'ALREADY_EXTENDED' } };
    assert.deepEqual(checkExtension(extended, '2026-12-01'), code);
    assert.deepEqual(checkExtensionRequest(extended, 'alasan', '2026-12-01'), code);
  });

  test('waits for the letter that is being signed, and needs written reasons', () => {
    const pending = checkExtensionRequest({ ...facts, pending: true }, 'alasan', '2026-12-01');
    assert.deepEqual(pending, { ok: false, error: { code: 'EXTENSION_PENDING' } });
    const silent = checkExtensionRequest(facts, ' \n ', '2026-12-01');
    assert.deepEqual(silent, { ok: false, error: { code: 'REASONS_NEEDED' } });
  });

  for (const status of informationRequestStatuses) {
    const allowed = status === 'received' || status === 'in_progress';
    test(`${allowed ? 'is allowed' : 'is refused'} while a request is ${status}`, () => {
      assert.equal(checkExtension({ ...facts, status }, '2026-12-01').ok, allowed);
    });
  }
});

describe('the day on which a letter counts as given', () => {
  const days = { letterOn: '2026-12-07', today: '2026-12-11' };
  const earlier = { givenOn: '2026-12-08', reason: 'Jaringan padam', evidence: 'Resi pos' };

  test('is today, unless an earlier day is evidenced', () => {
    assert.deepEqual(givenOnOf(null, days), { ok: true, value: '2026-12-11' });
    assert.deepEqual(givenOnOf(earlier, days), { ok: true, value: '2026-12-08' });
  });

  test('is not before the letter was written, nor in the future', () => {
    for (const givenOn of ['2026-12-06', '2026-12-12']) {
      assert.deepEqual(givenOnOf({ ...earlier, givenOn }, days), {
        ok: false,
        error: { code: 'GIVEN_ON_INVALID' },
      });
    }
  });

  test('needs a reason and evidence', () => {
    for (const change of [{ reason: ' ' }, { evidence: '' }]) {
      assert.deepEqual(givenOnOf({ ...earlier, ...change }, days), {
        ok: false,
        error: { code: 'EVIDENCE_NEEDED' },
      });
    }
  });
});
