import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bucketBoundaries } from '#domain/deadline/urgency.ts';
import { informationRequestStatuses, isOpen } from '#domain/information-request/status.ts';
import { asId, type InformationRequestId } from '#domain/shared/ids.ts';
import { demoSizes, seedDemo } from '../../../src/cli/demo/seed-demo.ts';
import { type DialectContext, eachDialect } from '../../support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '../../support/test-office.ts';

const TODAY = '2026-11-25';

/** A demo office on a fresh database, and everything in it that people can see. */
async function demoOffice(context: DialectContext) {
  const office = await createTestOffice(context);
  const made = await seedDemo(office.container, office.clock, TODAY, demoSizes.small);
  return { office, made, seen: await visible(office) };
}

async function visible({ deps }: TestOffice) {
  const { queries } = deps;
  const boundaries = bucketBoundaries((await queries.officeRules()).calendar, TODAY, 3);
  const pages = await Promise.all(
    (['all_open', 'closed'] as const).map((bucket) =>
      queries.informationRequests.queue({ units: 'all', bucket }, boundaries, 100, null),
    ),
  );
  const cases = await Promise.all(
    pages
      .flatMap(({ rows }) => rows)
      .map(({ id }) =>
        queries.informationRequests.citizenCase({
          caseKind: 'information_request',
          caseId: asId<InformationRequestId>(id),
        }),
      ),
  );
  const requests = cases
    .flatMap((one) => (one === null ? [] : [one]))
    .map(({ id, number, status, outcome, dueOn, receivedOn, items, letters, timeline }) => ({
      id,
      number,
      status,
      outcome,
      dueOn,
      receivedOn,
      items: items.map(({ detail, decision }) => [detail, decision?.kind ?? null]),
      letters: letters.map(({ kind, status: letterStatus, letterNumber }) => [
        kind,
        letterStatus,
        letterNumber,
      ]),
      timeline: timeline.map(({ type, occurredAt }) => [type, occurredAt]),
    }))
    .toSorted((a, b) => a.number.localeCompare(b.number));
  const documents = (await queries.publicDocuments.officerList({ units: 'all' }, 100, null))
    .map(({ title, slug, status, year, unitName, updatedAt }) => [
      title,
      slug,
      status,
      year,
      unitName,
      updatedAt,
    ])
    .toSorted((a, b) => String(a[1]).localeCompare(String(b[1])));
  return { requests, documents };
}

/** What every run so far has shown, on whatever database. */
const shown: ReturnType<typeof withoutIds>[] = [];

eachDialect('the demo office', (context) => {
  let told: Awaited<ReturnType<typeof demoOffice>> | undefined;

  test('the same day gives the same office on every database, with every state, and nobody in it can be real', async () => {
    const first = await demoOffice(context);
    told = first;
    shown.push(withoutIds(first.seen));
    if (context.dialect === 'sqlite') {
      const again = await demoOffice(context);
      shown.push(withoutIds(again.seen));
      assert.notEqual(again.made.password, first.made.password);
    }
    for (const other of shown) assert.deepEqual(other, shown[0]);

    const { requests, documents } = first.seen;
    assert.equal(requests.length, demoSizes.small.requests);
    assert.equal(documents.length, demoSizes.small.documents);
    assert.deepEqual(
      informationRequestStatuses.filter((status) => !requests.some((one) => one.status === status)),
      [],
    );
    assert.deepEqual(
      [...new Set(requests.map(({ number }) => number.slice(0, 7)))].toSorted(),
      ['PI-2025', 'PI-2026'].filter((year) => requests.some(({ number }) => number.startsWith(year))),
    );

    const { deps } = first.office;
    const counts = await deps.queries.informationRequests.openCounts('all');
    const stored = new Map<string, number>();
    for (const { dueOn, count } of counts.byDueDate) {
      stored.set(dueOn ?? '', (stored.get(dueOn ?? '') ?? 0) + count);
    }
    const recounted = new Map<string, number>();
    for (const { status, dueOn } of requests) {
      if (isOpen(status)) recounted.set(dueOn, (recounted.get(dueOn) ?? 0) + 1);
    }
    assert.deepEqual([...stored].toSorted(), [...recounted].toSorted());
    assert.equal(
      counts.noticesToTell,
      (await deps.queries.notices.toTell({ requests: true, complaints: null }, 100, null)).length,
    );
    assert.ok(counts.noticesToTell > 0);

    const people = await requesters(first.office, requests);
    assert.ok(people.some(({ nik }) => nik !== null));
    for (const { nik, phone, email } of people) {
      // A woman's birth day is 41 to 71, a man's 1 to 31.
      if (nik !== null) assert.match(nik, /^3513\d\d(7[2-9]|[89]\d)\d{8}$/);
      if (phone !== null) assert.match(phone, /^\+628120000\d{4}$/);
      if (email !== null) assert.match(email, /\.example$/);
    }
  });

  test('every answer has its letters and a history in the order of time, and no work is left undone', async () => {
    assert.ok(told);
    const { office, seen } = told;
    const answered = seen.requests.filter(({ status }) => status === 'answered');
    for (const { number, letters, timeline } of answered) {
      const types = timeline.map(([type]) => type);
      assert.deepEqual([types[0], types.includes('answer_sent')], ['request_submitted', true], number);
      assert.ok(letters.every(([, status, letterNumber]) => status === 'issued' || letterNumber !== null));
      const times = timeline.map(([, at]) => at ?? '');
      assert.deepEqual(times, times.toSorted());
    }
    const figures = await office.deps.queries.informationRequests.yearFigures(2026);
    const received = seen.requests.filter(({ number }) => number.startsWith('PI-2026')).length;
    assert.equal(figures.received, received);
    const dead = await office.container.outboxQueue.deadCount();
    assert.equal(dead, 0);
  });
});

function withoutIds({ requests, documents }: Awaited<ReturnType<typeof visible>>) {
  return { documents, requests: requests.map(({ id: _, ...shown }) => shown) };
}

async function requesters(
  { deps }: TestOffice,
  requests: readonly { readonly id: InformationRequestId }[],
): Promise<
  readonly { readonly nik: string | null; readonly phone: string | null; readonly email: string | null }[]
> {
  return deps.unitOfWork.transaction(async (tx) => {
    const people = [];
    for (const { id } of requests) {
      const found = await tx.informationRequests.find(id);
      if (found === null) throw new Error('a request of the demo office is gone');
      const { sealedNik, phone, email } = found.requester;
      people.push({ nik: sealedNik === null ? null : deps.vault.unseal('nik', sealedNik), phone, email });
    }
    return people;
  });
}
