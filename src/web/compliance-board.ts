import { groupScores, type JudgedRow, judgeRows } from '#application/compliance/judge-duties.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { type ChecklistItem, type DutyGroup, dutyGroups } from '#domain/compliance/checklist-item.ts';
import { type DutyState, dutyStates } from '#domain/compliance/duty-state.ts';
import { type Score, scoreOf } from '#domain/compliance/score.ts';
import type { UnitId } from '#domain/shared/ids.ts';

/** The states as they stand in an address. */
const stateWords = {
  published: 'terbit',
  stale: 'usang',
  missing: 'belum-ada',
  not_applicable: 'tidak-berlaku',
} as const satisfies Record<DutyState, string>;

export type BoardHead = {
  /** The head with sub-items; null for duties that stand alone. */
  readonly head: ChecklistItem | null;
  readonly rows: readonly JudgedRow[];
};

export type BoardGroup = {
  readonly group: DutyGroup;
  /** Over all duties of the class and of the chosen unit, whatever state was asked for. */
  readonly score: Score;
  readonly heads: readonly BoardHead[];
};

export type Board = {
  readonly groups: readonly BoardGroup[];
  /** Of the chosen unit; for the links that choose a state. */
  readonly counts: Readonly<Record<DutyState, number>>;
  readonly total: number;
  readonly state: DutyState | null;
  readonly stateWord: string | null;
  readonly unitSlug: string | null;
  readonly units: readonly { readonly slug: string; readonly name: string }[];
};

/** The word of a state in an address. */
export function stateWord(state: DutyState): string {
  return stateWords[state];
}

/** The board as asked for by `?unit=` and `?keadaan=`; what is not known is as if it were not there. */
export async function complianceBoard(
  deps: Pick<Dependencies, 'queries' | 'clock'>,
  search: URLSearchParams,
  units?: 'all' | readonly UnitId[],
): Promise<Board> {
  const { queries, clock } = deps;
  const [checklist, duties] = await Promise.all([
    queries.compliance.checklist(),
    queries.compliance.duties(units === 'all' ? undefined : units),
  ]);
  const all = judgeRows(clock, duties, clock.today());
  const asked = all.find(({ unitSlug }) => unitSlug === search.get('unit'))?.unitSlug ?? null;
  const ofUnit = all.filter(({ unitSlug }) => asked === null || unitSlug === asked);
  const state = dutyStates.find((one) => stateWords[one] === search.get('keadaan')) ?? null;
  const shown = ofUnit.filter(({ judged }) => state === null || judged.state === state);
  const scores = groupScores(ofUnit);
  const { published, stale, missing, notApplicable } = scoreOf(ofUnit.map(({ judged }) => judged.state));
  const named = new Map(all.map(({ unitSlug, unitName }) => [unitSlug, unitName]));
  return {
    groups: dutyGroups.map((group) => ({
      group,
      score: scores[group],
      heads: headsOf(
        checklist,
        shown.filter(({ item }) => item.group === group),
      ),
    })),
    counts: { published, stale, missing, not_applicable: notApplicable },
    total: ofUnit.length,
    state,
    stateWord: state === null ? null : stateWords[state],
    unitSlug: asked,
    units: [...named]
      .map(([slug, name]) => ({ slug, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'id')),
  };
}

/** Rows under their heads, in the order of the checklist; heads without rows are left out. */
function headsOf(checklist: readonly ChecklistItem[], rows: readonly JudgedRow[]): readonly BoardHead[] {
  const under = Map.groupBy(rows, ({ item }) => item.parentCode);
  const alone = under.get(null) ?? [];
  const heads = checklist.flatMap((head): readonly BoardHead[] => {
    const below = under.get(head.code);
    return below === undefined ? [] : [{ head, rows: below }];
  });
  return alone.length === 0 ? heads : [...heads, { head: null, rows: alone }];
}
