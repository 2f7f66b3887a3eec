import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { Database } from '#adapters/db/schema.ts';
import { loadMasterKeys } from '#adapters/system/master-keys.ts';
import { nodeVault } from '#adapters/system/node-vault.ts';
import type { Vault } from '#application/ports/vault.ts';
import type { DialectContext } from '#tests/support/each-dialect.ts';
import { type RunningPortal, startPortal } from '#tests/support/running-portal.ts';
import { startSmtpServer, type TestSmtpServer } from '#tests/support/smtp-server.ts';
import { tagsOf } from '../bad-input/page.ts';
import { type Answer, type Sending, send } from '../bad-input/portal.ts';
import { type Planting, planting } from './planted.ts';

/** The running portal, web and worker, with everything that data of people could come to. */
export type World = {
  readonly plant: Planting;
  readonly db: Kysely<Database>;
  readonly databaseUrl: string;
  readonly smtp: TestSmtpServer;
  readonly dataDir: string;
  /** TMPDIR of the portal, its own. */
  readonly temporary: string;
  readonly vault: Vault;
  readonly portal: () => RunningPortal;
  /** Everything that processes printed so far, over all starts. */
  readonly printed: () => string;
  /** Sends, and remembers the names of the form fields on the page that comes back. */
  readonly send: (sending: Sending) => Promise<Answer>;
  readonly fields: ReadonlySet<string>;
  /** Stops the portal and starts it again with the clock so many days ahead. */
  readonly restart: (daysAhead: number) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** `refusedMailbox` is a word that the mail server quotes when it refuses the address that holds it. */
export async function openWorld(
  context: DialectContext,
): Promise<World & { readonly refusedMailbox: string }> {
  const database = await context.open();
  const folder = await mkdtemp(path.join(tmpdir(), 'ppid-canary-'));
  const dataDir = path.join(folder, 'data');
  const temporary = path.join(folder, 'tmp');
  for (const one of [dataDir, temporary]) await mkdir(one);
  const plant = planting();
  const refusedMailbox = plant.mail('refused mailbox');
  const smtp = await startSmtpServer({
    replyTo: (address) =>
      address === refusedMailbox ? { code: 550, text: `<${address}> tidak dikenal di sini` } : null,
  });
  const vault = nodeVault(await loadMasterKeys(path.join(dataDir, 'secret.key'), async () => true));
  const start = (daysAhead: number) =>
    startPortal({
      databaseUrl: database.url,
      dataDir,
      env: {
        TMPDIR: temporary,
        SMTP_URL: smtp.url,
        TRUSTED_PROXY_HOPS: '1',
        LOG_LEVEL: 'debug',
        PPID_CLOCK_OFFSET_MS: String(daysAhead * DAY_MS),
      },
    });
  let portal = await start(0);
  const earlier: string[] = [];
  const fields = new Set<string>();
  const stop = async (): Promise<void> => {
    assert.equal(await portal.stop(), 0, portal.output());
  };
  return {
    plant,
    refusedMailbox,
    db: database.db,
    databaseUrl: database.url,
    smtp,
    dataDir,
    temporary,
    vault,
    portal: () => portal,
    printed: () => [...earlier, portal.output()].join('\n'),
    fields,
    send: async (sending) => {
      const answer = await send(portal, sending);
      if (String(answer.headers['content-type']).startsWith('text/html')) {
        for (const tag of tagsOf(answer.text)) {
          if (['input', 'select', 'textarea', 'button'].includes(tag.name)) {
            const name = tag.attributes.get('name');
            if (name !== undefined) fields.add(name);
          }
        }
      }
      return answer;
    },
    restart: async (daysAhead) => {
      await stop();
      earlier.push(portal.output());
      portal = await start(daysAhead);
    },
    stop,
    close: async () => {
      await portal.stop('SIGKILL');
      await smtp.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Asks again until the answer is there; throws when it has not come in two minutes. */
export async function eventually<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
  const until = Date.now() + 60_000;
  for (;;) {
    const found = await ask();
    if (found !== null && found !== undefined) return found;
    if (Date.now() > until) throw new Error(`not within two minutes: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
