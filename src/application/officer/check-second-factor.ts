import type { Dependencies } from '#application/dependencies.ts';
import { openFactorSecret, recoveryCodeHash } from '#application/officer/factor-secrets.ts';
import { noteLimit } from '#application/officer/limit-note.ts';
import { tellOfficer } from '#application/officer/security-notice.ts';
import type { SeenSession } from '#application/ports/officer-sessions.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { AuditAction, NewAuditEntry } from '#domain/audit/audit-entry.ts';
import type { OfficerError } from '#domain/officer/officer-error.ts';
import { foldAppCode } from '#domain/officer/second-factor.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';

/** What was given as second factor. */
export type SecondFactor = { readonly kind: 'app_code' | 'recovery_code'; readonly code: string };

type Deps = Pick<
  Dependencies,
  'unitOfWork' | 'vault' | 'oneTimeCodes' | 'attempts' | 'clock' | 'ids' | 'logger'
>;

/**
 * Takes a code of the app, or a recovery code, once: the second of two parallel posts is refused. Five tries for the
 * officer and for the session, then a wait. `recoveryCodesLeft` is null unless a recovery code was used.
 */
export async function checkSecondFactor(
  deps: Deps,
  session: Pick<SeenSession, 'id' | 'officer'>,
  given: SecondFactor,
  success: Extract<AuditAction, 'signed_in' | 'sign_in_confirmed'>,
): Promise<Result<{ readonly recoveryCodesLeft: number | null }, OfficerError>> {
  const { officerId } = session.officer;
  const allowed =
    (await deps.attempts.take('second_factor_session', session.id)) &&
    (await deps.attempts.take('second_factor', officerId));
  if (!allowed) {
    await noteLimit(deps, { key: `second_factor:${officerId}`, officerId, detail: { method: given.kind } });
    return err({ code: 'CODE_TOO_MANY_TRIES' });
  }
  const entry = (action: AuditAction, detail: NewAuditEntry['detail'] = {}): NewAuditEntry => ({
    at: deps.clock.now(),
    actor: { kind: 'officer', officerId, role: null },
    action,
    object: { kind: 'officer', id: officerId },
    detail,
  });
  const taken = await deps.unitOfWork.transaction(async (tx) => {
    const used = await use(deps, tx, session, given);
    if (!used) {
      await tx.audit.append([
        { ...entry('second_factor_refused', { method: given.kind }), actor: { kind: 'visitor' } },
      ]);
      return null;
    }
    if (given.kind === 'app_code') {
      await tx.audit.append([entry(success, { method: given.kind })]);
      return { recoveryCodesLeft: null };
    }
    const left = await tx.officerFactors.countRecoveryCodes(officerId);
    const officer = await tx.officers.find(officerId);
    if (officer !== null) await tellOfficer(deps, tx, officer, 'recovery_code_used', deps.clock.now());
    await tx.audit.append([entry('recovery_code_used', { left }), entry(success, { method: given.kind })]);
    return { recoveryCodesLeft: left };
  });
  if (taken === null) {
    deps.logger.warn('second_factor_refused');
    return err({ code: given.kind === 'app_code' ? 'CODE_REFUSED' : 'RECOVERY_CODE_REFUSED' });
  }
  await deps.attempts.clear('second_factor', officerId);
  await deps.attempts.clear('second_factor_session', session.id);
  return ok(taken);
}

async function use(
  deps: Deps,
  tx: Pick<Repositories, 'officerFactors'>,
  { officer: { officerId } }: Pick<SeenSession, 'officer'>,
  given: SecondFactor,
): Promise<boolean> {
  const now = deps.clock.now();
  const factor = await tx.officerFactors.find(officerId);
  if (factor === null) return false;
  if (given.kind === 'recovery_code') {
    return tx.officerFactors.useRecoveryCode(officerId, recoveryCodeHash(deps, officerId, given.code), now);
  }
  const code = foldAppCode(given.code);
  const secret = openFactorSecret(deps, officerId, factor.sealedSecret);
  if (secret === null) deps.logger.error('factor_unreadable');
  if (code === null || secret === null) return false;
  const step = deps.oneTimeCodes.stepOf(secret, code, now);
  return step !== null && (await tx.officerFactors.useStep(officerId, step));
}
