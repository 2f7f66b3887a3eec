import { blockContact } from '#application/complaint/block-contact.ts';
import { classifyComplaint } from '#application/complaint/classify-complaint.ts';
import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { mergeComplaint, unmergeComplaint } from '#application/complaint/merge-complaint.ts';
import { type DeskMove, moveComplaint } from '#application/complaint/move-complaint.ts';
import { chaseUnit, escalateComplaint } from '#application/complaint/press-unit.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import { endOmbudsman, recordOmbudsman } from '#application/complaint/record-ombudsman.ts';
import { releasePhoto, takeBackPhoto } from '#application/complaint/release-photo.ts';
import { releaseReporter } from '#application/complaint/release-reporter.ts';
import { returnTask } from '#application/complaint/return-task.ts';
import { settleAct } from '#application/complaint/settle-act.ts';
import { makeTaskLink, revokeTaskLink } from '#application/complaint/task-link.ts';
import { noteOnComplaint, writeToReporter } from '#application/complaint/write-to-reporter.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { isEscalationLevel } from '#domain/complaint/press.ts';
import { parseRegistrationNumber } from '#domain/information-request/registration-number.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type ComplaintActId, type ComplaintTaskId, type StoredFileId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import {
  parseAct,
  parseDeskMessage,
  parseDeskNote,
  parseDeskReading,
  parseMerge,
  parseOmbudsman,
  parseOmbudsmanEnd,
  parsePublicBody,
  parseReason,
  parseWords,
} from '#web/forms/complaint-desk.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import { versionOf } from '#web/forms/officer-case.ts';
import type { ReadForm } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';

type Context = {
  readonly deps: Dependencies;
  readonly officer: OfficerActor;
  readonly view: OfficerComplaintView;
  readonly form: Extract<ReadForm, { kind: 'form' }>;
};

/** `saved` is the word for the address; a task link made just now is shown once; errors are by field name. */
export type ComplaintActionOutcome =
  | {
      readonly saved: string;
      readonly anchor: string;
      readonly link?: { readonly taskId: string; readonly url: string; readonly expiresAt: InstantText };
    }
  | { readonly errors: FieldErrors };

const deskMoves: readonly DeskMove[] = ['hold', 'resume', 'decline', 'archive', 'restore'];
const wrong: ComplaintActionOutcome = { errors: { '': 'WRONG_STATUS' } };

/** Runs the use case that the form's button names. */
export async function runComplaintAction(context: Context): Promise<ComplaintActionOutcome> {
  const { deps, officer, view, form } = context;
  const { fields } = form;
  const action = fields.first('action');
  const target = { complaintId: view.id, version: versionOf(fields) };
  const complaintId = view.id;
  const move = deskMoves.find((one) => one === action);
  if (move !== undefined) {
    if (move === 'resume' || move === 'restore') {
      return outcome(await moveComplaint(deps, { ...target, move, words: '' }, officer), move, '');
    }
    const parsed = parseWords(fields);
    if (!parsed.ok) return { errors: parsed.error };
    const command = { ...target, move, words: parsed.value.words };
    return outcome(await moveComplaint(deps, command, officer), move, '', { REASON_NEEDED: 'words' });
  }
  switch (action) {
    case 'hand_over':
    case 'classify':
      return read(context, action);
    case 'merge': {
      const parsed = parseMerge(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const intoNumber = parseRegistrationNumber(parsed.value.into_number);
      if (intoNumber === null) return { errors: { into_number: 'MERGE_TARGET_NOT_FOUND' } };
      return outcome(await mergeComplaint(deps, { ...target, intoNumber }, officer), 'merge', '', {
        MERGE_TARGET_NOT_FOUND: 'into_number',
        MERGE_TARGET_IS_ITSELF: 'into_number',
        MERGE_TARGET_CLOSED: 'into_number',
      });
    }
    case 'unmerge':
      return outcome(await unmergeComplaint(deps, target, officer), 'unmerge', '');
    case 'publish': {
      const parsed = parsePublicBody(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const command = { ...target, publicBody: parsed.value.public_body };
      return outcome(await publishComplaint(deps, command, officer), 'publish', '#umum');
    }
    case 'unpublish':
      return outcome(
        await publishComplaint(deps, { ...target, publicBody: null }, officer),
        'unpublish',
        '#umum',
      );
    case 'message': {
      const parsed = parseDeskMessage(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const command = { complaintId, body: parsed.value.message_body };
      return outcome(await writeToReporter(deps, command, officer), 'message', '#pesan');
    }
    case 'note': {
      const parsed = parseDeskNote(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const command = { complaintId, body: parsed.value.note_body, call: parsed.value.call };
      return outcome(await noteOnComplaint(deps, command, officer), 'note', '#catatan');
    }
    case 'block':
    case 'unblock': {
      const parsed = parseReason(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const command = { complaintId, blocked: action === 'block', reason: parsed.value.reason };
      return outcome(await blockContact(deps, command, officer), action, '', { REASON_NEEDED: 'reason' });
    }
    case 'photo_before':
    case 'photo_after':
    case 'photo_back': {
      const id = fields.first('file_id');
      if (!isRowId(id)) return { errors: { '': 'PHOTO_NOT_FOUND' } };
      const fileId = asId<StoredFileId>(id);
      const moment = action === 'photo_before' ? 'before' : 'after';
      return outcome(
        action === 'photo_back'
          ? await takeBackPhoto(deps, { complaintId, fileId }, officer)
          : await releasePhoto(deps, { complaintId, fileId, moment }, officer),
        action,
        '#umum',
      );
    }
    case 'ombudsman': {
      const parsed = parseOmbudsman(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const { reported_on: reportedOn, ombudsman_number: number } = parsed.value;
      const recorded = await recordOmbudsman(
        deps,
        { complaintId, reportedOn, number: number ?? '' },
        officer,
      );
      return outcome(recorded, action, '', { OMBUDSMAN_DATE_INVALID: 'reported_on' });
    }
    case 'ombudsman_end': {
      const parsed = parseOmbudsmanEnd(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const { outcome: came, outcome_on: outcomeOn, outcome_text: text } = parsed.value;
      const ended = await endOmbudsman(deps, { complaintId, outcome: came, outcomeOn, text }, officer);
      return outcome(ended, action, '', { OMBUDSMAN_DATE_INVALID: 'outcome_on' });
    }
    case 'confirm_act':
    case 'reject_act':
      return settle(context, action);
    default:
      return onTask(context, action);
  }
}

/** What is done to one task: the page names it, and it must be one of this complaint's that the officer sees. */
async function onTask(context: Context, action: string): Promise<ComplaintActionOutcome> {
  const { deps, officer, view, form } = context;
  const id = form.fields.first('task_id');
  const task = isRowId(id) ? view.tasks.find((one) => one.id === id) : undefined;
  if (task === undefined) return { errors: { '': action === '' ? 'WRONG_STATUS' : 'TASK_NOT_FOUND' } };
  const taskId: ComplaintTaskId = task.id;
  const anchor = `#tugas-${taskId}`;
  switch (action) {
    case 'record_act':
      return record(context, taskId);
    case 'return_task': {
      const parsed = parseReason(form.fields);
      if (!parsed.ok) return { errors: parsed.error };
      const returned = await returnTask(deps, { taskId, reason: parsed.value.reason }, officer);
      return outcome(returned, action, '', { REASON_NEEDED: 'reason' });
    }
    case 'make_link': {
      const made = await makeTaskLink(deps, taskId, officer);
      return made.ok
        ? { saved: action, anchor, link: { taskId, ...made.value } }
        : outcome(made, action, anchor);
    }
    case 'revoke_link':
      return outcome(await revokeTaskLink(deps, taskId, officer), action, anchor);
    case 'chased':
      return outcome(await chaseUnit(deps, taskId, officer), action, anchor);
    case 'escalate': {
      const level = form.fields.first('level');
      if (!isEscalationLevel(level)) return wrong;
      return outcome(await escalateComplaint(deps, { taskId, level }, officer), action, anchor);
    }
    case 'release': {
      const parsed = parseReason(form.fields);
      if (!parsed.ok) return { errors: parsed.error };
      const released = await releaseReporter(deps, { taskId, consent: parsed.value.reason }, officer);
      return outcome(released, action, anchor, { REASON_NEEDED: 'reason' });
    }
    default:
      return wrong;
  }
}

async function read(
  { deps, officer, view, form }: Context,
  action: 'hand_over' | 'classify',
): Promise<ComplaintActionOutcome> {
  const parsed = parseDeskReading(form.fields, view.place.point);
  if (!parsed.ok) return { errors: parsed.error };
  const { classification, unitIds, note } = parsed.value;
  const region = classification.place.regionCode;
  if (region !== null && !(await deps.queries.office.hasRegion(region))) {
    return { errors: { region_code: 'UNKNOWN_REGION' } };
  }
  const target = { complaintId: view.id, version: versionOf(form.fields) };
  const fieldOf = { TITLE_NEEDED: 'report_title', TOPIC_NEEDED: 'topic' };
  if (action === 'classify') {
    const classified = await classifyComplaint(deps, { ...target, classification }, officer);
    const about = { ...fieldOf, UNKNOWN_UNIT: 'about_unit_id', UNIT_IS_REPORTED: 'about_unit_id' };
    return outcome(classified, action, '', about);
  }
  if (unitIds.length === 0) return { errors: { unit_id: 'CHOOSE_ONE' } };
  const handed = await handOverComplaint(deps, { ...target, classification, unitIds, note }, officer);
  const units = ['UNKNOWN_UNIT', 'UNIT_IS_REPORTED', 'UNIT_HAS_TASK', 'INSPECTORATE_NEEDED'];
  return outcome(handed, action, '', {
    ...fieldOf,
    ...Object.fromEntries(units.map((code) => [code, 'unit_id'])),
  });
}

async function settle(
  { deps, officer, view, form }: Context,
  action: 'confirm_act' | 'reject_act',
): Promise<ComplaintActionOutcome> {
  const id = form.fields.first('act_id');
  if (!isRowId(id) || !view.acts.some((act) => act.id === id)) return { errors: { '': 'ACT_NOT_FOUND' } };
  const actId = asId<ComplaintActId>(id);
  if (action === 'confirm_act') {
    return outcome(await settleAct(deps, { actId, as: 'confirmed', reason: '' }, officer), action, '');
  }
  const parsed = parseReason(form.fields);
  if (!parsed.ok) return { errors: parsed.error };
  const command = { actId, as: 'rejected', reason: parsed.value.reason } as const;
  return outcome(await settleAct(deps, command, officer), action, '', { REASON_NEEDED: 'reason' });
}

async function record(
  { deps, officer, form }: Context,
  taskId: ComplaintTaskId,
): Promise<ComplaintActionOutcome> {
  const parsed = parseAct(form.fields);
  if (!parsed.ok || Object.keys(form.fileErrors).length > 0) {
    return { errors: { ...(parsed.ok ? {} : parsed.error), ...form.fileErrors } };
  }
  const {
    act_kind: kind,
    act_body: body,
    actor_name: actorName,
    actor_position: position,
    source,
  } = parsed.value;
  // A unit's own officer answers by account, whatever the form says; what the desk enters came another way.
  const desk = can(officer, 'complaint.handle');
  if (desk && source === 'account') return { errors: { source: 'CHOOSE_ONE' } };
  const command = {
    taskId,
    kind,
    body,
    actorName,
    actorPosition: position ?? '',
    files: form.files('act_file').map(({ fileId }) => fileId),
    source: desk ? source : 'account',
  } as const;
  return outcome(await recordAct(deps, command, officer), kind === 'answer' ? 'answered' : 'progress', '', {
    ANSWER_EMPTY: 'act_body',
    ANSWER_ONLY_PASSES_ON: 'act_body',
    ANSWERER_NEEDED: 'actor_name',
    UPLOAD_GONE: 'act_file',
  });
}

function outcome(
  result: Result<unknown, ComplaintError>,
  saved: string,
  anchor: string,
  fieldOf: Readonly<Record<string, string>> = {},
): ComplaintActionOutcome {
  if (result.ok) return { saved, anchor };
  return { errors: { [fieldOf[result.error.code] ?? '']: result.error.code } };
}
