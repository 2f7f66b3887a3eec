import { takeFromRequest } from '#application/complaint/take-from-request.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { enterAbsence } from '#application/officer/enter-absence.ts';
import type { Container } from '#container';
import { bucketBoundaries } from '#domain/deadline/urgency.ts';
import { type CivilDate, Temporal } from '#domain/shared/temporal.ts';
import { complaintSteps } from './complaints/schedule-complaints.ts';
import { complianceSteps } from './compliance/compliance-steps.ts';
import { type DemoClock, instantAt } from './demo-clock.ts';
import { demoWorker } from './demo-worker.ts';
import { at, type DemoReceipt, type DemoUnit, type DemoWorld, officerOf } from './demo-world.ts';
import { chooseDocuments } from './documents/catalogue.ts';
import { documentSteps } from './documents/schedule-documents.ts';
import { cleaningSteps, tellingSteps } from './office-rounds.ts';
import { demoUnitSlugs } from './officers.ts';
import { openOffice } from './open-office.ts';
import { openPress } from './papers/press.ts';
import { chance } from './random.ts';
import { castRequests } from './requests/cast.ts';
import { requestSteps } from './requests/schedule-request.ts';
import { accepted } from './staged-file.ts';
import { playSteps } from './timeline.ts';

/** How much there is of everything. */
export type DemoSize = {
  readonly units: number;
  readonly documents: number;
  readonly requests: number;
  /** How long the story is. */
  readonly months: number;
};

export const demoSizes = {
  full: { units: 26, documents: 300, requests: 250, months: 14 },
  small: { units: 5, documents: 12, requests: 15, months: 5 },
} as const satisfies Record<string, DemoSize>;

export type DemoOffice = {
  readonly password: string;
  /** Key of the authenticator app, the same for every officer. */
  readonly appSecret: string;
  /** Units in use. */
  readonly unitSlugs: readonly string[];
  readonly documents: number;
  readonly requests: number;
  /** Ways into some requests as their requesters have them. */
  readonly receipts: readonly DemoReceipt[];
};

/**
 * Plays the months of an office through the use cases, up to the morning of `today`, on a migrated database
 * without requests and documents. The same day gives the same office, but for ids, codes, the password and the key of the app.
 */
export async function seedDemo(
  container: Container,
  clock: DemoClock,
  today: CivilDate,
  size: DemoSize,
): Promise<DemoOffice> {
  const worker = demoWorker(container, () => clock.today() === today);
  const deps: Dependencies = { ...container.deps, facts: worker.deps.facts, logger: worker.deps.logger };
  const start = Temporal.PlainDate.from(today).subtract({ months: size.months }).toString();
  clock.set(instantAt(start, '00:30', deps.facts.officeTimeZone));

  const units = await unitsInUse(deps, size.units);
  const password = deps.vault.accessCode(deps.ids.secret()).toLowerCase();
  const appSecret = deps.oneTimeCodes.secretFrom(deps.vault.linkSecret(deps.ids.secret()));
  const officers = await openOffice(deps, units, { password, appSecret });
  const [rules, regions, press] = await Promise.all([
    deps.queries.officeRules(),
    deps.queries.office.regions(),
    openPress(),
  ]);
  const world: DemoWorld = {
    deps,
    clock,
    press,
    rules,
    regions,
    units,
    officers,
    receipts: [],
    start,
    today,
  };
  const districts = regions.filter(({ kind }) => kind === 'district');
  const shelf = { year: Number(today.slice(0, 4)), districts, units };
  const documents = chooseDocuments(shelf, chance(11), size.documents);
  const requests = castRequests(world, size.requests);
  const steps = [
    ...documentSteps(world, documents),
    ...requests.flatMap((plan) => requestSteps(world, plan)),
    ...complaintSteps(world),
    ...complianceSteps(world),
    ...tellingSteps(world),
    ...cleaningSteps(world, worker.deps),
  ];
  await playSteps(steps, clock, worker.catchUp);
  clock.set(at(world, today, '07:00'));
  await worker.catchUp();
  await goOnLeave(world);
  await complainByRequest(world);
  return {
    password,
    appSecret,
    unitSlugs: [...units.keys()],
    documents: documents.length,
    requests: requests.length,
    receipts: world.receipts,
  };
}

/** One of the desk is away next week, and a colleague stands in. */
async function goOnLeave({ deps, officers, today }: DemoWorld): Promise<void> {
  const leaving = officers.get('petugas2');
  const deputy = officers.get('petugas1');
  if (leaving === undefined || deputy === undefined) throw new Error('the demo office has no desk');
  const inDays = (days: number): CivilDate => Temporal.PlainDate.from(today).add({ days }).toString();
  accepted(
    await enterAbsence(
      deps,
      {
        officerId: leaving.officerId,
        deputyId: deputy.officerId,
        fromOn: inDays(5),
        untilOn: inDays(9),
        note: 'Dua jawaban menunggu data dari Dinas PUPR.',
      },
      leaving,
    ),
  );
}

/** The last open request turns out to report a matter, and its requester agrees. */
async function complainByRequest(world: DemoWorld): Promise<void> {
  const { deps, rules, today } = world;
  const boundaries = bucketBoundaries(rules.calendar, today);
  const { rows } = await deps.queries.informationRequests.queue(
    { units: 'all', bucket: 'all_open' },
    boundaries,
    500,
    null,
  );
  const convertible = (['in_progress', 'received'] as const)
    .map((status) => rows.filter((row) => row.status === status))
    .find((group) => group.length > 1);
  const chosen = convertible?.toSorted((a, b) => (a.number < b.number ? -1 : 1)).at(-1);
  const view =
    chosen === undefined ? null : await deps.queries.informationRequests.officerCase(chosen.id, 'all');
  if (view === null) throw new Error('the demo office has no request to spare');
  accepted(
    await takeFromRequest(
      deps,
      {
        requestId: view.id,
        version: view.version,
        consent: 'Pemohon setuju lewat telepon: yang dimaksud laporan, bukan permintaan dokumen.',
      },
      officerOf(world, 'petugas1'),
    ),
  );
}

async function unitsInUse(deps: Dependencies, count: number): Promise<ReadonlyMap<string, DemoUnit>> {
  const known = await deps.unitOfWork.transaction((tx) => tx.units.list());
  const units = new Map<string, DemoUnit>();
  for (const slug of demoUnitSlugs.slice(0, count)) {
    const unit = known.find((one) => one.slug === slug && one.archivedAt === null);
    if (unit === undefined) throw new Error(`the unit ${slug} of the first start is gone`);
    units.set(slug, unit);
  }
  return units;
}
