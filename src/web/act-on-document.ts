import type { Dependencies } from '#application/dependencies.ts';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { addCompanions, removeCompanion } from '#application/public-document/change-companions.ts';
import { editDocument } from '#application/public-document/edit-document.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { relateDocuments } from '#application/public-document/relate-documents.ts';
import { decideRelease, requestRelease } from '#application/public-document/release-findings.ts';
import {
  cancelDocumentSchedule,
  embargoDocument,
  scheduleDocument,
} from '#application/public-document/schedule-publication.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { asId, type PublicDocumentId, type StoredFileId } from '#domain/shared/ids.ts';
import { err, type Result } from '#domain/shared/result.ts';
import { wholePage } from '#web/document-errors.ts';
import { companionsIn } from '#web/forms/document-files.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import {
  type DocumentAct,
  documentActs,
  parseDocumentDetails,
  parseMoment,
  parsePublication,
  parseRelated,
  parseReleaseDecision,
  parseReleaseRequest,
  parseVersionNote,
  parseWithdrawal,
  readExpectedVersion,
} from '#web/forms/public-document.ts';
import type { ReadForm } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';
import { fieldOfDocumentError } from '#web/forms/typed-document.ts';

export type ActOutcome =
  | { readonly done: true; readonly act: DocumentAct }
  | {
      readonly done: false;
      /** Null when the form named no act we know. */
      readonly act: DocumentAct | null;
      readonly errors: FieldErrors;
      /** Somebody else changed the document meanwhile. */
      readonly stale: boolean;
    };

type SentForm = Extract<ReadForm, { readonly kind: 'form' }>;
type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'files' | 'releaseGate' | 'vault' | 'facts'>;

/** Does what one of the forms on a document's page asks for. */
export async function actOnDocument(
  deps: Deps,
  form: SentForm,
  documentId: PublicDocumentId,
  officer: OfficerActor,
): Promise<ActOutcome> {
  const act = documentActs.find((one) => one === form.fields.first('action')) ?? null;
  if (act === null) return { done: false, act, errors: { [wholePage]: 'UNKNOWN_CHOICE' }, stale: false };
  const ref = { documentId, expectedVersion: readExpectedVersion(form.fields) };
  const outcome = await acts[act](deps, form, ref, officer);
  return outcome.ok
    ? { done: true, act }
    : {
        done: false,
        act,
        errors: outcome.error,
        stale: Object.values(outcome.error).includes('STALE_DOCUMENT'),
      };
}

type Act = (
  deps: Deps,
  form: SentForm,
  ref: { readonly documentId: PublicDocumentId; readonly expectedVersion: number },
  officer: OfficerActor,
) => Promise<Result<unknown, FieldErrors>>;

const acts: Readonly<Record<DocumentAct, Act>> = {
  edit: async (deps, { fields }, ref, officer) => {
    const parsed = parseDocumentDetails(fields, deps.clock.today());
    if (!parsed.ok) return parsed;
    return byField(await editDocument(deps, { ...ref, details: parsed.value }, officer));
  },
  add_version: async (deps, { fields, files, fileErrors }, ref, officer) => {
    const parsed = parseVersionNote(fields);
    const errors = { ...fileErrors, ...(parsed.ok ? {} : parsed.error) };
    if (!parsed.ok || Object.keys(errors).length > 0) return err(errors);
    const fileId = files('file')[0]?.fileId ?? null;
    const command = { ...ref, fileId, note: parsed.value.note, companions: companionsIn(files) };
    return byField(await addDocumentVersion(deps, command, officer));
  },
  add_files: async (deps, { files, fileErrors }, ref, officer) => {
    if (Object.keys(fileErrors).length > 0) return err(fileErrors);
    const added = await addCompanions(deps, { ...ref, companions: companionsIn(files) }, officer);
    return byField(added, { FILE_NEEDED: 'data_file', UPLOAD_GONE: 'data_file' });
  },
  remove_file: async (deps, { fields }, ref, officer) => {
    const asked = fields.first('file_id');
    const fileId = asId<StoredFileId>(isRowId(asked) ? asked : '');
    return byField(await removeCompanion(deps, { ...ref, fileId }, officer));
  },
  publish: async (deps, { fields }, ref, officer) => {
    const parsed = parsePublication(fields);
    return parsed.ok ? byField(await publishDocument(deps, ref, officer)) : parsed;
  },
  schedule: async (deps, { fields }, ref, officer) => {
    const confirmed = fields.first('schedule_confirmed') === 'yes';
    const moment = parseMoment(fields, 'scheduled', deps.facts.officeTimeZone);
    if (!confirmed || !moment.ok) {
      return err({
        ...(confirmed ? {} : { schedule_confirmed: 'NOT_CONFIRMED' }),
        ...(moment.ok ? {} : moment.error),
      });
    }
    const done = await scheduleDocument(deps, { ...ref, at: moment.value }, officer);
    return byField(done, { MOMENT_INVALID: 'scheduled_on', EMBARGOED: 'scheduled_on' });
  },
  cancel_schedule: async (deps, _form, ref, officer) =>
    byField(await cancelDocumentSchedule(deps, ref, officer)),
  embargo: async (deps, { fields }, ref, officer) => {
    const moment = parseMoment(fields, 'embargo', deps.facts.officeTimeZone);
    if (!moment.ok) return moment;
    const done = await embargoDocument(deps, { ...ref, until: moment.value }, officer);
    return byField(done, { MOMENT_INVALID: 'embargo_on' });
  },
  lift_embargo: async (deps, _form, ref, officer) =>
    byField(await embargoDocument(deps, { ...ref, until: null }, officer)),
  request_release: async (deps, { fields }, ref, officer) => {
    const parsed = parseReleaseRequest(fields);
    if (!parsed.ok) return parsed;
    const asked = await requestRelease(deps, { ...ref, ...parsed.value }, officer);
    return byField(asked, { REASON_LENGTH: 'release_reason' });
  },
  decide_release: async (deps, { fields }, ref, officer) => {
    const parsed = parseReleaseDecision(fields);
    if (!parsed.ok) return parsed;
    const decided = await decideRelease(deps, { ...ref, ...parsed.value }, officer);
    return byField(decided, { REASON_LENGTH: 'decision_note' });
  },
  relate: async (deps, { fields }, ref, officer) => {
    const parsed = parseRelated(fields);
    if (!parsed.ok) return parsed;
    const related = await relateDocuments(deps, { ...ref, ...parsed.value }, officer);
    return byField(related, { RELATED_NOT_FOUND: 'related', TOO_MANY_LINKS: 'related' });
  },
  withdraw: async (deps, { fields }, ref, officer) => {
    const parsed = parseWithdrawal(fields);
    if (!parsed.ok) return parsed;
    const withdrawn = await withdrawDocument(deps, { ...ref, ...parsed.value }, officer);
    return byField(withdrawn, { RELATED_NOT_FOUND: 'replaced_by' });
  },
};

/** A refusal under the name of the field that it concerns; `places` where this form has others. */
export function byField<T>(
  result: Result<T, PublicDocumentError>,
  places: Partial<Readonly<Record<PublicDocumentError['code'], string>>> = {},
): Result<T, FieldErrors> {
  if (result.ok) return result;
  const { code } = result.error;
  return err({ [places[code] ?? fieldOfDocumentError[code] ?? wholePage]: code });
}

/** What stands in a field again after a refusal: only what its own form had sent. */
export function typedAgain(fields: FormFields, sent: DocumentAct | null, act: DocumentAct) {
  return (name: string): string => (sent === act ? fields.first(name) : '');
}
