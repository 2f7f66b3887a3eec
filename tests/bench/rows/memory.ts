import { setTimeout as delay } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { load } from '../load.ts';
import { measuredPortal } from '../measured-portal.ts';
import { childOf, pssMiB } from '../process-facts.ts';
import { number, type Row } from '../report.ts';
import { get, type Stage, submit } from '../stage.ts';

/** Web and worker together: idle, and after mixed load; and how long the second start takes. */
export async function memoryAndStart(stage: Stage): Promise<Row[]> {
  finishBacklog(stage);
  const first = await measuredPortal(stage.corpus.dataDir, { WORKER: 'on' });
  await first.stop();
  const portal = await measuredPortal(stage.corpus.dataDir, { WORKER: 'on' });
  await delay(8_000 * stage.scale + 2_000);
  const idle = await pss(portal.pid);
  const seconds = Math.max(12, 60 * stage.scale);
  const rendered = [
    '/',
    '/informasi',
    '/informasi?q=jalan',
    '/informasi/berkala',
    '/permohonan/baru',
    '/lacak',
  ];
  const [mixed] = await Promise.all([
    load(portal.pid, get(portal.port, rendered, { connections: 16, seconds, headers: { Cookie: 'a=b' } })),
    load(
      portal.pid,
      get(portal.port, ['/', '/informasi', '/tenggat'], { connections: 8, seconds, pace: 400 }),
    ),
    load(portal.pid, submit(portal.port, { connections: 4, seconds, pace: 20 })),
  ]);
  const after = await pss(portal.pid);
  await portal.stop();
  return [
    {
      what: 'memory idle, web + worker (PSS)',
      ratio: `${number(idle.sum, 0)} MiB`,
      measured: `web ${number(idle.web, 0)}, worker ${number(idle.worker, 0)} MiB`,
      against: '–',
      goal: '≤ 200 MiB',
      met: idle.sum <= 200,
    },
    {
      what: `memory after ${number(seconds, 0)} s of mixed load (PSS)`,
      ratio: `${number(after.sum, 0)} MiB`,
      measured: `web ${number(after.web, 0)}, worker ${number(after.worker, 0)} MiB; ${number(mixed.perSecond)} rendered/s meanwhile`,
      against: '–',
      goal: '≤ 350 MiB',
      met: after.sum <= 350,
    },
    {
      what: 'second start of the web to its first page',
      ratio: `${portal.startedMs} ms`,
      measured: `first ${first.startedMs} ms, second ${portal.startedMs} ms`,
      against: '–',
      goal: '≤ 600 ms',
      met: portal.startedMs <= 600,
    },
  ];
}

/** The rows before left thousands of letters to write; a worker that writes them is not idle. */
function finishBacklog({ corpus }: Stage): void {
  const db = new Sqlite(corpus.databaseFile);
  db.exec('delete from outbox');
  db.close();
}

async function pss(web: number) {
  const child = await childOf(web);
  const own = await pssMiB(web);
  const worker = child === null ? 0 : await pssMiB(child);
  return { web: own, worker, sum: own + worker };
}
