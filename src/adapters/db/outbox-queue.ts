import { randomUUID } from 'node:crypto';
import type { OutboxQueue } from '#application/ports/outbox-queue.ts';
import type { LeasedMessage } from '#application/ports/outbox-repository.ts';
import type { InstantText } from '#domain/shared/temporal.ts';
import { decodeJson } from './column-codecs.ts';
import type { OpenDatabase } from './open-database.ts';

const MAX_ATTEMPTS = 12;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 60 * 60_000;

export function outboxQueue(open: Pick<OpenDatabase, 'db' | 'dialect'>): OutboxQueue {
  const { db } = open;
  return {
    lease: async (now, leaseSeconds, limit) => {
      const rows = await db
        .with(
          (cte) => cte('due').materialized(),
          () => dueMessages(open, now, limit),
        )
        .updateTable('outbox')
        .set((eb) => ({
          lease_until: later(now, leaseSeconds * 1000),
          lease_token: randomUUID(),
          attempts: eb('attempts', '+', 1),
        }))
        .where('id', 'in', (eb) => eb.selectFrom('due').select('due.id'))
        .returning(['id', 'topic', 'dedupe_key', 'payload', 'attempts', 'lease_token', 'available_at'])
        .execute();
      return rows.toSorted((a, b) => (a.available_at + a.id < b.available_at + b.id ? -1 : 1)).map(leasedOf);
    },
    complete: async (id, leaseToken, now) => {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({ done_at: now, lease_until: null, lease_token: null, last_error: null })
        .where('id', '=', id)
        .where('lease_token', '=', leaseToken)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    fail: async (id, leaseToken, now, errorCode, permanent) => {
      const row = await db
        .selectFrom('outbox')
        .select('attempts')
        .where('id', '=', id)
        .where('lease_token', '=', leaseToken)
        .executeTakeFirst();
      if (row === undefined) return false;
      const dead = permanent || row.attempts >= MAX_ATTEMPTS;
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set({
          last_error: errorCode,
          lease_until: null,
          lease_token: null,
          ...(dead ? { dead_at: now } : { available_at: later(now, waitAfter(row.attempts, Math.random())) }),
        })
        .where('id', '=', id)
        .where('lease_token', '=', leaseToken)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    postpone: async (id, leaseToken, until, code) => {
      const { numUpdatedRows } = await db
        .updateTable('outbox')
        .set((eb) => ({
          attempts: eb('attempts', '-', 1),
          available_at: until,
          last_error: code,
          lease_until: null,
          lease_token: null,
        }))
        .where('id', '=', id)
        .where('lease_token', '=', leaseToken)
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },
    deadCount: async () => {
      const { dead } = await db
        .selectFrom('outbox')
        .select((eb) => eb.fn.countAll<number>().as('dead'))
        .where('done_at', 'is', null)
        .where('dead_at', 'is not', null)
        .executeTakeFirstOrThrow();
      return dead;
    },
    purgeDoneBefore: async (instant) => {
      const { numDeletedRows } = await db
        .deleteFrom('outbox')
        .where('done_at', '<', instant)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}

/** The wait after an attempt, in milliseconds: doubled each time, with a fifth either way by `chance` (0…1). */
export function waitAfter(attempts: number, chance: number): number {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS);
  return Math.round(wait * (0.8 + 0.4 * chance));
}

function dueMessages({ db, dialect }: Pick<OpenDatabase, 'db' | 'dialect'>, now: InstantText, limit: number) {
  return db
    .selectFrom('outbox')
    .select('id')
    .where('done_at', 'is', null)
    .where('dead_at', 'is', null)
    .where('available_at', '<=', now)
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<=', now)]))
    .orderBy('available_at')
    .orderBy('id')
    .limit(limit)
    .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked());
}

type LeasedRow = {
  readonly id: string;
  readonly topic: string;
  readonly dedupe_key: string;
  readonly payload: string;
  readonly attempts: number;
  readonly lease_token: string | null;
};

function leasedOf(row: LeasedRow): LeasedMessage {
  return decodeMessage({
    id: row.id,
    topic: row.topic,
    dedupeKey: row.dedupe_key,
    payload: decodeJson(row.payload),
    attempts: row.attempts,
    leaseToken: row.lease_token ?? '',
  });
}

/** Topic and payload were written together by `outboxRepository`, typed. */
function decodeMessage(message: Record<keyof LeasedMessage, unknown>): LeasedMessage {
  return message as LeasedMessage;
}

function later(instant: InstantText, ms: number): InstantText {
  return new Date(Date.parse(instant) + ms).toISOString();
}
