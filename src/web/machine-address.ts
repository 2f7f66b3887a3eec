import type { LibraryFilter } from '#application/public-document/public-document-views.ts';
import { readLibraryFilter } from '#web/forms/library-filter.ts';

export type MachineAsk = {
  readonly filter: LibraryFilter;
  readonly cursor: string | null;
  readonly limit: number;
  /** What was understood of the filters, to build addresses from. */
  readonly query: Readonly<Record<string, string | undefined>>;
};

export type MachineRefusal = { readonly code: 'UNKNOWN_FILTER' | 'BAD_LIMIT'; readonly message: string };

const DEFAULT_LIMIT = 50;
const MOST = 200;

/**
 * Filters as on `/informasi` (`kelas unit tahun jenis wilayah format`), `halaman` and `batas` (1 to 200). A machine
 * that misspells a filter is told so instead of getting everything.
 */
export function readMachineAddress(search: URLSearchParams): MachineAsk | MachineRefusal {
  const { filter, query, cursor, ignored, question } = readLibraryFilter(search);
  if (ignored.length > 0 || question !== undefined) {
    const names = question === undefined ? ignored : ['q', ...ignored];
    return {
      code: 'UNKNOWN_FILTER',
      message: `Saringan ini tidak dikenal atau nilainya salah: ${names.join(', ')}. Yang dikenal: kelas, unit, tahun, jenis, wilayah, format, halaman, batas.`,
    };
  }
  const asked = search.get('batas');
  const limit = asked === null ? DEFAULT_LIMIT : /^\d{1,3}$/.test(asked) ? Number(asked) : 0;
  if (limit < 1 || limit > MOST) {
    return { code: 'BAD_LIMIT', message: `batas adalah bilangan 1 sampai ${MOST}.` };
  }
  return { filter, cursor, limit, query };
}

export function isRefused(ask: MachineAsk | MachineRefusal): ask is MachineRefusal {
  return 'code' in ask;
}

export function machineRefusal(refusal: MachineRefusal): Response {
  return Response.json({ error: refusal }, { status: 422 });
}

/** Only GET and HEAD here. */
export function noForm(): Response {
  return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
}
