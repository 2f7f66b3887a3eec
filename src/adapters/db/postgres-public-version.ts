import pg from 'pg';
import type { PublicVersionReader } from './public-version.ts';

/** The channel on which a transaction that changes what is public tells so when it commits. */
export const PUBLIC_VERSION_CHANNEL = 'public_version';

/** Whatever is announced or lost on the way, nothing is believed longer. */
const BELIEVED_MS = 1_000;
const ANSWER_MS = 2_000;

type Known = { readonly value: number; readonly generation: number; readonly askedAtMs: number };
type Asking = { readonly generation: number; readonly answer: Promise<number | null> };

/**
 * Listens for announcements and asks again after each of them, after a change of this process, and when the
 * last answer is a second old; so a silent connection, or a pooler that passes no announcements on, costs a
 * second and no more. Without a connection nothing is known, and it is tried again after a second.
 */
export function postgresPublicVersion(databaseUrl: string): PublicVersionReader {
  let connected: Promise<pg.Client> | null = null;
  let live: pg.Client | null = null;
  let known: Known | null = null;
  let asking: Asking | null = null;
  let generation = 0;
  let retryAtMs = 0;

  const changed = () => {
    generation += 1;
  };

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: ANSWER_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
      application_name: 'ppid-portal public version',
    });
    live = client;
    client.on('notification', changed);
    for (const event of ['error', 'end'] as const) client.on(event, () => forget(client));
    await client.connect();
    await client.query(`listen ${PUBLIC_VERSION_CHANNEL}`);
    return client;
  };

  const forget = (lost: pg.Client | null): void => {
    if (lost === null || lost !== live) return;
    live = null;
    connected = null;
    known = null;
    retryAtMs = performance.now() + BELIEVED_MS;
    lost.end().catch(() => {});
  };

  const ask = async (asked: number): Promise<number | null> => {
    const askedAtMs = performance.now();
    if (connected === null && askedAtMs < retryAtMs) return null;
    try {
      connected ??= connect();
      const client = await connected;
      const { rows } = await client.query<{ value: number }>('select value from public_version where id = 1');
      const value = rows[0]?.value ?? 0;
      known = { value, generation: asked, askedAtMs };
      return value;
    } catch {
      forget(live);
      return null;
    }
  };

  return {
    current: () => {
      if (known?.generation === generation && performance.now() - known.askedAtMs < BELIEVED_MS) {
        return known.value;
      }
      if (asking?.generation !== generation) {
        const one: Asking = { generation, answer: ask(generation) };
        asking = one;
        void one.answer.finally(() => {
          if (asking === one) asking = null;
        });
      }
      return asking.answer;
    },
    changed,
    close: async () => {
      retryAtMs = Number.POSITIVE_INFINITY;
      const open = live;
      live = null;
      connected = null;
      known = null;
      await open?.end().catch(() => {});
    },
  };
}
