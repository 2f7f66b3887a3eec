import type { Outcome } from '#domain/information-request/decision.ts';
import { addCalendarDays, type CivilDate, Temporal } from '#domain/shared/temporal.ts';
import type { DemoWorld } from '../demo-world.ts';
import { type Chance, chance } from '../random.ts';
import { receivedForDue, workingDayAfter } from '../working-dates.ts';
import type { CasePlan, Ending } from './case-plan.ts';
import { type Topic, topics } from './topics.ts';

type OpenSpec = {
  /** Working days from today to the due date; negative is late. */
  readonly dueIn: number;
  readonly ending: 'received' | 'in_progress' | 'awaiting_signature';
  readonly extension?: CasePlan['extension'];
};

/** Every state in which a request can stand, the rarest first, so that a small office has them all. */
const openSpecs: readonly OpenSpec[] = [
  { dueIn: 0, ending: 'in_progress' },
  { dueIn: 1, ending: 'in_progress' },
  { dueIn: 2, ending: 'awaiting_signature' },
  { dueIn: -2, ending: 'in_progress' },
  { dueIn: 5, ending: 'in_progress', extension: 'sent' },
  { dueIn: 8, ending: 'received' },
  { dueIn: 0, ending: 'awaiting_signature' },
  { dueIn: 3, ending: 'in_progress', extension: 'waiting' },
  { dueIn: -5, ending: 'awaiting_signature' },
  { dueIn: 7, ending: 'in_progress' },
  { dueIn: 1, ending: 'in_progress', extension: 'sent' },
  { dueIn: 2, ending: 'in_progress' },
  { dueIn: 3, ending: 'received' },
  { dueIn: 6, ending: 'in_progress' },
  { dueIn: 9, ending: 'received' },
  { dueIn: 4, ending: 'in_progress' },
  { dueIn: 8, ending: 'in_progress' },
  { dueIn: -1, ending: 'in_progress' },
  { dueIn: 9, ending: 'received' },
  { dueIn: 2, ending: 'in_progress' },
  { dueIn: 5, ending: 'awaiting_signature' },
  { dueIn: 0, ending: 'in_progress' },
  { dueIn: 7, ending: 'received' },
  { dueIn: -3, ending: 'in_progress', extension: 'sent' },
  { dueIn: 12, ending: 'in_progress', extension: 'sent' },
  { dueIn: 3, ending: 'in_progress' },
  { dueIn: 6, ending: 'awaiting_signature' },
  { dueIn: 9, ending: 'in_progress' },
  { dueIn: 5, ending: 'in_progress' },
  { dueIn: 8, ending: 'received' },
  { dueIn: 4, ending: 'in_progress' },
  { dueIn: 1, ending: 'awaiting_signature' },
  { dueIn: 6, ending: 'received' },
];

const outcomes: readonly Outcome[] = [
  ...Array.from({ length: 11 }, () => 'granted' as const),
  ...Array.from({ length: 4 }, () => 'partially_granted' as const),
  ...(['refused', 'not_held', 'refused', 'not_documented', 'mixed_refusal'] as const),
];
/** The first closed requests of the story: one of each outcome. */
const eachOutcome: readonly Outcome[] = [
  ...(['granted', 'refused', 'granted', 'not_held', 'not_documented', 'mixed_refusal'] as const),
];
/** Which of the past requests is withdrawn for certain. */
const WITHDRAWN = 2;

/** All requests of the story: those it names, those still open, those of the past months. */
export function castRequests(world: DemoWorld, count: number): readonly CasePlan[] {
  const luck = chance(2024);
  const plans: Omit<CasePlan, 'index'>[] = [...namedRequests(world)];
  const today = count > 40 ? 4 : 1;
  for (let made = 0; made < today; made += 1) {
    plans.push({
      ...common(luck),
      topic: topicFor(world, luck, 'granted'),
      receivedOn: world.today,
      ending: { kind: 'received' },
      extension: 'none',
      channel: 'web',
    });
  }
  const open = count > 40 ? openSpecs : openSpecs.slice(0, 4);
  for (const spec of open) {
    const plan = openRequest(world, luck, spec);
    if (plan !== null) plans.push(plan);
  }
  for (let made = 0; plans.length < count; made += 1) plans.push(pastRequest(world, luck, made));
  return plans.map((plan, index) => ({ ...plan, index }));
}

function common(luck: Chance): Pick<CasePlan, 'contact' | 'channel'> {
  return {
    contact: luck.percent(48) ? 'phone' : luck.percent(70) ? 'both' : 'mail',
    channel: luck.percent(17) ? 'desk' : 'web',
  };
}

function openRequest(world: DemoWorld, luck: Chance, spec: OpenSpec): Omit<CasePlan, 'index'> | null {
  const { calendar } = world.rules;
  const extension = spec.extension ?? 'none';
  const due = spec.dueIn === 0 ? world.today : workingDayAfter(calendar, world.today, spec.dueIn);
  const receivedOn = receivedForDue(world.rules, due, world.today, extension === 'sent');
  if (receivedOn === null || receivedOn >= world.today) return null;
  const outcome = luck.pick(outcomes);
  const ending: Ending =
    spec.ending === 'awaiting_signature' ? { kind: spec.ending, outcome } : { kind: spec.ending };
  return { ...common(luck), topic: topicFor(world, luck, outcome), receivedOn, ending, extension };
}

/** A request that is over: answered in time, late now and then, or withdrawn. */
function pastRequest(world: DemoWorld, luck: Chance, made: number): Omit<CasePlan, 'index'> {
  const { calendar } = world.rules;
  const justNow = made < 2;
  const outcome = eachOutcome[made] ?? luck.pick(outcomes);
  const extended = !justNow && luck.percent(11);
  const late = !justNow && !extended && luck.percent(5);
  const afterWorkingDays = extended ? luck.int(12, 17) : late ? luck.int(11, 15) : luck.int(2, 10);
  const latest = workingDayAfter(calendar, world.today, -(afterWorkingDays + 2));
  const days = Temporal.PlainDate.from(world.start).until(latest).days;
  // More of them towards the present, as the portal became known.
  const back = Math.floor((days - 20) * luck.next() ** 1.2);
  const receivedOn = justNow ? lately(world, afterWorkingDays) : addCalendarDays(latest, -back);
  const withdrawn = made > 6 ? luck.percent(6) : made === WITHDRAWN;
  return {
    ...common(luck),
    ...(justNow ? { contact: 'phone' as const } : {}),
    topic: topicFor(world, luck, outcome),
    receivedOn,
    ending: withdrawn
      ? { kind: 'withdrawn', afterWorkingDays: luck.int(1, 5) }
      : { kind: 'answered', outcome, afterWorkingDays },
    extension: extended && !withdrawn ? 'sent' : 'none',
    handedOver: !withdrawn && !justNow && luck.percent(4),
  };
}

/** Received so that the answer falls on the last working day before today. */
function lately(world: DemoWorld, afterWorkingDays: number): CivilDate {
  return workingDayAfter(world.rules.calendar, world.today, -(afterWorkingDays + 1));
}

function namedRequests(world: DemoWorld): readonly Omit<CasePlan, 'index'>[] {
  const { calendar } = world.rules;
  const named = (key: Topic['key']) =>
    topics.filter((topic) => topic.key === key && world.units.has(topic.unitSlug));
  const ago = (workingDays: number) => workingDayAfter(calendar, world.today, -workingDays);
  const answered = (afterWorkingDays: number): Ending => ({
    kind: 'answered',
    outcome: 'partially_granted',
    afterWorkingDays,
  });
  const web = { channel: 'web', extension: 'none' } as const;
  return [
    ...named('road-slab').map((topic) => ({
      ...web,
      topic,
      receivedOn: ago(30),
      ending: answered(8),
      contact: 'phone' as const,
    })),
    ...named('grants').map((topic) => ({
      ...web,
      topic,
      receivedOn: ago(64),
      ending: answered(9),
      contact: 'both' as const,
    })),
    ...named('market-cameras').map((topic) => ({
      ...web,
      topic,
      receivedOn: ago(17),
      ending: answered(10),
      contact: 'phone' as const,
    })),
    ...named('silent').map((topic) => ({
      ...web,
      topic,
      receivedOn: ago(19),
      ending: { kind: 'received' } as const,
      contact: 'phone' as const,
      ignored: true,
    })),
  ];
}

/** A topic of a unit in use that can come out as wanted; the four that the story names are left aside. */
function topicFor(world: DemoWorld, luck: Chance, outcome: Outcome): Topic {
  const fitting = topics.filter(
    (topic) => topic.key === undefined && world.units.has(topic.unitSlug) && canComeOut(topic, outcome),
  );
  const any = topics.filter((topic) => world.units.has(topic.unitSlug) && canComeOut(topic, outcome));
  return luck.pick(fitting.length > 0 ? fitting : any);
}

/** Whether a topic has the items that an outcome needs. */
export function canComeOut({ items }: Topic, outcome: Outcome): boolean {
  const refusable = items.some(({ refusal }) => refusal !== undefined);
  const elsewhere = items.some(({ holder }) => holder !== undefined);
  const unrecorded = items.some(({ notDocumented }) => notDocumented !== undefined);
  switch (outcome) {
    case 'granted':
      return true;
    case 'partially_granted':
      return refusable || elsewhere || unrecorded;
    case 'refused':
      return refusable;
    case 'mixed_refusal':
      return refusable;
    case 'not_held':
      return elsewhere;
    case 'not_documented':
      return unrecorded;
    default:
      return false;
  }
}
