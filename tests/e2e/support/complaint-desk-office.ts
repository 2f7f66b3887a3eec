import type { Cookie } from '@playwright/test';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import type { SubmitComplaint } from '#application/complaint/submit-complaint.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { readConfig } from '#config';
import { type Container, createContainer } from '#container';
import type { OfficerActor, Role } from '#domain/officer/role.ts';
import type { ComplaintId, UnitId } from '#domain/shared/ids.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { newUnit } from '#tests/factories/units.ts';
import type { RunningPortal } from '#tests/support/running-portal.ts';

/** A running portal's database from a second process: officers, units and reports without clicking for them. */
export type ComplaintDeskOffice = {
  readonly deps: Dependencies;
  readonly officer: (role: Role, fullName: string, unit?: UnitId) => Promise<OfficerActor>;
  readonly unit: (name: string) => Promise<UnitId>;
  /** A cookie with which the officer is signed in. */
  readonly session: (actor: OfficerActor) => Promise<Cookie>;
  readonly report: (
    change?: Partial<SubmitComplaint>,
  ) => Promise<{ readonly id: ComplaintId; readonly number: string }>;
  readonly handOver: (id: ComplaintId, unitIds: readonly UnitId[], desk: OfficerActor) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openComplaintDeskOffice(portal: RunningPortal): Promise<ComplaintDeskOffice> {
  const config = readConfig({
    LOG_LEVEL: 'silent',
    DATA_DIR: portal.dataDir,
    DATABASE_URL: portal.databaseUrl,
    BASE_URL: portal.baseUrl,
  });
  const container: Container = await createContainer(config);
  const { deps } = container;
  return {
    deps,
    officer: async (role, fullName, unit) =>
      (await newOfficer(deps, { roles: [role], fullName, ...(unit !== undefined && { unit }) })).actor,
    unit: async (name) => (await newUnit(deps, { name })).id,
    session: async (actor) => ({
      name: 'petugas',
      value: (await deps.officerSessions.open(actor.officerId)).token,
      domain: 'localhost',
      path: '/',
      expires: -1,
      httpOnly: true,
      secure: false,
      sameSite: 'Lax',
    }),
    report: async (change = {}) => {
      const { caseId, number } = await submittedComplaint(deps, change);
      return { id: caseId, number };
    },
    handOver: async (complaintId, unitIds, desk) => {
      const command = { complaintId, version: 1, unitIds, note: 'Mohon dicek malam ini.' };
      const done = await handOverComplaint(deps, { ...command, classification: lampClassification }, desk);
      if (!done.ok) throw new Error(`not handed over: ${done.error.code}`);
    },
    close: () => container.close(),
  };
}
