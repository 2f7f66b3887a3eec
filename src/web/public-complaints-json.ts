import type { ComplaintQueries } from '#application/complaint/complaint-views.ts';
import { writeCursor } from '#application/ports/keyset-cursor.ts';
import type { PublicComplaintQuery } from '#web/forms/public-complaint-filter.ts';
import { absoluteUrl, paths } from '#web/paths.ts';

type Page = Awaited<ReturnType<ComplaintQueries['publicList']>>;

/** What the public list shows, and nothing more; `next` and `previous` are addresses or null. */
export function publicComplaintsJson(page: Page, query: PublicComplaintQuery, baseUrl: string) {
  const at = (row: Page['rows'][number] | undefined, direction: 'older' | 'newer'): string | null =>
    row === undefined
      ? null
      : absoluteUrl(
          baseUrl,
          paths.complaintsApi({
            ...query,
            halaman: writeCursor({ direction, key: row.publishedAt, id: row.id }),
          }),
        );
  return {
    complaints: page.rows.map((row) => ({
      number: row.number,
      title: row.title,
      topic: row.topic,
      status: row.status,
      region: row.regionName,
      unit: row.unitName,
      has_photos: row.hasPhotos,
      received_on: row.receivedOn,
      published_at: row.publishedAt,
      url: absoluteUrl(baseUrl, paths.publicComplaint(row.number)),
    })),
    next: page.hasOlder ? at(page.rows.at(-1), 'older') : null,
    previous: page.hasNewer ? at(page.rows[0], 'newer') : null,
  };
}
