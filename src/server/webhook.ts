import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { takeWebhook } from '#application/conversation/take-webhook.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { WhatsappConfig } from '#config';
import type { HostLimits } from '#server/limits.ts';
import { writesStopped } from '#server/own-errors.ts';
import type { Refusal } from '#server/refusal.ts';
import { watchBodyTime } from '#server/request-body.ts';

export const webhookPath = '/webhook/whatsapp';
/** What the provider sends at most is 3 MB. */
const MAX_BYTES = 3 * 1024 * 1024;

type Deps = Pick<Dependencies, 'unitOfWork' | 'clock' | 'ids' | 'vault'>;

export type Webhook = {
  /** What is said back to a subscription that knows our word; null for any other. */
  readonly challenge: (query: string) => string | null;
  /** Before the body is read: its kind and length; null when it may come. */
  readonly checkHead: (req: IncomingMessage) => Refusal | null;
  /** Reads, checks and takes one delivery; null: it is written down and done with. */
  readonly take: (req: IncomingMessage) => Promise<Refusal | null>;
};

/** The signed door of the WhatsApp Cloud API: the one POST that comes from no page of ours. */
export function createWebhook(deps: Deps, config: WhatsappConfig): Webhook {
  return {
    challenge: (query) => {
      const asked = new URLSearchParams(query);
      const known =
        asked.get('hub.mode') === 'subscribe' &&
        sameText(asked.get('hub.verify_token') ?? '', config.verifyToken);
      return known ? (asked.get('hub.challenge') ?? '').slice(0, 200) : null;
    },
    checkHead: ({ headers }) => {
      const length = headers['content-length'];
      if (headers['transfer-encoding'] !== undefined || length === undefined) return { status: 411 };
      if (!/^\d{1,15}$/.test(length)) return { status: 400 };
      if (headers['content-encoding'] !== undefined) return { status: 415 };
      if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? '')) return { status: 415 };
      return Number(length) > MAX_BYTES ? { status: 413 } : null;
    },
    take: async (req) => {
      const raw = await wholeBody(req);
      if (raw === null) return { status: 400 };
      if (!isSigned(raw, req.headers['x-hub-signature-256'], config.appSecret)) return { status: 401 };
      const body = parsed(raw);
      if (body === undefined) return { status: 400 };
      const taken = await takeWebhook(deps, body, config.phoneNumberId);
      return taken.ok ? null : { status: 400 };
    },
  };
}

/** What the host lends to the webhook. */
export type WebhookDoor = {
  readonly limits: HostLimits;
  readonly writes: () => boolean;
  /** Counts a forged delivery against its address; the seconds to wait, or 0. */
  readonly forged: () => number;
  /** Tells a waiting sender that its body may come. */
  readonly begin: () => void;
};

/** Answers the provider, or says how it is refused. While writing is stopped it is asked to come again. */
export async function answerWebhook(
  webhook: Webhook | null,
  req: IncomingMessage,
  res: ServerResponse,
  door: WebhookDoor,
): Promise<Refusal | null> {
  if (webhook === null) return { status: 404 };
  if (req.method !== 'POST') {
    const query = (req.url ?? '').slice(webhookPath.length + 1);
    const challenge = webhook.challenge(query);
    return challenge === null ? { status: 403 } : say(res, req.method === 'HEAD' ? '' : challenge);
  }
  const wrongHead = webhook.checkHead(req);
  if (wrongHead !== null) return wrongHead;
  if (!door.writes()) return writesStopped;
  const bytes = Number(req.headers['content-length']);
  const stop = watchBodyTime(req, res, { bytes, withFiles: false }, door.limits, () => req.destroy());
  door.begin();
  const refused = await webhook.take(req);
  stop();
  if (refused === null) return say(res, '');
  if (refused.status !== 401) return refused;
  const wait = door.forged();
  return wait > 0 ? { status: 429, headers: { 'Retry-After': String(wait) } } : refused;
}

function say(res: ServerResponse, body: string): null {
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('X-Robots-Tag', 'noindex');
  res.setHeader('Content-Length', Buffer.byteLength(body));
  res.writeHead(200);
  res.end(body);
  return null;
}

/**
 * `X-Hub-Signature-256` is an HMAC-SHA256 over the raw bytes, or over the same text with everything beyond ASCII
 * written as `\uxxxx`. Compared in constant time.
 */
export function isSigned(
  raw: Buffer,
  header: string | readonly string[] | undefined,
  secret: string,
): boolean {
  const [, hex] = typeof header === 'string' ? (/^sha256=([0-9a-f]{64})$/i.exec(header) ?? []) : [];
  if (hex === undefined) return false;
  const given = Buffer.from(hex, 'hex');
  const matches = (bytes: Buffer | string): boolean =>
    timingSafeEqual(given, createHmac('sha256', secret).update(bytes).digest());
  return matches(raw) || matches(escaped(raw.toString('utf8')));
}

function escaped(body: string): string {
  return body.replaceAll(/[^\0-\x7f]/gu, (character) =>
    character.length === 1
      ? escapeUnit(character.charCodeAt(0))
      : escapeUnit(character.charCodeAt(0)) + escapeUnit(character.charCodeAt(1)),
  );
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

function sameText(given: string, known: string): boolean {
  const mac = (value: string) => createHmac('sha256', known).update(value).digest();
  return timingSafeEqual(mac(given), mac(known));
}

function parsed(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Null when the sender went away before the end. */
function wholeBody(req: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.once('end', () => resolve(Buffer.concat(chunks)));
    req.once('close', () => resolve(null));
    req.once('error', () => resolve(null));
  });
}
