import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { eachDialect } from '#tests/support/each-dialect.ts';
import { type Answer, send } from '../bad-input/portal.ts';
import { caseDrivers } from './case-drivers.ts';
import { chatDrivers } from './chat-drivers.ts';
import { complaintDeskDrivers } from './complaint-desk-drivers.ts';
import { complianceDrivers } from './compliance-drivers.ts';
import { type MatrixObjects, makeObjects } from './objects.ts';
import { officerDrivers } from './officer-drivers.ts';
import { type MatrixPortal, openPortal } from './portal-in-process.ts';
import { publicDrivers } from './public-drivers.ts';
import { type Outcome, readTable, type ViewerName } from './read-table.ts';
import { reporterDrivers } from './reporter-drivers.ts';
import { existingRoutes, unguardedPages } from './routes.ts';
import { sp4nDrivers } from './sp4n-drivers.ts';
import type { Drivers, Target } from './target.ts';
import { makeViewers, type Viewers } from './viewers.ts';

const rows = await readTable();
const routes = await existingRoutes();
const otherMethods = ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'];

test('every address that exists has a row for every method', () => {
  const missing = routes.filter(
    ({ address, method }) => !rows.some((row) => row.address === address && row.method === method),
  );
  assert.deepEqual(missing, []);
});

test('every row of the table is about an address that exists', () => {
  const dead = rows.filter(
    (row) =>
      row.address !== '/*' &&
      !routes.some(({ address, method }) => row.address === address && row.method === method),
  );
  assert.deepEqual(
    dead.map(({ key }) => key),
    [],
  );
});

test('every page of the back office asks who is there, but for the doors and the refusal itself', async () => {
  const open = [
    '/petugas/masuk',
    '/petugas/masuk/kode',
    '/petugas/siapkan/[token]',
    '/petugas/undangan/[token]',
    '/petugas/tidak-berwenang',
  ];
  assert.deepEqual(await unguardedPages(open), []);
});

/** What the visitor met, in the words of the table. */
function outcomeOf({ status, headers, text }: Answer): Outcome | string {
  const location = headers.location ?? '';
  if (status === 303 && /^\/petugas\/masuk(?:\?kembali=|$)/.test(location)) return 'masuk';
  if (status === 303 && /^\/petugas\/masuk\/kode(?:\?kembali=|$)/.test(location)) return 'kode';
  if (status === 401 && text.includes('name="kept_form"') && text.includes('name="code"')) return 'kode';
  if (status === 401 && text.includes('name="kept_form"')) return 'masuk';
  if (status === 303 && /^\/lacak(?:\?sesi=|$)/.test(location)) return 'lacak';
  return String(status);
}

/** Rows that come and go with every visit and are nobody's work: who is signed in, what was looked at. */
const passing = ['audit_entry', 'officer_session', 'citizen_session'];
/** Hundreds of rows that no form of the portal changes alone; a change of holidays leaves a row elsewhere, too. */
const skipped = [
  // What a scanner sees in a file that somebody may look at is no act of theirs.
  'file_check',
  'file_finding',
  ...passing,
  'audit_head',
  'region',
  'holiday',
];

eachDialect('the permission matrix', (context) => {
  let portal: MatrixPortal;
  let viewers: Viewers;
  let objects: MatrixObjects;
  let drivers: Drivers;
  let tables: readonly string[];
  before(async () => {
    portal = await openPortal(context);
    viewers = await makeViewers(portal.office);
    objects = await makeObjects(portal.office, viewers);
    drivers = new Map([
      ...publicDrivers(objects),
      ...officerDrivers(objects),
      ...caseDrivers(objects),
      ...reporterDrivers(objects),
      ...sp4nDrivers(objects),
      ...(await complianceDrivers(objects)),
      ...complaintDeskDrivers(objects),
      ...chatDrivers(objects),
    ]);
    const { db } = portal.office.database;
    tables = (await db.introspection.getTables())
      .map(({ name }) => name)
      .filter((name) => !skipped.includes(name));
  });
  after(() => portal.close());

  /** A digest of all that a form could change; uploads in staging are left out. */
  const state = async (also: readonly string[] = []): Promise<string> => {
    const { db } = portal.office.database;
    const hash = createHash('sha256');
    const digests = [...tables, ...also].map(async (name) => {
      const found = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
      const kept = found.rows.filter((row) => name !== 'stored_file' || row.purpose !== 'staged');
      return `${name}\n${kept
        .map((row) => JSON.stringify(row))
        .toSorted()
        .join('\n')}\n`;
    });
    for (const text of await Promise.all(digests)) hash.update(text);
    return hash.digest('hex');
  };

  const cookiesOf = async (name: ViewerName): Promise<string> =>
    (await viewers.all.get(name)?.cookies()) ?? '';
  const ask = (method: string, target: Target, session: string): Promise<Answer> => {
    const cookies = [session, target.cookies ?? ''].filter((one) => one !== '').join('; ');
    return send(portal, {
      method,
      path: target.path,
      ...(cookies === '' ? {} : { cookies }),
      ...(target.form === undefined ? {} : { form: target.form }),
    });
  };

  test('the table and the fixtures speak of the same rows', () => {
    const keys = rows.map(({ key }) => key);
    assert.deepEqual(
      [...drivers.keys()].filter((key) => !keys.includes(key)),
      [],
      'fixtures without a row',
    );
    assert.deepEqual(
      keys.filter((key) => !drivers.has(key)),
      [],
      'rows without a fixture',
    );
  });

  test('every visitor meets what the table says, and a refusal changes nothing', async (t) => {
    const mismatches: string[] = [];
    let cells = 0;
    for (const row of rows) {
      const driver = drivers.get(row.key);
      if (driver === undefined) continue;
      const methods = row.address === '/*' ? otherMethods : [row.method];
      const changes = ([, expected]: readonly [ViewerName, Outcome]) =>
        row.method === 'POST' && expected === '303' && !/^(?:tanpa|tombol)/.test(row.object);
      const expectations = [...row.expected];
      const still = expectations.filter((one) => !changes(one));
      const meet = async (
        [name, expected]: readonly [ViewerName, Outcome],
        target: Target,
        session: string,
      ): Promise<void> => {
        for (const method of methods) {
          cells += 1;
          const met = outcomeOf(await ask(method, target, session));
          if (met !== expected) {
            mismatches.push(`${method} ${row.address} · ${row.object} · ${name}: ${met}, not ${expected}`);
          }
        }
      };

      const [first] = still;
      if (first !== undefined) {
        const shared = await driver(first[0]);
        const ownEach = /izin|kode salah/.test(row.object);
        const targets = await Promise.all(
          still.map(async ([name]) => (ownEach ? await driver(name) : shared)),
        );
        const before = row.method === 'POST' ? await state() : '';
        for (const [index, one] of still.entries()) {
          await meet(one, targets[index] ?? shared, await cookiesOf(one[0]));
        }
        if (row.method === 'POST' && row.object !== 'buka identitas' && (await state()) !== before) {
          mismatches.push(`${row.key}: something changed for those who may not`);
        }
      }
      for (const one of expectations.filter(changes)) {
        const target = await driver(one[0]);
        const session = target.session ?? (await cookiesOf(one[0]));
        const before = await state(passing);
        await meet(one, target, session);
        if ((await state(passing)) === before) mismatches.push(`${row.key} · ${one[0]}: nothing changed`);
      }
    }
    t.diagnostic(`${cells} cells asked, ${mismatches.length} mismatches`);
    assert.deepEqual(mismatches, []);
  });
});
