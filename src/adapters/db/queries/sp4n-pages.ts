import { type RawBuilder, sql } from 'kysely';
import type { KeysetCursor } from '#application/ports/keyset-cursor.ts';
import type { Sp4nPage } from '#application/sp4n/sp4n-views.ts';

/** Rows beyond a cursor of a list in ascending order: behind it, or before it where one walks back. */
export function afterCursor(key: RawBuilder<unknown>, id: RawBuilder<unknown>, cursor: KeysetCursor) {
  const side = cursor.direction === 'newer' ? sql`<` : sql`>`;
  return sql<boolean>`(${key} ${side} ${cursor.key} or (${key} = ${cursor.key} and ${id} ${side} ${cursor.id}))`;
}

/** A page of rows read with one more than `limit`; "older" leads on, "newer" back. */
export function pageOf<Row, View>(
  found: readonly Row[],
  limit: number,
  cursor: KeysetCursor | null,
  view: (row: Row) => View,
): Sp4nPage<View> {
  const backwards = cursor?.direction === 'newer';
  const more = found.length > limit;
  const kept = found.slice(0, limit);
  return {
    rows: (backwards ? kept.toReversed() : kept).map(view),
    hasOlder: backwards ? true : more,
    hasNewer: backwards ? more : cursor !== null,
  };
}
