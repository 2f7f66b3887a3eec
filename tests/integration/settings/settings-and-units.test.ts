import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { submitInformationRequest } from '#application/information-request/submit-information-request.ts';
import { archiveUnit } from '#application/settings/archive-unit.ts';
import { changeSettings } from '#application/settings/change-settings.ts';
import { changeUnit } from '#application/settings/change-unit.ts';
import { createUnit } from '#application/settings/create-unit.ts';
import { defaultOfficeSettings, type OfficeSettings } from '#domain/office/office-settings.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import { requestCommand } from '#tests/factories/information-requests.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

function accepted<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

eachDialect('office settings', (context) => {
  let office: TestOffice;
  let admin: OfficerActor;
  before(async () => {
    office = await createTestOffice(context);
    admin = (await office.officer({ roles: ['administrator'] })).actor;
  });
  const settings = async () => (await office.deps.queries.officeRules()).settings;
  const publicVersion = () => office.deps.queries.office.publicVersion();

  test('are those of the code until the office changes them', async () => {
    assert.deepEqual(await settings(), defaultOfficeSettings);
  });

  test('a change is read back exactly, leaves the others alone and renews public pages', async () => {
    const change: Partial<OfficeSettings> = {
      officeName: 'PPID Kabupaten "Contoh" – O\'Neil 🏛️',
      letterheadLines: ['PEMERINTAH KABUPATEN CONTOH', 'DINAS KOMUNIKASI'],
      complaintChannels: [{ name: 'LAPOR!', description: '', url: 'https://www.lapor.go.id' }],
      signingOfficial: {
        fullName: 'Dra. Ani',
        rank: 'Pembina',
        nip: '19700101',
        positionTitle: 'Kepala',
        capacity: 'Plt.',
        onBehalfOf: '',
      },
      proofRetentionDays: 3,
      brandColour: '#1f3a93',
    };
    const before = await publicVersion();
    accepted(await changeSettings(office.deps, change, admin));
    assert.deepEqual(await settings(), { ...defaultOfficeSettings, ...change, brandColour: '#1F3A93' });
    assert.ok((await publicVersion()) > before);
  });

  test('a refused change names each setting and saves nothing', async () => {
    const earlier = await settings();
    const version = await publicVersion();
    const outcome = await changeSettings(
      office.deps,
      {
        officeName: 'PPID Lain',
        accentColour: '#FFD23F',
        letterNumberTemplate: '{kode}/PPID',
        defaultUnitId: asId<UnitId>('tidak-ada'),
      },
      admin,
    );
    assert.equal(outcome.ok, false);
    const issues = outcome.ok || outcome.error.code === 'FORBIDDEN' ? [] : outcome.error.issues;
    assert.deepEqual(
      issues.map(({ setting, code }) => [setting, code]),
      [
        ['accentColour', 'CONTRAST_TOO_LOW:1,44'],
        ['letterNumberTemplate', 'UNKNOWN_PLACEHOLDER:kode'],
        ['defaultUnitId', 'UNKNOWN_CHOICE'],
      ],
    );
    assert.deepEqual(await settings(), earlier);
    assert.equal(await publicVersion(), version);
  });

  test('the PPID may change them too; the desk, units, auditors and the superior may not', async () => {
    const { actor: chief } = await office.officer({ roles: ['chief_ppid'] });
    accepted(await changeSettings(office.deps, { tagline: 'Terbuka.' }, chief));
    const { actor } = await office.officer({
      roles: ['desk_officer', 'auditor', 'superior_officer', 'complaint_desk'],
    });
    const outcome = await changeSettings(office.deps, { tagline: 'Tertutup.' }, actor);
    assert.deepEqual(outcome, { ok: false, error: { code: 'FORBIDDEN' } });
    assert.equal((await settings()).tagline, 'Terbuka.');
  });
});

eachDialect('default unit', (context) => {
  test('takes the requests that name no unit, and no other', async () => {
    const office = await createTestOffice(context);
    const { actor: admin } = await office.officer({ roles: ['administrator'] });
    const [desk, roads] = [await office.unit(), await office.unit()];
    const unitOf = async (unitId: UnitId | null) => {
      const request = accepted(
        await submitInformationRequest(
          office.deps,
          requestCommand({ unitId, idempotencyKey: office.deps.ids.secret() }),
        ),
      );
      const row = await office.database.db
        .selectFrom('information_request')
        .select('unit_id')
        .where('id', '=', request.caseId)
        .executeTakeFirstOrThrow();
      return row.unit_id;
    };
    assert.equal(await unitOf(null), null);
    accepted(await changeSettings(office.deps, { defaultUnitId: desk.id }, admin));
    assert.equal(await unitOf(null), desk.id);
    assert.equal(await unitOf(roads.id), roads.id);
  });
});

eachDialect('units', (context) => {
  let office: TestOffice;
  let admin: OfficerActor;
  before(async () => {
    office = await createTestOffice(context);
    admin = (await office.officer({ roles: ['administrator'] })).actor;
  });
  const row = async (id: UnitId) =>
    (await office.deps.queries.office.allUnits()).find((unit) => unit.id === id);

  test('a new one gets an address from its short name, which a new name does not change', async () => {
    const id = accepted(
      await createUnit(office.deps, { name: 'Dinas Angkasa & Raya', shortName: 'Dis. Angkasa' }, admin),
    );
    assert.equal((await row(id))?.slug, 'dis-angkasa');
    const change = { unitId: id, version: 1, name: 'Dinas Angkasa', shortName: 'Angkasa' };
    accepted(await changeUnit(office.deps, change, admin));
    assert.deepEqual(await row(id), {
      id,
      slug: 'dis-angkasa',
      name: 'Dinas Angkasa',
      shortName: 'Angkasa',
      archivedAt: null,
      version: 2,
    });
  });

  test('two of the same name are refused, whatever the case', async () => {
    const unit = await office.unit({ name: 'Dinas Kembar', slug: 'dinas-kembar' });
    const same = await createUnit(office.deps, { name: 'dinas kembar', shortName: 'Lain' }, admin);
    assert.deepEqual(same, { ok: false, error: { code: 'UNIT_NAME_IN_USE' } });
    const slug = await createUnit(office.deps, { name: 'Nama Baru', shortName: 'Dinas Kembar' }, admin);
    assert.deepEqual(slug, { ok: false, error: { code: 'UNIT_NAME_IN_USE' } });
    const other = await office.unit();
    const renamed = await changeUnit(
      office.deps,
      { unitId: other.id, version: 1, name: 'DINAS KEMBAR', shortName: 'x y' },
      admin,
    );
    assert.deepEqual(renamed, { ok: false, error: { code: 'UNIT_NAME_IN_USE' } });
    assert.ok(await row(unit.id));
  });

  test('of two officers who change the same version one is told to look again', async () => {
    const unit = await office.unit();
    const change = (shortName: string) =>
      changeUnit(office.deps, { unitId: unit.id, version: 1, name: unit.name, shortName }, admin);
    const outcomes = await Promise.all([change('Satu'), change('Dua')]);
    assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code)).sort(), [
      'STALE_UNIT',
      'ok',
    ]);
  });

  test('an archived one leaves the lists, keeps its row, and is no default any more; it can come back', async () => {
    const unit = await office.unit();
    accepted(await changeSettings(office.deps, { defaultUnitId: unit.id }, admin));
    const archive = (version: number, archived: boolean) =>
      archiveUnit(office.deps, { unitId: unit.id, version, archived }, admin);
    accepted(await archive(1, true));
    assert.ok(!(await office.deps.queries.office.units()).some((one) => one.id === unit.id));
    assert.equal((await row(unit.id))?.archivedAt, office.clock.now());
    assert.equal((await office.deps.queries.officeRules()).settings.defaultUnitId, null);
    accepted(await archive(2, false));
    assert.ok((await office.deps.queries.office.units()).some((one) => one.id === unit.id));
  });

  test('only an administrator changes units', async () => {
    const unit = await office.unit();
    const { actor } = await office.officer({ roles: ['chief_ppid', 'desk_officer'] });
    const forbidden = { ok: false, error: { code: 'FORBIDDEN' } };
    const names = { name: 'Dinas Lain', shortName: 'Lain' };
    assert.deepEqual(await createUnit(office.deps, names, actor), forbidden);
    assert.deepEqual(
      await changeUnit(office.deps, { unitId: unit.id, version: 1, ...names }, actor),
      forbidden,
    );
    assert.deepEqual(
      await archiveUnit(office.deps, { unitId: unit.id, version: 1, archived: true }, actor),
      forbidden,
    );
  });
});
