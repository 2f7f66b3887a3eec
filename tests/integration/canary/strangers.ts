import assert from 'node:assert/strict';
import { elfProgram } from '#tests/support/hostile-files.ts';
import { multipart, urlEncoded } from '#tests/support/multipart.ts';
import { asMultipart, goodRequest, proof, requestForm } from '../bad-input/request-form.ts';
import { markedScan, photographWith, type SentRequest } from './citizen.ts';
import type { World } from './world.ts';

/** Everything that must be turned away, each with marks that must leave no trace but in its own answer. */
export async function turnedAway(world: World, known: SentRequest): Promise<void> {
  const { plant } = world;
  const word = (datum: string): string => plant.word(datum);
  const expect = async (status: number | readonly number[], sending: Parameters<World['send']>[0]) => {
    const answer = await world.send(sending);
    const allowed = typeof status === 'number' ? [status] : status;
    assert.ok(allowed.includes(answer.status), `${sending.method ?? ''} ${sending.path}: ${answer.status}`);
  };
  await expect(404, { path: `/tidak-ada/${word('lost path')}` });
  await expect(404, { path: `/berkas/${word('lost path')}/ktp.jpg` });
  await expect([400, 404], { path: `/%00${word('lost path')}` });
  await expect(200, { path: `/informasi?q=${word('query')}&unit=${word('query')}` });
  await expect(200, { path: `/?fbclid=${word('query')}` });
  await expect([303], { path: `/petugas/permohonan?q=${word('query')}` });
  const client = `203.0.113.${(Date.now() % 200) + 20}`;
  await expect(200, {
    path: '/',
    from: client,
    headers: {
      'User-Agent': `Mozilla/5.0 ${word('header')}`,
      Referer: `http://${word('header').toLowerCase()}.id/${word('header')}`,
      'Accept-Language': word('header'),
      'X-Request-Id': word('header'),
      Forwarded: `for=${word('header')}`,
      Authorization: `Basic ${Buffer.from(word('header')).toString('base64')}`,
      [`X-${word('header')}`]: 'ya',
    },
    cookies: `petugas=${word('header')}; kasus=${word('header')}`,
  });
  await expect(421, { path: '/', headers: { Host: `${word('header').toLowerCase()}.id` } });
  await expect([403, 400], {
    path: '/lacak',
    form: urlEncoded([['number', word('refused form')]]),
    origin: false,
  });
  await expect([405, 501], { path: `/${word('lost path')}`, method: 'DELETE' });
  await expect(422, {
    path: '/lacak',
    form: urlEncoded([
      ['number', known.number],
      ['code', word('wrong code')],
    ]),
    from: client,
  });
  await expect(422, {
    path: '/lacak',
    form: urlEncoded([
      ['number', word('wrong code')],
      ['code', word('wrong code')],
    ]),
  });
  await expect(404, { path: `/lacak/${word('wrong link')}` });
  await expect(404, { path: `/lacak/${word('wrong link')}`, form: urlEncoded([]) });
  await expect([404, 410], { path: `/petugas/undangan/${word('wrong link')}` });
  await expect(404, { path: `/verifikasi/${word('wrong link')}` });
  await expect(422, {
    path: '/petugas/masuk',
    from: client,
    form: urlEncoded([
      ['email', plant.mail('wrong sign-in')],
      ['password', word('wrong sign-in')],
    ]),
  });
  plant.known('client address', client);
  await forms(world, expect);
}

type Expect = (status: number | readonly number[], sending: Parameters<World['send']>[0]) => Promise<void>;

async function forms(world: World, expect: Expect): Promise<void> {
  const { plant } = world;
  const word = (): string => plant.word('refused form');
  const lacking = goodRequest({
    full_name: '',
    nik: plant.nik('refused form'),
    phone: plant.phone('refused form'),
    email: plant.mail('refused form'),
    address: word(),
    details: [word()],
    purpose: word(),
    [word()]: word(),
    unit_id: word(),
    region_code: word(),
  });
  await expect(422, {
    path: requestForm,
    form: asMultipart(lacking, [markedScan(world, 'forgotten upload')]),
  });
  const wrongFile = proof(Buffer.concat([elfProgram, Buffer.from(word())]), `${word()}.jpg`);
  await expect(422, { path: requestForm, form: asMultipart(goodRequest(), [wrongFile]) });
  const tooLong = goodRequest({
    full_name: `${word()} `.repeat(2_000),
    address: `${word()} `.repeat(50_000),
  });
  await expect([413, 422], { path: requestForm, form: asMultipart(tooLong) });
  const json = { contentType: 'application/json', body: Buffer.from(JSON.stringify({ full_name: word() })) };
  await expect(415, { path: requestForm, form: json });
  const whole = multipart([
    { name: 'full_name', value: word() },
    { name: 'identity_proof', value: photographWith(word()), fileName: `${word()}.jpg` },
  ]);
  const cut = { ...whole, body: whole.body.subarray(0, whole.body.length - 40) };
  await expect(400, { path: requestForm, form: cut });
  const idle = [
    ['note_body', plant.word('kept form')],
    ['action', 'note'],
  ] as const;
  await expect(401, {
    path: `/petugas/permohonan/${plant.word('kept form')}`,
    form: urlEncoded(idle),
  });
}
