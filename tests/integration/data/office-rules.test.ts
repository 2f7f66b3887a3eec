import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadReferenceData } from '#adapters/db/first-run.ts';
import { defaultOfficeSettings, type OfficeSettings } from '#domain/office/office-settings.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';

eachDialect('rules and settings of the office', (context) => {
  test('are read in one statement; the calendar is built anew only when a row changed', async () => {
    const office = await createTestOffice(context);
    const { queries, unitOfWork } = office.deps;
    const first = await queries.officeRules();
    const { value: again, count } = await office.countStatements(() =>
      unitOfWork.transaction((tx) => tx.officeRules.load()),
    );
    assert.equal(count, 1);
    assert.equal(again.calendar, first.calendar);
    await office.database.db
      .insertInto('holiday')
      .values({ on_date: '2026-04-18', kind: 'local', name: 'Hari Jadi', decree: 'Perbup 1/2026' })
      .execute();
    const changed = await queries.officeRules();
    assert.equal(changed.calendar.holidayOn.get('2026-04-18')?.name, 'Hari Jadi');
    assert.equal(first.calendar.holidayOn.has('2026-04-18'), false);
  });

  test('what was saved stands over the defaults, all else stays; unknown keys are ignored', async () => {
    const office = await createTestOffice(context);
    const { actor } = await office.officer({ roles: ['administrator'] });
    const save = (change: Partial<OfficeSettings>) =>
      office.deps.unitOfWork.transaction((tx) =>
        tx.settings.save(change, office.clock.now(), actor.officerId),
      );
    await save({});
    await save({ officeName: 'PPID "Uji"', complaintChannels: [], soonWorkingDays: 5 });
    await save({ soonWorkingDays: 2 });
    await office.database.db
      .insertInto('setting')
      .values({ key: '__proto__', value: '{"x":1}', updated_at: office.clock.now(), updated_by: null })
      .execute();
    const { settings } = await office.deps.queries.officeRules();
    assert.deepEqual(settings, {
      ...defaultOfficeSettings,
      officeName: 'PPID "Uji"',
      complaintChannels: [],
      soonWorkingDays: 2,
    });
  });

  test('a public change raises the version that kept pages are compared with', async () => {
    const { unitOfWork, queries } = (await createTestOffice(context)).deps;
    const before = await queries.office.publicVersion();
    await Promise.all([1, 2, 3].map(() => unitOfWork.transaction((tx) => tx.settings.bumpPublicVersion())));
    assert.equal(await queries.office.publicVersion(), before + 3);
  });

  test('reference data that the office removed or renamed does not come back at the next start', async () => {
    const office = await createTestOffice(context);
    const { db } = office.database;
    await db.deleteFrom('holiday').where('on_date', '=', '2026-12-24').execute();
    await db.updateTable('unit').set({ name: 'Dinas Baru' }).where('slug', '=', 'disnaker').execute();
    const counts = async () => ({
      holidays: (await db.selectFrom('holiday').select('on_date').execute()).length,
      units: (await db.selectFrom('unit').select('id').execute()).length,
      regions: (await db.selectFrom('region').select('code').execute()).length,
    });
    const before = await counts();
    await loadReferenceData(office.database, office.clock.now());
    assert.deepEqual(await counts(), before);
  });
});
