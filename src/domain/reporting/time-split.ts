import type { ComplaintEventType } from '#domain/complaint/case-events.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** Who a complaint waited for, in working days. */
export type TimeSplit = { readonly desk: number; readonly unit: number; readonly reporter: number };

export type LifeEvent = { readonly type: ComplaintEventType; readonly on: CivilDate };

/** What moves a complaint from one who is waited for to the next, or ends it. */
export const lifeEventTypes = [
  'complaint_handed_over',
  'complaint_returned',
  'complaint_put_on_hold',
  'complaint_resumed',
  'complaint_answered',
  'complaint_closed',
  'complaint_reopened',
  'complaint_declined',
  'complaint_archived',
  'complaint_restored',
  'complaint_merged',
  'complaint_unmerged',
  'complaint_converted',
  'complaint_withdrawn',
] as const satisfies readonly ComplaintEventType[];

type Waiting = keyof TimeSplit | 'nobody';
type Life = {
  readonly waiting: Waiting;
  /** Units that have it in hand, and those that have answered since the last reopening. */
  readonly active: number;
  readonly answered: number;
};

function follow(life: Life, type: ComplaintEventType): Life {
  // A report merged into another hears of the other's answers; its own clock stands.
  if (life.waiting === 'nobody' && type !== 'complaint_restored' && type !== 'complaint_unmerged')
    return life;
  switch (type) {
    case 'complaint_handed_over':
      return { ...life, waiting: 'unit', active: life.active + 1 };
    case 'complaint_returned': {
      const active = Math.max(0, life.active - 1);
      return { ...life, active, waiting: active === 0 ? 'desk' : 'unit' };
    }
    case 'complaint_answered': {
      const active = Math.max(0, life.active - 1);
      return { active, answered: life.answered + 1, waiting: active === 0 ? 'reporter' : 'unit' };
    }
    case 'complaint_reopened':
      return { waiting: 'unit', active: Math.max(1, life.answered), answered: 0 };
    case 'complaint_put_on_hold':
      return { ...life, waiting: 'reporter' };
    case 'complaint_resumed':
    case 'complaint_restored':
    case 'complaint_unmerged':
      return { waiting: 'desk', active: 0, answered: 0 };
    case 'complaint_closed':
    case 'complaint_declined':
    case 'complaint_archived':
    case 'complaint_merged':
    case 'complaint_converted':
    case 'complaint_withdrawn':
      return { waiting: 'nobody', active: 0, answered: 0 };
    default:
      return life;
  }
}

/** Walks a history in its order, from receipt to `today`; `between` counts working days. */
export function splitTime(
  receivedOn: CivilDate,
  events: readonly LifeEvent[],
  today: CivilDate,
  between: (from: CivilDate, to: CivilDate) => number,
): TimeSplit {
  const spent = { desk: 0, unit: 0, reporter: 0 };
  let life: Life = { waiting: 'desk', active: 0, answered: 0 };
  let since = receivedOn;
  const spend = (until: CivilDate): void => {
    if (life.waiting !== 'nobody') spent[life.waiting] += between(since, until);
    if (until > since) since = until;
  };
  for (const { type, on } of events) {
    spend(on);
    life = follow(life, type);
  }
  spend(today);
  return spent;
}
