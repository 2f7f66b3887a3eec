import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { zip } from '#tests/support/hostile-files.ts';
import { searcherFor } from './searcher.ts';

const mark = "Xqna'ma Burung";
const search = searcherFor([
  { datum: 'name', marks: [mark] },
  { datum: 'number', marks: ['3513990000771234'] },
]);
const found = (bytes: Uint8Array | string) =>
  search(bytes)
    .filter((hit) => hit.datum === 'name')
    .map((hit) => hit.encoding);
const each = (text: string, write: (byte: number) => string) => [...Buffer.from(text)].map(write).join('');
const hex = (byte: number) => byte.toString(16).padStart(2, '0');

describe('the search for planted personal data', () => {
  for (const text of [mark, mark.toUpperCase(), mark.toLowerCase()]) {
    const written: Readonly<Record<string, string | Uint8Array>> = {
      text: `sebelum ${text} sesudah`,
      'UTF-16': Buffer.from(`a${text}`, 'utf16le'),
      hex: Buffer.from(`\u0001${text}`).toString('hex').toUpperCase(),
      'percent, all of it': each(text, (byte) => `%${hex(byte).toUpperCase()}`),
      'percent, as in an address': encodeURIComponent(text),
      'percent, as in a form': new URLSearchParams([['q', text]]).toString().replaceAll('%27', "'"),
      'quoted-printable': each(text, (byte) => `=${hex(byte).toUpperCase()}`),
      'JSON escapes': each(text, (byte) => `\\u00${hex(byte)}`),
      'HTML, decimal': each(text, (byte) => `&#${byte};`),
      'HTML, hexadecimal': each(text, (byte) => `&#x${hex(byte)};`),
    };
    for (const [how, bytes] of Object.entries(written)) {
      test(`finds "${text}" written as ${how}`, () => assert.notDeepEqual(found(bytes), []));
    }
    for (const before of ['', 'a', 'ab', 'abc', 'abcdefg']) {
      for (const encoding of ['base64', 'base64url'] as const) {
        test(`finds "${text}" after "${before}" as ${encoding}`, () => {
          assert.notDeepEqual(found(Buffer.from(`${before}${text}~~~`).toString(encoding)), []);
        });
      }
    }
  }

  test('finds what is packed by zlib, gzip and ZIP, anywhere in other bytes and once more inside', () => {
    const page = Buffer.from(`BT (${mark}) Tj ET`.repeat(3));
    const noise = Buffer.from('%PDF-1.7 stream\n');
    assert.deepEqual(found(Buffer.concat([noise, deflateSync(page), noise])), ['packed text']);
    assert.deepEqual(found(Buffer.concat([noise, gzipSync(page)])), ['packed text']);
    assert.deepEqual(found(gzipSync(Buffer.concat([noise, deflateSync(page)]))), ['packed packed text']);
    const header = Buffer.alloc(30);
    header.write('PK\u0003\u0004', 'latin1');
    header.writeUInt16LE(5, 26);
    assert.deepEqual(found(Buffer.concat([header, Buffer.from('a.xml'), deflateRawSync(page), noise])), [
      'packed text',
    ]);
  });

  test('finds a mark cut off from its stream by an end that is missing', () => {
    const packed = deflateSync(Buffer.from(`${mark} ${'lain '.repeat(2_000)}`));
    assert.deepEqual(found(packed.subarray(0, packed.length - 4)), ['packed text']);
  });

  test('names the datum, and finds nothing where nothing was planted', () => {
    assert.deepEqual(
      search('NIK 3513990000771234').map(({ datum, encoding }) => `${datum} ${encoding}`),
      ['number text'],
    );
    assert.deepEqual(search('NIK 3513990000771235, Xqna, ma Burung'), []);
    assert.deepEqual(search(zip('kosong.xml')), []);
    assert.deepEqual(search(''), []);
  });

  test('refuses a mark that is too short to mean anything', () => {
    assert.throws(() => searcherFor([{ datum: 'name', marks: ['Siti'] }]), /too short/);
  });
});
