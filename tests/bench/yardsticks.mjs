// Yardsticks for `npm run bench`: what the same machine does with the framework taken away. Run beside the portal, in the same run.
//   node bench-yardsticks.mjs --db FILE.sqlite [--port 9300] [--bytes FILE --headers FILE.json]
// The database needs nothing: it makes its own 10,000 documents and an empty request register on first use.
//   GET  /bytes      the bytes and headers of one of the portal's own pages (give both files: a fair yardstick sends the same)
//   GET  /documents  20 rows of a class, keyset, better-sqlite3 + template literal (?before=ID)
//   GET  /search?q=  FTS5, newest 1,000 hits, then rank, 20 rows
//   POST /requests   urlencoded; case + event + outbox row in one durable transaction (WAL, FULL), then 303
// As a module it exports `bareTransaction(file, seconds)`: the bare three-row durable transaction per second, no HTTP.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const Database = createRequire(`${process.cwd()}/`)('better-sqlite3');

function open(file) {
  const db = new Database(file);
  for (const p of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'busy_timeout = 5000',
    'cache_size = -65536',
    'foreign_keys = ON',
  ])
    db.pragma(p);
  db.exec(`create table if not exists y_document (id integer primary key, title text not null, slug text not null unique, unit text not null, class text not null, year integer not null, published_at text not null, summary text not null);
    create index if not exists y_document_class on y_document (class, id desc);
    create virtual table if not exists y_search using fts5 (title, summary, content='', tokenize='unicode61');
    create table if not exists y_request (id text primary key, number text not null unique, full_name text, email text, details text, purpose text, received_at text not null, due_on text not null);
    create table if not exists y_event (id integer primary key, request_id text not null references y_request, kind text not null, at text not null, data text not null);
    create table if not exists y_outbox (id integer primary key, request_id text not null references y_request, recipient text not null, template text not null, due_at text not null, attempts integer not null default 0)`);
  db.pragma('synchronous = FULL');
  return db;
}

function fill(db, count = 10_000) {
  if (db.prepare('select count(*) n from y_document').get().n >= count) return;
  const words =
    'anggaran laporan kinerja realisasi pendapatan belanja daerah dinas kecamatan desa jalan jembatan puskesmas sekolah pasar air bersih irigasi pupuk nelayan pengadaan kontrak rencana strategis keputusan peraturan bupati standar pelayanan statistik penduduk bencana'.split(
      ' ',
    );
  let seed = 7;
  const next = (n) => {
    seed ^= seed << 13;
    seed ^= seed >>> 17;
    seed ^= seed << 5;
    return (seed >>> 0) % n;
  };
  const some = (n) => Array.from({ length: n }, () => words[next(words.length)]).join(' ');
  const doc = db.prepare(
    'insert into y_document (id, title, slug, unit, class, year, published_at, summary) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const fts = db.prepare('insert into y_search (rowid, title, summary) values (?, ?, ?)');
  db.transaction(() => {
    for (let id = 1; id <= count; id++) {
      const title = some(7),
        summary = some(165);
      doc.run(
        id,
        title,
        `dokumen-${id}`,
        `Unit ${next(24)}`,
        ['berkala', 'serta-merta', 'setiap-saat'][next(3)],
        2012 + next(15),
        new Date(1.7e12 + id * 6e4).toISOString(),
        summary.slice(0, 240),
      );
      fts.run(id, title, summary);
    }
  })();
}

function writer(db) {
  const request = db.prepare(
    'insert into y_request (id, number, full_name, email, details, purpose, received_at, due_on) values (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const event = db.prepare('insert into y_event (request_id, kind, at, data) values (?, ?, ?, ?)');
  const outbox = db.prepare(
    'insert into y_outbox (request_id, recipient, template, due_at) values (?, ?, ?, ?)',
  );
  let n = db.prepare('select count(*) n from y_request').get().n;
  return db.transaction((f) => {
    const id = randomUUID(),
      at = new Date().toISOString(),
      number = `Y-${++n}-${process.pid}`;
    request.run(id, number, f.full_name, f.email, f.details, f.purpose, at, at.slice(0, 10));
    event.run(id, 'submitted', at, '{}');
    outbox.run(id, f.email ?? '', 'receipt', at);
    return number;
  }).immediate;
}

export function bareTransaction(file, seconds = 4) {
  const db = open(file),
    write = writer(db);
  const row = {
    full_name: 'Warga',
    email: 'warga@contoh.test',
    details: 'x'.repeat(400),
    purpose: 'y'.repeat(100),
  };
  const end = performance.now() + seconds * 1000;
  let n = 0;
  while (performance.now() < end) {
    write(row);
    n++;
  }
  db.close();
  return n / seconds;
}

function serve({ db: file, port, bytes, headers }) {
  const db = open(file);
  fill(db);
  const write = writer(db);
  const list = db.prepare(
    'select id, title, slug, unit, class, year, published_at, summary from y_document where class = ? and id < ? order by id desc limit 21',
  );
  const found = db.prepare(
    'select d.id, d.title, d.slug, d.unit, d.class, d.year, d.published_at, d.summary from (select rowid from y_search where y_search match ? and rowid >= (select min(rowid) from (select rowid from y_search where y_search match ? order by rowid desc limit 1000)) order by rank limit 20) h join y_document d on d.id = h.rowid',
  );
  const esc = (s) =>
    String(s).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
  const page = (rows) =>
    Buffer.from(
      `<!doctype html><html lang="id"><meta charset="utf-8"><title>Informasi</title><main><ol>${rows.map((r) => `<li><a href="/informasi/${r.slug}">${esc(r.title)}</a> <p>${esc(r.summary)}</p> <span>${esc(r.unit)} · ${r.class} · ${r.year} · ${r.published_at.slice(0, 10)}</span></li>`).join('')}</ol></main></html>`,
    );
  const kept = bytes ? readFileSync(bytes) : page(list.all('berkala', 1e9).slice(0, 20));
  const keptHeaders = {
    'content-type': 'text/html; charset=utf-8',
    ...(headers ? JSON.parse(readFileSync(headers, 'utf8')) : {}),
    'content-length': kept.length,
  };
  const html = (res, body) => {
    res.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
    res.end(body);
  };
  return createServer((req, res) => {
    const url = new URL(req.url, 'http://localhost');
    if (req.method === 'POST') {
      let body = '';
      req.setEncoding('utf8');
      req.on('data', (c) => {
        body += c;
      });
      req.on('end', () => {
        const number = write(Object.fromEntries(new URLSearchParams(body)));
        res.writeHead(303, { location: `/kasus?nomor=${number}`, 'content-length': 0 });
        res.end();
      });
    } else if (url.pathname === '/bytes') {
      res.writeHead(200, keptHeaders);
      res.end(kept);
    } else if (url.pathname === '/search') {
      const q = (url.searchParams.get('q') ?? 'anggaran')
        .split(/\s+/)
        .filter(Boolean)
        .map((w) => `"${w.replaceAll('"', '""')}"`)
        .join(' ');
      html(res, page(found.all(q, q)));
    } else
      html(
        res,
        page(
          list
            .all(url.searchParams.get('class') ?? 'berkala', Number(url.searchParams.get('before') ?? 1e9))
            .slice(0, 20),
        ),
      );
  }).listen(port, '127.0.0.1');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { values } = parseArgs({
    options: {
      db: { type: 'string' },
      port: { type: 'string', default: '9300' },
      bytes: { type: 'string' },
      headers: { type: 'string' },
      bare: { type: 'string' },
    },
  });
  if (!values.db) {
    process.stderr.write(
      'usage: node bench-yardsticks.mjs --db FILE.sqlite [--port N] [--bytes FILE --headers FILE.json] | --bare SECONDS' +
        '\n',
    );
    process.exit(2);
  }
  if (values.bare)
    process.stdout.write(
      JSON.stringify({
        bare_transactions_per_second: Math.round(bareTransaction(values.db, Number(values.bare))),
      }),
    );
  else serve({ ...values, port: Number(values.port) });
}
