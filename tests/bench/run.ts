import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeCorpus } from './corpus.ts';
import { measuredPortal } from './measured-portal.ts';
import { type Row, table } from './report.ts';
import { slowDownloads } from './rows/downloads.ts';
import { growth } from './rows/growth.ts';
import { keptPages } from './rows/kept-pages.ts';
import { unkeptLibrary } from './rows/library.ts';
import { memoryAndStart } from './rows/memory.ts';
import { searchPage, searchQueries } from './rows/search.ts';
import { burst, submissions } from './rows/submissions.ts';
import { webhooks } from './rows/webhooks.ts';
import type { Stage } from './stage.ts';

/**
 * Measures the portal and, in the same run, what the same machine does without it (docs/bench.md).
 * `--short` takes about a minute and leaves out the growth; `--only name,name` picks rows; `--json FILE` keeps them.
 */
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string' },
    json: { type: 'string' },
    'data-dir': { type: 'string' },
  },
});
const only = values.only?.split(',');
const wanted = (name: string) =>
  only === undefined ? !(values.short && name === 'growth') : only.includes(name);
const say = (text: string) => process.stderr.write(`${text}\n`);

const scratch = await mkdtemp(path.join(values['data-dir'] ?? tmpdir(), 'ppid-bench-'));
const machine = {
  at: new Date().toISOString(),
  node: process.versions.node,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryMiB: Math.round(totalmem() / 1024 / 1024),
  loadBefore: loadavg()[0],
  scratch,
};
const rows: Row[] = [];
try {
  say('10,000 documents and cases …');
  const corpus = await makeCorpus(path.join(scratch, 'portal'), 10_000);
  const stage: Stage = { corpus, scale: values.short ? 0.3 : 1, scratch, say };
  const portal = await measuredPortal(corpus.dataDir);
  for (const [name, measure] of [
    ['kept', keptPages],
    ['library', unkeptLibrary],
    ['search', searchPage],
    ['submissions', submissions],
    ['burst', burst],
    ['downloads', slowDownloads],
  ] as const) {
    if (!wanted(name)) continue;
    say(`${name} …`);
    rows.push(...(await measure(stage, portal)));
  }
  await portal.stop();
  for (const [name, measure] of [
    ['webhooks', webhooks],
    ['search', searchQueries],
    ['memory', memoryAndStart],
    ['growth', growth],
  ] as const) {
    if (!wanted(name)) continue;
    say(`${name} …`);
    rows.push(...(await measure(stage)));
  }
  await corpus.container.close();
} finally {
  await rm(scratch, { recursive: true, force: true });
}
const report = { ...machine, loadAfter: loadavg()[0], short: values.short, rows };
process.stdout.write(
  `${table(rows)}\n\n${machine.at}, ${machine.cores} cores ${machine.cpu}, Node ${machine.node}, load ${machine.loadBefore?.toFixed(1)} before, ${report.loadAfter?.toFixed(1)} after\n`,
);
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, null, 2)}\n`);
