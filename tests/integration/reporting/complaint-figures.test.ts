import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { classifyComplaint } from '#application/complaint/classify-complaint.ts';
import { reportScope } from '#application/complaint/complaint-scope.ts';
import { type ComplaintFigures, countComplaints } from '#application/reporting/complaint-figures.ts';
import { publicStatistics } from '#application/reporting/public-statistics.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { wholePercent } from '#domain/reporting/whole-percent.ts';
import {
  type ArticleUnit,
  articleDay,
  articleFigures,
  articleNow,
  plantArticleLedgers,
} from '#tests/factories/article-ledgers.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { accepted } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

const year = { from: '2023-01-01', to: articleDay };

eachDialect('the figures of the two books', (context) => {
  let office: TestOffice;
  let leader: OfficerActor;
  let units: ArticleUnit[];
  let figures: ComplaintFigures;
  const figuresOf = async (actor: OfficerActor, period = year) =>
    accepted(await countComplaints(office.deps, period, reportScope(actor))).figures;
  before(async () => {
    office = await createTestOffice(context, { now: articleNow });
    leader = (await office.officer({ roles: ['superior_officer'] })).actor;
    units = [];
    for (let at = 1; at <= 6; at += 1) units.push(await office.unit({ name: `Dinas Buku ${at}` }));
    await plantArticleLedgers(office.deps, units, leader.officerId);
    figures = await figuresOf(leader);
  });

  for (const ledger of ['whatsapp', 'sp4n'] as const) {
    test(`the book of ${ledger} has what the article says of it`, () => {
      const { received, followedUp, inProcess } = figures.ledgers[ledger];
      const percent = wholePercent(inProcess, received);
      assert.deepEqual({ received, followedUp, inProcess, percent }, articleFigures[ledger]);
    });
  }

  test('a report in both books is one report', () => {
    const { received, followedUp, inProcess, overdue } = figures.unique;
    assert.deepEqual({ received, followedUp, inProcess, overdue }, articleFigures.unique);
    assert.equal(figures.entries - received, articleFigures.inBoth);
  });

  test('a mean names what it was divided by, and starts with the channel', () => {
    const { whatsapp, sp4n, web } = figures.averages;
    assert.deepEqual(whatsapp, {
      from: '2023-10-20',
      to: articleDay,
      received: 197,
      calendarDays: 48,
      perCalendarDay: 197 / 48,
      receivedOnWorkingDays: 187,
      workingDays: 34,
      perWorkingDay: 5.5,
      receivedOnDaysOff: 10,
      daysOff: 14,
      perDayOff: 10 / 14,
      peakOnDaysOff: { on: '2023-11-12', count: 10 },
    });
    assert.equal(sp4n?.received, 223);
    assert.equal(sp4n?.from, '2023-01-02');
    assert.equal(web, null);
    assert.equal(figures.provisional, true, 'the holidays of 2023 were never entered');
  });

  test('a unit that is slower stands with a longer median, and waiting is told apart', () => {
    const [first, , , , , last] = figures.units;
    assert.equal(figures.units.length, 6);
    assert.ok((last?.median ?? 0) > (first?.median ?? 0) + 5);
    assert.equal(
      figures.units.reduce((sum, unit) => sum + unit.n, 0),
      300,
    );
    assert.equal(
      figures.units.reduce((sum, unit) => sum + unit.open, 0),
      19,
    );
    assert.equal(
      figures.units.reduce((sum, unit) => sum + unit.late, 0),
      4,
    );
    for (const unit of figures.units) assert.ok(unit.split.desk > 0 && unit.split.desk <= 1);
  });

  test('a shorter period counts what was received in it, in as many statements', async () => {
    const november = { from: '2023-11-12', to: '2023-11-12' };
    const { value, count } = await office.countStatements(() => figuresOf(leader, november));
    assert.equal(value.ledgers.whatsapp.received, 10);
    assert.equal(count, 6);
  });

  test('the public sees no cell of one to four, and no unit with fewer than five', async () => {
    const shown = accepted(await publicStatistics(office.deps, year));
    assert.deepEqual(shown.figures.unique, figures.unique);
    assert.ok(shown.units.every(({ n }) => n >= 5));
    for (const { cells } of shown.table.rows) {
      for (const cell of cells) assert.ok(cell.kind !== 'count' || cell.count === 0 || cell.count >= 5);
    }
    const all = shown.table.total;
    assert.ok(all.kind === 'count' && all.count < 300, 'confidential ones stand in no cell');
  });

  test('one that was born in SP4N-LAPOR! was followed up when its export says so', async () => {
    const { db } = office.database;
    const waiting = await db
      .selectFrom('complaint')
      .select('id')
      .where('channel', '=', 'sp4n')
      .where('status', '=', 'handed_over')
      .orderBy('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('sp4n_import')
      .values({
        id: 'impor',
        file_name: 'sp4n.csv',
        columns: '{}',
        imported_at: articleNow,
        imported_by: leader.officerId,
        created_count: 0,
        matched_count: 1,
        unchanged_count: 0,
        refused_count: 0,
      })
      .execute();
    await db
      .insertInto('sp4n_ledger_row')
      .values({
        tracking_id: '9000001',
        complaint_id: waiting.id,
        title: 'Dijawab di SP4N',
        status: 'in_process',
        unit: 'Dinas',
        reported_on: null,
        followed_up: 1,
        raw: '{}',
        import_id: 'impor',
      })
      .execute();
    const { ledgers } = await figuresOf(leader);
    assert.deepEqual([ledgers.sp4n.followedUp, ledgers.sp4n.inProcess], [216, 7]);
    await db.deleteFrom('sp4n_ledger_row').where('tracking_id', '=', '9000001').execute();
  });

  test('an officer of the unit that a report is about cannot count it', async () => {
    const about = units[0];
    assert.ok(about !== undefined);
    const { actor } = await office.officer({ roles: ['superior_officer'] });
    const insider: OfficerActor = {
      ...actor,
      grants: [...actor.grants, { role: 'unit_ppid', unitId: about.id }],
    };
    const desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    office.clock.set('2026-11-25T03:00:00.000Z');
    const now = { from: '2026-01-01', to: '2026-11-25' };
    const { caseId } = await submittedComplaint(office.deps, { channel: 'web', confidential: true });
    accepted(
      await classifyComplaint(
        office.deps,
        {
          complaintId: caseId,
          version: null,
          classification: { ...lampClassification, confidential: true, aboutUnitId: about.id },
        },
        desk,
      ),
    );
    assert.equal((await figuresOf(leader, now)).unique.received, 1);
    assert.equal((await figuresOf(insider, now)).unique.received, 0);
    office.clock.set(articleNow);
  });
});
