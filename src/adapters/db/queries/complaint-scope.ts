import { type ExpressionBuilder, sql } from 'kysely';
import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { Database } from '../schema.ts';

export type ComplaintTables = Database & { c: Database['complaint'] };
export type ComplaintBuilder = ExpressionBuilder<ComplaintTables, 'c'>;

/** Stands in every statement that reads complaints for an officer: what is out of scope is not there. */
export function inScope(eb: ComplaintBuilder, { units, not }: ComplaintScope) {
  return [
    ...(not.length === 0
      ? []
      : [eb.or([eb('c.about_unit_id', 'is', null), eb('c.about_unit_id', 'not in', not)])]),
    ...(units === 'all'
      ? []
      : [
          eb.exists(
            eb
              .selectFrom('complaint_task as t')
              .select(sql<number>`1`.as('one'))
              .whereRef('t.complaint_id', '=', 'c.id')
              .where('t.unit_id', 'in', units.length === 0 ? [''] : units),
          ),
        ]),
  ];
}

/** Words in any order, each somewhere in the text. */
export function containsWord(column: 'c.search_text', word: string) {
  return sql<boolean>`${sql.ref(column)} like ${`%${word.replace(/[!%_]/g, '!$&')}%`} escape '!'`;
}

const SUBJECT_CHARACTERS = 120;

/** The desk's title, else the first words. */
export function subjectOf(title: string | null, body: string): string {
  if (title !== null) return title;
  const characters = [...body.replace(/\s+/gu, ' ').trim()];
  if (characters.length <= SUBJECT_CHARACTERS) return characters.join('');
  return `${characters
    .slice(0, SUBJECT_CHARACTERS - 1)
    .join('')
    .trimEnd()}…`;
}
