import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fingerprintOf, nobody } from '#application/complaint/reporter.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { multipart } from '#tests/support/multipart.ts';
import { send } from '../bad-input/portal.ts';
import { type MatrixPortal, openPortal } from '../matrix/portal-in-process.ts';

eachDialect('how many reports may come', (context) => {
  let portal: MatrixPortal;
  before(async () => {
    portal = await openPortal(context);
  });
  after(() => portal.close());

  let told = 0;
  const report = (from: string, more: Readonly<Record<string, string>> = {}) => {
    told += 1;
    const fields = {
      details: `Lampu jalan mati, kabar ke-${told}`,
      idempotency_key: `kunci-${told}`,
      ...more,
    };
    const form = multipart(Object.entries(fields).map(([name, value]) => ({ name, value })));
    return send(portal, { path: '/pengaduan/baru', form, from });
  };

  test('a village behind one address is heard, a flood from it is not, and what was typed stays', async () => {
    for (let count = 0; count < 60; count += 1) assert.equal((await report('10.1.1.1')).status, 303);
    const stopped = await report('10.1.1.1', { details: 'Jalan berlubang di Krucil' });
    assert.equal(stopped.status, 429);
    assert.equal(stopped.headers['retry-after'], '3600');
    assert.match(stopped.text, /Jalan berlubang di Krucil/);
    assert.match(stopped.text, /SP4N-LAPOR!/);
    assert.equal((await report('10.1.1.2')).status, 303);
  });

  test('one telephone has ten an hour, from whatever address', async () => {
    const phone = '0812 1111 2222';
    for (let count = 0; count < 10; count += 1) {
      assert.equal((await report(`10.2.0.${count}`, { phone })).status, 303);
    }
    assert.equal((await report('10.2.1.1', { phone: '+62 812-1111-2222' })).status, 429);
    assert.equal((await report('10.2.1.1', { phone: '0812 1111 3333' })).status, 303);
  });

  test('a blocked contact is told politely, with the other channels', async () => {
    const { deps } = portal.office;
    const desk = await portal.office.officer({ roles: ['complaint_desk'] });
    const fingerprint = fingerprintOf(deps, { ...nobody, phone: '+6281299998888' });
    assert.ok(fingerprint !== null);
    await deps.unitOfWork.transaction((tx) =>
      tx.complaints.block({
        fingerprint,
        reason: 'Spam',
        blockedAt: deps.clock.now(),
        blockedBy: desk.actor.officerId,
      }),
    );
    const answer = await report('10.3.0.1', { phone: '0812 9999 8888' });
    assert.equal(answer.status, 422);
    assert.match(answer.text, /untuk sementara tidak kami terima/);
    assert.match(answer.text, /lapor\.go\.id/);
    assert.doesNotMatch(answer.text, /Spam/);
  });

  test('made-up task links are counted, and a real one is not kept out by them', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 32; count += 1) {
      statuses.push((await send(portal, { path: `/tugas/${'x'.repeat(43)}`, from: '10.4.0.1' })).status);
    }
    assert.equal(statuses.filter((status) => status === 404).length, 30);
    assert.equal(statuses.at(-1), 429);
  });
});
