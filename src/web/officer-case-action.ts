import type { Dependencies } from '#application/dependencies.ts';
import { assignInformationRequest } from '#application/information-request/assign-information-request.ts';
import { attachAnswerFile } from '#application/information-request/attach-answer-file.ts';
import { cancelLetter } from '#application/information-request/cancel-letter.ts';
import { decideItem } from '#application/information-request/decide-item.ts';
import { removeAnswerFile } from '#application/information-request/remove-answer-file.ts';
import { reviseAnswer } from '#application/information-request/revise-answer.ts';
import { sendOfficeMessage } from '#application/information-request/send-office-message.ts';
import { writeInternalNote } from '#application/information-request/write-internal-note.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { asId, type InformationRequestId, type LetterId, type RequestItemId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import { decisionFieldOfError, parseItemDecision } from '#web/forms/item-decision.ts';
import {
  fileToRemove,
  parseAssignment,
  parseMessage,
  parseNote,
  versionOf,
} from '#web/forms/officer-case.ts';
import type { ReadForm } from '#web/forms/read-form.ts';

type SentForm = Extract<ReadForm, { kind: 'form' }>;

/**
 * What became of a form on the officer's case page: `saved` with the word for the address, or errors by field
 * name; '' is the error of no field in particular.
 */
export type CaseActionOutcome =
  | { readonly saved: string; readonly anchor: string }
  | { readonly errors: FieldErrors };

type Context = {
  readonly deps: Dependencies;
  readonly officer: OfficerActor;
  readonly requestId: InformationRequestId;
  readonly form: SentForm;
};

/** Runs the use case that the form's button names. */
export async function runCaseAction(context: Context): Promise<CaseActionOutcome> {
  const { deps, officer, requestId, form } = context;
  const { fields } = form;
  const version = versionOf(fields);
  switch (fields.first('action')) {
    case 'decide_item':
      return decide(context);
    case 'attach_file':
      return attach(context);
    case 'remove_file': {
      const fileId = fileToRemove(fields);
      if (fileId === null) return { errors: { '': 'NOT_FOUND' } };
      const removed = await removeAnswerFile(deps, { requestId, version, fileId }, officer);
      return outcome(removed, 'berkas-dilepas', '#rincian');
    }
    case 'assign': {
      const parsed = parseAssignment(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const assigned = await assignInformationRequest(deps, { requestId, version, ...parsed.value }, officer);
      return outcome(assigned, 'penugasan', '', {
        UNKNOWN_UNIT: 'unit_id',
        OFFICER_NOT_FOUND: 'assignee_id',
      });
    }
    case 'note': {
      const parsed = parseNote(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const body = parsed.value.note_body;
      return outcome(await writeInternalNote(deps, { requestId, body }, officer), 'catatan', '#catatan');
    }
    case 'message': {
      const parsed = parseMessage(fields);
      if (!parsed.ok) return { errors: parsed.error };
      const body = parsed.value.message_body;
      return outcome(await sendOfficeMessage(deps, { requestId, body }, officer), 'pesan', '#pesan');
    }
    case 'cancel_letter': {
      const letterId = asId<LetterId>(fields.first('letter_id').slice(0, 60));
      const cancelled = await cancelLetter(deps, { requestId, version, letterId }, officer);
      return outcome(cancelled, 'perpanjangan-batal', '#surat');
    }
    case 'revise_answer':
      return outcome(await reviseAnswer(deps, { requestId, version }, officer), 'perbaiki', '');
    default:
      return { errors: { '': 'WRONG_STATUS' } };
  }
}

function outcome(
  result: Result<unknown, InformationRequestError>,
  saved: string,
  anchor: string,
  fieldOf: Readonly<Record<string, string>> = {},
): CaseActionOutcome {
  if (result.ok) return { saved, anchor };
  return { errors: { [fieldOf[result.error.code] ?? '']: result.error.code } };
}

async function decide({ deps, officer, requestId, form }: Context): Promise<CaseActionOutcome> {
  const { fields } = form;
  const parsed = parseItemDecision(fields, form.files('consequence_test')[0]);
  if (!parsed.ok || form.fileErrors.consequence_test !== undefined) {
    return { errors: { ...(parsed.ok ? {} : parsed.error), ...form.fileErrors } };
  }
  const itemId = asId<RequestItemId>(fields.first('item_id').slice(0, 60));
  const command = { requestId, version: versionOf(fields), itemId, decision: parsed.value };
  return outcome(await decideItem(deps, command, officer), 'putusan', '#rincian', decisionFieldOfError);
}

async function attach({ deps, officer, requestId, form }: Context): Promise<CaseActionOutcome> {
  const { fields } = form;
  const uploads = form.files('answer_file');
  if (Object.keys(form.fileErrors).length > 0) return { errors: form.fileErrors };
  if (uploads.length === 0) return { errors: { answer_file: 'REQUIRED' } };
  const command = {
    requestId,
    version: versionOf(fields),
    itemId: asId<RequestItemId>(fields.first('item_id').slice(0, 60)),
    fileIds: uploads.map(({ fileId }) => fileId),
  };
  const fieldOf = { UPLOAD_GONE: 'answer_file' };
  return outcome(await attachAnswerFile(deps, command, officer), 'berkas', '#rincian', fieldOf);
}
