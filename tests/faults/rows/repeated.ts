import { attackedPortal, send } from '../../integration/bad-input/portal.ts';
import { asUrlEncoded, goodRequest, requestForm } from '../../integration/bad-input/request-form.ts';
import { type RunningPortal, startPortal } from '../../support/running-portal.ts';
import { startAnswerlessProxy } from '../answerless-proxy.ts';
import { newForm, type Sent, submit } from '../citizens.ts';
import { leftBehind } from '../left-behind.ts';
import { type FaultResult, type FaultRow, type FaultRun, type Tally, tally } from '../row.ts';
import { receiptsOf } from '../verify-cases.ts';

async function withPortal(
  run: FaultRun,
  folder: string,
  work: (portal: RunningPortal, count: Tally) => Promise<void>,
): Promise<FaultResult> {
  const count = tally();
  const portal = await startPortal({ dataDir: await run.folder(folder), env: attackedPortal });
  try {
    await work(portal, count);
    for (const problem of (await leftBehind(portal.dataDir)).problems) count.failed(problem);
  } finally {
    await portal.stop();
  }
  return count.result();
}

type Form = Omit<Sent, 'answer'>;

/** The ways in which people and lines send one form more than once; the last gives the receipts to compare. */
const ways: Readonly<
  Record<string, (portal: RunningPortal, form: Form, proxyUrl: string) => Promise<Sent[]>>
> = {
  'double click': (portal, form) => Promise.all([submit(portal, form), submit(portal, form)]),
  refresh: async (portal, form) => [await submit(portal, form), await submit(portal, form)],
  'twenty at once': (portal, form) => Promise.all(Array.from({ length: 20 }, () => submit(portal, form))),
  'lost answer': async (portal, form, proxyUrl) => {
    const headers = { Host: new URL(portal.baseUrl).host, Origin: portal.baseUrl };
    const lost = await send({ baseUrl: proxyUrl }, { path: requestForm, form: form.form, headers }).catch(
      () => null,
    );
    if (lost !== null) throw new Error('the proxy let an answer through');
    return [await submit(portal, form), await submit(portal, form)];
  },
};

async function sendRepeatedly(run: FaultRun): Promise<FaultResult> {
  return withPortal(run, 'i1r', async (portal, count) => {
    const proxy = await startAnswerlessProxy(portal.baseUrl);
    for (let round = 0; round < run.times(200); round += 1) {
      for (const [way, sendTwice] of Object.entries(ways)) {
        const form = newForm(round % 10 === 0 ? 50_000 : 0);
        const receipts = await receiptsOf(portal, await sendTwice(portal, form, proxy.baseUrl), count);
        count.tried();
        const different = new Set(receipts.map(({ number, code }) => `${number} ${code}`));
        if (different.size !== 1) count.failed(`${way}: ${different.size} receipts for one form`);
        if (receipts.length !== (way === 'twenty at once' ? 20 : 2))
          count.failed(`${way}: an answer is missing`);
        count.count(way);
      }
    }
    await proxy.close();
    const cases = (await leftBehind(portal.dataDir)).numbers.size;
    const wanted = run.times(200) * Object.keys(ways).length;
    if (cases !== wanted) count.failed(`${cases} cases for ${wanted} forms`);
  });
}

export const sentAgain: FaultRow = {
  id: 'I1r',
  title: 'double click, refresh, 20 at once, a lost answer: one case, one receipt',
  run: sendRepeatedly,
};

export const sentAgainChanged: FaultRow = {
  id: 'I2r',
  title: 'the same key with another body is asked about',
  run: (run) =>
    withPortal(run, 'i2r', async (portal, count) => {
      for (let round = 0; round < run.times(200); round += 1) {
        const typed = goodRequest();
        const changed = { ...typed, details: [`Yang lain ${round}`] };
        const post = (body: typeof typed) => send(portal, { path: requestForm, form: asUrlEncoded(body) });
        const first = await post(typed);
        const second = await post(changed);
        count.tried();
        if (first.status !== 303 || second.status !== 409) {
          count.failed(`statuses ${first.status} and ${second.status}`);
        } else if (!second.text.includes(`Yang lain ${round}`)) count.failed('what was typed is not kept');
      }
      const cases = (await leftBehind(portal.dataDir)).numbers.size;
      if (cases !== run.times(200)) count.failed(`${cases} cases for ${run.times(200)} keys`);
    }),
};
