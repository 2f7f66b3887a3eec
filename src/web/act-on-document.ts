import type { Dependencies } from '#application/dependencies.ts';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { editDocument } from '#application/public-document/edit-document.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import type { PublicDocumentId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import { wholePage } from '#web/document-errors.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import {
  type DocumentAct,
  documentActs,
  fieldOfDocumentError,
  parseDocumentDetails,
  parsePublication,
  parseVersionNote,
  parseWithdrawal,
  readExpectedVersion,
} from '#web/forms/public-document.ts';
import type { ReadForm } from '#web/forms/read-form.ts';

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
type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'files' | 'releaseGate' | 'vault'>;

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
    if (!parsed.ok || Object.keys(errors).length > 0) return { ok: false, error: errors };
    const fileId = files('file')[0]?.fileId ?? null;
    return byField(await addDocumentVersion(deps, { ...ref, fileId, note: parsed.value.note }, officer));
  },
  publish: async (deps, { fields }, ref, officer) => {
    const parsed = parsePublication(fields);
    return parsed.ok ? byField(await publishDocument(deps, ref, officer)) : parsed;
  },
  withdraw: async (deps, { fields }, ref, officer) => {
    const parsed = parseWithdrawal(fields);
    return parsed.ok ? byField(await withdrawDocument(deps, { ...ref, ...parsed.value }, officer)) : parsed;
  },
};

/** A refusal under the name of the field that it concerns. */
export function byField<T>(result: Result<T, PublicDocumentError>): Result<T, FieldErrors> {
  if (result.ok) return result;
  const { code } = result.error;
  return { ok: false, error: { [fieldOfDocumentError[code] ?? wholePage]: code } };
}

/** What stands in a field again after a refusal: only what its own form had sent. */
export function typedAgain(fields: FormFields, sent: DocumentAct | null, act: DocumentAct) {
  return (name: string): string => (sent === act ? fields.first(name) : '');
}
