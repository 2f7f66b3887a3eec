import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { Sp4nQueries, Sp4nWork } from '#application/sp4n/sp4n-views.ts';
import { paths } from '#web/paths.ts';

/** The parts of the worklist with the words that stand in the address. */
export const workWords = { case: 'laporan', status: 'perkembangan' } as const satisfies Record<
  Sp4nWork,
  string
>;

export function readWork(search: URLSearchParams): Sp4nWork {
  return search.get('bagian') === workWords.status ? 'status' : 'case';
}

/** Where "& berikutnya" leads: the next older piece of the same work, else the first one, else the list. */
export async function nextOf(
  sp4n: Pick<Sp4nQueries, 'worklist'>,
  work: Sp4nWork,
  scope: ComplaintScope,
  done: { readonly id: string; readonly since: string; readonly number: string },
): Promise<string> {
  const after = { direction: 'older', key: done.since, id: done.id } as const;
  const [next] = (await sp4n.worklist(work, scope, 1, after)).rows;
  const [first] = next === undefined ? (await sp4n.worklist(work, scope, 1, null)).rows : [next];
  return first === undefined
    ? paths.sp4n({ bagian: workWords[work], selesai: done.number })
    : paths.sp4nCase(first.id, { bagian: workWords[work], selesai: done.number });
}
