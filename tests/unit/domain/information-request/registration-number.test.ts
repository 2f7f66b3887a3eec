import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  parseRegistrationNumber,
  registrationNumber,
} from '#domain/information-request/registration-number.ts';

test('a number names its kind, its year and a gapless count', () => {
  assert.equal(registrationNumber('information_request', 2026, 123), 'PI-2026-000123');
  assert.equal(registrationNumber('objection', 2026, 17), 'KB-2026-000017');
  assert.equal(registrationNumber('complaint', 2027, 1_000_000), 'PG-2027-1000000');
});

test('reads a number as people type it', () => {
  for (const typed of ['PI-2026-000123', 'pi 2026 000123', 'PI2026000123', ' pi–2026–000123 ']) {
    assert.equal(parseRegistrationNumber(typed), 'PI-2026-000123', typed);
  }
});

test('does not guess at anything else', () => {
  for (const typed of [
    '',
    '123',
    'PI-2026-12',
    'XX-2026-000123',
    "PI-2026-000123' OR 1=1",
    'PI-20266-00012A',
  ]) {
    assert.equal(parseRegistrationNumber(typed), null, typed);
  }
});
