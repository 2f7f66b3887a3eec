/**
 * The one entry of every npm script: plain JavaScript without dependencies for any Node ≥ 18.
 * It puts Node 24 and the packages of the lock file in place, builds when sources changed,
 * and then runs the wanted command under Node 24 (docs/adr/0002-process-model.md).
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from './bootstrap/child-process.mjs';
import { ensureDependencies } from './bootstrap/dependencies.mjs';
import { ensureNode24 } from './bootstrap/node-runtime.mjs';
import { OperatorError } from './bootstrap/operator-error.mjs';
import { serverEnvironment, serverFlags } from './bootstrap/process-settings.mjs';
import { ensureSiteBuild } from './bootstrap/site-build.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const astro = 'node_modules/astro/bin/astro.mjs';

/** @type {Record<string, { scope: 'prod' | 'all', build?: boolean, script: readonly string[], server?: boolean }>} */
const commands = {
  start: { scope: 'prod', build: true, server: true, script: ['src/server/main.ts'] },
  dev: { scope: 'all', script: [astro, 'dev'] },
  test: { scope: 'all', script: ['tests/run.ts'] },
  check: { scope: 'all', script: ['tests/run.ts', '--quick'] },
  bench: { scope: 'all', build: true, script: ['tests/bench/run.ts'] },
  tour: { scope: 'all', build: true, script: ['tests/tour/run.ts'] },
  faults: { scope: 'all', build: true, script: ['tests/faults/run.ts'] },
  ppid: { scope: 'prod', script: ['src/cli/main.ts'] },
};

async function main() {
  const [name = 'start', ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new OperatorError(
      `Perintah "${name}" tidak dikenal. Pilihan: ${Object.keys(commands).join(', ')}.`,
      `Unknown command "${name}".`,
    );
  }
  process.chdir(root);
  const node = await ensureNode24(root);
  await ensureDependencies(root, node, command.scope);
  if (command.build) await ensureSiteBuild(root, node);
  // Child processes and `#!/usr/bin/env node` tools must find the same Node.
  const env = {
    ...process.env,
    PATH: [path.dirname(node.executable), process.env.PATH].filter(Boolean).join(path.delimiter),
    ASTRO_TELEMETRY_DISABLED: '1',
    ...(command.server ? serverEnvironment(root) : {}),
  };
  const flags = command.server ? serverFlags : [];
  process.exitCode = await runCommand(node.executable, [...flags, ...command.script, ...rest], {
    cwd: root,
    env,
  });
}

try {
  await main();
} catch (error) {
  if (!(error instanceof OperatorError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
