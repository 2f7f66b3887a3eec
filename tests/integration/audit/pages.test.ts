import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { firstAdministrator, newOfficer } from '#tests/integration/bad-input/officers.ts';
import { decodeHtml } from '#tests/integration/bad-input/page.ts';
import { attackedPortal, send } from '#tests/integration/bad-input/portal.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';

const offices = ['desk_officer', 'chief_ppid', 'superior_officer', 'auditor'] as const;

eachDialect('pages of the audit trail and of what needs a person', (context) => {
  let portal: RunningPortal;
  const cookies: Record<string, string> = {};
  before(async () => {
    const { url } = await context.open();
    portal = await startPortal({ databaseUrl: url, env: attackedPortal });
    cookies.administrator = await firstAdministrator(portal);
    for (const role of offices) {
      cookies[role] = await newOfficer(portal, cookies.administrator, `${role}@contoh.id`, [role]);
    }
  });
  after(() => portal.stop());

  const get = (role: string, path: string) => send(portal, { path, cookies: cookies[role] ?? '' });

  test('open for the offices of the written table, and for no other', async () => {
    const expected = {
      '/petugas/audit': ['administrator', 'chief_ppid', 'auditor'],
      '/petugas/audit/identitas': ['chief_ppid', 'superior_officer', 'auditor'],
      '/petugas/kendala': ['administrator', 'desk_officer', 'chief_ppid', 'superior_officer'],
    };
    for (const [path, allowed] of Object.entries(expected)) {
      for (const role of ['administrator', ...offices]) {
        const { status } = await get(role, path);
        assert.equal(status, allowed.includes(role) ? 200 : 403, `${path} for ${role}`);
      }
      assert.equal((await send(portal, { path })).status, 303, `${path} without a session`);
    }
  });

  test('the trail tells in plain words who did what, without addresses', async () => {
    const text = decodeHtml((await get('auditor', '/petugas/audit')).text);
    for (const words of [
      'Membuat akun administrator pertama',
      'Membuat undangan',
      'Memakai undangan',
      'Rina Kartika',
    ]) {
      assert.ok(text.includes(words), words);
    }
    assert.ok(!text.includes('@contoh.id'));
    const found = decodeHtml((await get('auditor', '/petugas/audit?tindakan=signed_in')).text);
    assert.ok(!/<td[^>]*>\s*Membuat undangan/.test(found));
  });

  test('an identity that was asked for by an officer who may see none leaves a line', async () => {
    const path = '/petugas/permohonan/019ab3f0-1111-7222-8333-444455556666/identitas';
    assert.equal((await get('auditor', path)).status, 403);
    const form = urlEncoded([['action', 'view_identity']]);
    assert.equal((await send(portal, { path, form, cookies: cookies.auditor ?? '' })).status, 403);
    const text = decodeHtml((await get('chief_ppid', '/petugas/audit?tindakan=identity_view_refused')).text);
    assert.equal(text.match(/>\s*Ditolak membuka identitas\s*<\/td>/g)?.length, 2);
  });

  test('a button for what is not there is refused, and nonsense in addresses changes nothing', async () => {
    const press = (role: string, key: string) =>
      send(portal, {
        path: '/petugas/kendala',
        cookies: cookies[role] ?? '',
        form: urlEncoded([
          ['key', key],
          ['id', "' or 1=1 --"],
          ['action', 'retry'],
        ]),
      });
    assert.equal((await press('chief_ppid', 'message_dead')).status, 409);
    assert.equal((await press('chief_ppid', 'tidak_ada')).status, 422);
    assert.equal((await press('superior_officer', 'message_dead')).status, 403);
    for (const query of [
      'halaman=lama~9999999999',
      'petugas=%27&dari=x&tindakan=%3Cb%3E',
      'halaman=baru~0',
    ]) {
      assert.equal((await get('auditor', `/petugas/audit?${query}`)).status, 200, query);
    }
    assert.equal((await get('auditor', '/petugas/audit/identitas?setelah=%27')).status, 200);
  });
});
