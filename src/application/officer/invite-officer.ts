import { officerAct } from '#application/audit/officer-act.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { hoursAfter, linkHours } from '#application/officer/link-lifetime.ts';
import { unknownUnit } from '#application/officer/unknown-unit.ts';
import { checkGrants } from '#domain/officer/grants.ts';
import { foldEmail, type OfficerError } from '#domain/officer/officer-error.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor, RoleGrant } from '#domain/officer/role.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export type InviteOfficer = {
  readonly fullName: string;
  readonly positionTitle: string;
  readonly email: string;
  readonly grants: readonly RoleGrant[];
};

/** A link is shown once, to the administrator, who hands it over; only its hash is stored. */
export type OneTimeLink = { readonly url: string; readonly expiresAt: InstantText };

/** Makes the link by which a new officer chooses a password. An earlier open invitation to the address ends. */
export async function inviteOfficer(
  deps: Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts' | 'logger'>,
  command: InviteOfficer,
  actor: OfficerActor,
): Promise<Result<OneTimeLink, OfficerError>> {
  if (!can(actor, 'officer.manage')) return err({ code: 'FORBIDDEN' });
  const grants = checkGrants(command.grants);
  if (!grants.ok) return err({ code: grants.error });

  const now = deps.clock.now();
  const token = deps.ids.secret();
  const id = deps.ids.next();
  const email = foldEmail(command.email);
  const expiresAt = hoursAfter(now, linkHours.invitation);
  const result = await deps.unitOfWork.transaction<Result<OneTimeLink, OfficerError>>(async (tx) => {
    if (await unknownUnit(tx, grants.value)) return err({ code: 'UNIT_UNKNOWN' });
    if ((await tx.officers.findByEmail(email)) !== null) return err({ code: 'EMAIL_IN_USE' });
    await tx.invitations.revokeOpenFor('invitation', email, now);
    await tx.invitations.add({
      id,
      tokenHash: deps.vault.digest('invitation', token),
      kind: 'invitation',
      email,
      fullName: command.fullName,
      positionTitle: command.positionTitle,
      grants: grants.value,
      createdBy: actor.officerId,
      createdAt: now,
      expiresAt,
      usedAt: null,
      revokedAt: null,
    });
    await tx.audit.append([
      {
        at: now,
        actor: officerAct(actor, 'officer.manage'),
        action: 'officer_invited',
        object: { kind: 'invitation', id: id },
        detail: { roles: grants.value.map((grant) => grant.role) },
      },
    ]);
    return ok({ url: `${deps.facts.baseUrl}/petugas/undangan/${token}`, expiresAt });
  });
  if (result.ok) deps.logger.info('officer_invited');
  return result;
}
