import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { FormBody } from '#tests/support/multipart.ts';
import { attackedPortal, freshAddress, send } from '../../integration/bad-input/portal.ts';
import { requestForm } from '../../integration/bad-input/request-form.ts';
import { type RunningPortal, startPortal } from '../../support/running-portal.ts';
import { newForm } from '../citizens.ts';
import { leftBehind } from '../left-behind.ts';
import { someTime } from '../processes.ts';
import { type FaultRow, type FaultRun, tally } from '../row.ts';

type Outcome = {
  readonly connectedAt: number;
  /** Status of a whole answer, or the error. */
  readonly end: number | string;
  /** Whether any byte of an answer came. */
  readonly begun: boolean;
  readonly name: string;
};

/** Sends a form in twenty pieces with pauses between, as a telephone does. */
function slowUpload(portal: RunningPortal, form: FormBody, name: string): Promise<Outcome> {
  const url = new URL(portal.baseUrl);
  let connectedAt = Number.POSITIVE_INFINITY;
  let begun = false;
  return new Promise((resolve) => {
    const end = (outcome: number | string) => resolve({ connectedAt, end: outcome, begun, name });
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: url.port,
        path: requestForm,
        method: 'POST',
        agent: false,
        headers: {
          Host: url.host,
          Origin: portal.baseUrl,
          'X-Forwarded-For': freshAddress(),
          'Content-Type': form.contentType,
          'Content-Length': String(form.body.length),
        },
      },
      (incoming) => {
        begun = true;
        incoming.resume();
        incoming.once('end', () => end(incoming.complete ? (incoming.statusCode ?? 0) : 'cut'));
        incoming.once('error', (error) => end(error.message));
      },
    );
    outgoing.once('socket', (socket) => {
      socket.once('connect', () => {
        connectedAt = performance.now();
      });
    });
    outgoing.once('error', (error) => end('code' in error ? String(error.code) : error.message));
    const piece = Math.ceil(form.body.length / 20);
    const write = async (): Promise<void> => {
      for (let at = 0; at < form.body.length; at += piece) {
        outgoing.write(form.body.subarray(at, at + piece));
        await delay(30);
      }
      outgoing.end();
    };
    void write();
  });
}

async function readPages(portal: RunningPortal, until: () => boolean, outcomes: Outcome[]): Promise<void> {
  const pages = ['/', '/informasi', '/permohonan', requestForm, '/tenggat', '/lacak'];
  for (let at = 0; !until(); at += 1) {
    const connectedAt = performance.now();
    const path = pages[at % pages.length] ?? '/';
    const end = await send(portal, { path }).then(
      ({ status }) => status,
      (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
    );
    outcomes.push({ connectedAt, end, begun: typeof end === 'number', name: path });
    if (typeof end === 'string') return;
  }
}

async function uploadAgainAndAgain(
  portal: RunningPortal,
  until: () => boolean,
  outcomes: Outcome[],
): Promise<void> {
  while (!until()) {
    const { form, name } = newForm(5_000_000);
    const outcome = await slowUpload(portal, form, name);
    outcomes.push(outcome);
    if (typeof outcome.end === 'string') return;
  }
}

/** A connection that came so shortly before the signal may still stand at the door when it closes. */
const AT_THE_DOOR_MS = 100;

async function stopUnderLoad(run: FaultRun) {
  const count = tally();
  const dataDir = await run.folder('s1');
  for (let cycle = 0; cycle < run.times(50); cycle += 1) {
    const portal = await startPortal({ dataDir, env: { ...attackedPortal, WORKER: 'on' } });
    const outcomes: Outcome[] = [];
    let stopped = false;
    const until = () => stopped;
    const clients = [
      ...Array.from({ length: 6 }, () => readPages(portal, until, outcomes)),
      ...Array.from({ length: 3 }, () => uploadAgainAndAgain(portal, until, outcomes)),
    ];
    await someTime(700, 1_300);
    const signalledAt = performance.now();
    const ended = portal.stop('SIGTERM');
    stopped = true;
    const code = await ended;
    count.took('exit', performance.now() - signalledAt);
    await Promise.all(clients);
    count.tried();
    if (code !== 0) count.failed(`it ended with ${code}: ${portal.output().slice(-300)}`);
    const { numbers, problems } = await leftBehind(dataDir);
    for (const problem of problems) count.failed(problem);
    const filed = new Set([...numbers.values()].map(({ name }) => name));
    for (const { connectedAt, end, begun, name } of outcomes) {
      count.count('requests');
      if (connectedAt > signalledAt - AT_THE_DOOR_MS && typeof end === 'string' && !begun) {
        count.count('refused at the door');
      } else if (typeof end === 'string') {
        count.failed(
          `${name} was cut: ${end}, ${Math.round(signalledAt - connectedAt)} ms before the signal`,
        );
      } else if (end >= 500 && end !== 503) {
        count.failed(`${name}: ${end}`);
      } else if (end === 303) {
        count.count('uploads acknowledged');
        if (!filed.has(name)) count.lost(name);
      }
    }
    if ((cycle + 1) % 10 === 0) run.say(`  ${cycle + 1} stops`);
  }
  return count.result();
}

export const askedToStop: FaultRow = {
  id: 'S1',
  title: 'SIGTERM while pages are read and 5 MB files come in',
  run: stopUnderLoad,
};
