import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressKey, clientAddress } from '#server/guards/client-address.ts';

test('without a trusted proxy the peer is the client, whatever the request says', () => {
  assert.equal(clientAddress('203.0.113.9', '198.51.100.7', 0), '198.51.100.7');
  assert.equal(clientAddress(undefined, '::ffff:198.51.100.7', 0), '198.51.100.7');
  assert.equal(clientAddress(undefined, undefined, 0), '');
});

test('behind one proxy the last entry counts, because the client writes those before it', () => {
  assert.equal(clientAddress('6.6.6.6, 203.0.113.9', '127.0.0.1', 1), '203.0.113.9');
  assert.equal(clientAddress(['6.6.6.6', '203.0.113.9'], '127.0.0.1', 1), '203.0.113.9');
  assert.equal(clientAddress('203.0.113.9:5123', '127.0.0.1', 1), '203.0.113.9');
  assert.equal(clientAddress('[2001:db8::1]:5123', '127.0.0.1', 1), '2001:db8::1');
});

test('behind two proxies the last but one counts', () => {
  assert.equal(clientAddress('6.6.6.6, 203.0.113.9, 10.0.0.2', '10.0.0.1', 2), '203.0.113.9');
});

test('a missing or nonsensical entry falls back to the peer', () => {
  for (const header of [undefined, '', 'unknown', '<script>', '999.1.1.1', '203.0.113.9,']) {
    assert.equal(clientAddress(header, '127.0.0.1', 1), '127.0.0.1', String(header));
  }
  assert.equal(clientAddress('203.0.113.9', '10.0.0.1', 3), '10.0.0.1');
});

test('limits count an IPv6 household as one and an IPv4 address as itself', () => {
  assert.equal(addressKey('203.0.113.9'), '203.0.113.9');
  assert.equal(addressKey('2001:db8:0:1::5'), addressKey('2001:db8:0:1:ffff:1:2:3'));
  assert.equal(addressKey('2001:0db8:0000:0001::5'), addressKey('2001:db8:0:1::9'));
  assert.notEqual(addressKey('2001:db8:0:1::5'), addressKey('2001:db8:0:2::5'));
  assert.equal(addressKey('::1'), '0:0:0:0');
});
