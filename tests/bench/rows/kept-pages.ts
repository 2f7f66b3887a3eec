import { writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { load, type MeasuredLoad } from '../load.ts';
import { type Measured, measuredYardsticks } from '../measured-portal.ts';
import { median } from '../process-facts.ts';
import { number, percent, type Row } from '../report.ts';
import { get, type Stage, submit } from '../stage.ts';

const ofTheConnection = new Set(['date', 'connection', 'keep-alive', 'content-length']);

/**
 * Kept pages against bare `node:http` that sends the same bytes and headers, in turns, while a writer sends
 * ten requests a second and public content changes every second.
 */
export async function keptPages(stage: Stage, portal: Measured): Promise<Row[]> {
  const rows: Row[] = [];
  for (const [name, encoding] of [
    ['uncompressed', 'identity'],
    ['br, as browsers ask', 'br'],
  ] as const) {
    const headers = { 'Accept-Encoding': encoding };
    const page = await whole(portal.port, '/informasi', headers);
    const bytes = path.join(stage.scratch, `page-${encoding}`);
    await writeFile(bytes, page.body);
    await writeFile(`${bytes}.json`, JSON.stringify(page.headers));
    const yard = await measuredYardsticks([
      '--db',
      path.join(stage.scratch, 'yardstick.sqlite'),
      '--bytes',
      bytes,
      '--headers',
      `${bytes}.json`,
    ]);
    const writing = keepWriting(stage, portal);
    const ours: MeasuredLoad[] = [];
    const theirs: MeasuredLoad[] = [];
    for (let round = 0; round < 3; round += 1) {
      const seconds = 4 * stage.scale;
      theirs.push(await load(yard.pid, get(yard.port, ['/bytes'], { headers, seconds })));
      ours.push(await load(portal.pid, get(portal.port, ['/informasi'], { headers, seconds })));
    }
    await writing.stop();
    await yard.stop();
    const rate = median(ours.map((one) => one.perSecond));
    const yardRate = median(theirs.map((one) => one.perSecond));
    const p99 = median(ours.map((one) => one.p99Ms));
    const cpu = median(ours.map((one) => one.cpuMsEach));
    const yardCpu = median(theirs.map((one) => one.cpuMsEach));
    rows.push({
      what: `kept page, ${name}, ${number(page.body.length / 1024)} KiB, writer running`,
      ratio: `${percent(rate / yardRate)} of the rate, ${number(cpu / yardCpu, 2)} x CPU`,
      measured: `${number(rate)}/s, p99 ${number(p99)} ms, ${number(cpu, 3)} CPU ms`,
      against: `/bytes ${number(yardRate)}/s, p99 ${number(median(theirs.map((one) => one.p99Ms)))} ms, ${number(yardCpu, 3)} CPU ms`,
      goal: '≥ 70 %, p99 ≤ 10 ms',
      met: rate / yardRate >= 0.7 && p99 <= 10,
    });
  }
  return rows;
}

/** Requests of citizens, and a change of the public content each second from another process. */
function keepWriting({ corpus }: Stage, portal: Measured): { readonly stop: () => Promise<void> } {
  const citizens = load(portal.pid, submit(portal.port, { connections: 2, seconds: 24, pace: 10 }));
  const timer = setInterval(() => {
    void corpus.container.deps.unitOfWork.transaction((tx) => tx.settings.bumpPublicVersion());
  }, 1000);
  return {
    stop: async () => {
      clearInterval(timer);
      await citizens;
    },
  };
}

async function whole(port: number, target: string, headers: Readonly<Record<string, string>>) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    body: Buffer;
    headers: Record<string, string>;
  }>();
  request(
    { host: '127.0.0.1', port, path: target, headers: { ...headers, Host: `localhost:${port}` } },
    async (res) => {
      const body = await buffer(res);
      const kept = Object.entries(res.headers).filter(([name]) => !ofTheConnection.has(name));
      resolve({ body, headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])) });
    },
  )
    .on('error', reject)
    .end();
  return await promise;
}
