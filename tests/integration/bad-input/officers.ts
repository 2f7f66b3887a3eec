import assert from 'node:assert/strict';
import { urlEncoded } from '#tests/support/multipart.ts';
import type { RunningPortal } from '#tests/support/running-portal.ts';
import { appCode } from '#tests/support/second-factor.ts';
import { decodeHtml } from './page.ts';
import { type Answer, send } from './portal.ts';

export const officerPassword = 'kuda laut menari tujuh kali';

/** Makes the first administrator by the printed link, and signs in; the session's cookie. */
export async function firstAdministrator(portal: RunningPortal): Promise<string> {
  const link = portal.setupLink;
  assert.ok(link !== null, 'the portal printed no setup link');
  const done = await send(portal, {
    path: new URL(link).pathname,
    form: urlEncoded([
      ['full_name', 'Rina Kartika'],
      ['position_title', 'Administrator'],
      ['email', 'rina@contoh.id'],
      ['password', officerPassword],
      ['password_repeat', officerPassword],
    ]),
  });
  assert.equal(done.status, 303, 'the setup link makes an administrator');
  return setUpApp(portal, 'rina@contoh.id', done.cookies);
}

/** Invites an officer with these roles for the whole body and signs in as that officer. */
export async function newOfficer(
  portal: RunningPortal,
  administrator: string,
  email: string,
  roles: readonly string[],
): Promise<string> {
  const invited = await invite(portal, administrator, email, roles);
  assert.equal(invited.status, 303, 'the invitation is made');
  const page = await send(portal, {
    path: String(invited.headers.location),
    cookies: `${administrator}; ${invited.cookies}`,
  });
  const link = /\/petugas\/undangan\/[\w-]+/.exec(decodeHtml(page.text))?.[0];
  assert.ok(link !== undefined, 'the page shows the invitation link');
  const accepted = await send(portal, {
    path: link,
    form: urlEncoded([
      ['password', officerPassword],
      ['password_repeat', officerPassword],
    ]),
  });
  assert.equal(accepted.status, 303, 'the invitation is accepted');
  return setUpApp(portal, email, accepted.cookies);
}

function invite(
  portal: RunningPortal,
  administrator: string,
  email: string,
  roles: readonly string[],
): Promise<Answer> {
  return send(portal, {
    path: '/petugas/pengguna/undang',
    cookies: administrator,
    form: urlEncoded([
      ['full_name', 'Agus Wibowo'],
      ['position_title', 'PPID'],
      ['email', email],
      ...roles.map((role) => ['roles', role] as const),
    ]),
  });
}

const appPage = '/petugas/keamanan/aplikasi-kode';

/** Puts the account into an authenticator app, as whoever has just chosen a password is asked to. */
async function setUpApp(portal: RunningPortal, email: string, half: string): Promise<string> {
  const page = await send(portal, { path: appPage, cookies: half });
  const secret = /data-app-secret="([A-Z2-7]{32})"/.exec(page.text)?.[1];
  assert.ok(secret !== undefined, 'the page shows the key for the app');
  const done = await send(portal, {
    path: appPage,
    cookies: half,
    form: urlEncoded([
      ['code', appCode(secret)],
      ['action', 'confirm'],
    ]),
  });
  assert.equal(done.status, 303, `${email} sets the app up`);
  return done.cookies;
}
