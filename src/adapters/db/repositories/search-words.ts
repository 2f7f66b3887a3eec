import { type Kysely, sql } from 'kysely';
import { isOneOf } from '../full-text-search.ts';
import type { Database } from '../schema.ts';

const AT_ONCE = 500;
const ENDS = 3;

/** One more document uses these words; in one order everywhere, so that no two transactions wait for each other. */
export async function countWords(db: Kysely<Database>, words: readonly string[]): Promise<void> {
  const sorted = words.toSorted();
  for (let at = 0; at < sorted.length; at += AT_ONCE) {
    await db
      .insertInto('search_word')
      .values(
        sorted.slice(at, at + AT_ONCE).map((word) => ({
          word,
          head: word.slice(0, ENDS),
          tail: word.slice(-ENDS),
          documents: 1,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('word').doUpdateSet((eb) => ({ documents: eb('search_word.documents', '+', 1) })),
      )
      .execute();
  }
}

/** One document fewer uses these words, joined by spaces; a word that none uses is forgotten. */
export async function discountWords(db: Kysely<Database>, joined: string): Promise<void> {
  if (joined === '') return;
  const words = joined.split(' ').toSorted();
  await db
    .updateTable('search_word')
    .set({ documents: sql<number>`documents - 1` })
    .where(isOneOf(db, 'word', words))
    .execute();
  await db
    .deleteFrom('search_word')
    .where('documents', '<=', 0)
    .where(isOneOf(db, 'word', words))
    .execute();
}
