import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { fieldErrorText } from '#i18n/field-errors.ts';
import {
  choice,
  manyChoices,
  optionalEmail,
  optionalText,
  parseForm,
  requiredDate,
  requiredLine,
  requiredText,
  rows,
  wholeNumber,
} from '#web/forms/fields.ts';
import { formFields } from '#web/forms/form-fields.ts';

const one = (schema: z.ZodType, value: string) =>
  parseForm(z.object({ field: schema }), formFields([['field', value]]));
const codeOf = (schema: z.ZodType, value: string): string | undefined => {
  const parsed = one(schema, value);
  return parsed.ok ? undefined : parsed.error.field;
};
const cleanedOf = (schema: z.ZodType, value: string): unknown => {
  const parsed = one(schema, value);
  return parsed.ok ? parsed.value.field : parsed.error;
};

describe('lines and texts', () => {
  test('an empty or blank required field is refused', () => {
    assert.equal(codeOf(requiredLine({ max: 10 }), ''), 'REQUIRED');
    assert.equal(codeOf(requiredText({ max: 10 }), ' \n\t '), 'REQUIRED');
  });

  test('length is counted in letters as people see them, so emoji count once', () => {
    assert.equal(codeOf(requiredLine({ max: 3 }), '😀😀😀'), undefined);
    assert.equal(codeOf(requiredLine({ max: 3 }), '😀😀😀😀'), 'TOO_LONG:3');
  });

  test('a megabyte of text is refused with the limit, not with a crash', () => {
    assert.equal(codeOf(requiredText({ max: 2000 }), 'a'.repeat(1024 * 1024)), 'TOO_LONG:2000');
  });

  test('NUL and broken UTF-8 are refused', () => {
    assert.equal(codeOf(requiredLine({ max: 100 }), 'Budi\u0000'), 'INVALID_CHARACTERS');
    assert.equal(codeOf(optionalText({ max: 100 }), 'Budi\uFFFD'), 'INVALID_CHARACTERS');
  });

  test('half a character is refused, whatever encoding it came in', () => {
    for (const half of ['A\uD800', '\uDC00B', 'A\uDE00\uD83D']) {
      assert.equal(codeOf(requiredText({ max: 100 }), half), 'INVALID_CHARACTERS');
    }
  });

  test('a megabyte of marks on one letter is refused at once, also with controls between them', () => {
    const started = performance.now();
    for (const marks of ['\u0301\u0323', '\u0301\u0001\u0323\u0001', '\u0301\u202E\u0323']) {
      assert.equal(codeOf(requiredText({ max: 2000 }), `a${marks.repeat(250_000)}`), 'INVALID_CHARACTERS');
    }
    assert.ok(performance.now() - started < 5000);
    assert.equal(codeOf(requiredText({ max: 2000 }), `a${'\u0301\u0323'.repeat(10)}`), undefined);
  });

  test('direction marks are stripped from a name and kept in body text', () => {
    assert.equal(cleanedOf(requiredLine({ max: 100 }), 'Bu\u202Edi\u2066 Santoso'), 'Budi Santoso');
    assert.equal(cleanedOf(requiredText({ max: 100 }), 'isi \u202Eterbalik'), 'isi \u202Eterbalik');
  });

  test('emoji with joiners stay whole', () => {
    assert.equal(cleanedOf(requiredLine({ max: 100 }), '👩‍👩‍👧'), '👩‍👩‍👧');
  });

  test('line breaks become one kind and letters one form', () => {
    assert.equal(cleanedOf(requiredText({ max: 100 }), 'a\r\nb\rc'), 'a\nb\nc');
    assert.equal(cleanedOf(requiredLine({ max: 100 }), 'e\u0301'), '\u00E9');
  });
});

describe('choices, dates and numbers', () => {
  test('a choice that is not offered is refused', () => {
    assert.equal(codeOf(choice(['a', 'b']), 'c'), 'UNKNOWN_CHOICE');
    assert.equal(codeOf(choice(['a', 'b']), ''), 'CHOOSE_ONE');
    assert.equal(codeOf(choice(['a', 'b']), '__proto__'), 'UNKNOWN_CHOICE');
  });

  test('several ticks are kept once each, in the order of the list', () => {
    const schema = z.object({ field: manyChoices(['a', 'b', 'c'], { atLeastOne: true }) });
    const fields = formFields([
      ['field', 'c'],
      ['field', 'a'],
      ['field', 'c'],
    ]);
    const parsed = parseForm(schema, fields, ['field']);
    assert.deepEqual(parsed.ok && parsed.value.field, ['a', 'c']);
  });

  test('a date that does not exist is refused', () => {
    assert.equal(codeOf(requiredDate(), '2026-02-30'), 'INVALID_DATE');
    assert.equal(codeOf(requiredDate(), '25-11-2026'), 'INVALID_DATE');
    assert.equal(cleanedOf(requiredDate(), '2026-11-25'), '2026-11-25');
  });

  test('numbers are whole and inside their bounds', () => {
    const schema = wholeNumber({ min: 1, max: 30 });
    assert.equal(codeOf(schema, '1e3'), 'INVALID_NUMBER');
    assert.equal(codeOf(schema, '31'), 'OUT_OF_RANGE:1:30');
    assert.equal(cleanedOf(schema, ' 7 '), 7);
  });
});

describe('whole forms', () => {
  const schema = z.object({
    full_name: requiredLine({ max: 20 }),
    email: optionalEmail(),
    details: rows({ max: 9 }, { maxRows: 2 }),
  });

  test('of doubled names the first counts, except for rows', () => {
    const fields = formFields([
      ['full_name', 'Budi'],
      ['full_name', 'Penyusup'],
      ['details', 'satu'],
      ['details', ''],
      ['details', 'dua'],
    ]);
    const parsed = parseForm(schema, fields, ['details']);
    assert.deepEqual(parsed, {
      ok: true,
      value: { full_name: 'Budi', email: null, details: ['satu', 'dua'] },
    });
  });

  test('unknown names and __proto__ change nothing', () => {
    const fields = formFields([
      ['__proto__', 'polluted'],
      ['constructor', 'x'],
      ['status', 'answered'],
      ['full_name', 'Budi'],
      ['details', 'satu'],
    ]);
    const parsed = parseForm(schema, fields, ['details']);
    assert.ok(parsed.ok);
    assert.deepEqual(Object.keys(parsed.value).toSorted(), ['details', 'email', 'full_name']);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  test('an error names its row', () => {
    const fields = formFields([
      ['full_name', 'Budi'],
      ['details', 'satu'],
      ['details', 'jauh terlalu panjang'],
    ]);
    const parsed = parseForm(schema, fields, ['details']);
    assert.deepEqual(!parsed.ok && parsed.error, { 'details.1': 'TOO_LONG:9' });
  });
});

test('every code has a sentence, and an unknown one says to look again', () => {
  assert.match(fieldErrorText('TOO_LONG:2000'), /2\.000/);
  assert.match(fieldErrorText('toString'), /Periksa lagi/);
});
