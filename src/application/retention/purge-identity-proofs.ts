import type { Dependencies } from '#application/dependencies.ts';
import { hoursBefore } from '#application/retention/instants.ts';

const BATCH = 50;
/**
 * Objection (30 working days), its decision (30) and filing a dispute (14) are over by then, holidays
 * included (UU 14/2008 art. 36–38).
 */
const DAYS_AFTER_THE_CASE = 120;

/**
 * Deletes copies of identity papers: some days after an officer checked the identity (a setting), at the
 * latest when nothing can be contested any more. The history keeps that there was one and who checked it
 * (UU 27/2022 art. 43). Returns how many.
 */
export async function purgeIdentityProofs(deps: Pick<Dependencies, 'unitOfWork' | 'clock'>): Promise<number> {
  let removed = 0;
  for (;;) {
    const count = await deps.unitOfWork.transaction(async (tx) => {
      const now = deps.clock.now();
      const { settings } = await tx.officeRules.load();
      const proofs = await tx.storedFiles.identityProofsDue(
        hoursBefore(now, settings.proofRetentionDays * 24),
        hoursBefore(now, DAYS_AFTER_THE_CASE * 24),
        BATCH,
      );
      if (proofs.length === 0) return 0;
      await tx.storedFiles.markDeleted(
        proofs.map((proof) => proof.id),
        now,
      );
      await tx.caseEvents.append(
        proofs.map((proof) => ({
          ...proof.ref,
          type: 'identity_proof_deleted',
          visibility: 'public',
          actor: { kind: 'system' },
          occurredAt: now,
          payload: { fileId: proof.id, reason: proof.checked ? 'identity_checked' : 'case_over' },
        })),
      );
      await tx.outbox.add(
        proofs.map(({ id }) => ({
          topic: 'erase_file',
          dedupeKey: `erase_file:${id}`,
          payload: { fileId: id },
        })),
        now,
      );
      return proofs.length;
    });
    removed += count;
    if (count < BATCH) return removed;
  }
}
