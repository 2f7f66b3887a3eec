import { spawn } from 'node:child_process';
import path from 'node:path';

export interface Finished {
  readonly code: number;
  readonly output: string;
}

const LIMIT_MINUTES = 40;

/**
 * Runs a command to its end with Node 24 first on PATH and no input; a command that hangs is ended after
 * 40 minutes and counts as failed.
 */
export function runProcess(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = {},
  cwd: string = process.cwd(),
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
        ASTRO_TELEMETRY_DISABLED: '1',
        FORCE_COLOR: '0',
        ...env,
      },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    const timer = setTimeout(() => {
      output += `\nended after ${LIMIT_MINUTES} minutes\n`;
      child.kill('SIGKILL');
    }, LIMIT_MINUTES * 60_000);
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}
