import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runProcess } from './child.ts';

/**
 * As root on Debian, installs the packages of tests/debian-packages.txt that are missing. Elsewhere it does
 * nothing: a test that lacks one names the line to run.
 */
export async function installDebianPackages(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  const missing = (await listed()).filter(({ command }) => !onPath(command)).map(({ name }) => name);
  if (missing.length === 0) return;
  process.stdout.write(`apt-get install ${missing.join(' ')}\n`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runProcess('apt-get', ['update', '-q'], env);
  const install = await runProcess(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', ...missing],
    env,
  );
  if (install.code !== 0) process.stdout.write(`${update.output}${install.output}`);
}

async function listed(): Promise<readonly { command: string; name: string }[]> {
  const text = await readFile(new URL('../debian-packages.txt', import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [command = '', name = command] = line.split(/\s+/);
      return { command, name };
    });
}

function onPath(command: string): boolean {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return [...folders, '/usr/bin'].some((folder) => existsSync(path.join(folder, command)));
}
