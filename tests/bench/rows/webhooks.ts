import Sqlite from 'better-sqlite3';
import { startGraphStub } from '#tests/support/graph-stub.ts';
import { load } from '../load.ts';
import { measuredPortal } from '../measured-portal.ts';
import { number, type Row } from '../report.ts';
import { get, type Stage } from '../stage.ts';

const A_SECOND = 50;

/** Deliveries of the WhatsApp Cloud API at a steady pace, with the worker at work, and what readers notice of it. */
export async function webhooks(stage: Stage): Promise<Row[]> {
  const graph = await startGraphStub();
  const portal = await measuredPortal(stage.corpus.dataDir, { WORKER: 'on', ...graph.env });
  const seconds = Math.max(10, 60 * stage.scale);
  const pages = ['/pengaduan', '/pengaduan/baru', '/permohonan', '/lacak'];
  const before = events(stage);
  const [posts, reading] = await Promise.all([
    load(portal.pid, {
      kind: 'webhook',
      port: portal.port,
      targets: ['/webhook/whatsapp'],
      connections: 8,
      pace: A_SECOND,
      seconds,
      origin: '',
    }),
    load(
      portal.pid,
      get(portal.port, pages, { connections: 4, pace: 10, seconds, headers: { Cookie: 'a=b' } }),
    ),
  ]);
  const accepted = posts.statuses['200'] ?? 0;
  const kept = events(stage) - before;
  await portal.stop();
  await graph.close();
  return [
    {
      what: `webhook: ${A_SECOND} signed deliveries a second`,
      ratio: `lost ${accepted - kept}`,
      measured: `${number(posts.perSecond)}/s, p50 ${number(posts.p50Ms)} ms, p99 ${number(posts.p99Ms)} ms, not accepted ${posts.answers - accepted + posts.broken}`,
      against: '–',
      goal: 'lost 0, p99 ≤ 1 s',
      met: accepted === kept && accepted === posts.answers && posts.p99Ms <= 1_000,
    },
    {
      what: "a citizen's pages meanwhile (rendered, 10/s)",
      ratio: `p95 ${number(reading.p95Ms)} ms`,
      measured: `p50 ${number(reading.p50Ms)} ms, p99 ${number(reading.p99Ms)} ms`,
      against: '–',
      goal: 'p95 ≤ 300 ms',
      met: reading.p95Ms <= 300,
    },
  ];
}

function events({ corpus }: Stage): number {
  const db = new Sqlite(corpus.databaseFile, { readonly: true });
  const count = Number(db.prepare('select count(*) from whatsapp_inbox').pluck().get());
  db.close();
  return count;
}
