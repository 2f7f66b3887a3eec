import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { startPortal } from '#tests/support/running-portal.ts';

const run = promisify(execFile);

/** The day that the tour takes place on. */
export const tourDay = '2026-11-25';
const opensAt = `${tourDay}T08:30:00+07:00`;

export interface DemoAccess {
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly password: string;
  /** Code of a request that the seeding names. */
  readonly codeOf: (caseNumber: string) => string;
  /** An operator's command on the same folder; its output, or an error with it. */
  readonly operate: (...args: readonly string[]) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The demo office of the tour's day in a folder of its own, on the real portal, its clock at half past eight. */
export async function openDemoPortal(): Promise<DemoAccess> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ppid-tour-'));
  const shift = String(Date.parse(opensAt) - Date.now());
  const operate = async (...args: readonly string[]): Promise<string> => {
    const env = {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'UTC' },
      ...{ DATA_DIR: dataDir, LOG_LEVEL: 'silent', PPID_CLOCK_OFFSET_MS: shift },
    };
    const { stdout } = await run(process.execPath, ['src/cli/main.ts', ...args], { env });
    return stdout;
  };
  try {
    const told = await operate('seed', '--demo', '--today', tourDay);
    const portal = await startPortal({ dataDir, env: { PPID_CLOCK_OFFSET_MS: shift } });
    return {
      baseUrl: portal.baseUrl,
      dataDir,
      password: found(told, /Kata sandi untuk semua akun: (\S+)/),
      codeOf: (caseNumber) => found(told, new RegExp(`${caseNumber} +(\\S+)`)),
      operate,
      close: async () => {
        await portal.stop();
        await rm(dataDir, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

function found(text: string, pattern: RegExp): string {
  const value = pattern.exec(text)?.[1];
  if (value === undefined) throw new Error(`the seeding no longer says ${pattern}`);
  return value;
}
