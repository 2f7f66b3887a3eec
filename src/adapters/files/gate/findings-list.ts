import {
  type Finding,
  type FindingKind,
  type FindingPlace,
  maskedWords,
} from '#domain/stored-file/finding.ts';
import { personalHits } from '#domain/stored-file/personal-text.ts';

/** Gathers findings; those of one kind at one place are one with a count. */
export type FindingsList = {
  readonly add: (kind: FindingKind, place: FindingPlace, text?: string, count?: number) => void;
  /** Looks for personal numbers in a piece of text; `group` joins what repeats, such as a column. */
  readonly addText: (text: string, context: string, place: FindingPlace, group?: string) => void;
  readonly list: () => readonly Finding[];
};

const MOST_KEPT = 5_000;

export function findingsList(): FindingsList {
  const found = new Map<string, Finding>();
  const put = (key: string, finding: Finding): void => {
    const before = found.get(key);
    if (before !== undefined) found.set(key, { ...before, count: before.count + finding.count });
    else if (found.size < MOST_KEPT) found.set(key, finding);
  };
  return {
    add: (kind, place, text = '', count = 1) =>
      put(`${kind} ${JSON.stringify(place)}`, { kind, place, excerpt: maskedWords(text), count }),
    addText: (text, context, place, group) => {
      for (const { kind, masked } of personalHits(text, context)) {
        put(`${kind} ${group ?? JSON.stringify(place)}`, { kind, place, excerpt: masked, count: 1 });
      }
    },
    list: () => [...found.values()],
  };
}
