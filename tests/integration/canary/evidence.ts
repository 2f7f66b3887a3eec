import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { sqliteFileOf } from '#adapters/db/open-database.ts';
import type { Database } from '#adapters/db/schema.ts';
import { tagsOf } from '../bad-input/page.ts';
import { type Evidence, filesBelow, note } from './watch.ts';
import type { World } from './world.ts';

const run = promisify(execFile);

const publicPaths = [
  ...[
    '/',
    '/bantuan',
    '/informasi',
    '/informasi/berkala',
    '/informasi/serta-merta',
    '/informasi/setiap-saat',
  ],
  ...['/informasi/dikecualikan', '/informasi?halaman=1', '/permohonan', '/permohonan/baru', '/pengaduan'],
  ...[
    '/lacak',
    '/kasus',
    '/permohonan/tanda-terima',
    '/tenggat',
    '/verifikasi',
    '/petugas',
    '/petugas/masuk',
  ],
  ...['/petugas/permohonan', '/api/v1/tenggat?mulai=2026-11-02&jenis=request_answer', '/api/v1/permohonan'],
  ...['/feed.xml', '/sitemap.xml', '/dip.json', '/robots.txt', '/sehat', '/siap'],
];

/** Everything that lies anywhere now. */
export async function gather(world: World, administrator: string | null): Promise<Evidence> {
  const evidence: Evidence = new Map();
  note(evidence, 'process output', world.printed());
  await columnsOf(world.db, evidence);
  for (const bytes of await databaseFiles(world)) note(evidence, 'database files', bytes);
  for (const { file, bytes } of await filesBelow(world.dataDir)) {
    const [folder = ''] = path.relative(world.dataDir, file).split(path.sep);
    const places: Readonly<Record<string, string>> = {
      files: 'file store',
      published: 'published files',
      backups: 'backups',
    };
    note(evidence, places[folder] ?? 'other files', bytes);
  }
  for (const { file, bytes } of await filesBelow(path.join(import.meta.dirname, '../../../dist'))) {
    note(evidence, 'build', Buffer.concat([Buffer.from(file), bytes]));
  }
  for (const { raw, parsed, recipients, envelopeFrom } of world.smtp.mails) {
    const officers = await world.db.selectFrom('officer').select('email').execute();
    const toOfficer = officers.some(({ email }) => recipients.includes(email));
    const mail = [raw, parsed.subject, parsed.text, parsed.html, recipients.join(), envelopeFrom].join('\n');
    note(evidence, toOfficer ? 'mail to officers' : 'mail to requesters', mail);
  }
  await publicPages(world, evidence);
  const pages = administrator === null ? [] : await pagesOf(world, administrator);
  for (const page of pages) note(evidence, "administrator's pages", page);
  return evidence;
}

/** Every text of every row, by column. */
export async function columnsOf(db: Kysely<Database>, evidence: Evidence): Promise<void> {
  for (const { name: table, columns } of await db.introspection.getTables()) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(db);
    for (const { name } of columns) {
      note(evidence, `${table}.${name}`, rows.map((row) => String(row[name] ?? '')).join('\n'));
    }
  }
}

/** SQLite: the file with its log and index. PostgreSQL: the files of this database, after a checkpoint. */
async function databaseFiles({ db, databaseUrl }: World): Promise<readonly Buffer[]> {
  if (databaseUrl.startsWith('file:')) {
    // Another process copies them: closing a file here would let go of this process's locks on it.
    const copy = await mkdtemp(path.join(tmpdir(), 'ppid-canary-copy-'));
    await run('cp', ['-r', path.dirname(sqliteFileOf(databaseUrl)), copy]);
    const files = await filesBelow(copy);
    await rm(copy, { recursive: true });
    return files.map(({ bytes }) => bytes);
  }
  await sql`checkpoint`.execute(db);
  const { rows } = await sql<{ folder: string }>`
    select current_setting('data_directory') || '/base/' || oid as folder
    from pg_database where datname = current_database()`.execute(db);
  return (await filesBelow(rows[0]?.folder ?? '')).map(({ bytes }) => bytes);
}

async function publicPages(world: World, evidence: Evidence): Promise<void> {
  const letters = await world.db.selectFrom('letter').select('verification_code').execute();
  const files = await world.db.selectFrom('stored_file').select('id').execute();
  const asked = [
    ...publicPaths,
    ...letters.map((letter) => `/verifikasi/${letter.verification_code}`),
    ...files.flatMap(({ id }) => [`/berkas/${id}/a.pdf`, `/kasus/berkas/${id}/a.pdf`]),
  ];
  for (const address of asked) {
    // The second answer may come from memory.
    for (let time = 0; time < 2; time += 1) {
      const answer = await world.send({ path: address });
      note(evidence, 'public pages', JSON.stringify(answer.headers));
      note(evidence, 'public pages', answer.body);
    }
  }
}

/** The pages of the back office that links lead this officer to. */
async function pagesOf(world: World, cookies: string): Promise<readonly string[]> {
  const pages = new Map<string, string>();
  const waiting = ['/petugas'];
  for (let at = waiting.shift(); at !== undefined && pages.size < 60; at = waiting.shift()) {
    if (pages.has(at)) continue;
    const answer = await world.send({ path: at, cookies });
    pages.set(at, answer.status === 200 ? answer.text : '');
    if (answer.status === 303) waiting.push(answer.headers.location ?? '');
    for (const tag of tagsOf(answer.text)) {
      const href = tag.attributes.get('href') ?? '';
      if (tag.name === 'a' && /^\/petugas(?:[/?]|$)/.test(href)) waiting.push(href.replace(/#.*/, ''));
    }
  }
  if (pages.size < 8) throw new Error(`only ${pages.size} pages of the back office were found`);
  return [...pages.values()];
}
