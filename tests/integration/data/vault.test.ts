import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { KeyFileError, keyRing, loadMasterKeys } from '#adapters/system/master-keys.ts';
import { ACCESS_CODE_ALPHABET, nodeVault } from '#adapters/system/node-vault.ts';

const key = (id: string, fill: number) => ({ id, secret: Buffer.alloc(32, fill) });

describe('codes and links', () => {
  const vault = nodeVault([key('aaaaaaaa', 1)]);

  test('the same form gives the same code and link, another form or another key gives others', () => {
    assert.equal(vault.accessCode('form 1'), vault.accessCode('form 1'));
    assert.equal(vault.linkSecret('form 1'), vault.linkSecret('form 1'));
    assert.notEqual(vault.accessCode('form 1'), vault.accessCode('form 2'));
    assert.notEqual(vault.linkSecret('form 1'), vault.linkSecret('form 2'));
    assert.notEqual(nodeVault([key('bbbbbbbb', 2)]).accessCode('form 1'), vault.accessCode('form 1'));
  });

  test('a code is three groups of four letters that nobody mistakes for others', () => {
    for (let form = 0; form < 300; form += 1) {
      assert.match(vault.accessCode(`form ${form}`), /^[A-HJKMNP-RT-Y]{4}(-[A-HJKMNP-RT-Y]{4}){2}$/);
    }
    assert.equal(/[ILOSZ]/.test(ACCESS_CODE_ALPHABET), false);
    assert.ok(ACCESS_CODE_ALPHABET.length >= 20);
  });

  test('every letter is as likely as every other', () => {
    const counts = new Map<string, number>();
    const codes = 5_000;
    for (let form = 0; form < codes; form += 1) {
      for (const letter of vault.accessCode(`form ${form}`).replaceAll('-', '')) {
        counts.set(letter, (counts.get(letter) ?? 0) + 1);
      }
    }
    const expected = (codes * 12) / ACCESS_CODE_ALPHABET.length;
    assert.equal(counts.size, ACCESS_CODE_ALPHABET.length);
    for (const [letter, count] of counts) {
      assert.ok(Math.abs(count - expected) < 6 * Math.sqrt(expected), `${letter} came ${count} times`);
    }
  });

  test('a link holds at least 128 unguessable bits', () => {
    assert.ok(Buffer.from(vault.linkSecret('form'), 'base64url').length * 8 >= 128);
  });

  test('a typed code matches in small letters, with spaces or without dashes, and nothing else does', () => {
    const stored = vault.digest('access_code', 'ABCD-EFGH-JKMN');
    for (const typed of ['ABCD-EFGH-JKMN', 'abcd efgh jkmn', ' abcdefghjkmn ']) {
      assert.ok(vault.matches('access_code', typed, stored), typed);
    }
    assert.equal(vault.matches('access_code', 'ABCD-EFGH-JKMP', stored), false);
    assert.equal(vault.matches('link_secret', 'ABCD-EFGH-JKMN', stored), false);
    assert.equal(vault.matches('access_code', 'ABCD-EFGH-JKMN', 'not a digest'), false);
    assert.match(stored, /^[0-9a-f]{64}$/);
  });
});

describe('sealed texts', () => {
  const vault = nodeVault([key('aaaaaaaa', 1)]);

  test('open to what they held, and look different every time', () => {
    const sealed = vault.seal('nik', '3513014107900001');
    assert.equal(vault.unseal('nik', sealed), '3513014107900001');
    assert.notEqual(vault.seal('nik', '3513014107900001'), sealed);
    assert.equal(sealed.includes('3513'), false);
    assert.equal(vault.unseal('kuitansi', vault.seal('kuitansi', 'Đẹp 😀')), 'Đẹp 😀');
    assert.equal(vault.unseal('nik', vault.seal('nik', '')), '');
  });

  test('do not open when a letter was altered, for another purpose, or with another key', () => {
    const sealed = vault.seal('nik', '3513014107900001');
    const altered = (at: number) =>
      sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
    for (let at = 0; at < sealed.length - 1; at += 1) {
      assert.equal(vault.unseal('nik', altered(at)), null, `letter ${at}`);
    }
    assert.equal(vault.unseal('receipt', sealed), null);
    assert.equal(nodeVault([key('aaaaaaaa', 2)]).unseal('nik', sealed), null);
    for (const text of ['', '.', 'v1.aaaaaaaa.', `${sealed}.x`, sealed.slice(0, 30)]) {
      assert.equal(vault.unseal('nik', text), null, text);
    }
  });

  test('written under an old key still open, new ones use the new key, and digests stay the same', () => {
    const old = key('aaaaaaaa', 1);
    const rotated = nodeVault([old, key('bbbbbbbb', 2)]);
    assert.equal(rotated.unseal('nik', vault.seal('nik', '123')), '123');
    assert.equal(vault.unseal('nik', rotated.seal('nik', '123')), null);
    assert.equal(rotated.digest('nik', '123'), vault.digest('nik', '123'));
  });
});

describe('the key file', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ppid-keys-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const yes = async () => true;
  const no = async () => false;

  test('is made once, for this account only, and is the same afterwards', async () => {
    const file = path.join(folder, 'made', 'secret.key');
    const made = await Promise.all([1, 2, 3].map(() => loadMasterKeys(file, yes)));
    assert.equal(new Set(made.map(([first]) => first.secret.toString('hex'))).size, 1);
    assert.deepEqual(await loadMasterKeys(file, no), made[0]);
    assert.equal((await stat(file)).mode & 0o777, 0o600);
  });

  test('is not made anew when the database already holds data', async () => {
    const file = path.join(folder, 'lost.key');
    await assert.rejects(
      loadMasterKeys(file, no),
      (error) =>
        error instanceof KeyFileError && /tidak ada, padahal basis data sudah berisi/.test(error.message),
    );
    await assert.rejects(stat(file), { code: 'ENOENT' });
  });

  test('is refused when it is damaged, empty, or open to everybody', async () => {
    const file = path.join(folder, 'secret.key');
    await loadMasterKeys(file, yes);
    const sound = await readFile(file, 'utf8');
    for (const text of [
      '',
      'omong kosong\n',
      sound.replace(/\.(.)/, (_, letter) => `.${letter === 'A' ? 'B' : 'A'}`),
    ]) {
      await writeFile(file, text);
      await assert.rejects(loadMasterKeys(file, yes), KeyFileError);
    }
    await writeFile(file, sound);
    await chmod(file, 0o644);
    await assert.rejects(loadMasterKeys(file, yes), /chmod 600/);
  });

  test('may hold several keys: the last one is for new files, all of them for old ones', () => {
    const ring = keyRing([key('aaaaaaaa', 1), key('bbbbbbbb', 2)]);
    assert.equal(ring.currentId, 'bbbbbbbb');
    assert.deepEqual(ring.secretOf('aaaaaaaa'), Buffer.alloc(32, 1));
    assert.equal(ring.secretOf(randomBytes(6).toString('base64url')), null);
  });
});
