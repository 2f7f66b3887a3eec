import type { Dependencies } from '#application/dependencies.ts';
import { openEntry } from '#application/exemption/open-entry.ts';
import { isOver } from '#domain/exemption/exemption.ts';

const BATCH = 50;
const REASON = 'Jangka waktu pengecualian habis.';

/**
 * Opens the entries of exemptions whose last day has passed (law.md §2.5: at the end it is public anyway). Finds its
 * work by what is over and not yet ended: late or twice is the same; how many were opened.
 */
export async function openEndedExemptions(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids'>,
  stop: AbortSignal,
): Promise<number> {
  const today = deps.clock.today();
  let opened = 0;
  for (;;) {
    const over = await deps.unitOfWork.transaction((tx) => tx.exemptions.over(today, BATCH));
    let now = 0;
    for (const { id } of over) {
      if (stop.aborted) return opened + now;
      const done = await deps.unitOfWork.transaction(async (tx) => {
        const exemption = await tx.exemptions.find(id);
        if (exemption === null || !isOver(exemption, today)) return false;
        const at = deps.clock.now();
        if (!(await openEntry(tx, deps, exemption, { at, reason: REASON }))) return false;
        await tx.audit.append([
          {
            at,
            actor: { kind: 'system' },
            action: 'exemption_ended',
            object: { kind: 'exemption', id },
            detail: {},
          },
        ]);
        return true;
      });
      if (done) now += 1;
    }
    opened += now;
    if (over.length < BATCH || now === 0) return opened;
  }
}
