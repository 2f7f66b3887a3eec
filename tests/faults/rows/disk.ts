import { copyFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { assertPage } from '../../integration/bad-input/page.ts';
import { type Answer, attackedPortal, send } from '../../integration/bad-input/portal.ts';
import { type RunningPortal, startPortal } from '../../support/running-portal.ts';
import { acknowledged, crowd, newForm, type Sent, submit } from '../citizens.ts';
import { type Attached, failingCalls } from '../failing-calls.ts';
import { run as command, mounted, whyNoMounts, whyNoStrace } from '../machine.ts';
import { killTree, someTime } from '../processes.ts';
import { type FaultRow, type FaultRun, impossible, type Tally, tally } from '../row.ts';
import { verifyCases } from '../verify-cases.ts';

/** A page for people that says to come again, not one about an error of ours. */
function expectPassingRefusal(answer: Answer | null, what: string, count: Tally): void {
  if (answer === null) {
    count.failed(`${what}: no answer`);
    return;
  }
  count.count(`status ${answer.status}`);
  try {
    assertPage(answer, [503, 507], what);
  } catch (error) {
    count.failed(error instanceof Error ? error.message : String(error));
  }
}

/** Fills what is left of a small disk. */
async function fill(folder: string): Promise<string> {
  const file = path.join(folder, 'penuh.bin');
  await command('dd', ['if=/dev/zero', `of=${file}`, 'bs=4096']).catch(() => {});
  return file;
}

async function diskFull(run: FaultRun) {
  const why = await whyNoMounts();
  if (why !== null) return impossible(why);
  const count = tally();
  const folder = path.join(await run.folder('d1'), 'disk');
  const disk = await mounted(['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs'], folder).catch(() => null);
  if (disk === null) return impossible('a small tmpfs cannot be mounted');
  const dataDir = path.join(folder, 'portal');
  let portal: RunningPortal | undefined;
  try {
    portal = await startPortal({ dataDir, env: attackedPortal });
    const sent: Sent[] = [];
    for (let round = 0; round < run.times(60); round += 1) {
      sent.push(await submit(portal, newForm()));
      const filler = await fill(folder);
      const forms = [newForm(), newForm(200_000)];
      for (const form of forms) {
        // What is left of a page of the log may still take a small form.
        for (let at = 0; at < 20; at += 1) {
          const done = await submit(portal, at === 0 ? form : newForm(form.sha256 === null ? 0 : 200_000));
          count.tried();
          sent.push(done);
          if (done.answer?.status === 303) continue;
          expectPassingRefusal(done.answer, 'a form on a full disk', count);
          break;
        }
      }
      const page = await send(portal, { path: '/permohonan' });
      if (page.status !== 200 && page.status !== 503) count.failed(`a page on a full disk: ${page.status}`);
      await rm(filler);
      for (const form of forms) {
        const again = await submit(portal, form);
        sent.push(again);
        if (again.answer?.status !== 303) count.failed(`after freeing: ${again.answer?.status}`);
      }
    }
    await verifyCases(portal, sent, count);
    if (acknowledged(sent).length === 0) count.failed('nothing was taken at all');
  } finally {
    await portal?.stop('SIGKILL');
    await disk.unmount();
  }
  return count.result();
}

export const fullDisk: FaultRow = {
  id: 'D1',
  title: 'disk full while submitting: a page that says so, nothing lost, goes on once freed',
  run: diskFull,
};

/** Forms are refused with the page that says why, pages are read, readiness tells. */
async function expectReadOnly(portal: RunningPortal, form: Answer | null, count: Tally): Promise<void> {
  expectPassingRefusal(form, 'a form after a failed flush', count);
  if (!form?.text.includes('Portal sedang tidak dapat menyimpan')) count.failed('a form: no reason given');
  const page = await send(portal, { path: '/permohonan' });
  if (page.status !== 200) count.failed(`a page after a failed flush: ${page.status}`);
  const ready = await send(portal, { path: '/siap' });
  if (ready.status !== 503 || ready.text !== 'hanya baca\n') count.failed(`readiness: ${ready.status}`);
}

/** The calls by which data gets to a disk; `write` is left out, it also feeds connections. */
const calls = [
  { calls: 'fsync,fdatasync', error: 'EIO' },
  { calls: 'pwrite64', error: 'EIO' },
  { calls: 'pwrite64', error: 'ENOSPC' },
] as const;

async function nthCallFails(run: FaultRun) {
  const why = await whyNoStrace();
  if (why !== null) return impossible(why);
  const count = tally();
  const dataDir = await run.folder('d2');
  let portal = await startPortal({ dataDir, env: attackedPortal });
  try {
    const step = run.short ? 20 : 1;
    for (let nth = 1; nth <= 60; nth += step) {
      for (const fault of calls) {
        const attached: Attached = await failingCalls(portal.pid, { ...fault, when: String(nth) });
        const citizens = crowd(portal, 2, () => (nth % 3 === 0 ? 50_000 : 0));
        await someTime(600, 900);
        await citizens.stop();
        count.count('calls failed', await attached.detach());
        count.tried();
        for (const { answer } of citizens.sent) {
          if (answer !== null && answer.status !== 303) count.count(`status ${answer.status}`);
          if (answer?.status === 500)
            count.failed(`${fault.calls} ${fault.error} n=${nth}: an answer of 500`);
        }
        const after = await submit(portal, newForm());
        if (portal.output().includes('writes_stopped')) {
          count.count('turned read-only');
          await expectReadOnly(portal, after.answer, count);
        } else if (after.answer?.status !== 303) {
          count.count(`without read-only ${after.answer?.status}`);
        }
        if (after.answer?.status !== 303) {
          count.count('needed a new start');
          await killTree(portal.pid);
          await portal.stop('SIGKILL');
          portal = await startPortal({ dataDir, env: attackedPortal });
        }
        await verifyCases(portal, [...citizens.sent, after], count);
      }
    }
    if (count.result().counts?.['turned read-only'] === undefined)
      count.failed('no failed flush turned the portal read-only');
    // What the running process believes may differ from what is on disk.
    await killTree(portal.pid);
    await portal.stop('SIGKILL');
    portal = await startPortal({ dataDir, env: attackedPortal });
    await verifyCases(portal, [], count);
  } finally {
    await portal.stop('SIGKILL');
  }
  return count.result();
}

export const failingDisk: FaultRow = {
  id: 'D2',
  title: 'the nth write or fsync fails: no damage; after a failed fsync read-only until a new start',
  run: nthCallFails,
};

/** It starts and answers, or says in a sentence why not. */
async function startOnReadOnly(dataDir: string, count: Tally): Promise<void> {
  const started = await startPortal({ dataDir, env: attackedPortal }).catch((error: unknown) =>
    error instanceof Error ? error.message : String(error),
  );
  if (typeof started === 'string') {
    if (/\n\s+at /.test(started)) count.failed(`the start on a read-only folder: ${started.slice(0, 300)}`);
    else count.count('start refused with a sentence');
    return;
  }
  const { status } = await send(started, { path: '/' });
  count.count(`started, / gave ${status}`);
  if (status !== 200 && status !== 503) count.failed(`/: ${status}`);
  await started.stop('SIGKILL');
}

async function readOnlyData(run: FaultRun) {
  const count = tally();
  const dataDir = await run.folder('d3');
  const first = await startPortal({ dataDir, env: attackedPortal });
  const sent: Sent[] = [];
  for (let at = 0; at < run.times(20); at += 1) sent.push(await submit(first, newForm()));
  if ((await whyNoStrace()) === null) {
    // As a file system that the kernel has made read-only under a running portal.
    const attached = await failingCalls(first.pid, {
      calls: 'pwrite64,fsync,fdatasync,ftruncate',
      error: 'EROFS',
      when: '1+',
    });
    for (let at = 0; at < run.times(20); at += 1) {
      count.tried();
      const form = newForm(at % 2 === 0 ? 0 : 50_000);
      expectPassingRefusal((await submit(first, form)).answer, 'a form on a read-only disk', count);
      const page = await send(first, { path: '/permohonan' });
      if (page.status !== 200 && page.status !== 503) count.failed(`a page: ${page.status}`);
    }
    await attached.detach();
    const after = await submit(first, newForm());
    if (after.answer?.status !== 303) count.failed(`after it is writable again: ${after.answer?.status}`);
    sent.push(after);
    await verifyCases(first, sent, count);
  } else count.count('running portal: not tried without strace');
  await first.stop();
  const folder = path.join(await run.folder('d3-ro'), 'data');
  const bind =
    (await whyNoMounts()) === null ? await mounted(['--bind', dataDir], folder).catch(() => null) : null;
  if (bind === null) {
    count.count('start: not tried without mounts');
    return count.result();
  }
  try {
    await command('mount', ['-o', 'remount,ro,bind', folder]);
    count.tried();
    await startOnReadOnly(folder, count);
  } finally {
    await bind.unmount();
  }
  return count.result();
}

export const readOnlyDisk: FaultRow = {
  id: 'D3',
  title: 'the data folder is read-only',
  run: readOnlyData,
};

async function powerCuts(run: FaultRun) {
  const why = await whyNoMounts();
  if (why !== null) return impossible(why);
  const count = tally();
  const folder = await run.folder('k6');
  const image = path.join(folder, 'disk.img');
  await command('truncate', ['-s', '160M', image]);
  const made = await command('mkfs.ext4', ['-q', '-F', image]).catch(() => null);
  if (made === null) return impossible('mkfs.ext4 is missing');
  const disk = await mounted(['-o', 'loop', image], path.join(folder, 'disk')).catch(() => null);
  if (disk === null) return impossible('a loop device cannot be mounted');
  const dataDir = path.join(folder, 'disk/portal');
  let portal: RunningPortal | undefined;
  try {
    for (let cut = 0; cut < run.times(50); cut += 1) {
      portal = await startPortal({ dataDir, env: attackedPortal });
      const citizens = crowd(portal, 6, () => (Math.random() < 0.3 ? 100_000 : 0));
      await someTime(200, 800);
      process.kill(portal.pid, 'SIGSTOP');
      // What had reached the disk by now, and nothing that was still in memory.
      const copy = path.join(folder, 'copy.img');
      await copyFile(image, copy);
      await killTree(portal.pid);
      await citizens.stop();
      await portal.stop('SIGKILL');
      count.tried();
      const after = await mounted(['-o', 'loop', copy], path.join(folder, 'after'));
      try {
        const found = await startPortal({ dataDir: path.join(folder, 'after/portal'), env: attackedPortal });
        await verifyCases(found, citizens.sent, count);
        await found.stop();
      } finally {
        await after.unmount();
        await rm(copy, { force: true });
      }
      if ((cut + 1) % 10 === 0) run.say(`  ${cut + 1} cuts`);
    }
  } finally {
    await portal?.stop('SIGKILL');
    await disk.unmount();
    await writeFile(image, '');
  }
  return count.result();
}

export const powerCut: FaultRow = {
  id: 'K6',
  title: 'power cut: what an ext4 disk held at that instant',
  run: powerCuts,
};
