import { type Kysely, PostgresAdapter, type RawBuilder, sql } from 'kysely';
import type { SearchMatch, SearchPlace } from '#application/search/search-views.ts';
import type { SearchClause } from '#domain/search/search-question.ts';
import type { Database } from './schema.ts';

/** Roots of one document by where they stand; `body` holds each once, in any order. */
export type DocumentTerms = {
  readonly title: readonly string[];
  readonly head: readonly string[];
  readonly body: readonly string[];
  readonly facet: readonly string[];
};

export type PageTerms = {
  readonly position: number;
  readonly stems: readonly string[];
  readonly extra: readonly string[];
};

/** Pages of a document by one number, in SQLite: more than any file is cut into. */
const PAGES = 65_536;
const HEAD_FROM = 1_000;
const BODY_AT = 16_000;
/** More of one root on a page count for nothing; PostgreSQL keeps 255 places of each. */
const MOST_REPEATS = 200;
const MOST_PLACES = 250;

/**
 * The only file that knows two kinds of full-text index. Both hold the same roots, get the same question, and give
 * hits by the number of the document, newest first: the same hits on both.
 */
export async function putDocument(db: Kysely<Database>, seq: number, terms: DocumentTerms): Promise<void> {
  if (isPostgres(db)) {
    const vector = documentVector(terms);
    await sql`insert into search_document_index (document_seq, terms) values (${seq}, ${vector}::tsvector)
      on conflict (document_seq) do update set terms = excluded.terms`.execute(db);
    return;
  }
  await removeDocument(db, seq);
  const [title, head, body, facet] = [terms.title, terms.head, terms.body, terms.facet].map(spaced);
  await sql`insert into search_document_index (rowid, title, head, body, facet)
    values (${seq}, ${title}, ${head}, ${body}, ${facet})`.execute(db);
}

export async function removeDocument(db: Kysely<Database>, seq: number): Promise<void> {
  if (isPostgres(db)) await sql`delete from search_document_index where document_seq = ${seq}`.execute(db);
  else await sql`delete from search_document_index where rowid = ${seq}`.execute(db);
}

export async function putPages(
  db: Kysely<Database>,
  seq: number,
  pages: readonly PageTerms[],
): Promise<void> {
  for (const { position, stems, extra } of pages) {
    const bounded = boundedRepeats(stems);
    if (isPostgres(db)) {
      await sql`insert into search_page_index (document_seq, position, terms)
        values (${seq}, ${position}, ${pageVector(bounded, extra)}::tsvector)`.execute(db);
    } else {
      await sql`insert into search_page_index (rowid, text, extra, document)
        values (${seq * PAGES + position}, ${spaced(bounded)}, ${spaced(extra)}, ${`d${seq}`})`.execute(db);
    }
  }
}

/** Takes all pages of a document out. */
export async function removePages(db: Kysely<Database>, seq: number): Promise<void> {
  if (isPostgres(db)) await sql`delete from search_page_index where document_seq = ${seq}`.execute(db);
  else {
    await sql`delete from search_page_index where rowid >= ${seq * PAGES} and rowid < ${(seq + 1) * PAGES}`.execute(
      db,
    );
  }
}

/** Numbers of documents that match, highest first. One statement. */
export async function matchDocuments(
  db: Kysely<Database>,
  match: SearchMatch,
  limit: number,
): Promise<readonly number[]> {
  const { clauses, facets, within } = match;
  if (clauses.length + facets.length === 0) return [];
  const { rows } = isPostgres(db)
    ? await sql<{ seq: number }>`select document_seq as seq from search_document_index
        where terms @@ ${documentTsquery(match)}::tsquery order by document_seq desc limit ${limit}`.execute(
        db,
      )
    : await sql<{ seq: number }>`select rowid as seq from search_document_index
        where search_document_index match ${documentMatch(clauses, facets, within)}
        order by rowid desc limit ${limit}`.execute(db);
  return rows.map(({ seq }) => seq);
}

export type PageHit = { readonly seq: number; readonly position: number };

/** Pages that match, those of the highest documents first; of `among` only, where given. One statement. */
export async function matchPages(
  db: Kysely<Database>,
  clauses: readonly SearchClause[],
  limit: number,
  among?: readonly number[],
): Promise<readonly PageHit[]> {
  if (clauses.length === 0 || among?.length === 0) return [];
  if (isPostgres(db)) {
    const only = among === undefined ? sql`` : sql`and ${isAmong(db, 'document_seq', among)}`;
    const { rows } = await sql<PageHit>`select document_seq as seq, position from search_page_index
      where terms @@ ${allOf(clauses.map((clause) => tsquery(clause, '', true)))}::tsquery ${only}
      order by document_seq desc, position desc limit ${limit}`.execute(db);
    return rows;
  }
  const text = `{text extra} : (${clauses.map((clause) => fts5(clause, true)).join(' AND ')})`;
  const only = among === undefined ? '' : ` AND document : (${among.map((seq) => `"d${seq}"`).join(' OR ')})`;
  const { rows } = await sql<{ id: number }>`select rowid as id from search_page_index
    where search_page_index match ${text + only} order by rowid desc limit ${limit}`.execute(db);
  return rows.map(({ id }) => ({ seq: Math.floor(id / PAGES), position: id % PAGES }));
}

/** `column in (…)` as one parameter, so that the statement stays the same whatever the count. */
export function isAmong(
  db: Kysely<Database>,
  column: string,
  values: readonly number[],
): RawBuilder<boolean> {
  return listed(db, column, values, sql`value::integer`);
}

/** The same for texts. */
export function isOneOf(
  db: Kysely<Database>,
  column: string,
  values: readonly string[],
): RawBuilder<boolean> {
  return listed(db, column, values, sql`value`);
}

function listed(
  db: Kysely<Database>,
  column: string,
  values: readonly (number | string)[],
  value: RawBuilder<unknown>,
): RawBuilder<boolean> {
  const list = JSON.stringify(values);
  return isPostgres(db)
    ? sql<boolean>`${sql.ref(column)} in (select ${value} from json_array_elements_text(${list}::json) as listed (value))`
    : sql<boolean>`${sql.ref(column)} in (select value from json_each(${list}))`;
}

function isPostgres(db: Kysely<Database>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

const columnsOf = { title: 'title', head: 'title head', anywhere: 'title head body' } as const;
const labelsOf = { title: ':A', head: ':AB', anywhere: '' } as const;

function documentMatch(
  clauses: readonly SearchClause[],
  facets: readonly string[],
  within: SearchPlace,
): string {
  const text = clauses.map((clause) => fts5(clause, within !== 'anywhere')).join(' AND ');
  const values = facets.map(quoted).join(' AND ');
  return [
    ...(text === '' ? [] : [`{${columnsOf[within]}} : (${text})`]),
    ...(values === '' ? [] : [`facet : (${values})`]),
  ].join(' AND ');
}

function fts5(clause: SearchClause, phrases: boolean): string {
  if (clause.kind === 'phrase') {
    return phrases ? `"${clause.stems.join(' ')}"` : `(${clause.stems.map(quoted).join(' AND ')})`;
  }
  return `(${clause.any.map((stems) => `(${stems.map(quoted).join(' AND ')})`).join(' OR ')})`;
}

function documentTsquery({ clauses, facets, within }: SearchMatch): string {
  return allOf([
    ...clauses.map((clause) => tsquery(clause, labelsOf[within], within !== 'anywhere')),
    ...facets.map((facet) => lexeme(`~${facet}`)),
  ]);
}

function tsquery(clause: SearchClause, label: string, phrases: boolean): string {
  const labelled = (stem: string) => `${lexeme(stem)}${label}`;
  if (clause.kind === 'phrase') return `(${clause.stems.map(labelled).join(phrases ? ' <-> ' : ' & ')})`;
  return `(${clause.any.map((stems) => `(${stems.map(labelled).join(' & ')})`).join(' | ')})`;
}

const allOf = (parts: readonly string[]): string => parts.join(' & ');
const spaced = (stems: readonly string[]): string => stems.join(' ');
/** Roots are letters and digits alone; this only makes sure of it. */
const quoted = (stem: string): string => `"${stem.replaceAll('"', '')}"`;
const lexeme = (stem: string): string => `'${stem.replace(/['\\]/g, '')}'`;

function documentVector({ title, head, body, facet }: DocumentTerms): string {
  const places = new Map<string, string[]>();
  const put = (stem: string, place: string) => {
    const known = places.get(stem);
    if (known === undefined) places.set(stem, [place]);
    else if (known.length < MOST_REPEATS) known.push(place);
  };
  for (const [at, stem] of title.entries()) put(stem, `${at + 1}A`);
  for (const [at, stem] of head.entries()) put(stem, `${Math.min(HEAD_FROM + at, BODY_AT - 1)}B`);
  for (const stem of body) if (!places.has(stem)) put(stem, String(BODY_AT));
  return [
    ...[...places].map(([stem, at]) => `${lexeme(stem)}:${at.join(',')}`),
    ...facet.map((one) => lexeme(`~${one}`)),
  ].join(' ');
}

function pageVector(stems: readonly string[], extra: readonly string[]): string {
  const places = new Map<string, number[]>();
  for (const [at, stem] of stems.entries()) {
    const known = places.get(stem);
    if (known === undefined) places.set(stem, [at + 1]);
    else if (known.length < MOST_PLACES) known.push(at + 1);
  }
  for (const stem of extra) if (!places.has(stem)) places.set(stem, [BODY_AT]);
  return [...places].map(([stem, at]) => `${lexeme(stem)}:${at.join(',')}`).join(' ');
}

/** A page of nothing but one root, as a column of noughts, is not worth its places. */
function boundedRepeats(stems: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return stems.map((stem) => {
    const count = (seen.get(stem) ?? 0) + 1;
    seen.set(stem, count);
    return count > MOST_REPEATS ? '0' : stem;
  });
}
