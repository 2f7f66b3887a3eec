import { closeSilentComplaints } from '#application/complaint/close-silent-complaints.ts';
import { settleNotice } from '#application/notification/settle-notice.ts';
import { purgeExpiredAccess } from '#application/retention/purge-expired-access.ts';
import { purgeIdentityProofs } from '#application/retention/purge-identity-proofs.ts';
import { purgeStagedFiles } from '#application/retention/purge-staged-files.ts';
import type { WorkerDependencies } from '#application/worker-dependencies.ts';
import { asId, type NoticeId } from '#domain/shared/ids.ts';
import { at, type DemoWorld, officerOf } from './demo-world.ts';
import { accepted } from './staged-file.ts';
import type { Step } from './timeline.ts';
import { workingDayAfter, workingDayFrom } from './working-dates.ts';

const MOST_A_DAY = 60;

/** Each working day the desk tells who has to be told by a person; what came in the last days is still to be done. */
export function tellingSteps(world: DemoWorld): readonly Step[] {
  const { calendar } = world.rules;
  const end = workingDayAfter(calendar, world.today, -3);
  const steps: Step[] = [];
  for (let day = workingDayFrom(calendar, world.start); day < end; day = workingDayAfter(calendar, day, 1)) {
    steps.push({ at: at(world, day, '15:50'), act: () => tellEverybody(world) });
  }
  return steps;
}

async function tellEverybody(world: DemoWorld): Promise<void> {
  const { deps } = world;
  const waiting = await deps.queries.notices.toTell({ requests: true, complaints: null }, MOST_A_DAY, null);
  for (const { id, phone } of waiting) {
    // One phone in nineteen is out of use.
    const dead = phone !== null && Number(phone.slice(-3)) % 19 === 4;
    const command = { noticeId: asId<NoticeId>(id), outcome: dead ? 'number_dead' : 'told' } as const;
    accepted(await settleNotice(deps, command, officerOf(world, dead ? 'petugas2' : 'petugas1')));
  }
}

/** Every week what is due by the clock: copies of identity papers, unused uploads and spent keys go. */
export function cleaningSteps(world: DemoWorld, worker: WorkerDependencies): readonly Step[] {
  const steps: Step[] = [];
  for (let day = world.start; day < world.today; day = workingDayAfter(world.rules.calendar, day, 5)) {
    steps.push({
      at: at(world, day, '02:00'),
      act: async () => {
        await closeSilentComplaints(worker);
        await purgeStagedFiles(worker);
        await purgeIdentityProofs(worker);
        await purgeExpiredAccess(worker);
      },
    });
  }
  return steps;
}
