import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asId, type CaseId } from '#domain/shared/ids.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';

class Abandoned extends Error {}

eachDialect('numbers and claims', (context) => {
  test('numbers have no gaps after 50 parallel transactions of which every fifth is rolled back', async () => {
    const { unitOfWork } = (await createTestOffice(context)).deps;
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        unitOfWork.transaction(async (tx) => {
          const value = await tx.counters.next('information_request', 2026);
          if (index % 5 === 0) throw new Abandoned();
          return value;
        }),
      ),
    );
    const values = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    assert.ok(failures.every((error) => error instanceof Abandoned));
    assert.deepEqual(
      values.toSorted((a, b) => a - b),
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
    assert.equal(
      await unitOfWork.transaction((tx) => tx.counters.next('information_request', 2027)),
      1,
      'every year starts anew',
    );
  });

  test('20 parallel posts of one form make one case, and all learn of the same one', async () => {
    const { unitOfWork, ids } = (await createTestOffice(context)).deps;
    const claims = await Promise.all(
      Array.from({ length: 20 }, () =>
        unitOfWork.transaction(async (tx) => {
          const caseId = asId<CaseId>(ids.next());
          const claim = await tx.idempotency.claim({
            keyHash: 'one form',
            scope: 'submit_information_request',
            bodyHash: 'same words',
            caseId,
            createdAt: '2026-11-25T03:00:00.000Z',
          });
          return { claimed: claim.claimed, caseId: claim.claimed ? caseId : claim.existing.caseId };
        }),
      ),
    );
    assert.equal(claims.filter(({ claimed }) => claimed).length, 1);
    assert.equal(new Set(claims.map(({ caseId }) => caseId)).size, 1);
  });

  test('a claim that was rolled back is free again, and old claims are let go', async () => {
    const { unitOfWork, ids } = (await createTestOffice(context)).deps;
    const claim = {
      keyHash: 'k',
      scope: 's',
      bodyHash: 'b',
      caseId: asId<CaseId>(ids.next()),
      createdAt: '2026-11-01T00:00:00.000Z',
    };
    await assert.rejects(
      unitOfWork.transaction(async (tx) => {
        await tx.idempotency.claim(claim);
        throw new Abandoned();
      }),
      Abandoned,
    );
    assert.deepEqual(await unitOfWork.transaction((tx) => tx.idempotency.claim(claim)), { claimed: true });
    const purge = (instant: string) => unitOfWork.transaction((tx) => tx.idempotency.purgeBefore(instant));
    assert.equal(await purge('2026-11-01T00:00:00.000Z'), 0);
    assert.equal(await purge('2026-11-01T00:00:00.001Z'), 1);
  });

  test('open cases are counted right when many change at once', async () => {
    const office = await createTestOffice(context);
    const { unitOfWork } = office.deps;
    const early = { kind: 'information_request', unitId: null, dueOn: '2026-12-09' } as const;
    const later = { kind: 'information_request', unitId: null, dueOn: '2026-12-18' } as const;
    await Promise.all(
      Array.from({ length: 30 }, () =>
        unitOfWork.transaction(async (tx) => {
          await tx.openCaseCounts.add(early, -1);
          await tx.openCaseCounts.add(later, 1);
        }),
      ),
    );
    const rows = await office.database.db
      .selectFrom('open_case_count')
      .select(['unit_id', 'due_on', 'value'])
      .orderBy('due_on')
      .execute();
    assert.deepEqual(rows, [
      { unit_id: '', due_on: '2026-12-09', value: -30 },
      { unit_id: '', due_on: '2026-12-18', value: 30 },
    ]);
  });

  // SQLite has one writer at a time: nobody can wait for another in a circle.
  const whereWritersMeet = context.dialect === 'postgres' ? test : () => {};
  whereWritersMeet(
    'two transactions that wait for each other both succeed, one of them at a second run',
    async () => {
      const { unitOfWork } = (await createTestOffice(context)).deps;
      const met = [Promise.withResolvers<void>(), Promise.withResolvers<void>()] as const;
      let runs = 0;
      const crossing = (mine: 0 | 1, years: readonly [number, number]) =>
        unitOfWork.transaction(async (tx) => {
          runs += 1;
          await tx.counters.next('letter', years[0]);
          met[mine].resolve();
          await met[mine === 0 ? 1 : 0].promise;
          return tx.counters.next('letter', years[1]);
        });
      const values = await Promise.all([crossing(0, [2026, 2027]), crossing(1, [2027, 2026])]);
      assert.deepEqual(values.toSorted(), [1, 2]);
      assert.equal(runs, 3);
      const next = (year: number) => unitOfWork.transaction((tx) => tx.counters.next('letter', year));
      assert.deepEqual([await next(2026), await next(2027)], [3, 3]);
    },
  );
});
