import type { Dependencies } from '#application/dependencies.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { type Deadline, openDeadlineByKey } from '#domain/deadline/deadline.ts';
import type { PeriodKey } from '#domain/deadline/statutory-periods.ts';
import { asId, type DeadlineId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** @throws when the office has no such period in force on that day. */
export function countFrom(rules: OfficeRules, key: PeriodKey, startedOn: CivilDate): Deadline {
  const opened = openDeadlineByKey(rules, key, startedOn);
  if (!opened.ok) throw new Error(`no clock ${key} for ${startedOn}: ${opened.error.code}`);
  return opened.value;
}

/** Ends the clock that runs, as met or not, and starts the next; what the complaint's row is to say. */
export async function turnClock(
  tx: Pick<Repositories, 'deadlines' | 'officeRules'>,
  deps: Pick<Dependencies, 'clock' | 'ids'>,
  ref: CaseRef,
  next: { readonly key: PeriodKey; readonly from: CivilDate; readonly met: boolean },
): Promise<{ readonly dueOn: CivilDate; readonly dueProvisional: boolean }> {
  const now = deps.clock.now();
  await stopClock(tx, ref, now, next.met);
  const deadline = countFrom(await tx.officeRules.load(), next.key, next.from);
  await tx.deadlines.open(asId<DeadlineId>(deps.ids.next()), ref, deadline, now);
  return { dueOn: deadline.dueOn, dueProvisional: deadline.provisional };
}

export async function stopClock(
  tx: Pick<Repositories, 'deadlines'>,
  ref: CaseRef,
  now: string,
  met: boolean,
): Promise<void> {
  if (met) await tx.deadlines.meet(ref, now);
  else await tx.deadlines.supersede(ref, now);
}
