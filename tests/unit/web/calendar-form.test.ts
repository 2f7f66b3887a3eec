import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { calendarIssueCodes } from '#domain/calendar/calendar-issues.ts';
import { calendarErrorText, calendarIssueText, holidayListIssueText } from '#i18n/calendar.ts';
import { calendarFormErrors, isCalendarWay, parseCalendarForm } from '#web/forms/calendar.ts';
import { formFields } from '#web/forms/form-fields.ts';

const fields = (given: Readonly<Record<string, string>>) => formFields(Object.entries(given));

describe('the forms of the calendar', () => {
  test('a holiday is read with its decree, and each empty field is named', () => {
    const given = { date: '2026-08-18', kind: 'joint_leave', name: ' Cuti  bersama ', decree: 'SKB 2026' };
    assert.deepEqual(parseCalendarForm('libur', fields(given), null), {
      ok: true,
      value: {
        command: {
          kind: 'add_holiday',
          holiday: { on: '2026-08-18', kind: 'joint_leave', name: 'Cuti bersama', decree: 'SKB 2026' },
        },
        lines: [],
      },
    });
    const empty = parseCalendarForm('libur', fields({}), null);
    assert.ok(!empty.ok);
    assert.deepEqual(Object.keys(empty.error.fields).sort(), ['date', 'decree', 'kind', 'name']);
  });
  test("a year's list is read under its decree; wrong lines are named by their number", () => {
    const given = { year: '2027', decree: 'SKB 2027', list: '2027-01-01; nasional; Tahun Baru' };
    const good = parseCalendarForm('tahun', fields(given), null);
    assert.ok(good.ok && good.value.command.kind === 'enter_year');
    assert.equal(good.value.command.holidays[0]?.decree, 'SKB 2027');
    const list = '2027-01-01; nasional; Tahun Baru\n\n2027-02-30; nasional; Hari';
    const wrong = parseCalendarForm('tahun', fields({ ...given, list }), null);
    assert.ok(!wrong.ok);
    assert.deepEqual(wrong.error.fields, { list: 'LINES_WRONG' });
    assert.deepEqual(
      wrong.error.lines.map(({ line, message }) => [line, message]),
      [[3, 'Tanggal "2027-02-30" tidak dikenal. Tulis 2027-01-31 atau 31/01/2027.']],
    );
  });
  test('without a file there is nothing to import', () => {
    const none = parseCalendarForm('berkas', fields({}), null);
    assert.ok(!none.ok);
    assert.deepEqual(none.error.fields, { holiday_list: 'REQUIRED' });
  });
  test('what is wrong with a row of a list is said beside its line, the rest beside its field', () => {
    const { fields: named, lines } = calendarFormErrors(
      'berkas',
      [
        { code: 'DUPLICATE_IN_LIST', row: 1 },
        { code: 'YEAR_LIST_INCOMPLETE', detail: '2027-08-17 2027-12-25' },
      ],
      [2, 7],
    );
    assert.deepEqual(lines, [{ line: 7, message: 'Hari libur yang sama tertulis dua kali.' }]);
    assert.deepEqual(named, { holiday_list: 'LINES_WRONG' });
    assert.equal(
      calendarErrorText('YEAR_LIST_INCOMPLETE:2027-08-17 2027-12-25'),
      'Daftarnya belum lengkap: libur nasional 17 Agustus 2027, 25 Desember 2027 belum ada.',
    );
  });
  test('every refusal has a sentence of its own', () => {
    const samples = { YEAR_LIST_INCOMPLETE: '2027-08-17', FIXED_HOLIDAY_STAYS: '2027-08-17' };
    const sentences = calendarIssueCodes.map((code) =>
      calendarIssueText({ code, detail: new Map(Object.entries(samples)).get(code) ?? '2027' }),
    );
    assert.equal(new Set(sentences).size, calendarIssueCodes.length);
    for (const sentence of sentences) assert.match(sentence, /^[A-Z0-9].*[^:]\.$/);
    assert.match(holidayListIssueText({ code: 'HEADER_MISSING' }), /tanggal,jenis,nama,keputusan/);
  });
  test('only the five ways are pages', () => {
    assert.ok(isCalendarWay('libur'));
    assert.ok(!isCalendarWay('__proto__'));
    assert.ok(!isCalendarWay(undefined));
  });
});
