import { readFile } from 'node:fs/promises';

const TICK_MS = 10;

/** CPU time of a process so far, user and system. */
export async function cpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

/** Memory of a process; what it shares with others counts by its share. */
export async function pssMiB(pid: number): Promise<number> {
  return mib(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'), 'Pss');
}

export async function rssMiB(pid: number): Promise<number> {
  return mib(await readFile(`/proc/${pid}/status`, 'utf8'), 'VmRSS');
}

/** The first child process, such as the worker of a web; null without one. */
export async function childOf(pid: number): Promise<number | null> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const [first] = children.trim().split(' ');
  return first === undefined || first === '' ? null : Number(first);
}

function mib(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) / 1024;
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
