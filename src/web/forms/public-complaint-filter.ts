import type { PublicComplaintFilter } from '#application/complaint/complaint-views.ts';
import { type KeysetCursor, readCursor } from '#application/ports/keyset-cursor.ts';
import { isTopicCode } from '#domain/complaint/topics.ts';
import { isRegionCode } from '#web/forms/information-request.ts';

/** The state as it stands in an address, with the words that a reader chooses. */
export const publicStates = {
  berjalan: { state: 'open', label: 'Sedang ditangani' },
  dijawab: { state: 'answered', label: 'Sudah dijawab' },
  selesai: { state: 'done', label: 'Selesai' },
} as const satisfies Record<
  string,
  { readonly state: NonNullable<PublicComplaintFilter['state']>; readonly label: string }
>;

type StateWord = keyof typeof publicStates;

/** What the address of the public list asks for, to build links from. */
export type PublicComplaintQuery = {
  readonly topik: string;
  readonly wilayah: string;
  readonly keadaan: StateWord | '';
};

/** Reads the address; what it does not know is left out. */
export function readPublicComplaintFilter(search: URLSearchParams): {
  readonly filter: PublicComplaintFilter;
  readonly query: PublicComplaintQuery;
  readonly cursor: KeysetCursor | null;
} {
  const topic = search.get('topik') ?? '';
  const region = search.get('wilayah') ?? '';
  const word = search.get('keadaan') ?? '';
  const state = isStateWord(word) ? word : '';
  return {
    filter: {
      ...(isTopicCode(topic) ? { topic } : {}),
      ...(isRegionCode(region) ? { regionCode: region } : {}),
      ...(state === '' ? {} : { state: publicStates[state].state }),
    },
    query: {
      topik: isTopicCode(topic) ? topic : '',
      wilayah: isRegionCode(region) ? region : '',
      keadaan: state,
    },
    cursor: readCursor(search.get('halaman') ?? ''),
  };
}

function isStateWord(word: string): word is StateWord {
  return Object.hasOwn(publicStates, word);
}
