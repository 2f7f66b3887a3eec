import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';

eachDialect('a portal at its first start', (context) => {
  test('knows the calendar, the periods, every kecamatan and desa, and its units', async () => {
    const office = await createTestOffice(context);
    const { queries } = office.deps;

    const { value: rules, count } = await office.countStatements(() => queries.officeRules());
    assert.equal(count, 1);
    assert.equal(rules.calendar.holidayOn.get('2026-03-19')?.name, 'Hari Suci Nyepi (Tahun Baru Saka 1948)');
    assert.deepEqual([...rules.calendar.decreeOfYear.keys()].toSorted(), [2025, 2026]);
    assert.equal(rules.periods.find(({ key }) => key === 'request_answer')?.days, 10);
    assert.equal(rules.settings.officeName, 'PPID Kabupaten Probolinggo');

    const regions = await queries.office.regions();
    assert.equal(regions.filter(({ kind }) => kind === 'district').length, 24);
    assert.equal(regions.filter(({ kind }) => kind === 'village').length, 330);
    assert.deepEqual(
      regions.find(({ code }) => code === '35.13.15.2017'),
      { code: '35.13.15.2017', name: 'Soka"an', kind: 'village', parentCode: '35.13.15' },
    );
    const units = await queries.office.units();
    assert.ok(units.some(({ name }) => name === 'Kecamatan Kraksaan'));
    assert.equal(await queries.office.publicVersion(), 1);
  });

  test('gives an officer an account that use cases know', async () => {
    const office = await createTestOffice(context);
    const { actor, email } = await office.officer({ roles: ['chief_ppid'] });
    const found = await office.deps.unitOfWork.transaction((tx) => tx.officers.findByEmail(email));
    assert.equal(found?.id, actor.officerId);
  });
});
