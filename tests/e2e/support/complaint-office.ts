import { complaintScope } from '#application/complaint/complaint-scope.ts';
import type { OfficerComplaintView } from '#application/complaint/complaint-views.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import { settleAct } from '#application/complaint/settle-act.ts';
import { makeTaskLink } from '#application/complaint/task-link.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { readConfig } from '#config';
import { createContainer } from '#container';
import type { OfficerActor } from '#domain/officer/role.ts';
import { accepted } from '#tests/factories/answers.ts';
import { lampClassification } from '#tests/factories/complaints.ts';
import { newOfficer } from '#tests/factories/officers.ts';
import { newUnit } from '#tests/factories/units.ts';
import type { RunningPortal } from '#tests/support/running-portal.ts';

/** What desk and unit do between a citizen's visits, over the rows of the portal that runs. */
export type ComplaintOffice = {
  readonly deps: Dependencies;
  /** Gives it to Dinas Perhubungan; the path of a fresh task link. */
  readonly handOver: (number: string) => Promise<string>;
  /** Lets the reporter see what came by the task link. */
  readonly confirm: (number: string) => Promise<void>;
  readonly publish: (number: string, text: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function complaintOffice(
  portal: RunningPortal,
  env: Readonly<Record<string, string>> = {},
): Promise<ComplaintOffice> {
  const container = await createContainer(
    readConfig({ ...env, LOG_LEVEL: 'silent', DATA_DIR: portal.dataDir, BASE_URL: portal.baseUrl }),
  );
  const { deps } = container;
  const desk: OfficerActor = (await newOfficer(deps, { roles: ['complaint_desk'] })).actor;
  const unit = await newUnit(deps, { name: 'Dinas Perhubungan' });
  const seen = async (number: string): Promise<OfficerComplaintView> => {
    const scope = complaintScope(desk);
    const found = await deps.queries.complaints.inbox({ scope, folder: 'all_open', text: number }, 2, null);
    const view = await deps.queries.complaints.officerComplaint(found.rows[0]?.id ?? '', scope);
    if (view === null) throw new Error(`${number} is not there`);
    return view;
  };
  return {
    deps,
    handOver: async (number) => {
      const { id, version } = await seen(number);
      const given = { complaintId: id, version, unitIds: [unit.id], note: 'Mohon dicek malam ini' };
      accepted(await handOverComplaint(deps, { ...given, classification: lampClassification }, desk));
      const [task] = (await seen(number)).tasks;
      if (task === undefined) throw new Error('no task');
      return new URL(accepted(await makeTaskLink(deps, task.id, desk)).url).pathname;
    },
    confirm: async (number) => {
      const act = (await seen(number)).acts.find(
        (one) => one.confirmedAt === null && one.rejectedAt === null,
      );
      if (act === undefined) throw new Error('nothing came by the link');
      accepted(await settleAct(deps, { actId: act.id, as: 'confirmed', reason: '' }, desk));
    },
    publish: async (number, text) => {
      const { id, version } = await seen(number);
      accepted(await publishComplaint(deps, { complaintId: id, version, publicBody: text }, desk));
    },
    close: () => container.close(),
  };
}
