import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { jpeg, pdfWithManyObjects } from '#tests/support/hostile-files.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { ensureSiteBuild } from '../../../src/cli/bootstrap/site-build.mjs';
import { assertPage, textOf, valuesOf } from '../bad-input/page.ts';
import { attackedPortal, send } from '../bad-input/portal.ts';
import { asMultipart, goodRequest, post, proof } from '../bad-input/request-form.ts';

before(() =>
  ensureSiteBuild(process.cwd(), { executable: process.execPath, version: process.versions.node }),
);

const heavy = pdfWithManyObjects(200_000);
const sendProof = (portal: RunningPortal, bytes: Uint8Array, name = 'ktp.jpg') =>
  post(portal, asMultipart(goodRequest(), [proof(bytes, name)]));

/** Processes below the portal that look into files. */
async function inspectors(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const found: number[] = [];
  for (const child of text.split(' ').filter(Boolean).map(Number)) {
    const line = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('inspection-child')) found.push(child);
  }
  return found;
}

async function isRunning(pid: number): Promise<boolean> {
  if (!existsSync(`/proc/${pid}`)) return false;
  return !/\) [ZX] /.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ') X '));
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  for (let waited = 0; waited < 10_000; waited += 50) {
    if (await condition()) return;
    await delay(50);
  }
  assert.fail(`waited in vain until ${what}`);
}

test('twenty people who send a photo at once all get a receipt, by one process, and pages stay quick', async () => {
  const portal = await startPortal({ env: attackedPortal });
  try {
    assert.deepEqual(await inspectors(portal.pid), [], 'none before the first file');
    const sending = Promise.all(
      Array.from({ length: 20 }, (_, at) => sendProof(portal, jpeg(1200, 900, 500_000 + at))),
    );
    const most: number[] = [];
    const pages: number[] = [];
    let ended = false;
    const watching = (async () => {
      while (!ended) {
        most.push((await inspectors(portal.pid)).length);
        pages.push((await send(portal, { path: '/permohonan' })).ms);
        await delay(20);
      }
    })();
    const answers = await sending;
    ended = true;
    await watching;
    assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([303]));
    assert.equal(Math.max(...most), 1);
    assert.ok(pages.length > 0 && Math.max(...pages) < 3_000, `slowest page ${Math.max(...pages)} ms`);
  } finally {
    await portal.stop();
  }
});

test('pages are answered while a file keeps the process busy; killed in the middle, the portal lives and asks again', async () => {
  const portal = await startPortal({ env: attackedPortal });
  try {
    assert.equal((await sendProof(portal, jpeg())).status, 303);
    const [first = 0] = await inspectors(portal.pid);
    assert.ok(first > 0);
    const sending = sendProof(portal, heavy, 'ktp.pdf');
    await delay(200);
    assert.equal((await send(portal, { path: '/permohonan' })).status, 200);
    process.kill(first, 'SIGKILL');
    const answer = await sending;
    assertPage(answer, 422, 'a file whose process was killed');
    assert.match(textOf(answer.text, 'field-identity_proof-error') ?? '', /rusak|tidak dapat kami buka/);
    assert.deepEqual(valuesOf(answer.text, 'full_name'), ['Siti Rahmawati']);
    assert.equal((await sendProof(portal, jpeg())).status, 303);
    assert.doesNotMatch(portal.output(), /uncaught|request_failed|page_threw/);
  } finally {
    await portal.stop();
  }
});

test('no process that looks into files outlives the portal, stopped or killed, idle or busy', async () => {
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
    for (const busy of [false, true]) {
      const portal = await startPortal({ env: attackedPortal });
      assert.equal((await sendProof(portal, jpeg())).status, 303);
      const [pid = 0] = await inspectors(portal.pid);
      assert.ok(await isRunning(pid));
      const sending = busy ? sendProof(portal, heavy, 'ktp.pdf').catch(() => null) : null;
      if (busy) await delay(150);
      const code = await portal.stop(signal);
      if (signal !== 'SIGKILL') assert.equal(code, 0);
      await sending;
      await until(async () => !(await isRunning(pid)), `${signal}, ${busy ? 'busy' : 'idle'}: it is gone`);
    }
  }
});
