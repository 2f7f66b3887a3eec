import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { absenceErrorCodes } from '#domain/officer/absence.ts';
import { absenceErrorCopy, absenceLabels } from '#i18n/absence.ts';
import { fieldOfAbsenceError, parseAbsence, parseSuccessor } from '#web/forms/absence.ts';
import { formFields } from '#web/forms/form-fields.ts';

const sent = (fields: Readonly<Record<string, string>>) => formFields(Object.entries(fields));
const id = '01935a1e-0000-7000-8000-000000000001';

describe('the form of an absence', () => {
  test('asks for both days, written as dates', () => {
    const parsed = parseAbsence(sent({ from_on: '', until_on: '30-11-2026' }));
    assert.deepEqual(parsed, { ok: false, error: { from_on: 'REQUIRED', until_on: 'INVALID_DATE' } });
  });

  test('takes no deputy and no note where none is given', () => {
    const parsed = parseAbsence(sent({ from_on: '2026-11-25', until_on: '2026-11-27' }));
    assert.deepEqual(parsed, {
      ok: true,
      value: { fromOn: '2026-11-25', untilOn: '2026-11-27', deputyId: null, note: '' },
    });
  });

  test('puts each refusal beside a field that is there, or above the form, with its sentence', () => {
    for (const code of absenceErrorCodes) {
      const field = fieldOfAbsenceError(code);
      assert.ok(field === '' || Object.hasOwn(absenceLabels, field), code);
      assert.match(absenceErrorCopy[code], /\.$/);
    }
  });
});

describe('whoever takes open requests over', () => {
  test('is nobody for the desk, and never a text that the database cannot look for', () => {
    assert.equal(parseSuccessor(sent({ successor_id: '' })), null);
    assert.equal(parseSuccessor(sent({ successor_id: id })), id);
    for (const text of ['a\0b', 'x'.repeat(5000), "' or 1=1"]) {
      assert.equal(parseSuccessor(sent({ successor_id: text })), '-');
    }
  });
});
