import type { Dependencies } from '#application/dependencies.ts';
import { copyCase } from '#application/sp4n/copy-case.ts';
import { copyStatus } from '#application/sp4n/copy-status.ts';
import type { Sp4nWork } from '#application/sp4n/sp4n-views.ts';
import { type ComplaintStatus, complaintStatuses } from '#domain/complaint/status.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { Sp4nError } from '#domain/sp4n/errors.ts';
import type { Sp4nLink } from '#domain/sp4n/link.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** What the page of one case asks for: copying it, telling what came after, putting a tracking id right, or nothing. */
export function caseStep(link: Sp4nLink, work: Sp4nWork): 'case' | 'status' | 'correct' | 'none' {
  if (link.born === 'there') return 'none';
  if (link.trackingId === null) return 'case';
  return work === 'status' && link.statusHere !== link.statusCopied ? 'status' : 'correct';
}

/** One POST of the page of a case; the work that was done, so that the next piece of it follows. */
export async function actOnSp4nCase(
  deps: Dependencies,
  complaintId: ComplaintId,
  fields: FormFields,
  officer: OfficerActor,
): Promise<Result<Sp4nWork, Sp4nError>> {
  const version = /^\d{1,9}$/.test(fields.first('version')) ? Number(fields.first('version')) : 0;
  if (fields.first('action') === 'status') {
    const status: ComplaintStatus | undefined = complaintStatuses.find(
      (one) => one === fields.first('status'),
    );
    if (status === undefined) return err({ code: 'STALE_LINK' });
    const command = { complaintId, version, status, text: '', doneByHand: true };
    const copied = await copyStatus(deps, command, officer);
    return copied.ok ? ok('status') : copied;
  }
  const trackingId = fields.first('tracking_id').slice(0, 300);
  const copied = await copyCase(deps, { complaintId, version, trackingId }, officer);
  return copied.ok ? ok('case') : copied;
}
