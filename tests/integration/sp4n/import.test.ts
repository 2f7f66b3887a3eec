import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { listExceptions } from '#application/exception/list-exceptions.ts';
import { changeSettings } from '#application/settings/change-settings.ts';
import { copyCase } from '#application/sp4n/copy-case.ts';
import { applyImport, type ImportReport, previewImport } from '#application/sp4n/run-import.ts';
import { reconciliationParts } from '#application/sp4n/sp4n-views.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import { submittedComplaint } from '#tests/factories/complaints.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { answeredBy, handedOver } from '#tests/factories/sp4n.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { csvOf, xlsxOf } from '#tests/support/sheet-files.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';
import { reconciliationCsv, reconciliationScope } from '#web/sp4n-reconciliation.ts';

const heading = ['Tracking ID', 'Nama Pelapor', 'Judul', 'Isi', 'Status', 'Tanggal', 'Instansi'];
const columns = {
  tracking_id: 'Tracking ID',
  title: 'Judul',
  body: 'Isi',
  status: 'Status',
  reported_on: 'Tanggal',
  unit: 'Instansi',
} as const;

eachDialect('importing from SP4N-LAPOR!', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let unit: UnitId;
  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    unit = (await office.unit({ name: 'Dinas Perhubungan' })).id;
  });

  const row = (
    id: string,
    title: string,
    status: string,
    more: Partial<Record<'body' | 'on' | 'unit', string>> = {},
  ) => [
    id,
    'Siti Rahasia',
    title,
    more.body ?? '',
    status,
    more.on ?? '01-11-2026',
    more.unit ?? 'Dinas Perhubungan',
  ];
  const staged = async (rows: readonly (readonly string[])[], kind: 'csv' | 'xlsx' = 'csv') => {
    const all = [heading, ...rows];
    const bytes = kind === 'csv' ? Buffer.from(csvOf(all, ';')) : xlsxOf(all);
    return (await stagedFile(office.deps, bytes, `ekspor.${kind}`)).fileId;
  };
  const choices = { columns, fileName: 'ekspor.csv', createMissing: true, fallbackUnitId: null };
  const run = async (
    rows: readonly (readonly string[])[],
    change: Partial<typeof choices> & { readonly kind?: 'csv' | 'xlsx' } = {},
    actor = desk,
  ): Promise<ImportReport> => {
    const command = { ...choices, ...change, fileId: await staged(rows, change.kind) };
    const { digest } = accepted(await previewImport(office.deps, command, actor));
    return accepted(await applyImport(office.deps, { ...command, digest }, actor));
  };
  const tables = ['complaint', 'complaint_task', 'complaint_act', 'case_event', 'sp4n_link'] as const;
  const state = async (): Promise<unknown> =>
    await Promise.all([
      ...tables.map((name) =>
        office.database.db
          .selectFrom(name)
          .selectAll()
          .execute()
          .then((rows) => rows.map((one) => JSON.stringify(one)).toSorted()),
      ),
      office.database.db
        .selectFrom('sp4n_ledger_row')
        .select([
          'tracking_id',
          'complaint_id',
          'title',
          'status',
          'unit',
          'reported_on',
          'followed_up',
          'raw',
        ])
        .orderBy('tracking_id')
        .execute(),
    ]);
  const actions = (report: ImportReport) => report.outcomes.map((one) => [one.line, one.action, one.reason]);

  test('creates what was born there, ties what was born here, refuses the rest; again it changes nothing', async () => {
    const copied = await handedOver(office, desk, unit);
    accepted(
      await copyCase(office.deps, { complaintId: copied.id, version: 1, trackingId: '5000001' }, desk),
    );
    const forgotten = await handedOver(office, desk, unit);
    const unhanded = await submittedComplaint(office.deps);
    const rows = [
      row('5000001', 'Lampu jalan mati', 'Terdisposisi'),
      row('5000002', 'Lampu jalan mati', 'Proses', {
        body: `Isi. Nomor di portal kabupaten: ${forgotten.number}`,
      }),
      row('5000003', 'Jalan berlubang', 'Proses', { body: 'Sejak Lebaran.', on: '2026-10-05' }),
      row('5000004', 'Dermaga rusak', 'Selesai', { unit: 'DINAS PERHUBUNGAN Kab. Probolinggo' }),
      row('5000005', 'Pupuk mahal', 'Selesai', { unit: 'Dinas Entah' }),
      row('5000006', 'Bukan urusan sini', 'Bukan wewenang'),
      row('5000003', 'Sekali lagi', 'Proses'),
      row('5000007', 'Sebut nomor', 'Proses', { body: unhanded.number }),
      row('5000008', 'Sebut nomor orang', 'Proses', { body: copied.number }),
      row('', 'Tanpa nomor', 'Proses'),
    ];
    const before = await state();
    const preview = accepted(
      await previewImport(office.deps, { ...choices, fileId: await staged(rows) }, desk),
    );
    assert.deepEqual(await state(), before, 'a dry run writes nothing');
    const report = await run(rows);
    assert.deepEqual(actions(report), actions(preview));
    assert.deepEqual(actions(report), [
      [2, 'match', null],
      [3, 'match', null],
      [4, 'create', null],
      [5, 'create', null],
      [6, 'refused', 'UNIT_UNKNOWN'],
      [7, 'create', null],
      [8, 'refused', 'TWICE_IN_FILE'],
      [9, 'refused', 'NUMBER_HAS_OTHER_ID'],
      [10, 'refused', 'NUMBER_HAS_OTHER_ID'],
      [11, 'refused', 'TRACKING_ID_MISSING'],
    ]);
    assert.deepEqual(report.counts, { created: 3, matched: 2, unchanged: 0, refused: 5 });
    const { db } = office.database;
    const created = await db
      .selectFrom('complaint')
      .select([
        'number',
        'status',
        'received_on',
        'title',
        'body',
        'sealed_reporter',
        'identity_mode',
        'is_open',
      ])
      .where('channel', '=', 'sp4n')
      .orderBy('number')
      .execute();
    assert.deepEqual(
      created.map((one) => [one.status, one.received_on, one.title, one.body, one.is_open]),
      [
        ['received', '2026-10-05', 'Jalan berlubang', 'Sejak Lebaran.', 1],
        ['closed', '2026-11-01', 'Dermaga rusak', 'Dermaga rusak', 0],
        ['not_ours', '2026-11-01', 'Bukan urusan sini', 'Bukan urusan sini', 0],
      ],
    );
    assert.ok(created.every((one) => one.number.startsWith('PG-2026-') && one.sealed_reporter === null));
    const acts = await db.selectFrom('complaint_act').select(['source', 'unit_id']).execute();
    assert.deepEqual(acts, [{ source: 'sp4n', unit_id: unit }], 'nothing is done without an act of a unit');
    assert.equal(
      (await office.deps.queries.sp4n.link(forgotten.id, complaintScope(desk)))?.trackingId,
      '5000002',
    );
    const everything = JSON.stringify([
      await state(),
      await db.selectFrom('sp4n_import').selectAll().execute(),
    ]);
    assert.ok(!everything.includes('Siti Rahasia'), 'nothing of the reporter is kept');
    const outbox = await db
      .selectFrom('outbox')
      .select('topic')
      .where('topic', '=', 'notify_officers')
      .execute();
    const audit = await db
      .selectFrom('audit_entry')
      .select('object_kind')
      .where('action', '=', 'sp4n_imported')
      .execute();
    assert.equal(audit.length, 1);

    const once = await state();
    for (const kind of ['csv', 'xlsx'] as const) {
      const again = await run(rows, { kind });
      assert.deepEqual(again.counts, { created: 0, matched: 0, unchanged: 5, refused: 5 });
      assert.deepEqual(await state(), once);
    }
    const later = await db
      .selectFrom('outbox')
      .select('topic')
      .where('topic', '=', 'notify_officers')
      .execute();
    assert.equal(later.length, outbox.length);
  });

  test('what has changed there is said with both statuses, and our case is left to its unit', async () => {
    const parts = async () => {
      const last = await office.deps.queries.sp4n.lastImport();
      return await office.deps.queries.sp4n.reconciliationCounts(complaintScope(desk), last?.id ?? '');
    };
    await run([row('5000001', 'Jalan', 'Proses')]);
    // Open in both: how far it has come there is no difference.
    assert.deepEqual(await parts(), { only_here: 0, only_there: 0, different: 0, both: 1 });
    const report = await run([row('5000001', 'Jalan', 'Selesai')]);
    const [outcome] = report.outcomes;
    assert.deepEqual(
      [outcome?.action, outcome?.statusBefore, outcome?.status],
      ['update', 'in_process', 'done'],
    );
    assert.deepEqual(await parts(), { only_here: 0, only_there: 0, different: 1, both: 0 });
    const kept = await office.database.db.selectFrom('complaint').select('status').execute();
    assert.deepEqual(kept, [{ status: 'received' }]);
  });

  test('a dry run that has grown old is shown anew; who may not handle complaints imports nothing', async () => {
    const fileId = await staged([row('5000001', 'Jalan', 'Proses')]);
    const command = { ...choices, fileId };
    const { digest } = accepted(await previewImport(office.deps, command, desk));
    const one = await handedOver(office, desk, unit);
    accepted(await copyCase(office.deps, { complaintId: one.id, version: 1, trackingId: '5000001' }, desk));
    assert.equal(refusal(await applyImport(office.deps, { ...command, digest }, desk)), 'OUTCOME_CHANGED');
    const auditor = (await office.officer({ roles: ['auditor'] })).actor;
    assert.equal(refusal(await previewImport(office.deps, command, auditor)), 'NOT_ALLOWED');
    const fresh = accepted(await previewImport(office.deps, command, desk));
    accepted(await applyImport(office.deps, { ...command, digest: fresh.digest }, desk));
    assert.equal(refusal(await previewImport(office.deps, command, desk)), 'UPLOAD_GONE');
    const short = await staged([row('5000009', 'Jalan', 'Proses')]);
    const missing = { ...choices, fileId: short, columns: { tracking_id: 'Tracking ID' } };
    assert.equal(refusal(await previewImport(office.deps, missing, desk)), 'COLUMNS_MISSING');
  });

  test('two imports of one file at once make each complaint once', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => row(`60000${at + 10}`, `Laporan ${at}`, 'Proses'));
    const commands = await Promise.all([1, 2].map(async () => ({ ...choices, fileId: await staged(rows) })));
    const digests = await Promise.all(
      commands.map(async (one) => accepted(await previewImport(office.deps, one, desk)).digest),
    );
    const reports = await Promise.all(
      commands.map((one, at) => applyImport(office.deps, { ...one, digest: digests[at] ?? '' }, desk)),
    );
    for (const report of reports) assert.ok(report.ok || report.error.code === 'OUTCOME_CHANGED');
    const { db } = office.database;
    assert.equal((await db.selectFrom('complaint').select('id').execute()).length, 30);
    assert.equal((await db.selectFrom('sp4n_link').select('complaint_id').execute()).length, 30);
  });

  test('every planted difference is found, in its part only, on screen and in the table', async () => {
    const same = await handedOver(office, desk, unit);
    accepted(await copyCase(office.deps, { complaintId: same.id, version: 1, trackingId: '7000001' }, desk));
    office.clock.advance({ minutes: 1 });
    const different = await handedOver(office, desk, unit);
    accepted(
      await copyCase(office.deps, { complaintId: different.id, version: 1, trackingId: '7000002' }, desk),
    );
    office.clock.advance({ minutes: 1 });
    const uncopied = await handedOver(office, desk, unit);
    office.clock.advance({ minutes: 1 });
    const lost = await handedOver(office, desk, unit);
    accepted(await copyCase(office.deps, { complaintId: lost.id, version: 1, trackingId: '7000003' }, desk));
    office.clock.advance({ minutes: 1 });
    const odd = await handedOver(office, desk, unit);
    accepted(await copyCase(office.deps, { complaintId: odd.id, version: 1, trackingId: '7000004' }, desk));
    await submittedComplaint(office.deps);
    const secret = await handedOver(office, desk, unit, {}, { aboutUnitId: (await office.unit()).id });
    await run(
      [
        row('7000001', 'Lampu', 'Terdisposisi'),
        row('7000002', 'Lampu', 'Selesai'),
        row('7000004', 'Lampu', 'Status antah'),
        row('7000005', '=HYPERLINK("http://x","klik")', 'Proses'),
        row('7000006', 'Sudah lama', 'Selesai', { unit: '@SUM(A1)' }),
      ],
      { createMissing: false },
    );
    await answeredBy(office, odd.id, desk);
    const last = await office.deps.queries.sp4n.lastImport();
    assert.ok(last !== null);
    const { sp4n } = office.deps.queries;
    const listed = async (actor: OfficerActor) => {
      const { scope } = reconciliationScope(actor);
      const of = { scope, importId: last.id };
      const parts = await Promise.all(
        reconciliationParts.map(async (part) => {
          const { rows } = await sp4n.reconciliation({ ...of, part }, 50, null);
          return [part, rows.map((one) => one.number ?? one.trackingId ?? '')] as const;
        }),
      );
      const counts = await sp4n.reconciliationCounts(scope, last.id);
      for (const [part, rows] of parts) assert.equal(counts[part], rows.length, part);
      return Object.fromEntries(parts);
    };
    assert.deepEqual(await listed(desk), {
      only_here: [uncopied.number, lost.number, secret.number],
      only_there: ['7000005', '7000006'],
      different: [different.number, odd.number],
      both: [same.number],
    });
    // Page by page the same.
    const of = { scope: complaintScope(desk), importId: last.id, part: 'only_here' } as const;
    const one = await sp4n.reconciliation(of, 2, null);
    const end = one.rows.at(-1);
    assert.ok(one.hasOlder && end !== undefined);
    const two = await sp4n.reconciliation(of, 2, { direction: 'older', key: end.sortKey, id: end.sortId });
    assert.deepEqual([two.rows.length, two.hasOlder], [1, false]);
    const csv = await reconciliationCsv(
      sp4n,
      { scope: complaintScope(desk), importId: last.id },
      reconciliationParts,
      true,
    );
    assert.ok(csv.startsWith('\uFEFFBagian,nomor,sp4n_tracking_id'));
    assert.equal(csv.trim().split('\r\n').length, 9);
    assert.ok(csv.includes(`"'=HYPERLINK(""http://x"",""klik"")"`) && csv.includes(`'@SUM(A1)`));
    // Who reads figures but no case sees no title; who sees own units only sees nothing of the others.
    const chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
    assert.equal(reconciliationScope(chief).titles, false);
    assert.deepEqual(await listed(chief), await listed(desk));
    const other = (await office.unit({ name: 'Dinas Lain' })).id;
    const outsider = (await office.officer({ roles: ['auditor'], unit: other })).actor;
    assert.deepEqual(await listed(outsider), { only_here: [], only_there: [], different: [], both: [] });
  });

  test('a case that is not copied within the working days of the setting is a matter for the complaint desk', async () => {
    const { number } = await handedOver(office, desk, unit);
    const mine = async () => {
      const rules = await office.deps.queries.officeRules();
      const { items } = await listExceptions(office.deps, rules, desk);
      return items
        .filter((item) => item.key === 'sp4n_not_copied')
        .map((item) => [item.params.number, item.daysLeft]);
    };
    // Handed over on a Wednesday: Friday is the second working day, Monday the third.
    office.clock.set('2026-11-27T16:59:59.000Z');
    assert.deepEqual(await mine(), []);
    office.clock.set('2026-11-29T17:00:00.000Z');
    assert.deepEqual(await mine(), [[number, -1]]);
    // The office gives itself another day.
    const chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
    assert.ok((await changeSettings(office.deps, { sp4nCopyWorkingDays: 3 }, chief)).ok);
    assert.deepEqual(await mine(), []);
  });
});
