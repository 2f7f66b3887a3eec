import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import {
  changeDocument,
  type DocumentRef,
  takeInHand,
} from '#application/public-document/document-in-hand.ts';
import { checkGate } from '#application/public-document/gate-verdict.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { cancelSchedule, schedulePublication, setEmbargo } from '#domain/public-document/publication.ts';
import type { Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'releaseGate' | 'vault'>;

/** Fixes the moment at which the newest version becomes public by itself; the gate is asked now and then again. */
export async function scheduleDocument(
  deps: Deps,
  command: DocumentRef & { readonly at: InstantText },
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const passed = await checkGate(deps, command.documentId);
  if (!passed.ok) return passed;
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const taken = await takeInHand(tx, command, actor, 'public_document.publish');
    if (!taken.ok) return taken;
    const versions = await tx.publicDocuments.versions(taken.value.id);
    const scheduled = schedulePublication(taken.value, versions, command.at, act);
    if (!scheduled.ok) return scheduled;
    await tx.audit.append([
      {
        at: act.at,
        actor: officerAct(actor, 'public_document.publish', { unitId: taken.value.unitId }),
        action: 'document_scheduled',
        object: { kind: 'public_document', id: taken.value.id },
        detail: { at: command.at },
      },
    ]);
    return changeDocument(tx, deps, taken.value, scheduled.value, act, {
      type: 'scheduled',
      detail: command.at,
    });
  });
}

/** Takes the fixed moment away again. */
export async function cancelDocumentSchedule(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: DocumentRef,
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const taken = await takeInHand(tx, command, actor, 'public_document.publish');
    if (!taken.ok) return taken;
    const cancelled = cancelSchedule(taken.value, act);
    if (!cancelled.ok) return cancelled;
    return changeDocument(tx, deps, taken.value, cancelled.value, act, {
      type: 'schedule_cancelled',
      detail: '',
    });
  });
}

/** Sets an embargo, or lifts it (`until` null): before its end nobody makes the document public. */
export async function embargoDocument(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  command: DocumentRef & { readonly until: InstantText | null },
  actor: OfficerActor,
): Promise<Result<null, PublicDocumentError>> {
  const act = { by: actor.officerId, at: deps.clock.now() };
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const taken = await takeInHand(tx, command, actor, 'public_document.publish');
    if (!taken.ok) return taken;
    const held = setEmbargo(taken.value, command.until, act);
    if (!held.ok) return held;
    return changeDocument(tx, deps, taken.value, held.value, act, {
      type: command.until === null ? 'embargo_lifted' : 'embargo_set',
      detail: command.until ?? '',
    });
  });
}
