import type { Dependencies } from '#application/dependencies.ts';
import type { CaseCredentials } from '#application/ports/case-access-repository.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { Temporal } from '#domain/shared/temporal.ts';

/** How long a citizen's session lasts, in minutes (design: 30). */
export const CITIZEN_SESSION_MINUTES = 30;

/** A session just opened: its token goes into a cookie, only its digest is stored. */
export type OpenedCase = { readonly token: string; readonly number: string; readonly ref: CaseRef };

/** `minutes` after an instant, as text of fixed width. */
export function minutesAfter(instant: string, minutes: number): string {
  return Temporal.Instant.from(instant).add({ minutes }).toString({ smallestUnit: 'millisecond' });
}

/** Opens a session on one case. */
export async function openCitizenSession(
  deps: Pick<Dependencies, 'clock' | 'ids' | 'vault'>,
  tx: Repositories,
  known: CaseCredentials,
): Promise<OpenedCase> {
  const token = deps.ids.secret();
  const now = deps.clock.now();
  const ref: CaseRef = { caseKind: known.caseKind, caseId: known.caseId };
  await tx.caseAccess.openSession(
    ref,
    deps.vault.digest('citizen_session', token),
    now,
    minutesAfter(now, CITIZEN_SESSION_MINUTES),
  );
  return { token, number: known.number, ref };
}

/** The case of a citizen's cookie; null when there is none or its time is over. */
export async function resolveCitizenSession(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'vault'>,
  token: string | null,
): Promise<CaseRef | null> {
  if (token === null || token === '') return null;
  return deps.unitOfWork.transaction((tx) =>
    tx.caseAccess.findSession(deps.vault.digest('citizen_session', token), deps.clock.now()),
  );
}

/** Ends a citizen's session. */
export async function closeCitizenSession(
  deps: Pick<Dependencies, 'unitOfWork' | 'vault'>,
  token: string,
): Promise<void> {
  await deps.unitOfWork.transaction((tx) =>
    tx.caseAccess.closeSession(deps.vault.digest('citizen_session', token)),
  );
}
