import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkHost } from '#server/guards/host-name.ts';
import { checkOrigin } from '#server/guards/origin.ts';
import { ownAddresses } from '#server/guards/own-addresses.ts';

const official = ownAddresses('https://ppid.contoh.go.id', 4321);
const local = ownAddresses('http://localhost:4321', 4321);

function hostStatus(headers: readonly string[], path = '/'): number | undefined {
  return checkHost(headers, path, official, 'https:')?.status;
}

describe('the Host header', () => {
  test('is the name of BASE_URL, whatever its case, with the usual port or none', () => {
    for (const host of ['ppid.contoh.go.id', 'PPID.Contoh.GO.id', 'ppid.contoh.go.id:443']) {
      assert.equal(hostStatus(['Host', host]), undefined, host);
    }
  });

  test('is refused for every other name', () => {
    const others = [
      'evil.test',
      'u@evil.test',
      'ppid.contoh.go.id.evil.test',
      'ppid.contoh.go.id:80',
      'ppid.contoh.go.id.',
      'evil.test/foo?',
      'a b',
      '',
      'localhost:4321',
      '127.0.0.1',
      'ppid.contoh.go.id, evil.test',
    ];
    for (const host of others) assert.equal(hostStatus(['Host', host]), 421, host);
  });

  test('is there exactly once', () => {
    assert.equal(hostStatus([]), 400);
    assert.equal(hostStatus(['Host', 'ppid.contoh.go.id', 'host', 'ppid.contoh.go.id']), 400);
    assert.equal(hostStatus(['Accept', 'host', 'Host', 'ppid.contoh.go.id']), undefined);
  });

  test('may be a loopback name for the health pages, and for nothing else', () => {
    assert.equal(hostStatus(['Host', '127.0.0.1:4321'], '/siap'), undefined);
    assert.equal(hostStatus(['Host', 'localhost'], '/sehat'), undefined);
    assert.equal(hostStatus(['Host', '127.0.0.1:4321'], '/petugas'), 421);
    assert.equal(hostStatus(['Host', 'evil.test'], '/siap'), 421);
  });

  test('is any loopback name on our port while BASE_URL is this machine', () => {
    for (const host of ['localhost:4321', '127.0.0.1:4321', '[::1]:4321']) {
      assert.equal(checkHost(['Host', host], '/', local, 'http:'), null, host);
    }
    for (const host of ['localhost', 'localhost:4322', '127.0.0.2:4321', '[::2]:4321']) {
      assert.equal(checkHost(['Host', host], '/', local, 'http:')?.status, 421, host);
    }
  });
});

describe('where a form comes from', () => {
  const ours = 'https://ppid.contoh.go.id';
  const mixes: readonly [Record<string, string | string[]>, boolean][] = [
    [{ origin: ours }, true],
    [{ origin: ours, 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: ours, 'sec-fetch-site': 'none' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: ours.toUpperCase() }, true],
    [{}, false],
    [{ origin: 'null' }, false],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
    [{ origin: '' }, false],
    [{ origin: 'https://evil.test' }, false],
    [{ origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }, false],
    [{ origin: 'http://ppid.contoh.go.id' }, false],
    [{ origin: 'https://ppid.contoh.go.id:8443' }, false],
    [{ origin: 'https://ppid.contoh.go.id/' }, false],
    [{ origin: 'https://ppid.contoh.go.id.evil.test' }, false],
    [{ origin: 'https://x.ppid.contoh.go.id' }, false],
    [{ origin: `${ours}, ${ours}` }, false],
    [{ origin: ` ${ours}` }, false],
    [{ origin: ours, 'sec-fetch-site': 'cross-site' }, false],
    [{ origin: ours, 'sec-fetch-site': 'same-site' }, false],
    [{ origin: ours, 'sec-fetch-site': '' }, false],
    [{ origin: ours, 'sec-fetch-site': 'SAME-ORIGIN' }, false],
    [{ origin: ours, 'sec-fetch-site': ['same-origin', 'cross-site'] }, false],
    [{ origin: ours, 'sec-fetch-site': 'same-origin, cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ referer: `${ours}/permohonan/baru` }, false],
    [{ origin: 'file://' }, false],
    [{ origin: 'http://localhost:4321' }, false],
    [{ origin: 'http://127.0.0.1:4321', 'sec-fetch-site': 'same-origin' }, false],
  ];
  for (const [headers, allowed] of mixes) {
    test(`${allowed ? 'accepts' : 'refuses'} ${JSON.stringify(headers)}`, () => {
      assert.equal(checkOrigin(headers, official)?.status, allowed ? undefined : 403);
    });
  }
});
