import { complaintScope, isInScope } from '#application/complaint/complaint-scope.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { FileForDelivery } from '#application/ports/file-queries.ts';
import type { FilePurpose } from '#application/ports/stored-file-repository.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { CaseKind } from '#domain/shared/case-kind.ts';
import { assertNever } from '#domain/shared/result.ts';

/** Who asks for a file. */
export type FileViewer =
  | { readonly kind: 'guest' }
  /** Somebody with a session of exactly one case. */
  | { readonly kind: 'citizen'; readonly ref: CaseRef }
  /** Somebody of a unit who holds the link of one task, and no account. */
  | { readonly kind: 'task_link'; readonly ref: CaseRef; readonly actIds: readonly string[] }
  | {
      readonly kind: 'officer';
      readonly actor: OfficerActor;
      /** Holds a fresh grant of a reasoned, logged view for this very file. */
      readonly identityViewGranted: boolean;
    };

/**
 * The one answer to "may this viewer have these bytes"; deny by default. Guests get published documents, and pictures
 * of a unit's act that the desk let out, only;
 * a citizen what the office has released in the own case; a unit by its task link
 * the report's files and its own; an officer what the permission on the file's unit
 * allows, and an identity proof only through a reasoned view (UU 27/2022). Nobody gets what was not looked into.
 */
export function canSeeFile(viewer: FileViewer, file: FileForDelivery): boolean {
  if (file.deletedAt !== null || file.held) return false;
  switch (viewer.kind) {
    case 'guest':
      return (file.purpose === 'document' || file.purpose === 'complaint_act') && file.publiclyReadable;
    case 'citizen':
      return (
        file.ref !== null &&
        file.ref.caseKind === viewer.ref.caseKind &&
        file.ref.caseId === viewer.ref.caseId &&
        file.visibleToCitizen &&
        released[file.ref.caseKind].includes(file.purpose)
      );
    case 'task_link':
      return (
        file.ref?.caseKind === 'complaint' &&
        file.ref.caseId === viewer.ref.caseId &&
        (file.purpose === 'complaint_attachment' ||
          (file.purpose === 'complaint_act' && file.itemId !== null && viewer.actIds.includes(file.itemId)))
      );
    case 'officer':
      return officerMaySee(viewer.actor, viewer.identityViewGranted, file);
    default:
      return assertNever(viewer);
  }
}

/** What of a case its citizen may have once it is visible, by kind of case. */
const released: Readonly<Record<CaseKind, readonly FilePurpose[]>> = {
  information_request: ['answer_attachment', 'letter_rendered', 'letter_signed'],
  objection: [],
  complaint: ['complaint_attachment', 'complaint_act'],
};

function officerMaySee(actor: OfficerActor, identityViewGranted: boolean, file: FileForDelivery): boolean {
  const scope = { unitId: file.caseUnitId };
  switch (file.purpose) {
    case 'staged':
      return false;
    case 'document':
      return can(actor, 'public_document.draft', scope) || can(actor, 'public_document.publish', scope);
    case 'identity_proof':
      return (
        file.ref?.caseKind === 'information_request' &&
        identityViewGranted &&
        can(actor, 'information_request.see_identity', scope)
      );
    case 'answer_attachment':
    case 'consequence_test':
    case 'letter_rendered':
    case 'letter_signed':
      return file.ref?.caseKind === 'information_request' && can(actor, 'information_request.read', scope);
    case 'conversation_media':
      return (
        can(actor, 'complaint.handle') &&
        !complaintScope(actor).not.some((unit) => file.chatAboutUnitIds.includes(unit))
      );
    case 'complaint_attachment':
    case 'complaint_act':
      return (
        file.complaint !== null &&
        can(actor, 'complaint.read') &&
        isInScope(complaintScope(actor), file.complaint, file.complaint.taskUnitIds)
      );
    default:
      return assertNever(file.purpose);
  }
}
