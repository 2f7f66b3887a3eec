import type { ComplaintDeps } from '#application/complaint/open-complaint.ts';
import { answerByTaskLink, returnByTaskLink } from '#application/complaint/task-link.ts';
import type { ComplaintErrorCode } from '#domain/complaint/errors.ts';
import { type FieldErrors, parseForm } from '#web/forms/fields.ts';
import type { ReadForm } from '#web/forms/read-form.ts';
import { actForm, fieldOfTaskError, returnForm } from '#web/forms/task.ts';

export type TaskAct =
  | { readonly kind: 'answered' }
  | { readonly kind: 'returned' }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors; readonly uploadsGone: boolean }
  /** The link or its task ended meanwhile, or the case moved on. */
  | { readonly kind: 'refused'; readonly code: ComplaintErrorCode };

/** What was pressed on the page of a task. */
export async function actOnTask(
  deps: ComplaintDeps,
  token: string,
  { fields, files, fileErrors }: Extract<ReadForm, { kind: 'form' }>,
): Promise<TaskAct> {
  if (fields.first('action') === 'return_task') {
    const parsed = parseForm(returnForm, fields);
    if (!parsed.ok) return invalid(parsed.error);
    const returned = await returnByTaskLink(deps, token, parsed.value.return_reason);
    return returned.ok ? { kind: 'returned' } : refusedBy(returned.error.code);
  }
  const parsed = parseForm(actForm, fields);
  const errors = { ...(parsed.ok ? {} : parsed.error), ...fileErrors };
  if (!parsed.ok || Object.keys(errors).length > 0) return invalid(errors);
  const { value } = parsed;
  const answered = await answerByTaskLink(
    deps,
    token,
    {
      kind: value.act_kind,
      body: value.act_body,
      actorName: value.actor_name,
      actorPosition: value.actor_position ?? '',
      files: files('photos').map((photo) => photo.fileId),
    },
    fields.first('idempotency_key').slice(0, 100),
  );
  return answered.ok ? { kind: 'answered' } : refusedBy(answered.error.code);
}

function invalid(errors: FieldErrors): TaskAct {
  return { kind: 'invalid', errors, uploadsGone: false };
}

function refusedBy(code: ComplaintErrorCode): TaskAct {
  const field = fieldOfTaskError[code];
  return field === undefined
    ? { kind: 'refused', code }
    : { kind: 'invalid', errors: { [field]: code }, uploadsGone: code === 'UPLOAD_GONE' };
}
