import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assignInformationRequest } from '#application/information-request/assign-information-request.ts';
import type { QueueCursor, QueueFilter } from '#application/information-request/information-request-views.ts';
import { bucketSums } from '#application/information-request/queue-buckets.ts';
import { withdrawInformationRequest } from '#application/information-request/withdraw-information-request.ts';
import { bucketBoundaries, urgencies } from '#domain/deadline/urgency.ts';
import type { OfficerId } from '#domain/shared/ids.ts';
import { accepted, answeredRequest, granted } from '#tests/factories/answers.ts';
import { submittedRequest } from '#tests/factories/information-requests.ts';
import { eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '../../support/test-office.ts';

/** Days of receipt whose last days lie in every bucket seen from 25 November 2026. */
const receivedOn = [
  '2026-11-02',
  '2026-11-09',
  '2026-11-10',
  '2026-11-11',
  '2026-11-12',
  '2026-11-13',
  '2026-11-16',
  '2026-11-18',
  '2026-11-20',
  '2026-11-25',
];

async function sixtyCases(office: TestOffice): Promise<void> {
  for (let index = 0; index < 60; index += 1) {
    office.clock.set(`${receivedOn[index % receivedOn.length]}T03:00:00.000Z`);
    await submittedRequest(office.deps, {
      fullName: index % 7 === 0 ? 'Zainul Arifin' : 'Siti Aminah',
      details: index % 6 === 0 ? ['Anggaran 100% jalan_desa', 'Peta jalan'] : ['Ringkasan DPA 2025'],
    });
  }
  office.clock.set('2026-11-25T03:00:00.000Z');
}

async function boundariesOf(office: TestOffice) {
  const { calendar, settings } = await office.deps.queries.officeRules();
  return bucketBoundaries(calendar, office.clock.today(), settings.soonWorkingDays);
}

/** All numbers of a view, page by page, forwards and then back to the start. */
async function walk(office: TestOffice, filter: QueueFilter, size: number) {
  const boundaries = await boundariesOf(office);
  const { queue } = office.deps.queries.informationRequests;
  const forwards: string[][] = [];
  let cursor: QueueCursor | null = null;
  let page = await queue(filter, boundaries, size, cursor);
  assert.equal(page.hasPrevious, false);
  forwards.push(page.rows.map(({ number }) => number));
  while (page.hasNext) {
    const last = page.rows.at(-1);
    assert.ok(last !== undefined);
    cursor = { key: last.sortKey, id: last.id, direction: 'next' };
    page = await queue(filter, boundaries, size, cursor);
    assert.equal(page.hasPrevious, true);
    forwards.push(page.rows.map(({ number }) => number));
  }
  const backwards = [forwards.at(-1) ?? []];
  while (page.hasPrevious) {
    const first = page.rows.at(0);
    assert.ok(first !== undefined);
    page = await queue(filter, boundaries, size, {
      key: first.sortKey,
      id: first.id,
      direction: 'previous',
    });
    assert.equal(page.hasNext, true);
    backwards.unshift(page.rows.map(({ number }) => number));
  }
  assert.deepEqual(backwards, forwards);
  return forwards.flat();
}

eachDialect('the officer’s queue', (context) => {
  test('five buckets part sixty open requests, nearest day first, whatever the page size', async () => {
    const office = await createTestOffice(context);
    await sixtyCases(office);
    const { informationRequests } = office.deps.queries;
    const sums = bucketSums(await informationRequests.openCounts('all'), await boundariesOf(office));
    const seen: string[] = [];
    for (const bucket of urgencies) {
      const numbers = await walk(office, { units: 'all', bucket }, 7);
      assert.equal(numbers.length, sums[bucket], bucket);
      seen.push(...numbers);
    }
    assert.equal(new Set(seen).size, 60);
    const all = await walk(office, { units: 'all', bucket: 'all_open' }, 11);
    assert.deepEqual(all, seen);
    assert.equal(sums.all_open, 60);
    assert.ok(sums.late > 0 && sums.today > 0 && sums.soon > 0 && sums.later > 0);
  });

  test('at midnight WIB what was due today is late, without any job', async () => {
    const office = await createTestOffice(context);
    await sixtyCases(office);
    office.clock.set('2026-11-25T16:59:59.999Z');
    const before = bucketSums(
      await office.deps.queries.informationRequests.openCounts('all'),
      await boundariesOf(office),
    );
    office.clock.set('2026-11-25T17:00:00.000Z');
    const after = bucketSums(
      await office.deps.queries.informationRequests.openCounts('all'),
      await boundariesOf(office),
    );
    assert.equal(after.late, before.late + before.today);
    assert.equal(after.all_open, before.all_open);
    const late = await walk(office, { units: 'all', bucket: 'late' }, 25);
    assert.equal(late.length, after.late);
  });

  test('closed requests stand latest first; withdrawn ones are closed and counted nowhere', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const closed: string[] = [];
    for (let index = 0; index < 9; index += 1) {
      office.clock.advance({ minutes: 1 });
      const before = new Set(closed);
      if (index % 2 === 0) {
        await answeredRequest(deps, actor, [granted]);
      } else {
        const { caseId } = await submittedRequest(deps);
        accepted(
          await withdrawInformationRequest(deps, { caseKind: 'information_request', caseId }, 'salah kirim'),
        );
      }
      const page = await deps.queries.informationRequests.queue(
        { units: 'all', bucket: 'closed' },
        await boundariesOf(office),
        1,
        null,
      );
      const newest = page.rows[0]?.number ?? '';
      assert.ok(!before.has(newest));
      closed.unshift(newest);
    }
    assert.deepEqual(await walk(office, { units: 'all', bucket: 'closed' }, 4), closed);
    assert.deepEqual((await deps.queries.informationRequests.openCounts('all')).byDueDate, []);
    const words = await walk(office, { units: 'all', bucket: 'closed', text: 'ringkasan dpa' }, 4);
    assert.deepEqual(words, closed);
    assert.deepEqual(await walk(office, { units: 'all', bucket: 'closed', text: 'tembakau' }, 4), []);
  });

  test('words are found as typed, percent and underline stand for themselves, a number in any bucket', async () => {
    const office = await createTestOffice(context);
    await sixtyCases(office);
    const find = (text: string, bucket: QueueFilter['bucket'] = 'all_open') =>
      walk(office, { units: 'all', bucket, text }, 25);
    assert.equal((await find('ANGGARAN')).length, 10);
    assert.equal((await find('anggaran 100%')).length, 10);
    assert.equal((await find('%')).length, 60);
    assert.equal((await find('jalan_desa')).length, 10);
    assert.equal((await find('zainul anggaran')).length, 2);
    assert.equal((await find('tidak ada')).length, 0);
    assert.deepEqual(await find('pi 2026 000007', 'late'), ['PI-2026-000007']);
    assert.deepEqual(await find('PI-2026-000007', 'closed'), ['PI-2026-000007']);
    assert.deepEqual(await find('PI-2026-999999'), []);
  });

  test('filters by who has it and by state', async () => {
    const office = await createTestOffice(context);
    const { deps } = office;
    const { actor } = await office.officer();
    const mine = await submittedRequest(deps);
    const nobodys = await submittedRequest(deps);
    const { officerId: assigneeId } = actor;
    const command = { requestId: mine.caseId, version: 1, unitId: null, assigneeId };
    accepted(await assignInformationRequest(deps, command, actor));
    const of = (id: OfficerId | 'nobody') =>
      walk(office, { units: 'all', bucket: 'all_open', assigneeId: id }, 25);
    assert.deepEqual(await of(assigneeId), [mine.number]);
    assert.deepEqual(await of('nobody'), [nobodys.number]);
    const received = await walk(office, { units: 'all', bucket: 'all_open', status: 'received' }, 25);
    assert.deepEqual(received, [nobodys.number]);
  });

  test('the page takes four statements, the session’s own included; the case at most eight', async () => {
    const office = await createTestOffice(context);
    await sixtyCases(office);
    const { deps } = office;
    const { actor } = await office.officer();
    const { token } = await deps.officerSessions.open(actor.officerId);
    const boundaries = await boundariesOf(office);
    const page = await office.countStatements(async () => {
      assert.ok(await deps.officerSessions.resolve(token));
      await deps.queries.officeRules();
      await deps.queries.informationRequests.openCounts('all');
      return deps.queries.informationRequests.queue(
        { units: 'all', bucket: 'soon', text: 'dpa' },
        boundaries,
        25,
        null,
      );
    });
    assert.equal(page.count, 4, page.statements.join('\n'));
    const id = page.value.rows[0]?.id ?? '';
    const officer = await office.countStatements(() =>
      deps.queries.informationRequests.officerCase(id, 'all'),
    );
    assert.ok(officer.value !== null && officer.count <= 8, String(officer.count));
    const citizen = await office.countStatements(() =>
      deps.queries.informationRequests.citizenCase({
        caseKind: 'information_request',
        caseId: officer.value?.id ?? page.value.rows[0]?.id ?? neverAnId(),
      }),
    );
    assert.ok(citizen.value !== null && citizen.count <= 8, String(citizen.count));
  });
});

function neverAnId(): never {
  throw new Error('the queue is empty');
}
