import type { ItemDecisionDraft } from '#application/information-request/decide-item.ts';
import type { Outcome } from '#domain/information-request/decision.ts';
import { addCalendarDays, type CivilDate } from '#domain/shared/temporal.ts';
import type { Person } from '../people.ts';
import type { Chance } from '../random.ts';
import type { Topic, TopicItem } from './topics.ts';

/** An item as it is asked, with the decision that it will get. */
export type AskedItem = {
  readonly detail: string;
  readonly decision: 'granted' | 'refused' | 'not_held' | 'not_documented';
  readonly item: TopicItem;
};

const provincial: TopicItem = {
  detail: 'Data yang sama untuk jalan dan aset milik provinsi di Kecamatan {kec} tahun {tahun}',
  holder: 'Pemerintah Provinsi Jawa Timur',
};

/** The items of a topic that are asked so that the request can come out as wanted. */
export function askedItems(
  topic: Topic,
  outcome: Outcome | null,
  luck: Chance,
  fill: Fill,
): readonly AskedItem[] {
  const open = topic.items.filter(
    ({ refusal, holder, notDocumented }) => !refusal && !holder && !notDocumented,
  );
  const refusable = topic.items.filter(({ refusal }) => refusal !== undefined);
  const elsewhere = topic.items.filter(({ holder }) => holder !== undefined);
  const unrecorded = topic.items.filter(({ notDocumented }) => notDocumented !== undefined);
  const of = (items: readonly TopicItem[], decision: AskedItem['decision']) =>
    items.map((item): AskedItem => ({ detail: fill(item.detail), decision, item }));
  switch (outcome) {
    case 'refused':
      return of(refusable.slice(0, 1), 'refused');
    case 'not_held':
      return of(elsewhere.slice(0, 1), 'not_held');
    case 'not_documented':
      return of(unrecorded.slice(0, 1), 'not_documented');
    case 'mixed_refusal':
      return [...of(refusable.slice(0, 1), 'refused'), ...of([elsewhere[0] ?? provincial], 'not_held')];
    case 'partially_granted':
      return [
        ...of(open, 'granted'),
        ...of(refusable.slice(0, 1), 'refused'),
        ...of(elsewhere.slice(0, 1), 'not_held'),
        ...of(unrecorded.slice(0, 1), 'not_documented'),
      ];
    default:
      return of(luck.percent(60) ? open : open.slice(0, 1), 'granted');
  }
}

export type Fill = (text: string) => string;

/** Puts a person's own places and a year into a text. */
export function fillFor(person: Person, year: number): Fill {
  return (text) =>
    text
      .replaceAll('{desa}', person.village)
      .replaceAll('{kec}', person.district)
      .replaceAll('{tahun}', String(year));
}

/** The decision as an officer types it. */
export function decisionDraft(
  asked: AskedItem,
  given: {
    readonly luck: Chance;
    readonly fill: Fill;
    readonly today: CivilDate;
    readonly printed: boolean;
    readonly scan: Extract<ItemDecisionDraft, { kind: 'refused' }>['consequenceTest']['uploadedFileId'];
  },
): ItemDecisionDraft {
  const { item } = asked;
  const { luck, fill, today } = given;
  switch (asked.decision) {
    case 'refused': {
      const refusal = item.refusal;
      if (refusal === undefined) throw new Error('a demo item has no ground of refusal');
      return {
        kind: 'refused',
        exemptionLetter: refusal.letter,
        statuteArticle: refusal.article,
        reasons: refusal.reasons,
        ifOpened: refusal.ifOpened,
        consequenceTest: {
          number: `000.4/${luck.int(3, 60)}/UK/PPID/${today.slice(0, 4)}`,
          heldOn: addCalendarDays(today, -luck.int(0, 2)),
          uploadedFileId: given.scan,
        },
      };
    }
    case 'not_held':
      return {
        kind: 'not_held',
        holder: fill(item.holder ?? ''),
        holderUnknown: false,
        note: fill(item.note ?? ''),
      };
    case 'not_documented':
      return {
        kind: 'not_documented',
        supplyOn: luck.percent(70) ? addCalendarDays(today, luck.int(40, 150)) : null,
        note: fill(item.notDocumented ?? ''),
      };
    default: {
      const pages = luck.int(12, 80);
      return {
        kind: 'granted',
        form: given.printed ? 'hardcopy' : 'softcopy',
        supplyWorkingDays: given.printed ? luck.int(1, 3) : 0,
        costs: given.printed ? [{ label: `Salinan ${pages} lembar`, amountRupiah: pages * 250 }] : [],
        note: fill(item.note ?? ''),
      };
    }
  }
}
