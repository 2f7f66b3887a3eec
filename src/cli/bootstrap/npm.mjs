import { access, realpath } from 'node:fs/promises';
import path from 'node:path';
import { captureCommand } from './child-process.mjs';
import { OperatorError } from './operator-error.mjs';

/**
 * npm's own script, so that it can be run by a Node of our choice.
 * @returns {Promise<string>}
 */
async function findNpmCli() {
  const named = process.env.npm_execpath;
  const beside = path.join(path.dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js');
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const candidates = [
    ...(named ? [named] : []),
    ...folders.map((folder) => path.join(folder, 'npm')),
    beside,
  ];
  for (const candidate of candidates) {
    const file = await realpath(candidate).catch(() => '');
    if (path.basename(file) === 'npm-cli.js') return file;
  }
  // A version manager's shim: npm itself knows where its package lies.
  const shim = await captureCommand('npm', ['root', '--global'], { cwd: process.cwd() }).catch(
    () => undefined,
  );
  const file = path.join(shim?.output.trim() ?? '', 'npm/bin/npm-cli.js');
  if (
    shim?.code === 0 &&
    (await access(file).then(
      () => true,
      () => false,
    ))
  )
    return file;
  throw new OperatorError(
    'npm tidak ditemukan. Pasang Node.js beserta npm, lalu jalankan lagi.',
    'npm was not found. Install Node.js with npm and run the command again.',
  );
}

/**
 * Runs the system's npm under a given Node with the system's global settings: under another Node npm
 * looks for them elsewhere, and an office's proxy, registry or certificate authority would be lost.
 * @param {string} executable the Node that runs npm
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function runNpm(executable, args, cwd) {
  const npmCli = await findNpmCli();
  const env = { ...process.env };
  // Left by the `npm start` around us; they would describe the wrong package.
  for (const name of Object.keys(env)) {
    if (/^npm_(lifecycle|package|config_local_prefix|config_prefix|config_omit|command)/.test(name))
      delete env[name];
  }
  if (executable !== process.execPath) {
    const asked = await captureCommand(process.execPath, [npmCli, 'config', 'get', 'globalconfig'], {
      cwd,
      env,
    });
    const file = asked.output.trim().split('\n').pop();
    if (asked.code === 0 && file) env.npm_config_globalconfig = file;
    env.NODE_OPTIONS = [env.NODE_OPTIONS, '--use-system-ca'].filter(Boolean).join(' ');
  }
  return captureCommand(executable, [npmCli, ...args, '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd,
    env,
  });
}

/**
 * Turns a failed npm run into what an operator can act on.
 * @param {string} indonesian
 * @param {string} english
 * @param {string} output
 */
export function npmFailure(indonesian, english, output) {
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(output);
  const tail = output.trim().split('\n').slice(-12).join('\n');
  return new OperatorError(
    `${tail}\n\n${indonesian} ${offline ? 'Tidak ada sambungan ke registri npm: periksa jaringan, proksi, atau setelan npm, lalu jalankan lagi.' : 'Periksa pesan npm di atas, lalu jalankan lagi.'}`,
    `${english} ${offline ? 'The npm registry cannot be reached: check the network, proxy or npm settings and run the command again.' : 'See what npm says above and run the command again.'}`,
  );
}
