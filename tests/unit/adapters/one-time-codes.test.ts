import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Secret } from 'otpauth';
import { otpauthOneTimeCodes } from '#adapters/auth/otpauth-one-time-codes.ts';
import { stepAt } from '#domain/officer/second-factor.ts';

const codes = otpauthOneTimeCodes();
/** The secret of RFC 6238, appendix B, for SHA-1. */
const secret = Secret.fromUTF8('12345678901234567890').base32;

describe('codes of an authenticator app', () => {
  for (const [instant, eightDigits] of [
    ['1970-01-01T00:00:59.000Z', '94287082'],
    ['2005-03-18T01:58:29.000Z', '07081804'],
    ['2005-03-18T01:58:31.000Z', '14050471'],
    ['2009-02-13T23:31:30.000Z', '89005924'],
    ['2033-05-18T03:33:20.000Z', '69279037'],
    ['2603-10-11T11:33:20.000Z', '65353130'],
  ] as const) {
    test(`at ${instant} the code is the end of the RFC's ${eightDigits}`, () => {
      assert.equal(codes.codeAt(secret, stepAt(instant)), eightDigits.slice(2));
    });
  }

  const now = '2026-11-25T03:00:10.000Z';
  const step = stepAt(now);

  test('the code of now and the one before are taken; older and coming ones are not', () => {
    const taken = [-3, -2, -1, 0, 1, 2].map((by) =>
      codes.stepOf(secret, codes.codeAt(secret, step + by), now),
    );
    assert.deepEqual(taken, [null, null, step - 1, step, null, null]);
  });

  test('what is no code of six digits is refused', () => {
    for (const text of ['', '0', '1234567', 'abcdef', codes.codeAt(secret, step).slice(1)]) {
      assert.equal(codes.stepOf(secret, text, now), null, text);
    }
  });

  test('a secret has 160 bits, is the same for the same source and another for another', () => {
    const source = Buffer.alloc(24, 7).toString('base64url');
    assert.match(codes.secretFrom(source), /^[A-Z2-7]{32}$/);
    assert.equal(codes.secretFrom(source), codes.secretFrom(source));
    assert.notEqual(codes.secretFrom(source), codes.secretFrom(Buffer.alloc(24, 8).toString('base64url')));
    assert.throws(() => codes.secretFrom('c2hvcnQ'), /too little/);
  });

  test('the address says office, account and secret, and leaves nothing to guess', () => {
    const address = new URL(codes.address(secret, { issuer: 'PPID Contoh', account: 'a@contoh.go.id' }));
    assert.equal(address.protocol, 'otpauth:');
    assert.equal(decodeURIComponent(address.pathname).includes('PPID Contoh:a@contoh.go.id'), true);
    const { searchParams } = address;
    assert.deepEqual(
      ['secret', 'issuer', 'algorithm', 'digits', 'period'].map((name) => searchParams.get(name)),
      [secret, 'PPID Contoh', 'SHA1', '6', '30'],
    );
  });
});
