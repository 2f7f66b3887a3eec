/** A worker whose work is one line in a file, so that every run of every message can be counted. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { done } from '#application/notification/job-outcome.ts';
import { readConfig } from '#config';
import { createContainer } from '#container';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';

const [effects = ''] = process.argv.slice(2);
const container = await createContainer(readConfig(), { process: 'worker' });
const deps = workerDependencies(container);
const file = openSync(effects, 'a');
process.stdout.write('ready\n');
let idle = 0;
while (idle < 3) {
  const ran = await runOutboxOnce(deps, async (_deps, message) => {
    writeSync(file, `${message.dedupeKey} ${message.attempts} ${process.pid}\n`);
    return done;
  });
  idle = ran === 0 ? idle + 1 : 0;
}
fsyncSync(file);
closeSync(file);
await container.close();
process.exit(0);
