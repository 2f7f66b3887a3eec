import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { jpeg } from '#tests/support/hostile-files.ts';
import { pdfOf, stream } from '#tests/support/hostile-pdfs.ts';
import { type FormPart, urlEncoded } from '#tests/support/multipart.ts';
import { summaryOf, valuesOf } from '../bad-input/page.ts';
import {
  asMultipart,
  proof,
  type Receipt,
  receiptOf,
  requestForm,
  type Typed,
} from '../bad-input/request-form.ts';
import type { World } from './world.ts';

/** A photograph with a mark behind its picture, as cameras leave notes. */
export const photographWith = (mark: string): Buffer => {
  const comment = Buffer.from(`catatan ${mark} kamera`);
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([head, comment, jpeg(64, 48).subarray(2)]);
};

/** A scan with a mark in clear and another inside a packed stream. */
export const scanWith = (mark: string, packed: string): Buffer => {
  const content = deflateSync(Buffer.from(`BT (${packed}) Tj ET`));
  return pdfOf([
    `<</Type/Catalog/Pages 2 0 R/Catatan(${mark})>>`,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>',
    stream('/Filter/FlateDecode', content),
  ]);
};

export type SentRequest = Receipt & { readonly caseId: string };

/** Fills in the whole form and sends it with a proof; every field holds a mark of its own. */
export async function sendRequest(world: World, file: FormPart, change: Typed = {}): Promise<SentRequest> {
  const { plant, vault, db } = world;
  const key = randomBytes(24).toString('base64url');
  plant.known('idempotency key', key);
  const typed: Typed = {
    idempotency_key: key,
    details: [
      `Anggaran jalan ${plant.word('details')} tahun 2025`,
      `Penerima hibah ${plant.word('details')}`,
    ],
    purpose_choice: 'oversight',
    purpose: `Untuk mengawasi ${plant.word('purpose')}`,
    obtain_method: 'copy_soft',
    delivery_method: 'portal',
    full_name: `Siti ${plant.word('full name')}`,
    nik: plant.nik('NIK'),
    address: `Dusun ${plant.word('address')} RT 02, Tiris`,
    phone: plant.phone('telephone'),
    email: plant.mail('mail address'),
    action: 'send',
    ...change,
  };
  // The page is asked for first, as people do.
  await world.send({ path: requestForm });
  const answer = await world.send({ path: requestForm, form: asMultipart(typed, [file]) });
  const said = summaryOf(answer.text).map(({ href, text }) => `${href} ${text}`);
  const receipt = await receiptOf(world.portal(), answer, `a request (${said.join('; ')})`);
  rememberCode(world, receipt.code);
  plant.known('receipt link', vault.linkSecret(`request:${key}`));
  const row = await db
    .selectFrom('information_request')
    .select('id')
    .where('number', '=', receipt.number)
    .executeTakeFirstOrThrow();
  return { ...receipt, caseId: row.id };
}

export function rememberCode({ plant }: World, code: string): void {
  const groups = code.split('-');
  plant.known('access code', code, groups.join(''), groups.join(' '));
}

/** A proof with a mark in its bytes and one in its name. */
export function markedPhotograph({ plant }: World): FormPart {
  const name = `ktp ${plant.word('name of the proof')}.jpg`;
  return proof(photographWith(plant.word('bytes of the proof')), name);
}

export function markedScan({ plant }: World, datum = 'proof'): FormPart {
  const bytes = scanWith(plant.word(`bytes of the ${datum}`), plant.word(`bytes of the ${datum}`));
  return proof(bytes, `kk ${plant.word(`name of the ${datum}`)}.pdf`, 'application/pdf');
}

/** Opens the case by number and code, as typed in small letters; the cookie of the session. */
export async function openWithCode(world: World, { number, code }: Receipt, typed = code): Promise<string> {
  const form = urlEncoded([
    ['number', number],
    ['code', typed.toLowerCase()],
  ]);
  return session(world, await world.send({ path: '/lacak', form }));
}

/** Opens the case by a link: looked at first, as mail scanners do, then pressed. */
export async function openWithLink(world: World, secret: string): Promise<string> {
  const looked = await world.send({ path: `/lacak/${secret}` });
  assert.equal(looked.status, 200);
  return session(world, await world.send({ path: `/lacak/${secret}`, form: urlEncoded([]) }));
}

function session({ plant }: World, answer: Awaited<ReturnType<World['send']>>): string {
  assert.equal(answer.status, 303, 'the case does not open');
  plant.known('citizen session', decodeURIComponent(/kasus=([^;]+)/.exec(answer.cookies)?.[1] ?? ''));
  return answer.cookies;
}

/** Writes on the case page with one of its buttons. */
export async function writeOnCase(
  world: World,
  cookies: string,
  fields: readonly (readonly [string, string])[],
): Promise<number> {
  const page = await world.send({ path: '/kasus', cookies });
  assert.equal(page.status, 200);
  const [key = ''] = valuesOf(page.text, 'idempotency_key');
  const form = urlEncoded([['idempotency_key', key], ...fields]);
  return (await world.send({ path: '/kasus', cookies, form })).status;
}
