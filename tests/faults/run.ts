import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../support/embedded-postgres.ts';
import { hasFailed, type ReportedRow, reportText, rowLine } from './report.ts';
import type { FaultResult, FaultRun } from './row.ts';
import { rows } from './rows.ts';

/**
 * Breaks a portal in every way of docs/fault-suite.md and counts what is lost. `--short` takes a twentieth of
 * the counts, at least three; `--only K1,S1` picks rows; `--json FILE` says where the report goes; `--keep` leaves
 * the other rows of an earlier report there. The report is written after every row, so a stopped run has one.
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    keep: { type: 'boolean', default: false },
    json: { type: 'string', default: 'var/faults-report.json' },
  },
});
const only = values.only?.toUpperCase().split(',');
const unknown = only?.filter((id) => !rows.some((row) => row.id.toUpperCase() === id)) ?? [];
if (unknown.length > 0) {
  process.stderr.write(`no row ${unknown.join(', ')}; there are ${rows.map(({ id }) => id).join(', ')}\n`);
  process.exit(2);
}

const scratch = await mkdtemp(path.join(tmpdir(), 'ppid-faults-'));
let server: Promise<EmbeddedPostgres> | undefined;
const run: FaultRun = {
  times: (full) => (values.short ? Math.max(3, Math.ceil(full / 20)) : full),
  short: values.short,
  folder: async (name) => {
    const folder = path.join(scratch, name);
    await mkdir(folder, { recursive: true });
    return folder;
  },
  postgres: () => {
    server ??= startEmbeddedPostgres().then((started) => {
      process.env.TEST_POSTGRES_URL = started.url;
      return started;
    });
    return server;
  },
  say: (text) => process.stderr.write(`${text}\n`),
};
const machine = {
  at: new Date().toISOString(),
  node: process.versions.node,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  loadBefore: loadavg()[0],
  short: values.short,
};
const reported: ReportedRow[] = [];
const earlier: readonly ReportedRow[] = values.keep
  ? JSON.parse(await readFile(values.json, 'utf8').catch(() => '{"rows":[]}')).rows
  : [];
await mkdir(path.dirname(values.json), { recursive: true });
for (const row of rows) {
  if (only === undefined ? values.short && row.fullOnly === true : !only.includes(row.id.toUpperCase()))
    continue;
  run.say(`${row.id} ${row.title} …`);
  const from = performance.now();
  const result = await row.run(run).catch(
    (error: unknown): FaultResult => ({
      tried: 0,
      failed: 1,
      lost: 0,
      problems: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    }),
  );
  const done = {
    ...result,
    id: row.id,
    title: row.title,
    form: values.short ? ('short' as const) : ('full' as const),
    at: new Date().toISOString(),
    load: loadavg()[0] ?? 0,
    seconds: Math.round((performance.now() - from) / 1000),
  };
  reported.push(done);
  run.say(rowLine(done));
  await writeFile(values.json, `${JSON.stringify({ ...machine, rows: wholeReport() }, null, 2)}\n`);
}
await server?.then((one) => one.stop());
await rm(scratch, { recursive: true, force: true });
process.stdout.write(`${reportText(wholeReport())}\n`);
process.exit(reported.some(hasFailed) ? 1 : 0);

/** What this run did, with the kept rows it did not do, in the order of the suite. */
function wholeReport(): readonly ReportedRow[] {
  return rows.flatMap(({ id }) => {
    const found = reported.find((row) => row.id === id) ?? earlier.find((row) => row.id === id);
    return found === undefined ? [] : [found];
  });
}
