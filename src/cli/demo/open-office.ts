import type { Dependencies } from '#application/dependencies.ts';
import { acceptInvitation } from '#application/officer/accept-invitation.ts';
import { sealFactorSecret } from '#application/officer/factor-secrets.ts';
import { inviteAdministrator } from '#application/officer/invite-administrator.ts';
import { inviteOfficer } from '#application/officer/invite-officer.ts';
import { changeSettings } from '#application/settings/change-settings.ts';
import type { OfficerActor, RoleGrant } from '#domain/officer/role.ts';
import type { DemoUnit } from './demo-world.ts';
import { type DemoOfficer, demoMailDomain, demoOfficers, demoSigningOfficial } from './officers.ts';
import { accepted } from './staged-file.ts';

/** What every officer of the demo office signs in with. */
export type DemoAccess = { readonly password: string; readonly appSecret: string };

const tokenOf = (url: string) => url.slice(url.lastIndexOf('/') + 1);

/** Lets the officers in, each by an invitation, all with one password and one key of the app, and fills in the office's settings. */
export async function openOffice(
  deps: Dependencies,
  units: ReadonlyMap<string, DemoUnit>,
  access: DemoAccess,
): Promise<ReadonlyMap<string, OfficerActor>> {
  const officers = new Map<string, OfficerActor>();
  const [first, ...others] = demoOfficers;
  if (first === undefined) throw new Error('the demo office has nobody');
  const invitation = accepted(
    await inviteAdministrator(deps, { email: mailOf(first), fullName: first.fullName }),
  );
  const administrator = await enter(deps, first, tokenOf(invitation.url), access, [
    { role: first.role, unitId: null },
  ]);
  officers.set(first.key, administrator);
  for (const officer of others) {
    const unit = officer.unitSlug === null ? null : units.get(officer.unitSlug);
    if (unit === undefined) continue;
    const grants = [{ role: officer.role, unitId: unit?.id ?? null }];
    const { fullName, positionTitle } = officer;
    const link = accepted(
      await inviteOfficer(deps, { fullName, positionTitle, email: mailOf(officer), grants }, administrator),
    );
    const actor = await enter(deps, officer, tokenOf(link.url), access, grants);
    officers.set(officer.key, actor);
    if (officer.role === 'unit_ppid' && officer.unitSlug !== null) officers.set(officer.unitSlug, actor);
  }
  const inspectorateUnitId = units.get('inspektorat')?.id ?? null;
  accepted(await changeSettings(deps, { ...demoSettings, inspectorateUnitId }, administrator));
  return officers;
}

const demoSettings = {
  phone: '(0335) 000-134',
  whatsapp: '0812-0000-0134',
  email: `ppid@${demoMailDomain}`,
  signingOfficial: demoSigningOfficial,
  letterNumbering: 'generated',
} as const;

export function mailOf({ key }: Pick<DemoOfficer, 'key'>): string {
  return `${key}@${demoMailDomain}`;
}

async function enter(
  deps: Dependencies,
  officer: DemoOfficer,
  token: string,
  { password, appSecret }: DemoAccess,
  grants: readonly RoleGrant[],
): Promise<OfficerActor> {
  const officerId = accepted(await acceptInvitation(deps, { token, password }));
  await deps.unitOfWork.transaction(async (tx) => {
    await tx.officerFactors.add({
      officerId,
      sealedSecret: sealFactorSecret(deps, officerId, appSecret),
      lastStep: 0,
      enrolledAt: deps.clock.now(),
    });
  });
  return { kind: 'officer', officerId, fullName: officer.fullName, grants };
}
