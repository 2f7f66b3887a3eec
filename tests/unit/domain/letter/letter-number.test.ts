import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { checkLetterNumberTemplate, generateLetterNumber } from '#domain/letter/letter-number.ts';

const values = { sequence: 57, classificationCode: '000.4', letterOn: '2026-11-27' };

describe('a generated letter number', () => {
  test('fills running number, classification, Roman month and year', () => {
    assert.deepEqual(generateLetterNumber('{kode_klasifikasi}/{nomor}/PPID/{bulan_romawi}/{tahun}', values), {
      ok: true,
      value: '000.4/57/PPID/XI/2026',
    });
  });

  test('writes the months from I to XII', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      generateLetterNumber('{nomor}.{bulan_romawi}', {
        ...values,
        sequence: 1,
        letterOn: `2026-${String(index + 1).padStart(2, '0')}-28`,
      }),
    );
    assert.deepEqual(
      months.map((month) => (month.ok ? month.value : month.error.code)),
      ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'].map((month) => `1.${month}`),
    );
  });

  test('may use a placeholder twice or leave one out', () => {
    const written = generateLetterNumber('{nomor}-{tahun}-{nomor}', { ...values, classificationCode: null });
    assert.deepEqual(written, { ok: true, value: '57-2026-57' });
  });

  test('is refused while a placeholder has no value', () => {
    for (const classificationCode of [null, '', '  ']) {
      assert.deepEqual(
        generateLetterNumber('{kode_klasifikasi}/{nomor}', { ...values, classificationCode }),
        {
          ok: false,
          error: { code: 'UNFILLED_PLACEHOLDER', placeholder: 'kode_klasifikasi' },
        },
      );
    }
    for (const sequence of [0, -1, 1.5, Number.NaN]) {
      assert.deepEqual(generateLetterNumber('{nomor}', { ...values, sequence }), {
        ok: false,
        error: { code: 'UNFILLED_PLACEHOLDER', placeholder: 'nomor' },
      });
    }
  });

  test('is refused with a placeholder that is not on the list', () => {
    for (const name of ['hari', 'Nomor', '', 'nomor ', '__proto__', 'constructor']) {
      assert.deepEqual(checkLetterNumberTemplate(`{nomor}/{${name}}`), {
        ok: false,
        error: { code: 'UNKNOWN_PLACEHOLDER', placeholder: name },
      });
    }
  });

  test('is refused with a brace left over, or without a running number', () => {
    for (const template of ['{nomor}}', '{{nomor}}', '{nomor}/{tahun', '}{nomor}']) {
      assert.deepEqual(checkLetterNumberTemplate(template), { ok: false, error: { code: 'STRAY_BRACE' } });
    }
    for (const template of ['', 'PPID/{tahun}', 'nomor']) {
      assert.deepEqual(checkLetterNumberTemplate(template), {
        ok: false,
        error: { code: 'SEQUENCE_MISSING' },
      });
    }
  });

  test('is code of nobody: whatever the template, the result is its text with the list filled in, or an error', () => {
    const piece = fc.constantFrom(
      '{nomor}',
      '{tahun}',
      '{bulan_romawi}',
      '{kode_klasifikasi}',
      '{',
      '}',
      '$&',
      '$1',
    );
    const template = fc
      .array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 8 })
      .map((parts) => parts.join(''));
    let generated = 0;
    fc.assert(
      fc.property(template, (text) => {
        const number = generateLetterNumber(text, values);
        if (!number.ok) return;
        generated += 1;
        const expected = text
          .split('{nomor}')
          .join('57')
          .split('{tahun}')
          .join('2026')
          .split('{bulan_romawi}')
          .join('XI')
          .split('{kode_klasifikasi}')
          .join('000.4');
        assert.equal(number.value, expected);
      }),
      { numRuns: 2000 },
    );
    assert.ok(generated > 100, `only ${generated} templates were usable`);
  });
});
