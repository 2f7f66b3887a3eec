import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import { releasePhoto, takeBackPhoto } from '#application/complaint/release-photo.ts';
import { canSeeFile } from '#application/file-access/can-see-file.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId, StoredFileId } from '#domain/shared/ids.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { accepted, refusal } from '#tests/integration/officer/officer-world.ts';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { createTestOffice, type TestOffice } from '#tests/support/test-office.ts';

eachDialect('pictures of before and after', (context) => {
  let office: TestOffice;
  let desk: OfficerActor;
  let complaintId: ComplaintId;
  let number: string;
  let fileId: StoredFileId;

  const view = async () => {
    const seen = await office.deps.queries.complaints.officerComplaint(complaintId, complaintScope(desk));
    assert.ok(seen !== null);
    return seen;
  };
  const guestSees = async (): Promise<boolean> => {
    const file = await office.deps.queries.files.forDelivery(fileId);
    return file !== null && canSeeFile({ kind: 'guest' }, file);
  };
  const show = async (publicBody: string | null) =>
    accepted(
      await publishComplaint(office.deps, { complaintId, version: (await view()).version, publicBody }, desk),
    );
  const publicView = () => office.deps.queries.complaints.publicComplaint(number);

  beforeEach(async () => {
    office = await createTestOffice(context);
    desk = (await office.officer({ roles: ['complaint_desk'] })).actor;
    const unit = (await office.unit({ name: 'Dinas Perhubungan' })).id;
    ({ caseId: complaintId, number } = await submittedComplaint(office.deps));
    const command = {
      complaintId,
      version: 1,
      unitIds: [unit],
      note: '',
      classification: lampClassification,
    };
    accepted(await handOverComplaint(office.deps, command, desk));
    const taskId = (await view()).tasks[0]?.id;
    assert.ok(taskId !== undefined);
    fileId = (await stagedFile(office.deps, Buffer.from('a picture'), 'pak-ahmad.jpg')).fileId;
    await office.database.db
      .updateTable('stored_file')
      .set({ media_type: 'image/jpeg' })
      .where('id', '=', fileId)
      .execute();
    accepted(
      await recordAct(
        office.deps,
        {
          taskId,
          kind: 'answer',
          body: 'Lampu sudah diganti Selasa malam dan menyala kembali.',
          actorName: 'Budi',
          actorPosition: '',
          files: [fileId],
          source: 'letter',
        },
        desk,
      ),
    );
  });

  test('nobody outside has a picture until the desk lets it out and the report is public', async () => {
    await show('Lampu jalan mati.');
    assert.equal(await guestSees(), false);
    assert.deepEqual((await publicView())?.photos, []);
    accepted(await releasePhoto(office.deps, { complaintId, fileId, moment: 'after' }, desk));
    assert.equal(await guestSees(), true);
    assert.deepEqual((await publicView())?.photos, [{ fileId, moment: 'after', mediaType: 'image/jpeg' }]);
    const list = await office.deps.queries.complaints.publicList({}, 10, null);
    assert.deepEqual(
      list.rows.map((row) => row.hasPhotos),
      [true],
    );
    await show(null);
    assert.equal(await guestSees(), false, 'taken off with its report');
  });

  test('taken back, it is gone, and the plain copy is to be removed', async () => {
    await show('Lampu jalan mati.');
    accepted(await releasePhoto(office.deps, { complaintId, fileId, moment: 'before' }, desk));
    accepted(await takeBackPhoto(office.deps, { complaintId, fileId }, desk));
    assert.equal(await guestSees(), false);
    assert.equal(refusal(await takeBackPhoto(office.deps, { complaintId, fileId }, desk)), 'PHOTO_NOT_FOUND');
    const waiting = await office.database.db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'unpublish_file')
      .execute();
    assert.deepEqual(
      waiting.map((row) => JSON.parse(row.payload)),
      [{ fileId }],
    );
  });

  test('never of a confidential report, also when it becomes one later', async () => {
    const other = await submittedComplaint(office.deps, { confidential: true });
    const foreign = { complaintId: other.caseId, fileId, moment: 'after' } as const;
    assert.equal(refusal(await releasePhoto(office.deps, foreign, desk)), 'CONFIDENTIAL_NOT_PUBLIC');
    const open = await submittedComplaint(office.deps);
    const wrong = { complaintId: open.caseId, fileId, moment: 'after' } as const;
    assert.equal(refusal(await releasePhoto(office.deps, wrong, desk)), 'PHOTO_NOT_FOUND');
    await show('Lampu jalan mati.');
    accepted(await releasePhoto(office.deps, { complaintId, fileId, moment: 'after' }, desk));
    await office.database.db
      .updateTable('complaint')
      .set({ confidential: 1 })
      .where('id', '=', complaintId)
      .execute();
    assert.equal(await guestSees(), false);
    assert.equal(await publicView(), null);
  });
});
