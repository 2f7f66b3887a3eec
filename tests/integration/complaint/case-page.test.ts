import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { convertComplaint } from '#application/complaint/convert-complaint.ts';
import { moveComplaint } from '#application/complaint/move-complaint.ts';
import type { SubmitComplaint } from '#application/complaint/submit-complaint.ts';
import { makeTaskLink, revokeTaskLink } from '#application/complaint/task-link.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintTaskId, UnitId } from '#domain/shared/ids.ts';
import { accepted } from '#tests/factories/answers.ts';
import { submittedComplaint } from '#tests/factories/complaints.ts';
import { handedOver } from '#tests/factories/sp4n.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { freshAddress, send } from '../bad-input/portal.ts';
import { type MatrixPortal, openPortal } from '../matrix/portal-in-process.ts';

eachDialect('the page of the own complaint', (context) => {
  let portal: MatrixPortal;
  let desk: OfficerActor;
  let unit: UnitId;
  before(async () => {
    portal = await openPortal(context);
    desk = (await portal.office.officer({ roles: ['complaint_desk'] })).actor;
    unit = (await portal.office.unit({ name: 'Dinas Perhubungan' })).id;
  });
  after(() => portal.close());

  const session = async (known: { readonly number: string; readonly code: string }) => {
    const { deps } = portal.office;
    return `kasus=${accepted(await openCaseWithCode(deps, { ...known, clientAddress: freshAddress() })).token}`;
  };
  const told = (change: Partial<SubmitComplaint> = {}) => submittedComplaint(portal.office.deps, change);
  const page = async (cookies: string) =>
    (await send(portal, { path: '/kasus/pengaduan', cookies })).text.replace(/\s+/g, ' ');

  test('the day after the last day it says who was silent and what can be done, until when', async () => {
    portal.office.clock.set('2026-11-24T03:00:00.000Z');
    const known = await told({ complaintClass: 'information' });
    // Three working days from Tuesday: Friday, 27 November.
    portal.office.clock.set('2026-11-27T16:59:59.000Z');
    assert.doesNotMatch(await page(await session(known)), /Ombudsman/);
    portal.office.clock.set('2026-11-27T17:00:00.000Z');
    const late = await page(await session(known));
    assert.match(late, /Lewat batas/);
    assert.match(late, /seharusnya sudah kami periksa paling lambat Jumat, 27 November 2026/);
    assert.match(late, /Paling lambat Jumat, 24 November 2028, dua tahun/);
    // Thirty working days from the day that passed; Christmas and New Year are no working days.
    assert.match(late, /dalam 30 hari kerja sejak batas itu lewat: paling lambat \w+, \d+ Januari 2027/);
  });

  test('where the office says no, the reporter reads where to go, without a right that only silence gives', async () => {
    const known = await told();
    const command = {
      complaintId: known.caseId,
      version: 1,
      move: 'decline',
      words: 'Ini wewenang PLN.',
    } as const;
    accepted(await moveComplaint(portal.office.deps, command, desk));
    const declined = await page(await session(known));
    assert.match(declined, /Ini wewenang PLN\./);
    assert.match(declined, /Ombudsman/);
    assert.doesNotMatch(declined, /batasnya/);
  });

  test('one that became a request opens it by its own code', async () => {
    const { deps } = portal.office;
    const known = await told({ body: 'Minta rincian dana desa Sumber 2025.' });
    const command = { complaintId: known.caseId, version: 1, details: ['Rincian dana desa 2025'] };
    const { number } = accepted(await convertComplaint(deps, command, desk));
    const cookies = await session(known);
    assert.match(await page(cookies), new RegExp(`Buka permohonan ${number}`));
    const form = urlEncoded([['action', 'open_other']]);
    const opened = await send(portal, { path: '/kasus/pengaduan', cookies, form });
    assert.deepEqual([opened.status, opened.headers.location], [303, '/kasus']);
    const request = await send(portal, { path: '/kasus', cookies: opened.cookies });
    assert.match(request.text, new RegExp(`data-case-number="${number}"`));
    // A complaint that became none keeps its page.
    const other = await session(await told());
    const stays = await send(portal, { path: '/kasus/pengaduan', cookies: other, form });
    assert.deepEqual([stays.status, stays.cookies], [200, '']);
  });

  test('a message that is sent twice is one', async () => {
    const cookies = await session(await told());
    const form = urlEncoded([
      ['action', 'message'],
      ['message', 'Masih gelap sampai malam ini'],
      ['idempotency_key', 'sekali'],
    ]);
    for (let time = 0; time < 2; time += 1) {
      assert.equal((await send(portal, { path: '/kasus/pengaduan', cookies, form })).status, 303);
    }
    assert.equal((await page(cookies)).split('Masih gelap sampai malam ini').length, 2);
  });

  test('a task link ends with its time and by the desk, and never gets into a cache', async () => {
    const { deps, clock } = portal.office;
    const linkOf = async () => {
      const { id } = await handedOver(portal.office, desk, unit);
      const view = await deps.queries.complaints.officerComplaint(id, complaintScope(desk));
      const taskId: ComplaintTaskId | undefined = view?.tasks[0]?.id;
      assert.ok(taskId !== undefined);
      const { url } = accepted(await makeTaskLink(deps, taskId, desk));
      return { taskId, path: new URL(url).pathname };
    };
    const first = await linkOf();
    const opened = await send(portal, { path: first.path });
    assert.equal(opened.status, 200);
    assert.equal(opened.headers['cache-control'], 'no-store');
    assert.match(String(opened.headers['x-robots-tag'] ?? opened.text), /noindex/);
    assert.doesNotMatch(opened.text, /Siti|34567890/);
    accepted(await revokeTaskLink(deps, first.taskId, desk));
    const gone = [(await send(portal, { path: first.path })).text];

    const second = await linkOf();
    clock.advance({ hours: 14 * 24 });
    const expired = await send(portal, { path: second.path });
    assert.equal(expired.status, 404);
    const act = urlEncoded([
      ['action', 'send_act'],
      ['act_kind', 'answer'],
      ['act_body', 'Lampu sudah diganti Selasa malam.'],
      ['actor_name', 'Budi'],
    ]);
    assert.equal((await send(portal, { path: second.path, form: act })).status, 404);
    gone.push(expired.text, (await send(portal, { path: `/tugas/${'k'.repeat(43)}` })).text);
    // Unknown, revoked and expired look the same.
    assert.equal(new Set(gone).size, 1);
    const acts = await portal.office.database.db.selectFrom('complaint_act').select('id').execute();
    assert.deepEqual(acts, []);
  });
});
