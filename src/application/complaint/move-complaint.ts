import { stopClock, turnClock } from '#application/complaint/complaint-clock.ts';
import {
  type ComplaintDeps,
  type ComplaintTarget,
  type OpenedComplaint,
  openComplaint,
} from '#application/complaint/open-complaint.ts';
import { tellReporter } from '#application/complaint/tell-reporter.ts';
import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { undoOnRefusal } from '#application/shared/undo-on-refusal.ts';
import type { ComplaintEventType } from '#domain/complaint/case-events.ts';
import type { ComplaintError } from '#domain/complaint/errors.ts';
import { nextComplaintStatus } from '#domain/complaint/transitions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** Moves of the desk that need no unit. */
export type DeskMove = 'hold' | 'resume' | 'decline' | 'archive' | 'restore';

export type MoveComplaint = ComplaintTarget & {
  readonly move: DeskMove;
  /** What the reporter is asked, told, or pointed to; for `archive` why. Not needed for `resume` and `restore`. */
  readonly words: string;
};

const SHORTEST_WORDS = 10;

const about = {
  hold: { event: 'complaint_put_on_hold', notice: 'complaint_needs_more' },
  resume: { event: 'complaint_resumed', notice: null },
  decline: { event: 'complaint_declined', notice: 'complaint_declined' },
  archive: { event: 'complaint_archived', notice: 'complaint_archived' },
  restore: { event: 'complaint_restored', notice: null },
} as const satisfies Record<
  DeskMove,
  { readonly event: ComplaintEventType; readonly notice: NoticeTemplate | null }
>;

/**
 * The desk puts a complaint on hold with a question, takes it up again, points to the body that is competent ("bukan
 * wewenang"), or files what is none (spam, unclear); the reporter reads the words. None of these is "selesai".
 * Errors: those of `openComplaint`, `WRONG_STATUS`, `REASON_NEEDED`.
 */
export async function moveComplaint(
  deps: ComplaintDeps,
  command: MoveComplaint,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  return undoOnRefusal(deps.unitOfWork, async (tx) => {
    const opened = await openComplaint(tx, actor, 'complaint.handle', command);
    return opened.ok ? await moveIn(tx, deps, opened.value, command, actor) : opened;
  });
}

async function moveIn(
  tx: Repositories,
  deps: ComplaintDeps,
  { complaint, ref, by }: OpenedComplaint,
  { move, words }: Pick<MoveComplaint, 'move' | 'words'>,
  actor: OfficerActor,
): Promise<Result<null, ComplaintError>> {
  const status = nextComplaintStatus(complaint.status, move);
  if (status === null) return err({ code: 'WRONG_STATUS' });
  const { event, notice } = about[move];
  const said = words.trim();
  if (notice !== null && [...said].length < SHORTEST_WORDS) return err({ code: 'REASON_NEEDED' });
  const now = deps.clock.now();
  const runs = move === 'resume' || move === 'restore';
  const clock = runs
    ? await turnClock(tx, deps, ref, {
        key: 'complaint_verification',
        from: deps.clock.dateOf(now),
        met: false,
      })
    : {};
  if (!runs) await stopClock(tx, ref, now, move === 'decline');
  const ends = move === 'decline' || move === 'archive';
  const changed = await tx.complaints.change(complaint.id, complaint.version, {
    status,
    ...clock,
    ...(ends && { closedAt: now }),
    ...(move === 'restore' && { closedAt: null }),
  });
  if (!changed) return err({ code: 'STALE_CASE' });
  if (notice !== null) {
    await tx.caseTexts.addMessage({
      ...ref,
      id: deps.ids.next(),
      direction: 'from_office',
      officerId: actor.officerId,
      body: said,
      createdAt: now,
    });
    await tellReporter(tx, deps, complaint, notice);
  }
  await tx.caseEvents.append([
    { ...ref, type: event, visibility: 'public', actor: by, occurredAt: now, payload: {} },
  ]);
  return ok(null);
}
