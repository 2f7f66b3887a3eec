import type { Kysely } from 'kysely';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type {
  CitizenComplaintView,
  ComplaintActView,
  ComplaintTaskView,
  OfficerComplaintView,
  TaskView,
} from '#application/complaint/complaint-views.ts';
import type {
  CaseFileView,
  TimelineEntry,
} from '#application/information-request/information-request-views.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import { asId } from '#domain/shared/ids.ts';
import { complaintOf } from '../repositories/complaint-row.ts';
import { actOf, taskOf } from '../repositories/complaint-task-rows.ts';
import type { Database } from '../schema.ts';
import { readCaseFiles, readDeadlines } from './case-parts.ts';
import { readMessages, readOfficerTexts, readRequesterNotices, readTimeline } from './case-texts.ts';
import { readPhotos } from './complaint-photos.ts';
import { inScope } from './complaint-scope.ts';

const refOf = (id: string): CaseRef => ({ caseKind: 'complaint', caseId: asId(id) });

function complaintRows(db: Kysely<Database>) {
  return db
    .selectFrom('complaint as c')
    .leftJoin('unit as u', 'u.id', 'c.unit_id')
    .leftJoin('unit as b', 'b.id', 'c.about_unit_id')
    .leftJoin('region as r', 'r.code', 'c.region_code')
    .leftJoin('information_request as q', 'q.id', 'c.converted_into_id')
    .leftJoin('complaint as m', 'm.id', 'c.merged_into_id')
    .selectAll('c')
    .select([
      'u.name as unit_name',
      'b.name as about_unit_name',
      'r.name as region_name',
      'q.number as converted_number',
      'm.number as merged_number',
    ]);
}

type CaseRow = Awaited<ReturnType<ReturnType<typeof complaintRows>['executeTakeFirstOrThrow']>>;

function baseOf(row: CaseRow, files: readonly CaseFileView[]) {
  const {
    sealedReporter: _,
    contactFingerprint: __,
    convertedIntoId: ___,
    codeGeneration: ____,
    takenFromId: _____,
    ...complaint
  } = complaintOf(row);
  return {
    ...complaint,
    regionName: row.region_name,
    unitName: row.unit_name,
    convertedIntoNumber: row.converted_number,
    attachments: files.filter((file) => file.purpose === 'complaint_attachment'),
  };
}

/**
 * The reporter's own complaint; of one that was merged, the acts are those of the complaint it was merged into. Eight
 * statements.
 */
export async function readCitizenComplaint(
  db: Kysely<Database>,
  ref: CaseRef,
): Promise<CitizenComplaintView | null> {
  if (ref.caseKind !== 'complaint') return null;
  const row = await complaintRows(db).where('c.id', '=', ref.caseId).executeTakeFirst();
  if (row === undefined) return null;
  const leading = row.merged_into_id ?? row.id;
  const [deadlines, files, timeline, messages, acts, tasks] = await Promise.all([
    readDeadlines(db, ref),
    readCaseFiles(db, ref),
    readTimeline(db, ref, 'citizen'),
    readMessages(db, ref),
    readActs(db, leading),
    readTasks(db, leading),
  ]);
  const own = leading === row.id;
  return {
    ...baseOf(row, files),
    deadlines,
    timeline,
    messages,
    acts: acts
      .filter((act) => act.confirmedAt !== null)
      // Another reporter's pictures are not this one's to see.
      .map((act) => ({
        ...act,
        officerId: null,
        files: own ? act.files.filter((file) => file.visibleToCitizen) : [],
      })),
    unitNames: [...new Set(tasks.filter((task) => task.status !== 'returned').map((task) => task.unitName))],
    hasReporter: row.sealed_reporter !== null,
  };
}

/** What an officer sees; a unit its own tasks and acts only. Null out of scope. Up to twelve statements. */
export async function readOfficerComplaint(
  db: Kysely<Database>,
  id: string,
  scope: ComplaintScope,
): Promise<OfficerComplaintView | null> {
  const row = await complaintRows(db)
    .where('c.id', '=', id)
    .where((eb) => eb.and(inScope(eb as never, scope)))
    .executeTakeFirst();
  if (row === undefined) return null;
  const ref = refOf(row.id);
  const [deadlines, files, timeline, texts, notices, acts, tasks, photos, merged, same, blocked] =
    await Promise.all([
      readDeadlines(db, ref),
      readCaseFiles(db, ref),
      readTimeline(db, ref, 'officer'),
      readOfficerTexts(db, ref),
      readRequesterNotices(db, ref),
      readActs(db, row.id),
      readTasks(db, row.id),
      readPhotos(db, row.id),
      db
        .selectFrom('complaint')
        .select(['id', 'number'])
        .where('merged_into_id', '=', row.id)
        .orderBy('id')
        .execute(),
      row.contact_fingerprint === null
        ? Promise.resolve([])
        : db
            .selectFrom('complaint')
            .select('id')
            .where('contact_fingerprint', '=', row.contact_fingerprint)
            .where('id', '<>', row.id)
            .limit(100)
            .execute(),
      row.contact_fingerprint === null
        ? Promise.resolve(undefined)
        : db
            .selectFrom('blocked_contact')
            .select(['reason', 'blocked_at'])
            .where('fingerprint', '=', row.contact_fingerprint)
            .executeTakeFirst(),
    ]);
  const desk = scope.units === 'all';
  const mine = (unitId: string): boolean => desk || scope.units.some((one) => one === unitId);
  const own = tasks.filter((task) => mine(task.unitId));
  const released = releasedTasks(timeline).filter((id) => own.some((task) => task.id === id));
  const base = baseOf(row, files);
  return {
    ...base,
    aboutUnitId: desk ? base.aboutUnitId : null,
    publicBody: desk ? base.publicBody : null,
    // What was released is opened by the page, for name and phone alone.
    sealedReporter: desk || released.length > 0 ? row.sealed_reporter : null,
    contactFingerprint: desk ? row.contact_fingerprint : null,
    aboutUnitName: desk ? row.about_unit_name : null,
    deadlines,
    // What the desk and other units said among themselves is not a unit's to read.
    timeline: desk ? timeline : timeline.filter((entry) => entry.visibility === 'public'),
    messages: desk ? texts.messages : [],
    notes: desk ? texts.notes : [],
    notices: desk ? notices : [],
    acts: acts.filter((act) => mine(act.unitId)),
    tasks: own,
    mergedIntoNumber: desk ? row.merged_number : null,
    merged: desk ? merged.map((one) => ({ id: asId(one.id), number: one.number })) : [],
    sameContactCount: desk ? same.length : 0,
    contactBlock:
      desk && blocked !== undefined ? { reason: blocked.reason, blockedAt: blocked.blocked_at } : null,
    photos: desk ? photos : [],
    releasedTaskIds: released,
  };
}

function releasedTasks(timeline: readonly TimelineEntry[]): readonly string[] {
  return timeline.flatMap(({ type, payload: { taskId } }) =>
    type === 'reporter_released' && typeof taskId === 'string' ? [taskId] : [],
  );
}

/** The task and its complaint, nothing of the reporter; what a task link shows. Five statements. */
export async function readTask(db: Kysely<Database>, taskId: string): Promise<TaskView | null> {
  const task = await db.selectFrom('complaint_task').selectAll().where('id', '=', taskId).executeTakeFirst();
  if (task === undefined) return null;
  const row = await complaintRows(db).where('c.id', '=', task.complaint_id).executeTakeFirst();
  if (row === undefined) return null;
  const [files, acts, tasks] = await Promise.all([
    readCaseFiles(db, refOf(row.id)),
    readActs(db, row.id),
    readTasks(db, row.id),
  ]);
  const own = tasks.find((one) => one.id === taskId);
  if (own === undefined) return null;
  const base = baseOf(row, files);
  return {
    task: own,
    number: base.number,
    title: base.title ?? '',
    body: base.body,
    topic: base.topic,
    happenedOn: base.happenedOn,
    regionName: base.regionName,
    landmark: base.place.landmark,
    receivedOn: base.receivedOn,
    dueOn: base.dueOn,
    attachments: base.attachments,
    acts: acts.filter((act) => act.taskId === taskId),
  };
}

/** Two statements. */
export async function readActs(
  db: Kysely<Database>,
  complaintId: string,
): Promise<readonly ComplaintActView[]> {
  const [rows, files] = await Promise.all([
    db
      .selectFrom('complaint_act as a')
      .leftJoin('unit as u', 'u.id', 'a.unit_id')
      .selectAll('a')
      .select('u.name as unit_name')
      .where('a.complaint_id', '=', complaintId)
      .orderBy('a.id')
      .execute(),
    readCaseFiles(db, refOf(complaintId)),
  ]);
  return rows.map((row) => ({
    ...actOf(row),
    unitName: row.unit_name ?? '',
    files: files.filter((file) => file.purpose === 'complaint_act' && file.itemId === row.id),
  }));
}

async function readTasks(db: Kysely<Database>, complaintId: string): Promise<readonly ComplaintTaskView[]> {
  const rows = await db
    .selectFrom('complaint_task as t')
    .leftJoin('unit as u', 'u.id', 't.unit_id')
    .selectAll('t')
    .select('u.name as unit_name')
    .where('t.complaint_id', '=', complaintId)
    .orderBy('t.id')
    .execute();
  return rows.map((row) => ({ ...taskOf(row), unitName: row.unit_name ?? '' }));
}
