import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  dateOfInstant,
  dueDateLine,
  fileFacts,
  fileSize,
  formatNumber,
  groupedCode,
  listInWords,
  longDate,
  longDateTime,
  maskedNik,
  officeTime,
  percent,
  phoneNumber,
  plainDate,
  rupiah,
  shortDate,
  shortDateTime,
  workingDaysLeft,
} from '#web/format.ts';
import { paths, whatsAppLink } from '#web/paths.ts';

const wib = 'Asia/Jakarta';

describe('dates and times as people read them', () => {
  test('a date names its weekday and month in Indonesian', () => {
    assert.equal(longDate('2026-03-30'), 'Senin, 30 Maret 2026');
    assert.equal(longDate('2026-08-02'), 'Minggu, 2 Agustus 2026');
    assert.equal(plainDate('2028-02-29'), '29 Februari 2028');
  });

  test('short months are those people write', () => {
    const year = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    assert.deepEqual(
      year.map((month) => shortDate(`2026-${month}-01`).split(' ')[1]),
      ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'],
    );
  });

  test('an instant is shown in the office zone, also past midnight', () => {
    assert.equal(longDateTime('2026-03-30T07:05:00.000Z', wib), 'Senin, 30 Maret 2026, pukul 14.05 WIB');
    assert.equal(dateOfInstant('2026-03-30T16:59:59.999Z', wib), '30 Maret 2026');
    assert.equal(dateOfInstant('2026-03-30T17:00:00.000Z', wib), '31 Maret 2026');
    assert.equal(shortDateTime('2026-03-30T17:00:00.000Z', wib), '31 Mar 2026, 00.00 WIB');
  });

  test('each Indonesian zone has its name', () => {
    const at = '2026-03-30T07:05:00.000Z';
    assert.equal(officeTime(at, 'Asia/Makassar'), '15.05 WITA');
    assert.equal(officeTime(at, 'Asia/Jayapura'), '16.05 WIT');
  });

  test('days left speak of the last day itself and of days past it', () => {
    assert.equal(workingDaysLeft(4), 'sisa 4 hari kerja');
    assert.equal(workingDaysLeft(0), 'hari ini batas terakhir');
    assert.equal(workingDaysLeft(-2), 'lewat 2 hari kerja');
    assert.equal(dueDateLine('2026-03-30', 4), 'Senin, 30 Maret 2026 (sisa 4 hari kerja)');
  });
});

describe('numbers, money and sizes', () => {
  test('thousands are parted by dots and decimals by a comma', () => {
    assert.equal(formatNumber(0), '0');
    assert.equal(formatNumber(999), '999');
    assert.equal(formatNumber(1000), '1.000');
    assert.equal(formatNumber(1234567.5, 1), '1.234.567,5');
    assert.equal(formatNumber(12, 2), '12');
    assert.equal(formatNumber(-1500), '−1.500');
    assert.equal(formatNumber(-0.2), '0');
  });

  test('rupiah are whole', () => {
    assert.equal(rupiah(15000), 'Rp15.000');
    assert.equal(rupiah(0), 'Rp0');
  });

  test('a share is called 100% only when it is whole', () => {
    assert.equal(percent(1), '100%');
    assert.equal(percent(0.9999), '99%');
    assert.equal(percent(0.0001), '1%');
    assert.equal(percent(0), '0%');
    assert.equal(percent(0.964), '96%');
  });

  test('file sizes are short and never zero', () => {
    assert.equal(fileSize(1), '1 byte');
    assert.equal(fileSize(1025), '1 KB');
    assert.equal(fileSize(348_160), '340 KB');
    assert.equal(fileSize(1_048_575), '1 MB');
    assert.equal(fileSize(1_300_000), '1,2 MB');
    assert.equal(fileSize(26_214_400), '25 MB');
    assert.equal(fileFacts('application/pdf', 348_160), 'PDF, 340 KB');
    assert.equal(fileFacts('image/jpeg; charset=binary', 2048), 'JPG, 2 KB');
    assert.equal(fileFacts('application/x-unknown', 2048), 'berkas, 2 KB');
  });
});

describe('codes, phones and names', () => {
  test('a code is shown in groups of four however it was typed', () => {
    assert.equal(groupedCode('abcdefghjkmn'), 'ABCD-EFGH-JKMN');
    assert.equal(groupedCode(' abcd efgh-jkmn '), 'ABCD-EFGH-JKMN');
  });

  test('every form of an Indonesian phone is shown alike', () => {
    for (const form of ['+6282131001001', '6282131001001', '0821 3100 1001', '0821-3100-1001']) {
      assert.equal(phoneNumber(form), '0821-3100-1001');
    }
    assert.equal(phoneNumber('0335841234'), '(0335) 841234');
    assert.equal(phoneNumber('0215551234'), '(021) 5551234');
    assert.equal(phoneNumber('+6591234567'), '+6591234567');
    assert.equal(phoneNumber('112'), '112');
  });

  test('an identity number shows its ends only', () => {
    assert.equal(maskedNik('3513010101900001'), '3513••••••••0001');
    assert.equal(maskedNik('1234'), '••••');
  });

  test('a list is spoken with dan before the last', () => {
    assert.equal(listInWords([]), '');
    assert.equal(listInWords(['satu']), 'satu');
    assert.equal(listInWords(['satu', 'dua']), 'satu dan dua');
    assert.equal(listInWords(['satu', 'dua', 'tiga']), 'satu, dua, dan tiga');
  });
});

describe('addresses', () => {
  test('a filter state is one link without its empty parts', () => {
    assert.equal(paths.library(), '/informasi');
    assert.equal(
      paths.library({ q: 'jalan & jembatan', kelas: '', tahun: '2026' }),
      '/informasi?q=jalan+%26+jembatan&tahun=2026',
    );
  });

  test('names in addresses cannot leave their segment', () => {
    assert.equal(paths.file('a/b', '../x y.pdf'), '/berkas/a%2Fb/..%2Fx%20y.pdf');
  });

  test('a WhatsApp link takes any form of the number', () => {
    assert.equal(whatsAppLink('0821-3100-1001'), 'https://wa.me/6282131001001');
    assert.equal(
      whatsAppLink('+6282131001001', 'Halo, apa kabar?'),
      'https://wa.me/6282131001001?text=Halo%2C%20apa%20kabar%3F',
    );
  });
});
