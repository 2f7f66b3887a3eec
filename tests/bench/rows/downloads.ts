import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Measured } from '../measured-portal.ts';
import { rssMiB } from '../process-facts.ts';
import { number, type Row } from '../report.ts';
import type { Stage } from '../stage.ts';

/** Twenty people on slow lines fetch 200 MB each; none of it may pile up in the web. */
export async function slowDownloads(stage: Stage, portal: Measured): Promise<Row[]> {
  const before = await rssMiB(portal.pid);
  let received = 0;
  const sockets = Array.from({ length: 20 }, (_, n) => {
    const socket = connect({ port: portal.port, host: '127.0.0.1' });
    socket.write(
      `GET ${stage.corpus.largeFile} HTTP/1.1\r\nHost: localhost:${portal.port}\r\nX-Forwarded-For: 10.9.0.${n}\r\n\r\n`,
    );
    socket.on('error', () => {});
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      socket.pause();
      setTimeout(() => socket.resume(), 50);
    });
    return socket;
  });
  let highest = before;
  const until = performance.now() + 20_000 * stage.scale;
  while (performance.now() < until) {
    await delay(200);
    highest = Math.max(highest, await rssMiB(portal.pid));
  }
  for (const socket of sockets) socket.destroy();
  const growth = highest - before;
  return [
    {
      what: '20 slow downloads of a 200 MB file (RSS)',
      ratio: `+${number(growth, 0)} MiB`,
      measured: `from ${number(before, 0)} to ${number(highest, 0)} MiB; ${number(received / 1024 / 1024, 0)} MiB sent`,
      against: '–',
      goal: '< 64 MiB',
      met: growth < 64 && received > 0,
    },
  ];
}
