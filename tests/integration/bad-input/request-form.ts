import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Database } from '#adapters/db/schema.ts';
import { type FormBody, type FormPart, multipart, urlEncoded } from '#tests/support/multipart.ts';
import { type Answer, type Sending, send } from './portal.ts';

export const requestForm = '/permohonan/baru';

export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** A request that is taken as it stands; a fresh key each time. */
export function goodRequest(changes: Typed = {}): Typed {
  return {
    idempotency_key: randomBytes(24).toString('base64url'),
    details: ['Ringkasan DPA Dinas PUPR tahun 2025'],
    purpose_choice: 'oversight',
    obtain_method: 'copy_soft',
    delivery_method: 'portal',
    full_name: 'Siti Rahmawati',
    address: 'Jalan Raya Dringu 14, Dringu',
    phone: '0812 3456 7890',
    action: 'send',
    ...changes,
  };
}

export function pairs(typed: Typed): (readonly [string, string])[] {
  return Object.entries(typed).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => [name, one] as const),
  );
}

export function without(typed: Typed, ...names: readonly string[]): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !names.includes(name)));
}

/** The form as the page sends it: multipart, files last. */
export function asMultipart(typed: Typed, files: readonly FormPart[] = []): FormBody {
  return multipart([...pairs(typed).map(([name, value]) => ({ name, value })), ...files]);
}

export function asUrlEncoded(typed: Typed): FormBody {
  return urlEncoded(pairs(typed));
}

export function proof(
  value: Uint8Array,
  fileName: string | Uint8Array = 'ktp.jpg',
  type = 'image/jpeg',
): FormPart {
  return { name: 'identity_proof', value, fileName, type };
}

export function post(
  portal: { readonly baseUrl: string },
  form: FormBody,
  more: Partial<Sending> = {},
): Promise<Answer> {
  return send(portal, { path: requestForm, form, ...more });
}

export type Receipt = {
  readonly number: string;
  readonly code: string;
  readonly page: Answer;
  readonly cookies: string;
};

/** Follows the redirect to the receipt. */
export async function receiptOf(
  portal: { readonly baseUrl: string },
  answer: Answer,
  what = 'a good request',
): Promise<Receipt> {
  assert.equal(answer.status, 303, `${what}: status ${answer.status}`);
  assert.equal(answer.headers.location, '/permohonan/tanda-terima', what);
  const page = await send(portal, { path: '/permohonan/tanda-terima', cookies: answer.cookies });
  assert.equal(page.status, 200, what);
  const number = /data-case-number="([^"]+)"/.exec(page.text)?.[1] ?? '';
  const code = /data-case-code="([^"]+)"/.exec(page.text)?.[1] ?? '';
  assert.match(number, /^PI-\d{4}-\d{6}$/, what);
  return { number, code, page, cookies: answer.cookies };
}

/** Opens the case page behind a receipt; its address and cookie. */
export async function openCase(
  portal: { readonly baseUrl: string },
  receipt: Receipt,
): Promise<{ page: Answer; cookies: string }> {
  const opened = await send(portal, {
    path: '/permohonan/tanda-terima',
    method: 'POST',
    cookies: receipt.cookies,
    form: urlEncoded([]),
  });
  assert.equal(opened.status, 303);
  const page = await send(portal, { path: '/kasus', cookies: opened.cookies });
  return { page, cookies: opened.cookies };
}

export async function rowOf(db: Kysely<Database>, number: string) {
  const request = await db
    .selectFrom('information_request')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  const items = await db
    .selectFrom('information_request_item')
    .selectAll()
    .where('request_id', '=', request.id)
    .orderBy('position')
    .execute();
  return { request, details: items.map((item) => item.detail) };
}
