import { createHash, createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export interface SentMessage {
  readonly id: string;
  readonly to: string;
  readonly recipient: string;
  readonly type: string;
  /** The text that the person reads, of any type. */
  readonly text: string;
  readonly options: readonly string[];
  readonly template: string | null;
  readonly reference: string;
}

interface StubMedia {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/**
 * What the provider does, on loopback: takes messages with a bearer token, hands out files in two steps of which each
 * wants the token, and signs the webhooks it would deliver.
 */
export interface GraphStub {
  readonly env: Readonly<Record<string, string>>;
  readonly sent: readonly SentMessage[];
  /** Makes a file known; returns what a webhook says of it. */
  readonly addMedia: (
    bytes: Buffer,
    mediaType: string,
  ) => { readonly id: string; readonly mime_type: string; readonly sha256: string };
  /** The next calls for sending are refused with this code of the provider, until it is taken back. */
  readonly refuseWith: (refusal: { readonly status: number; readonly code: number } | null) => void;
  /** How often the next fetches of a file break off half-way. */
  readonly breakMedia: (times: number) => void;
  readonly close: () => Promise<void>;
}

const TOKEN = 'EAAtoken-uji';
export const stubSecret = 'rahasia-aplikasi-uji';
export const stubNumberId = '106540352242922';

export async function startGraphStub(): Promise<GraphStub> {
  const sent: SentMessage[] = [];
  const media = new Map<string, StubMedia>();
  const addresses = new Map<string, string>();
  let refusal: { readonly status: number; readonly code: number } | null = null;
  let broken = 0;

  const handle = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    const address = req.url ?? '';
    if (req.headers.authorization !== `Bearer ${TOKEN}`) return fail(res, 401, 190);
    if (req.method === 'POST' && address === `/v24.0/${stubNumberId}/messages`) {
      const body = JSON.parse(await bodyOf(req));
      if (refusal !== null) return fail(res, refusal.status, refusal.code);
      const message = readSent(body);
      sent.push(message);
      return json(res, 200, {
        messaging_product: 'whatsapp',
        contacts: [{ input: message.to, wa_id: message.to }],
        messages: [{ id: message.id }],
      });
    }
    const mediaId = /^\/v24\.0\/([A-Za-z0-9_-]+)$/.exec(address)?.[1];
    const known = mediaId === undefined ? undefined : media.get(mediaId);
    if (known !== undefined && mediaId !== undefined) {
      const once = randomUUID();
      addresses.set(once, mediaId);
      return json(res, 200, {
        id: mediaId,
        messaging_product: 'whatsapp',
        url: `http://127.0.0.1:${port}/unduh/${once}`,
        mime_type: known.mediaType,
        sha256: sha256(known.bytes),
        file_size: known.bytes.length,
      });
    }
    const file = media.get(addresses.get(address.replace('/unduh/', '')) ?? '');
    if (file !== undefined) {
      res.writeHead(200, { 'Content-Type': file.mediaType, 'Content-Length': file.bytes.length });
      if (broken > 0) {
        broken -= 1;
        res.write(file.bytes.subarray(0, file.bytes.length >> 1), () => res.destroy());
        return;
      }
      res.end(file.bytes);
      return;
    }
    fail(res, 404, 100);
  };

  const server = createServer((req, res) => {
    handle(req, res).catch(() => res.destroy());
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : 0);
    });
  });
  return {
    env: {
      WHATSAPP_APP_SECRET: stubSecret,
      WHATSAPP_TOKEN: TOKEN,
      WHATSAPP_PHONE_NUMBER_ID: stubNumberId,
      WHATSAPP_VERIFY_TOKEN: 'kata-uji',
      WHATSAPP_GRAPH_URL: `http://127.0.0.1:${port}/v24.0`,
    },
    sent,
    addMedia: (bytes, mediaType) => {
      const id = `${media.size + 1}00${Math.floor(Math.random() * 1e9)}`;
      media.set(id, { bytes, mediaType });
      return { id, mime_type: mediaType, sha256: createHash('sha256').update(bytes).digest('base64') };
    },
    refuseWith: (next) => {
      refusal = next;
    },
    breakMedia: (times) => {
      broken = times;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The header that the provider sends with these bytes. */
export function signatureOf(body: Buffer | string, secret = stubSecret): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

function readSent(body: Record<string, unknown>): SentMessage {
  const type = String(body.type);
  const interactive = objectOf(body.interactive);
  const action = objectOf(interactive.action);
  const rows = listOf(action.sections).flatMap((section) => listOf(section.rows));
  const buttons = listOf(action.buttons).map((button) => objectOf(button.reply));
  return {
    id: `wamid.${randomUUID()}`,
    to: String(body.to ?? ''),
    recipient: String(body.recipient ?? ''),
    type: type === 'interactive' ? String(interactive.type) : type,
    text: String(objectOf(body.text).body ?? objectOf(interactive.body).text ?? ''),
    options: [...rows, ...buttons].map((option) => String(option.id)),
    template: type === 'template' ? String(objectOf(body.template).name) : null,
    reference: String(body.biz_opaque_callback_data ?? ''),
  };
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function listOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(objectOf) : [];
}

function json(res: ServerResponse, status: number, body: unknown): void {
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

function fail(res: ServerResponse, status: number, code: number): void {
  json(res, status, { error: { message: 'refused', type: 'OAuthException', code, fbtrace_id: 'x' } });
}

async function bodyOf(req: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of req) body += String(chunk);
  return body;
}
