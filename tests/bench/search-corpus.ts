import type Sqlite from 'better-sqlite3';
import { facetTokens, indexEdition, indexedText } from '#domain/search/indexed-text.ts';

type DocumentRow = Readonly<
  Record<'id' | 'title' | 'summary' | 'kind' | 'classification' | 'unit_id', string>
> & {
  readonly year: number;
  readonly region_code: string | null;
  readonly published_at: string;
  readonly unit_name: string;
  readonly current_version_id: string | null;
  readonly file_id: string | null;
};

/**
 * Puts every published document that is not in the index into it, as the portal does, by statements kept for the
 * purpose: title, head, and one page of text each. Returns how many there were.
 */
export function indexCorpus(db: Sqlite.Database): number {
  const rows = db
    .prepare(
      `select d.*, u.name as unit_name, v.file_id from public_document d join unit u on u.id = d.unit_id
       left join document_version v on v.id = d.current_version_id
       left join search_entry e on e.document_id = d.id
       where d.status = 'published' and e.seq is null order by d.published_at, d.id`,
    )
    .all() as DocumentRow[];
  const entry = db.prepare(
    `insert into search_entry (document_id, classification, unit_id, year, kind, region_code, media_type, title,
       title_stems, head_stems, words, published_at, edition, text_version_id) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
  );
  const index = db.prepare(
    'insert into search_document_index (rowid, title, head, body, facet) values (?,?,?,?,?)',
  );
  const page = db.prepare('insert into search_page values (?, 0, ?, 1, ?, ?)');
  const pageIndex = db.prepare(
    'insert into search_page_index (rowid, text, extra, document) values (?,?,?,?)',
  );
  const word = db.prepare(
    `insert into search_word (word, head, tail, documents) values (?,?,?,1)
     on conflict (word) do update set documents = documents + 1`,
  );
  db.transaction(() => {
    for (const [at, row] of rows.entries()) {
      const title = indexedText(row.title);
      const head = indexedText([row.summary, row.kind, String(row.year), row.unit_name].join(' . '));
      const text = `${row.summary} ${rows[(at * 7) % rows.length]?.summary ?? ''} ${at}`;
      const body = indexedText(text);
      const headStems = [...head.stems, ...title.abbreviations, ...head.abbreviations];
      const words = [...new Set([...title.words, ...head.words])];
      const seq = Number(
        entry.run(
          row.id,
          row.classification,
          row.unit_id,
          row.year,
          row.kind,
          row.region_code,
          'application/pdf',
          row.title,
          title.stems.join(' '),
          [...new Set(headStems)].join(' '),
          words.join(' '),
          row.published_at,
          indexEdition,
          row.current_version_id ?? '',
        ).lastInsertRowid,
      );
      const facet = [
        facetTokens.classification(row.classification),
        facetTokens.unit(row.unit_id),
        facetTokens.year(row.year),
        facetTokens.kind(row.kind),
        facetTokens.format('application/pdf'),
      ];
      index.run(
        seq,
        title.stems.join(' '),
        headStems.join(' '),
        [...new Set(body.stems)].join(' '),
        facet.join(' '),
      );
      page.run(seq, row.file_id ?? '', '', text);
      pageIndex.run(seq * 65_536, body.stems.join(' '), body.abbreviations.join(' '), `d${seq}`);
      for (const one of words) word.run(one, one.slice(0, 3), one.slice(-3));
    }
  })();
  return rows.length;
}
