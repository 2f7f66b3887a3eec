import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { parseEmail, parseNik, parsePhone } from '#domain/shared/contact.ts';

describe('phone numbers', () => {
  test('0812, 62812, +62 812 and dotted forms are one number', () => {
    for (const typed of [
      '081234567890',
      '6281234567890',
      '+62 812-3456-7890',
      '0812.3456.7890',
      '81234567890',
    ]) {
      assert.equal(parsePhone(typed), '+6281234567890', typed);
    }
  });

  test('a landline keeps its area code', () => {
    assert.equal(parsePhone('(0335) 421066'), '+62335421066');
  });

  test('refuses what is no Indonesian number', () => {
    for (const typed of [
      '',
      '12',
      'nol delapan',
      '+1 202 555 0100',
      '0812',
      '0812345678901234567',
      '08x2345678',
    ]) {
      assert.equal(parsePhone(typed), null, typed);
    }
  });

  test('what was folded once stays the same', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^8[1-9]\d{7,10}$/), (digits) => {
        const phone = parsePhone(`0${digits}`);
        assert.equal(phone, `+62${digits}`);
        assert.equal(parsePhone(phone ?? ''), phone);
      }),
    );
  });
});

describe('NIK', () => {
  test('keeps all 16 digits as text, also above 2^53 and with leading zeros', () => {
    assert.equal(parseNik('9171 0101 0190 0003'), '9171010101900003');
    assert.equal(parseNik('0000000000000001'), '0000000000000001');
    assert.equal(parseNik('9007199254740993'), '9007199254740993');
  });

  test('refuses other lengths and letters', () => {
    for (const typed of ['', '351301', '35130101019000034', '35130101019000A3']) {
      assert.equal(parseNik(typed), null, typed);
    }
  });
});

describe('mail addresses', () => {
  test('takes one address and lower-cases its host', () => {
    assert.equal(parseEmail(' Siti.Aminah+ppid@Contoh.GO.ID '), 'Siti.Aminah+ppid@contoh.go.id');
  });

  test('refuses lists, line breaks and half addresses', () => {
    for (const typed of [
      'a@b',
      'a@b.id, c@d.id',
      'a@b.id\r\nBcc: x@y.id',
      '@b.id',
      'a@',
      'a b@c.id',
      '.a@b.id',
      'a..b@c.id',
      'a@-b.id',
    ]) {
      assert.equal(parseEmail(typed), null, JSON.stringify(typed));
    }
  });

  test('nothing that passes can break a header', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const email = parseEmail(text);
        if (email !== null) assert.match(email, /^[\x21-\x7E]+$/);
      }),
      { numRuns: 2000 },
    );
  });
});
