import assert from 'node:assert/strict';
import { urlEncoded } from '#tests/support/multipart.ts';
import { appCode } from '#tests/support/second-factor.ts';
import { decodeHtml } from '../bad-input/page.ts';
import type { Answer } from '../bad-input/portal.ts';
import type { World } from './world.ts';

type Fields = readonly (readonly [string, string])[];
export type Officers = { readonly administrator: string; readonly chief: string };

/**
 * The first administrator by the printed link, and a chief PPID by an invitation, each with an authenticator app,
 * each signed in once more with a recovery code; their cookies.
 */
export async function officersOf(world: World): Promise<Officers> {
  const { plant } = world;
  const link = world.portal().setupLink;
  assert.ok(link !== null, 'no setup link was printed');
  plant.known('setup token', tokenOf(link));
  const first = newPerson(world);
  const chosen = await posted(world, new URL(link).pathname, [...first.about, ...first.password]);
  const administrator = await withApp(world, first, chosen);

  const second = newPerson(world);
  const roles: Fields = [
    ['roles', 'chief_ppid'],
    ['roles', 'desk_officer'],
  ];
  const invited = await posted(world, '/petugas/pengguna/undang', [...second.about, ...roles], administrator);
  const shown = await world.send({
    path: String(invited.headers.location),
    cookies: `${administrator}; ${invited.cookies}`,
  });
  const invitation = /\/petugas\/undangan\/[\w-]+/.exec(decodeHtml(shown.text))?.[0] ?? '';
  plant.known('invitation token', tokenOf(invitation));
  const accepted = await posted(world, invitation, second.password);
  return { administrator, chief: await withApp(world, second, accepted) };
}

function newPerson({ plant }: World) {
  const password = `kuda ${plant.word('password')} laut`;
  const email = plant.mail('officer mail');
  return {
    signIn: [
      ['email', email],
      ['password', password],
    ],
    about: [
      ['full_name', `Kartika ${plant.word('officer name')}`],
      ['position_title', `Pranata ${plant.word('officer position')}`],
      ['email', email],
    ],
    password: [
      ['password', password],
      ['password_repeat', password],
    ],
  } as const;
}

/** Sets the app up as whoever has just chosen a password is asked to, then signs in again with a spare code. */
async function withApp(world: World, person: { readonly signIn: Fields }, chosen: Answer): Promise<string> {
  const app = '/petugas/keamanan/aplikasi-kode';
  const page = await world.send({ path: app, cookies: chosen.cookies });
  const secret = /data-app-secret="([A-Z2-7]{32})"/.exec(page.text)?.[1] ?? '';
  world.plant.known('key of the app', secret, secret.match(/.{4}/g)?.join(' ') ?? '');
  const fields: Fields = [
    ['code', appCode(secret)],
    ['action', 'confirm'],
  ];
  const done = await posted(world, app, fields, chosen.cookies);
  const sheet = await world.send({ path: '/petugas/keamanan/kode-cadangan', cookies: done.cookies });
  const list = /data-recovery-codes[\s\S]*?<\/ol>/.exec(sheet.text)?.[0] ?? '';
  const codes = [...list.matchAll(/<li[^>]*>\s*(?:<[^>]+>)?\s*([\w-]{8,})/g)].map(([, code = '']) => code);
  assert.equal(codes.length, 10, 'the sheet does not show ten recovery codes');
  for (const code of codes) world.plant.known('recovery code', code, code.replaceAll('-', ''));

  const half = await posted(world, '/petugas/masuk', person.signIn);
  const spare: Fields = [['recovery_code', codes[0] ?? '']];
  const full = await posted(world, '/petugas/masuk/kode', spare, half.cookies);
  for (const answer of [chosen, done, half, full]) {
    const token = /petugas=([^;]+)/.exec(answer.cookies)?.[1];
    if (token !== undefined) world.plant.known('officer session', decodeURIComponent(token));
  }
  return full.cookies;
}

/** Sends a form that must be taken. */
async function posted(world: World, path: string, fields: Fields, cookies?: string): Promise<Answer> {
  const form = urlEncoded(fields);
  const answer = await world.send({ path, form, ...(cookies === undefined ? {} : { cookies }) });
  assert.equal(answer.status, 303, `POST ${path.replace(/[\w-]{43}/, '…')}: ${answer.status}`);
  return answer;
}

function tokenOf(address: string): string {
  const token = address.split('/').at(-1) ?? '';
  assert.ok(token.length >= 32, 'a link without a token');
  return token;
}
