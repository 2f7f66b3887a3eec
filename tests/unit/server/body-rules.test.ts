import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressLimits } from '#server/guards/address-limits.ts';
import { bodyTimeMs, checkBody, checkNoBody } from '#server/guards/body.ts';
import { defaultLimits } from '#server/limits.ts';

const form = 'application/x-www-form-urlencoded';
const files = 'multipart/form-data; boundary=x';

function status(headers: Record<string, string>): number | 'passes' {
  const answer = checkBody(headers, defaultLimits);
  return 'status' in answer ? answer.status : 'passes';
}

test('a form says how long it is', () => {
  assert.equal(status({ 'content-type': form }), 411);
  assert.equal(status({ 'content-type': form, 'transfer-encoding': 'chunked' }), 411);
  assert.equal(status({ 'content-type': form, 'content-length': '3', 'transfer-encoding': 'chunked' }), 411);
  assert.equal(status({ 'content-type': form, 'content-length': '-3' }), 400);
  assert.equal(status({ 'content-type': form, 'content-length': '3' }), 'passes');
});

test('a form is of one of the two kinds that browsers send', () => {
  for (const type of [
    '',
    'text/plain',
    'application/json',
    'multipart/form-data',
    'multipart/mixed; boundary=x',
  ]) {
    assert.equal(status({ 'content-type': type, 'content-length': '3' }), 415, type);
  }
  for (const type of [form, `${form}; charset=UTF-8`, files, 'Multipart/Form-Data;boundary="x"']) {
    assert.equal(status({ 'content-type': type, 'content-length': '3' }), 'passes', type);
  }
});

test('a compressed form is refused, because nothing here would unpack it', () => {
  assert.equal(status({ 'content-type': form, 'content-length': '3', 'content-encoding': 'gzip' }), 415);
  assert.equal(
    status({ 'content-type': form, 'content-length': '3', 'content-encoding': 'identity' }),
    'passes',
  );
});

test('a form fits, and one with files may be larger', () => {
  const over = String(defaultLimits.formBytes + 1);
  assert.equal(status({ 'content-type': form, 'content-length': String(defaultLimits.formBytes) }), 'passes');
  assert.equal(status({ 'content-type': form, 'content-length': over }), 413);
  assert.equal(status({ 'content-type': files, 'content-length': over }), 'passes');
  assert.equal(
    status({ 'content-type': files, 'content-length': String(defaultLimits.uploadBytes + 1) }),
    413,
  );
});

test('reading carries no body', () => {
  assert.equal(checkNoBody({}), null);
  assert.equal(checkNoBody({ 'content-length': '0' }), null);
  assert.equal(checkNoBody({ 'content-length': '5' })?.status, 400);
  assert.equal(checkNoBody({ 'transfer-encoding': 'chunked' })?.status, 400);
});

test('a slow line gets time for a large upload, but not for a small form', () => {
  assert.equal(bodyTimeMs({ bytes: 4_000_000, withFiles: false }, defaultLimits), 30_000);
  assert.equal(bodyTimeMs({ bytes: 1_000, withFiles: true }, defaultLimits), 120_000);
  assert.equal(bodyTimeMs({ bytes: 32 * 1024 * 600, withFiles: true }, defaultLimits), 600_000);
});

test('one address may send a burst of forms and then so many a second; others are not touched', () => {
  const limits = addressLimits({ ...defaultLimits, formBurst: 3, formsPerSecond: 2 });
  for (let sent = 0; sent < 3; sent += 1) assert.equal(limits.takeForm('a', 1_000), 0);
  assert.equal(limits.takeForm('a', 1_000), 1);
  assert.equal(limits.takeForm('b', 1_000), 0);
  assert.equal(limits.takeForm('a', 1_500), 0);
  assert.equal(limits.takeForm('a', 1_500), 1);
});

test('one address has so many requests in work and gets room back when one ends', () => {
  const limits = addressLimits({ ...defaultLimits, requestsAtOncePerAddress: 2 });
  assert.ok(limits.enter('a') && limits.enter('a'));
  assert.equal(limits.enter('a'), false);
  assert.ok(limits.enter('b'));
  limits.leave('a');
  assert.ok(limits.enter('a'));
});
