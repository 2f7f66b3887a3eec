import { readAnchor } from '#application/audit/read-anchor.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { AuditAnchorLog } from '#application/ports/audit-anchor-log.ts';
import { type HistoryAnchor, nothingAnchored } from '#domain/audit/history-anchor.ts';

export type AnchorDependencies = Pick<Dependencies, 'unitOfWork' | 'queries' | 'clock' | 'logger'> & {
  readonly auditAnchors: AuditAnchorLog;
};

/**
 * Once a day: counts and hashes what was added to the histories since the last time into the audit trail, and
 * writes where the trail stands into a file outside the database. Returns how many of the two were done; safe
 * to repeat, and what a kill left undone is done at the next run.
 */
export async function anchorHistory(deps: AnchorDependencies): Promise<number> {
  const made = (await isAnchoredToday(deps)) ? 0 : await appendAnchor(deps);
  return made + (await writeLine(deps));
}

async function isAnchoredToday({ queries, clock }: AnchorDependencies): Promise<boolean> {
  const latest = await queries.audit.latest('history_anchor');
  return latest !== null && clock.dateOf(latest.at) === clock.today();
}

async function appendAnchor(deps: AnchorDependencies): Promise<number> {
  const { queries, unitOfWork, clock } = deps;
  const latest = await queries.audit.latest('history_anchor');
  const before = latest === null ? null : readAnchor(latest.detail);
  const anchor: HistoryAnchor = {
    case_event: await queries.audit.historyRange(
      'case_event',
      before?.case_event.upto ?? nothingAnchored,
      null,
    ),
    document_event: await queries.audit.historyRange(
      'document_event',
      before?.document_event.upto ?? nothingAnchored,
      null,
    ),
  };
  await unitOfWork.transaction((tx) =>
    tx.audit.append([
      {
        at: clock.now(),
        actor: { kind: 'system' },
        action: 'history_anchor',
        object: { kind: 'history', id: '' },
        detail: anchor,
      },
    ]),
  );
  return 1;
}

/** The line of the last anchor, if the file does not hold it yet. */
async function writeLine({ queries, auditAnchors, logger }: AnchorDependencies): Promise<number> {
  const latest = await queries.audit.latest('history_anchor');
  if (latest === null) return 0;
  const { lines } = await auditAnchors.read();
  if (lines.some(({ seq, hash }) => seq === latest.seq && hash === latest.hash)) return 0;
  await auditAnchors.append({ at: latest.at, seq: latest.seq, hash: latest.hash });
  // Whoever collects the log elsewhere has one more place that the trail can be held against.
  logger.info('history_anchored', { count: latest.seq, code: latest.hash });
  return 1;
}
