import type { Dependencies } from '#application/dependencies.ts';
import { type OpenedRequest, openForOfficer } from '#application/information-request/open-for-officer.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import { checkItemDecision } from '#domain/information-request/answer.ts';
import type { ItemDecision } from '#domain/information-request/decision.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import type { RequestItem } from '#domain/information-request/information-request.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, RequestItemId, StoredFileId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

type Refusal = Extract<ItemDecision, { kind: 'refused' }>;

/** A decision as it is typed: the scan of a consequence test is a fresh upload, or null for the one on file. */
export type ItemDecisionDraft =
  | Exclude<ItemDecision, { kind: 'refused' | 'not_held' }>
  | (Extract<ItemDecision, { kind: 'not_held' }> & { readonly holderUnknown: boolean })
  | (Omit<Refusal, 'consequenceTest'> & {
      readonly consequenceTest: {
        readonly number: string;
        readonly heldOn: CivilDate;
        readonly uploadedFileId: StoredFileId | null;
      };
    });

export type DecideItem = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  readonly itemId: RequestItemId;
  readonly decision: ItemDecisionDraft;
};

/**
 * Decides one item of information, or decides it anew (UU 14/2008 art. 17, 19 and 22(7)). The requester sees it
 * only when the answer is sent. Errors: `NOT_FOUND`, `NOT_ALLOWED`, `STALE_CASE`, `WRONG_STATUS`,
 * `ITEM_NOT_FOUND`, `UPLOAD_GONE`, and what `checkItemDecision` refuses.
 */
export async function decideItem(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock'>,
  command: DecideItem,
  actor: OfficerActor,
): Promise<Result<null, InformationRequestError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openForOfficer(tx, deps, actor, 'information_request.prepare', command);
    if (!opened.ok) return opened;
    const { request, ref, by } = opened.value;
    const status = nextStatus(request.status, 'decide_item');
    if (status === null) return err({ code: 'WRONG_STATUS' });
    const item = request.items.find(({ id }) => id === command.itemId);
    if (item === undefined) return err({ code: 'ITEM_NOT_FOUND' });
    const decision = decisionOf(command.decision, item);
    if (decision === null) return err({ code: 'CONSEQUENCE_TEST_NEEDED' });
    const checked = checkItemDecision(decision, {
      today: deps.clock.today(),
      holderUnknown: command.decision.kind === 'not_held' && command.decision.holderUnknown,
    });
    if (!checked.ok) return checked;
    if (!(await tx.informationRequests.change(request.id, request.version, { status }))) {
      return err({ code: 'STALE_CASE' });
    }
    await tx.informationRequests.decideItem(item.id, decision);
    const now = deps.clock.now();
    const kept = await keepConsequenceTest(tx, opened.value, { item, decision, now });
    if (!kept.ok) return kept;
    await tx.caseEvents.append([
      {
        ...ref,
        type: 'item_decided',
        visibility: 'internal',
        actor: by,
        occurredAt: now,
        payload: { itemId: item.id, position: item.position, decision: decision.kind },
      },
    ]);
    return ok(null);
  });
}

/** Null when a refusal has neither a fresh scan nor one on file. */
function decisionOf(draft: ItemDecisionDraft, item: RequestItem): ItemDecision | null {
  if (draft.kind === 'not_held') return { kind: 'not_held', holder: draft.holder, note: draft.note };
  if (draft.kind !== 'refused') return draft;
  const { number, heldOn, uploadedFileId } = draft.consequenceTest;
  const fileId = uploadedFileId ?? scanOf(item.decision);
  return fileId === null ? null : { ...draft, consequenceTest: { number, heldOn, fileId } };
}

function scanOf(decision: ItemDecision | null): StoredFileId | null {
  return decision?.kind === 'refused' ? decision.consequenceTest.fileId : null;
}

/** Takes the fresh scan out of staging and lets go of the one it replaces. */
async function keepConsequenceTest(
  tx: Repositories,
  { ref }: OpenedRequest,
  given: { readonly item: RequestItem; readonly decision: ItemDecision; readonly now: string },
): Promise<Result<null, InformationRequestError>> {
  const { item, decision, now } = given;
  const before = scanOf(item.decision);
  const after = scanOf(decision);
  if (before === after) return ok(null);
  if (after !== null) {
    const use = { purpose: 'consequence_test', ref, itemId: item.id, visibleToCitizen: false } as const;
    if ((await tx.storedFiles.adopt([after], use)) !== 1) return err({ code: 'UPLOAD_GONE' });
  }
  if (before !== null) {
    await tx.storedFiles.markDeleted([before], now);
    await tx.outbox.add(
      [{ topic: 'erase_file', dedupeKey: `erase_file:${before}`, payload: { fileId: before } }],
      now,
    );
  }
  return ok(null);
}
