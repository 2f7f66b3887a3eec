import type { Chance } from '../random.ts';
import { budgetDocuments } from './budget-papers.ts';
import type { DemoDocument, Shelf } from './demo-document.ts';
import { financeDocuments } from './finance-papers.ts';
import { listDocuments } from './list-papers.ts';
import { mapDocuments } from './map-papers.ts';
import { noticeDocuments, posterDocuments } from './notice-papers.ts';
import { procedureDocuments } from './procedure-papers.ts';
import { roadDocuments } from './road-papers.ts';
import { allocationDocuments, statisticsDocuments } from './statistics-papers.ts';
import { decreeDocuments, minutesDocuments, reportDocuments } from './text-papers.ts';

const shelves: readonly ((shelf: Shelf) => readonly DemoDocument[])[] = [
  budgetDocuments,
  roadDocuments,
  allocationDocuments,
  mapDocuments,
  financeDocuments,
  procedureDocuments,
  decreeDocuments,
  minutesDocuments,
  statisticsDocuments,
  reportDocuments,
  noticeDocuments,
  posterDocuments,
  listDocuments,
];

/** So many documents of the units in use: the featured ones, all announcements, then a fair draw of the rest. */
export function chooseDocuments(shelf: Shelf, luck: Chance, count: number): readonly DemoDocument[] {
  const all = shelves.flatMap((make) => make(shelf)).filter(({ unitSlug }) => shelf.units.has(unitSlug));
  const rank = (one: DemoDocument) =>
    one.featured === true ? 0 : one.classification === 'immediate' ? 1 : 2;
  return luck
    .shuffled(all)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, count);
}
