import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { mergeComplaint } from '#application/complaint/merge-complaint.ts';
import { type DeskMove, moveComplaint } from '#application/complaint/move-complaint.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import { recordAct } from '#application/complaint/record-act.ts';
import { nobody } from '#application/complaint/reporter.ts';
import { closeByReporter, reopenComplaint } from '#application/complaint/reporter-acts.ts';
import { returnTask } from '#application/complaint/return-task.ts';
import { submitComplaint } from '#application/complaint/submit-complaint.ts';
import { answerByTaskLink, makeTaskLink } from '#application/complaint/task-link.ts';
import { noteOnComplaint } from '#application/complaint/write-to-reporter.ts';
import type { CaseRef } from '#application/ports/deadline-repository.ts';
import type { RegionOption } from '#application/settings/office-views.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';
import { addCalendarDays } from '#domain/shared/temporal.ts';
import { at, type DemoWorld, officerOf, unitOf } from '../demo-world.ts';
import { clockTime } from '../documents/schedule-documents.ts';
import { type Person, person } from '../people.ts';
import { type Chance, chance } from '../random.ts';
import { accepted } from '../staged-file.ts';
import type { Step } from '../timeline.ts';
import { workingDayAfter, workingDayFrom } from '../working-dates.ts';
import { complaintCatalogue } from './catalogue.ts';
import type { ComplaintPlan } from './complaint-plan.ts';

/** What is known of a complaint once it was taken. */
type Story = {
  readonly world: DemoWorld;
  readonly plan: ComplaintPlan;
  readonly who: Person;
  readonly region: RegionOption;
  readonly luck: Chance;
  readonly hand: { caseId?: ComplaintId; number?: string };
  /** The complaint that told this first. */
  readonly first: Story | null;
};

/** Everything that happens to the complaints that fit the office: those whose unit is in use, and young enough. */
export function complaintSteps(world: DemoWorld): readonly Step[] {
  let first: Story | null = null;
  return complaintCatalogue.flatMap((plan, index) => {
    if (!world.units.has(plan.unitSlug) || addCalendarDays(world.today, -plan.daysAgo) < world.start)
      return [];
    const luck = chance(9_000 + index);
    const who = person(luck, world.regions, 700 + index);
    const story: Story = { world, plan, who, region: regionOf(world, plan, luck), luck, hand: {}, first };
    if (plan.ending.kind !== 'merged') first = story;
    return stepsOf(story);
  });
}

function regionOf({ regions }: DemoWorld, { district }: ComplaintPlan, luck: Chance): RegionOption {
  const parent = regions.find(({ kind, name }) => kind === 'district' && name === district);
  const inside = regions.filter(
    ({ kind, parentCode }) => kind === 'village' && (parent === undefined || parentCode === parent.code),
  );
  return luck.pick(inside);
}

function stepsOf(story: Story): readonly Step[] {
  const { world, plan, luck } = story;
  const { calendar } = world.rules;
  const cameOn = addCalendarDays(world.today, -plan.daysAgo);
  const came = plan.daysAgo === 0 ? clockTime(luck, 5, 6) : clockTime(luck, 6, 21);
  const steps: Step[] = [{ at: at(world, cameOn, came), act: () => submit(story) }];
  const day = (n: number) => workingDayAfter(calendar, workingDayFrom(calendar, cameOn), n);
  const add = (n: number, time: string, act: () => Promise<void>) => {
    if (day(n) < world.today) steps.push({ at: at(world, day(n), time), act });
  };
  const { ending } = plan;
  switch (ending.kind) {
    case 'new':
      return steps;
    case 'asked':
      add(1, '09:10', () => move(story, 'hold', ending.question));
      return steps;
    case 'declined':
      add(1, '10:40', () => move(story, 'decline', ending.where));
      return steps;
    case 'archived':
      add(1, '08:20', () => move(story, 'archive', ending.why));
      return steps;
    case 'merged':
      add(1, '09:40', () => merge(story));
      return steps;
    default:
      add(1, clockTime(luck, 8, 10), () => handOver(story));
      if (plan.published) add(1, '13:20', () => publish(story));
      addActs(story, add);
      return steps;
  }
}

type Add = (n: number, time: string, act: () => Promise<void>) => void;

function addActs(story: Story, add: Add): void {
  const { ending } = story.plan;
  switch (ending.kind) {
    case 'folded_hands':
      add(3, '14:05', () => note(story, 'Jawaban di grup WA: 🙏. Belum ada tindakan, ditagih lagi besok.'));
      return;
    case 'progress':
      add(2, '11:15', () => act(story, 'progress', ending.act));
      return;
    case 'answered':
    case 'closed':
      add(2, '11:15', () => act(story, 'progress', ending.act));
      add(6, '15:30', () => act(story, 'answer', ending.answer));
      if (ending.kind === 'closed') add(8, '19:12', () => close(story, ending.rating));
      return;
    case 'reopened':
      add(4, '15:30', () => act(story, 'answer', ending.answer));
      add(6, '18:47', () => reopen(story, ending.complaint));
      return;
    case 'returned':
      add(2, '10:02', () => sendBack(story, ending.reason));
      return;
    case 'unconfirmed':
      add(3, '20:14', () => answerByLink(story, ending.answer));
      return;
    default:
      return;
  }
}

const idOf = ({ hand }: Story): ComplaintId => {
  if (hand.caseId === undefined) throw new Error('the complaint was not taken yet');
  return hand.caseId;
};
const refOf = (story: Story): CaseRef => ({ caseKind: 'complaint', caseId: idOf(story) });
const desk = ({ world }: Story) => officerOf(world, 'pengaduan');

async function viewOf(story: Story) {
  const scope = complaintScope(desk(story));
  const view = await story.world.deps.queries.complaints.officerComplaint(idOf(story), scope);
  if (view === null) throw new Error('the complaint is gone');
  return view;
}

async function taskOf(story: Story) {
  const task = (await viewOf(story)).tasks.find((one) => one.status === 'open');
  if (task === undefined) throw new Error('no unit has the complaint');
  return task.id;
}

async function submit(story: Story): Promise<void> {
  const { world, plan, who, region, luck } = story;
  const named = plan.identityMode !== 'without_identity';
  const taken = accepted(
    await submitComplaint(world.deps, {
      idempotencyKey: `demo-complaint-${plan.title}-${who.phone}`,
      channel: plan.channel,
      complaintClass: plan.topic === 'data_request' ? 'information' : 'complaint',
      supervision: plan.supervision,
      topic: null,
      body: plan.body,
      happenedOn: null,
      place: { regionCode: region.code, landmark: plan.landmark, point: null },
      identityMode: plan.identityMode,
      confidential: plan.confidential,
      doNotNotify: false,
      reporter: named
        ? {
            fullName: who.fullName,
            address: who.address,
            email: luck.percent(25) ? who.email : null,
            phone: who.phone,
          }
        : nobody,
      attachments: [],
    }),
  );
  story.hand.caseId = taken.caseId;
  story.hand.number = taken.number;
  if (plan.ending.kind === 'answered' || plan.ending.kind === 'progress') {
    world.receipts.push({ about: `laporan: ${plan.title}`, number: taken.number, code: taken.code });
  }
}

async function handOver(story: Story): Promise<void> {
  const { world, plan } = story;
  const { version, place } = await viewOf(story);
  accepted(
    await handOverComplaint(
      world.deps,
      {
        complaintId: idOf(story),
        version,
        unitIds: [unitOf(world, plan.unitSlug).id],
        note: '',
        classification: {
          title: plan.title,
          topic: plan.topic,
          complaintClass: 'complaint',
          supervision: plan.supervision,
          confidential: plan.confidential,
          aboutUnitId: null,
          happenedOn: null,
          place,
        },
      },
      desk(story),
    ),
  );
}

async function publish(story: Story): Promise<void> {
  const { version } = await viewOf(story);
  const command = { complaintId: idOf(story), version, publicBody: story.plan.body };
  accepted(await publishComplaint(story.world.deps, command, desk(story)));
}

async function move(story: Story, name: DeskMove, words: string): Promise<void> {
  const { version } = await viewOf(story);
  accepted(
    await moveComplaint(
      story.world.deps,
      { complaintId: idOf(story), version, move: name, words },
      desk(story),
    ),
  );
}

async function merge(story: Story): Promise<void> {
  const { version } = await viewOf(story);
  const intoNumber = story.first?.hand.number ?? '';
  accepted(
    await mergeComplaint(story.world.deps, { complaintId: idOf(story), version, intoNumber }, desk(story)),
  );
}

async function act(story: Story, kind: 'progress' | 'answer', body: string): Promise<void> {
  const unit = unitOf(story.world, story.plan.unitSlug);
  accepted(
    await recordAct(
      story.world.deps,
      {
        taskId: await taskOf(story),
        kind,
        body,
        actorName: 'Petugas lapangan',
        actorPosition: unit.name,
        files: [],
        source: 'whatsapp_group',
      },
      desk(story),
    ),
  );
}

async function close(story: Story, rating: number): Promise<void> {
  accepted(await closeByReporter(story.world.deps, refOf(story), rating));
}

async function reopen(story: Story, complaint: string): Promise<void> {
  accepted(await reopenComplaint(story.world.deps, refOf(story), complaint));
}

async function sendBack(story: Story, reason: string): Promise<void> {
  accepted(await returnTask(story.world.deps, { taskId: await taskOf(story), reason }, desk(story)));
}

async function note(story: Story, body: string): Promise<void> {
  accepted(
    await noteOnComplaint(story.world.deps, { complaintId: idOf(story), body, call: false }, desk(story)),
  );
}

async function answerByLink(story: Story, body: string): Promise<void> {
  const { deps } = story.world;
  const { url } = accepted(await makeTaskLink(deps, await taskOf(story), desk(story)));
  const statement = {
    kind: 'answer',
    body,
    actorName: 'Koordinator parkir',
    actorPosition: unitOf(story.world, story.plan.unitSlug).name,
    files: [],
  } as const;
  accepted(await answerByTaskLink(deps, url.slice(url.lastIndexOf('/') + 1), statement));
}
