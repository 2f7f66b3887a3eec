import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { checkPassword, normalisePassword } from '#domain/officer/password-rules.ts';

const context = {
  fullName: 'Siti Rahmawati Hidayat',
  email: 'siti.rahmawati@probolinggokab.go.id',
  localWords: ['Dinas Pekerjaan Umum dan Penataan Ruang', 'RSUD Waluyo Jati', 'DPUPR'],
};

function outcome(password: string): string {
  const checked = checkPassword(password, context);
  return checked.ok ? 'ok' : checked.error;
}

describe('password rules', () => {
  for (const password of [
    'kuda lumping biru 27',
    'payung di atas lemari',
    '839105728461',
    'Tr0ub4dor&3xq',
    'sate-ayam-tiga-tusuk',
    'password yang panjang sekali tapi aneh',
    '漢字とひらがなとカタカナの句',
    '🐟🐟 ikan asin goreng 🐟🐟',
    ' spasi di depan dan belakang ',
  ]) {
    test(`takes "${password}"`, () => assert.equal(outcome(password), 'ok'));
  }

  for (const password of [
    'password1234',
    'P@ssw0rd12345!',
    'Bismillah12345',
    'admin1234567!',
    'qwertyuiop12',
    'asdfghjkl;zx',
    '123456789012',
    'aaaaaaaaaaaaaa',
    'abcabcabcabcabc',
    'abcdefghijklmn',
    'Probolinggo2026',
    'PPIDprobolinggo!',
    'ppid-kraksaan-2026',
    'pelayananinformasi',
    'SitiRahmawati99',
    'Hidayat.Siti.123',
    'pekerjaanumum2026',
    'waluyojati-rsud1',
    'indonesiamerdeka45',
    'Januari2026!!',
  ]) {
    test(`refuses "${password}" as easy to guess`, () =>
      assert.equal(outcome(password), 'PASSWORD_GUESSABLE'));
  }

  test('counts characters as people do: twelve is enough, 128 is the most', () => {
    assert.equal(outcome('r8#kQ2!vLx9'), 'PASSWORD_TOO_SHORT');
    assert.equal(outcome('r8#kQ2!vLx9z'), 'ok');
    assert.equal(outcome('🐟🐠🐡🦈🐙🦀🦞🦐🦑🐚🪸'), 'PASSWORD_TOO_SHORT');
    assert.equal(outcome('🐟🐠🐡🦈🐙🦀🦞🦐🦑🐚🪸🐳'), 'ok');
    const long = 'kX9$mQ2!vL'.repeat(13);
    assert.equal(outcome(long.slice(0, 128)), 'ok');
    assert.equal(outcome(long.slice(0, 129)), 'PASSWORD_TOO_LONG');
  });

  test('is kept exactly as typed but for Unicode composition', () => {
    assert.equal(normalisePassword(' Kuda  '), ' Kuda  ');
    assert.equal(normalisePassword('cafe\u0301'), 'caf\u00E9');
  });
});
