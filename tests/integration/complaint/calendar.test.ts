import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { add18August, apply } from '#tests/integration/calendar/calendar-world.ts';
import { accepted } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice } from '#tests/support/test-office.ts';

eachDialect('a new holiday and complaints', (context) => {
  test('days of the desk, of the unit and of the reporter move; who has less or more time to object is told', async () => {
    const office = await createTestOffice(context, { now: '2026-08-14T03:00:00.000Z' });
    const { deps } = office;
    const desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    const chief = (await office.officer({ roles: ['chief_ppid'] })).actor;
    const unitId = (await office.unit({ name: 'Dinas Perhubungan' })).id;
    const give = async () => {
      const { caseId } = await submittedComplaint(deps);
      accepted(
        await handOverComplaint(
          deps,
          {
            complaintId: caseId,
            version: 1,
            unitIds: [unitId],
            note: '',
            classification: lampClassification,
          },
          desk,
        ),
      );
      return caseId;
    };
    const fresh = (await submittedComplaint(deps)).caseId;
    const handed = await give();
    const answered = await give();
    const look = async (id: string) => {
      const view = await deps.queries.complaints.officerComplaint(id, complaintScope(desk));
      assert.ok(view !== null);
      return view;
    };
    const [task] = (await look(answered)).tasks;
    assert.ok(task !== undefined);
    accepted(
      await recordAct(
        deps,
        {
          taskId: task.id,
          kind: 'answer',
          body: 'Lampu sudah diganti dan menyala kembali.',
          actorName: 'Budi',
          actorPosition: 'Kasi PJU',
          files: [],
          source: 'letter',
        },
        desk,
      ),
    );
    const days = async () => ({
      fresh: (await look(fresh)).dueOn,
      handed: (await look(handed)).dueOn,
      answered: (await look(answered)).closesOn,
    });
    // 17 and 25 August are holidays: three, five and ten working days after Friday 14 August.
    assert.deepEqual(await days(), { fresh: '2026-08-20', handed: '2026-08-24', answered: '2026-09-01' });
    const { movedCount } = await apply(office, add18August, chief);
    assert.equal(movedCount, 3);
    assert.deepEqual(await days(), { fresh: '2026-08-21', handed: '2026-08-26', answered: '2026-09-02' });
    const told = (await look(answered)).notices.map((notice) => notice.template);
    assert.ok(told.includes('complaint_deadline_moved'));
    assert.ok((await look(handed)).notices.every((one) => one.template !== 'complaint_deadline_moved'));
    assert.ok((await look(fresh)).timeline.some((line) => line.type === 'deadline_recounted'));
  });
});
