import { rm } from 'node:fs/promises';
import path from 'node:path';
import { type Corpus, makeCorpus } from '../corpus.ts';
import { load } from '../load.ts';
import { type Measured, measuredPortal } from '../measured-portal.ts';
import { number, type Row } from '../report.ts';
import { get, type Stage } from '../stage.ts';

const pagesOf = (corpus: Corpus) =>
  [
    ['library', '/informasi', 'a=b'],
    ['library of a year', '/informasi?tahun=2020', 'a=b'],
    ['search, two words', '/informasi?q=jalan+desa', 'a=b'],
    ['class page', '/informasi/berkala', 'a=b'],
    ['document', '/informasi/dokumen-uji-77', 'a=b'],
    ['home', '/', 'a=b'],
    ['queue', '/petugas/permohonan', corpus.officerCookie],
    ['case', `/petugas/permohonan/${corpus.caseId}`, corpus.officerCookie],
  ] as const;

/** The same pages over ten times the rows, in turns. */
export async function growth(stage: Stage): Promise<Row[]> {
  const dataDir = path.join(stage.scratch, 'large');
  stage.say('100,000 documents and cases …');
  const large = await makeCorpus(dataDir, 100_000);
  const [few, many] = await Promise.all([measuredPortal(stage.corpus.dataDir), measuredPortal(dataDir)]);
  const rows: Row[] = [];
  const seconds = Math.max(2, 4 * stage.scale);
  const cost = async (portal: Measured, target: string, cookie: string) => {
    const plan = get(portal.port, [target], { connections: 4, seconds, headers: { Cookie: cookie } });
    const result = await load(portal.pid, plan);
    const refused = result.answers - (result.statuses['200'] ?? 0);
    if (refused > 0)
      throw new Error(`${target} was not answered with 200: ${JSON.stringify(result.statuses)}`);
    return result.cpuMsEach;
  };
  for (const [index, [name, target, cookie]] of pagesOf(stage.corpus).entries()) {
    const [, largeTarget, largeCookie] = pagesOf(large)[index] ?? [name, target, cookie];
    await cost(few, target, cookie);
    const small = await cost(few, target, cookie);
    await cost(many, largeTarget, largeCookie);
    const big = await cost(many, largeTarget, largeCookie);
    rows.push({
      what: `growth: ${name}`,
      ratio: `${number(big / small, 2)} x`,
      measured: `${number(big, 2)} CPU ms at 100,000`,
      against: `${number(small, 2)} CPU ms at 10,000`,
      goal: '≤ 1.5 x',
      met: big / small <= 1.5,
    });
  }
  await few.stop();
  await many.stop();
  await large.container.close();
  await rm(dataDir, { recursive: true, force: true });
  return rows;
}
