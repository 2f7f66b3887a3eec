import path from 'node:path';
import { load, type MeasuredLoad } from '../load.ts';
import { type Measured, measuredYardsticks } from '../measured-portal.ts';
import { median } from '../process-facts.ts';
import { number, percent, type Row } from '../report.ts';
import { get, type Stage } from '../stage.ts';

/** A page that is rendered at each request, as for a visitor with a cookie, against 20 rows written by hand. */
export async function unkeptLibrary(stage: Stage, portal: Measured): Promise<Row[]> {
  const yard = await measuredYardsticks(['--db', path.join(stage.scratch, 'yardstick.sqlite')]);
  const headers = { Cookie: 'a=b' };
  const pages = [
    ['library, first page', ['/informasi']],
    ['library, a class and year', ['/informasi?kelas=berkala&tahun=2020']],
    ['search, two words', ['/informasi?q=jalan+desa']],
    ['class page', ['/informasi/berkala']],
    ['document page', [`/informasi/dokumen-uji-77`]],
    ['home', ['/']],
    ['form', ['/permohonan/baru']],
  ] as const;
  const rows: Row[] = [];
  const seconds = 4 * stage.scale;
  await load(portal.pid, get(portal.port, ['/informasi'], { headers, seconds: 2 }));
  for (const [name, targets] of pages) {
    const ours: MeasuredLoad[] = [];
    const theirs: MeasuredLoad[] = [];
    const rounds = name === 'library, first page' ? 3 : 1;
    for (let round = 0; round < rounds; round += 1) {
      theirs.push(await load(yard.pid, get(yard.port, ['/documents'], { seconds: seconds / 2 })));
      ours.push(await load(portal.pid, get(portal.port, targets, { headers, seconds })));
    }
    const rate = median(ours.map((one) => one.perSecond));
    const yardRate = median(theirs.map((one) => one.perSecond));
    const cpu = median(ours.map((one) => one.cpuMsEach));
    const isLibrary = name === 'library, first page';
    rows.push({
      what: `rendered: ${name}`,
      ratio: `${percent(rate / yardRate)} of the rate`,
      measured: `${number(cpu, 2)} CPU ms, ${number(rate)}/s, p50 ${number(median(ours.map((one) => one.p50Ms)))}, p99 ${number(median(ours.map((one) => one.p99Ms)))} ms`,
      against: `by hand ${number(yardRate)}/s, ${number(median(theirs.map((one) => one.cpuMsEach)), 3)} CPU ms`,
      goal: isLibrary ? '≤ 2 CPU ms, ≥ 10 %' : '',
      met: isLibrary ? cpu <= 2 && rate / yardRate >= 0.1 : null,
    });
  }
  await yard.stop();
  return rows;
}
