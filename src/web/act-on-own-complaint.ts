import type { ComplaintDeps } from '#application/complaint/open-complaint.ts';
import {
  closeByReporter,
  reopenComplaint,
  sendReporterMessage,
  withdrawComplaint,
} from '#application/complaint/reporter-acts.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { ComplaintError, ComplaintErrorCode } from '#domain/complaint/errors.ts';
import type { Result } from '#domain/shared/result.ts';
import { messageForm, withdrawForm } from '#web/forms/case-access.ts';
import { closeForm, reopenForm } from '#web/forms/complaint-case.ts';
import { type FieldErrors, parseForm } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

export type OwnAct =
  | { readonly kind: 'none' }
  /** Which sentence the page says afterwards. */
  | { readonly kind: 'done'; readonly what: 'pesan' | 'beres' | 'belum' | 'cabut' }
  | { readonly kind: 'invalid'; readonly errors: FieldErrors }
  | { readonly kind: 'refused'; readonly code: ComplaintErrorCode };

/** What the reporter pressed on the page of the own complaint; any other button does nothing. */
export async function actOnOwnComplaint(
  deps: ComplaintDeps,
  ref: CaseRef,
  fields: FormFields,
): Promise<OwnAct> {
  switch (fields.first('action')) {
    case 'message': {
      const parsed = parseForm(messageForm, fields);
      if (!parsed.ok) return { kind: 'invalid', errors: parsed.error };
      const idempotencyKey = fields.first('idempotency_key').slice(0, 100);
      const message = { body: parsed.value.message, idempotencyKey };
      return outcome(await sendReporterMessage(deps, ref, message), 'pesan');
    }
    case 'close_complaint': {
      const parsed = parseForm(closeForm, fields);
      if (!parsed.ok) return { kind: 'invalid', errors: parsed.error };
      const { rating } = parsed.value;
      return outcome(await closeByReporter(deps, ref, rating === null ? null : Number(rating)), 'beres');
    }
    case 'reopen': {
      const parsed = parseForm(reopenForm, fields);
      if (!parsed.ok) return { kind: 'invalid', errors: parsed.error };
      return outcome(await reopenComplaint(deps, ref, parsed.value.reopen_reason), 'belum');
    }
    case 'withdraw': {
      const parsed = parseForm(withdrawForm, fields);
      if (!parsed.ok) return { kind: 'invalid', errors: parsed.error };
      return outcome(await withdrawComplaint(deps, ref, parsed.value.reason), 'cabut');
    }
    default:
      return { kind: 'none' };
  }
}

function outcome(
  result: Result<null, ComplaintError>,
  what: Extract<OwnAct, { kind: 'done' }>['what'],
): OwnAct {
  return result.ok ? { kind: 'done', what } : { kind: 'refused', code: result.error.code };
}
