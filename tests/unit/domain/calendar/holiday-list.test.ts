import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readHolidayList } from '#domain/calendar/holiday-list.ts';

const header = 'tanggal,jenis,nama,keputusan';

function read(text: string, decree?: string) {
  const result = readHolidayList(text, decree);
  return result.ok
    ? result.value.map(({ line, on, kind, name, decree: basis }) => [line, on, kind, name, basis].join('|'))
    : result.error.map(({ line, code, value = '' }) => [line, code, value].join('|'));
}

describe('a list of holidays as a file', () => {
  test('commas, semicolons, tabs, a byte order mark and Windows line ends read alike', () => {
    const expected = ['2|2027-01-01|national|Tahun Baru|SKB 2027'];
    for (const sign of [',', ';', '\t']) {
      const text = `\uFEFF${header}\r\n2027-01-01,nasional,Tahun Baru,SKB 2027\r\n`.replaceAll(',', sign);
      assert.deepEqual(read(text), expected);
    }
  });
  test('quotes hold commas, doubled quotes and line ends; empty lines are passed over; lines are counted', () => {
    const text = `${header}\n\n"2027-04-18",lokal,"Hari Jadi ""Prabu""\nLinggih","SK Bupati 1, 2027"\n18/08/2027,Cuti_Bersama,HUT RI,SKB\n`;
    assert.deepEqual(read(text), [
      '3|2027-04-18|local|Hari Jadi "Prabu" Linggih|SK Bupati 1, 2027',
      '5|2027-08-18|joint_leave|HUT RI|SKB',
    ]);
  });
  test('every line that is wrong is named with what is wrong', () => {
    const text = [
      header,
      '2027-02-30,nasional,Hari,SKB',
      '2027-01-01,libur,Tahun Baru,SKB',
      '2027-01-01,nasional,,SKB',
      '2027-01-01,nasional,Tahun Baru,',
      '2027-01-01,nasional',
      '2027-01-01,nasional,Tahun Baru,SKB,lebih',
      `2027-01-01,nasional,${'a'.repeat(121)},SKB`,
      '2027-01-01,nasional,Tahun Baru,SKB',
    ].join('\n');
    assert.deepEqual(read(text), [
      '2|DATE_INVALID|2027-02-30',
      '3|KIND_UNKNOWN|libur',
      '4|NAME_MISSING|',
      '5|DECREE_MISSING|',
      '6|COLUMNS_WRONG|',
      '7|COLUMNS_WRONG|',
      '8|CELL_TOO_LONG|',
    ]);
  });
  test('a file without its header, with nothing in it or with far too much is refused as a whole', () => {
    assert.deepEqual(read('2027-01-01,nasional,Tahun Baru,SKB'), ['1|HEADER_MISSING|']);
    assert.deepEqual(read(''), ['1|LIST_EMPTY|']);
    assert.deepEqual(read(`${header}\n`), ['1|LIST_EMPTY|']);
    assert.deepEqual(read(`${header}\n${'2027-01-01,lokal,Hari,SK\n'.repeat(501)}`), ['502|TOO_MANY_LINES|']);
  });
  test('typed under one decree, header and last column may be left out', () => {
    assert.deepEqual(read('2027-01-01; nasional; Tahun Baru\n2027-01-05;nasional;Isra Mikraj', 'SKB 2027'), [
      '1|2027-01-01|national|Tahun Baru|SKB 2027',
      '2|2027-01-05|national|Isra Mikraj|SKB 2027',
    ]);
  });
  test('control characters and direction marks do not come into names', () => {
    assert.deepEqual(read('2027-01-01,nasional,Tahun\u0000\u202E Baru', 'SKB'), [
      '1|2027-01-01|national|Tahun Baru|SKB',
    ]);
  });
});
