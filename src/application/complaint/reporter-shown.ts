import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import { unsealReporter } from '#application/complaint/reporter.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Reporter } from '#domain/complaint/complaint.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';

/** What a page may show of a reporter. */
export type ReporterShown =
  | { readonly kind: 'shown'; readonly reporter: Reporter }
  /** Anonim: the desk opens it for a reason. */
  | { readonly kind: 'sealed' }
  /** Given to this unit with consent: name and phone, nothing else. */
  | { readonly kind: 'released'; readonly fullName: string | null; readonly phone: string | null }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'withheld' };

/** The desk sees an open reporter at once; a unit only what was released for its task; others nothing. */
export function reporterShown(
  deps: Pick<Dependencies, 'vault'>,
  view: OfficerComplaintView,
  actor: OfficerActor,
): ReporterShown {
  if (view.sealedReporter === null)
    return { kind: can(actor, 'complaint.see_reporter') ? 'nobody' : 'withheld' };
  if (can(actor, 'complaint.see_reporter')) {
    if (view.identityMode !== 'open') return { kind: 'sealed' };
    return { kind: 'shown', reporter: unsealReporter(deps, view) };
  }
  const { releasedTaskIds, tasks, identityMode } = view;
  const mine = tasks.some(
    (task) =>
      task.status === 'open' &&
      releasedTaskIds.includes(task.id) &&
      can(actor, 'complaint.act', { unitId: task.unitId }),
  );
  if (!mine || identityMode !== 'open') return { kind: 'withheld' };
  const { fullName, phone } = unsealReporter(deps, view);
  return { kind: 'released', fullName, phone };
}
