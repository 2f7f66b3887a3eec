import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formFields } from '#web/forms/form-fields.ts';
import { keepForm, reopenForm } from '#web/kept-form.ts';

/** A box that only opens with its own label; the real one is tested with the vault. */
const vault = {
  seal: (context: string, plain: string) => Buffer.from(`${context}\n${plain}`).toString('base64'),
  unseal: (context: string, sealed: string) => {
    const [label, ...rest] = Buffer.from(sealed, 'base64').toString().split('\n');
    return label === context ? rest.join('\n') : null;
  },
};

describe('a form sent after the session ran out', () => {
  const path = '/petugas/permohonan/019ab2c4/jawaban?butir=2';

  test('comes back whole: rows in order, line breaks, staged files; but no password', () => {
    const typed: [string, string][] = [
      ['details', 'baris satu\r\nbaris dua  '],
      ['details', ''],
      ['__proto__', 'x'],
      ['scan_staged', 'token'],
      ['password', 'rahasia'],
      ['password_repeat', 'rahasia'],
      ['kembali', '/petugas'],
      ['action', 'simpan'],
    ];
    const sealed = keepForm(vault, path, formFields(typed));
    assert.ok(sealed);
    assert.deepEqual(reopenForm(vault, sealed), {
      path,
      entries: typed.filter(([name]) => !/password|kembali/.test(name)),
    });
  });

  test('is not kept for another site, for nothing, or beyond 200,000 characters', () => {
    const some = formFields([['details', 'teks']]);
    assert.equal(keepForm(vault, 'https://evil.test/petugas', some), null);
    assert.equal(keepForm(vault, '/permohonan/baru', some), null);
    assert.equal(keepForm(vault, path, formFields([])), null);
    assert.ok(keepForm(vault, path, formFields([['a', 'x'.repeat(199_999)]])));
    assert.equal(keepForm(vault, path, formFields([['a', 'x'.repeat(200_000)]])), null);
  });

  test('a made-up or damaged one is nothing', () => {
    assert.equal(reopenForm(vault, undefined), null);
    assert.equal(reopenForm(vault, ''), null);
    assert.equal(reopenForm(vault, vault.seal('receipt', '["/petugas/unit",[["a","b"]]]')), null);
    assert.equal(reopenForm(vault, vault.seal('kept-form', '["https://evil.test",[["a","b"]]]')), null);
    assert.equal(reopenForm(vault, vault.seal('kept-form', '{}')), null);
    assert.deepEqual(
      reopenForm(vault, vault.seal('kept-form', '["/petugas/unit",[["a"],["b",1],["c","d"]]]')),
      {
        path: '/petugas/unit',
        entries: [['c', 'd']],
      },
    );
  });
});
