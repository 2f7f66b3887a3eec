import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import type { DateOrder } from '#domain/conversation/chat-dates.ts';
import { readChatExport } from '#domain/conversation/chat-export.ts';

const chats = new URL('../../../fixtures/chats/', import.meta.url);
const today = '2026-11-25';
const fixture = (name: string): string => readFileSync(new URL(`${name}.txt`, chats), 'utf8');
const read = (name: string, order: DateOrder | null = null) => readChatExport(fixture(name), today, order);
const times = (name: string, order: DateOrder | null = null) =>
  read(name, order).messages.map((message) => message.at);

describe('an export of a phone is read as it was written', () => {
  test('on an Indonesian Android phone, with a photo, a voice note, a place and an edited reply', () => {
    const chat = read('android-id');
    assert.deepEqual(chat.people, [
      { name: 'Siti Aminah Sumber', messages: 9 },
      { name: 'Halo SAE Kab. Probolinggo', messages: 1 },
    ]);
    assert.equal(chat.systemLines, 1);
    const [greeting, report, photo, voice, place, gone, reply, left] = chat.messages;
    assert.equal(greeting?.at, '2026-11-21T21:05:00');
    assert.equal(
      report?.text,
      'Lampu PJU depan musala Al Ikhlas sudah 9 malam mati,\njalannya gelap sekali.\nTolong segera: anak-anak pulang mengaji lewat situ',
    );
    assert.deepEqual(
      [photo?.kind, photo?.file, photo?.text],
      ['media', 'IMG-20261121-WA0003.jpg', 'Ini fotonya pak'],
    );
    assert.equal(voice?.file, 'PTT-20261121-WA0004.opus');
    assert.deepEqual(place?.point, { latitude: -7.92135, longitude: 113.15882 });
    assert.equal(gone?.kind, 'deleted');
    assert.deepEqual(
      [reply?.edited, reply?.text],
      [true, 'Waalaikumsalam Bu Siti, laporan kami terima. Mohon ditunggu.'],
    );
    assert.equal(left?.kind, 'omitted');
  });

  test('with twelve hours and the month first, and a number for a name', () => {
    const chat = read('android-en-12h');
    assert.equal(chat.order, 'mdy');
    assert.equal(chat.settledBy, 'dates');
    assert.deepEqual(times('android-en-12h'), [
      '2019-08-08T13:25:00',
      '2019-08-08T13:26:00',
      '2019-08-09T00:05:00',
      '2019-08-09T12:30:00',
      '2019-08-13T09:00:00',
    ]);
    assert.deepEqual(chat.people[0], { name: '+62 812-3456-7890', messages: 4 });
    assert.deepEqual(
      chat.messages.map((message) => message.kind),
      ['text', 'media', 'omitted', 'text', 'deleted'],
    );
  });

  test('with the marks of the halves of the day written apart', () => {
    assert.deepEqual(times('android-es'), [
      '2025-03-28T21:29:00',
      '2025-03-30T10:02:00',
      '2025-03-30T00:00:00',
    ]);
    assert.equal(read('android-es').messages[1]?.file, 'IMG-20250330-WA0010.jpg');
  });

  test('with dots, and with the year first', () => {
    assert.equal(times('android-de')[0], '2021-08-03T12:30:00');
    assert.equal(read('android-de').messages[1]?.file, 'DOC-20210803-WA0000.pdf');
    assert.deepEqual(times('android-ca'), [
      '2021-03-18T15:02:00',
      '2021-03-18T23:59:00',
      '2021-03-19T00:01:00',
    ]);
  });

  test('on an iPhone, with its invisible marks and file names with spaces', () => {
    const chat = read('ios-id');
    assert.equal(chat.systemLines, 1);
    assert.equal(
      chat.messages[0]?.text,
      'Dermaga Gili Ketapang rusak, papan banyak lepas\nOmbak besar, bahaya',
    );
    assert.equal(chat.messages[0]?.at, '2026-03-07T21:22:39');
    assert.equal(chat.messages[1]?.file, '00000003-PHOTO-2026-03-07-21-23-02.jpg');
    assert.deepEqual(
      [chat.messages[2]?.file, chat.messages[2]?.text],
      ['00000004-Surat Kades.pdf', 'Surat kepala desa'],
    );
    assert.deepEqual(
      chat.messages.slice(3).map(({ kind, edited }) => [kind, edited]),
      [
        ['deleted', false],
        ['text', true],
        ['omitted', false],
      ],
    );
    assert.deepEqual(read('ios-en-dots').people[0], { name: 'Budi', messages: 2 });
    assert.equal(times('ios-us')[0], '2026-11-21T21:05:01');
  });

  test('messages that were copied, on Android without the year, in WhatsApp Web with the time first', () => {
    assert.deepEqual(times('paste-android'), ['2026-11-21T21:05:00', '2026-11-21T21:06:00']);
    assert.match(read('paste-android').messages[1]?.text ?? '', /lewat situ$/);
    assert.deepEqual(times('paste-web'), [
      '2026-11-21T21:05:00',
      '2026-11-21T21:06:00',
      '2026-11-22T07:31:00',
    ]);
    assert.equal(readChatExport('[26/12 10.00] Budi: x', today, null).messages[0]?.at, '2025-12-26T10:00:00');
  });

  test('what a group was named is no sender', () => {
    const chat = read('group');
    assert.deepEqual(
      chat.people.map((one) => one.name),
      ['Budi', '+62 813-1111-2222', 'Kantor'],
    );
    assert.equal(chat.systemLines, 2);
  });
});

describe('day and month', () => {
  test('are told apart by the dates, by their sequence, or by the language of the phone', () => {
    assert.equal(read('android-id').settledBy, 'dates');
    const months = '9/10/26, 10:00 - A: x\n10/9/26, 10:00 - A: y';
    const chat = readChatExport(months, today, null);
    assert.deepEqual([chat.order, chat.settledBy], ['mdy', 'sequence']);
    assert.equal(read('ios-id').settledBy, 'language');
    assert.equal(read('android-de').settledBy, 'language');
  });

  test('are asked for where the text does not tell, and read as the officer says', () => {
    assert.deepEqual([read('unsettled').order, read('unsettled').settledBy], ['dmy', null]);
    assert.equal(times('unsettled')[0], '2026-06-05T10:00:00');
    assert.equal(times('unsettled', 'mdy')[0], '2026-05-06T10:00:00');
    assert.equal(read('unsettled', 'mdy').settledBy, 'officer');
  });

  test('a date that lies ahead is none, so it tells which number is the day', () => {
    assert.equal(readChatExport('11/12/26, 10:00 - A: x', today, null).order, 'mdy');
  });
});

describe('text of strangers', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '21/11/26 21.05 - ',
      '[07/03/26 21.22.39] ',
      '[21.05, 21/11/2026] ',
      'Budi: ',
      '\n',
      '\u200e',
      '\u202f',
      ' (file terlampir)',
      '<attached: ',
      '>',
      'https://maps.google.com/?q=-7.9,113.1',
      '99/99/99, 99:99 - X: ',
      '29/02/25, 10.00 - X: ',
    ),
  );

  test('never throws, and never yields a time that is none', () => {
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }),
        fc.constantFrom('dmy', 'mdy', null),
        (pieces, order) => {
          const chat = readChatExport(pieces.join(''), today, order);
          for (const { at, sender } of chat.messages) {
            assert.match(at, /^20\d\d-(0[1-9]|1[0-2])-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);
            assert.ok(at.slice(0, 10) <= '2026-11-26');
            assert.notEqual(sender, '');
          }
          assert.equal(
            chat.people.reduce((sum, one) => sum + one.messages, 0),
            chat.messages.length,
          );
        },
      ),
    );
  });

  test('takes time in step with its length', () => {
    const million = (text: string): string => text.repeat(Math.ceil(1_000_000 / text.length));
    const hostile = [
      million('1/1/20, 10:00 - A: x\n'),
      million('1/1/20, 10:00 - A: x (a\n'),
      million('9/9/9 '),
      million('['),
      million('\u200e'),
      million('\n'),
      `1/1/20, 10:00 - ${million('a:')}`,
      `1/1/20, 10:00 - A: ${million('<:')}`,
      `1/1/20, 10:00 - A: ${million('<a: ')}`,
      `1/1/20, 10:00 - A: ${million(' ')}x`,
      `1/1/20, 10:00 - A: ${million('a.b (')}`,
      `1/1/20, 10:00 - A: ${million('maps.google.com/?q=')}`,
      `1/1/20, 10:00 - A: x\n${million('y\n')}`,
    ];
    for (const text of hostile) {
      const begun = performance.now();
      readChatExport(text, today, null);
      const took = performance.now() - begun;
      assert.ok(took < 4_000, `${text.slice(0, 40)}… took ${Math.round(took)} ms`);
    }
  });
});
