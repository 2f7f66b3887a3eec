import assert from 'node:assert/strict';
import { urlEncoded } from '#tests/support/multipart.ts';
import type { RunningPortal } from '#tests/support/running-portal.ts';
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
  return signIn(portal, 'rina@contoh.id');
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
  return signIn(portal, email);
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

export async function signIn(portal: RunningPortal, email: string): Promise<string> {
  const answer = await send(portal, {
    path: '/petugas/masuk',
    form: urlEncoded([
      ['email', email],
      ['password', officerPassword],
    ]),
  });
  assert.equal(answer.status, 303, `${email} signs in`);
  return answer.cookies;
}
