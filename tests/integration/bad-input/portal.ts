import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:http';
import type { FormBody } from '#tests/support/multipart.ts';
import type { RunningPortal } from '#tests/support/running-portal.ts';

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
  /** Cookies that were set, as they go back in a `Cookie` header. */
  readonly cookies: string;
  readonly ms: number;
};

export type Sending = {
  readonly method?: string;
  readonly path: string;
  readonly form?: FormBody;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: string;
  /** Client address; a fresh one by default, so that limits on addresses stay out of the way. */
  readonly from?: string;
  /** False sends no Origin. */
  readonly origin?: boolean;
};

/** Settings for a portal that believes the address we say we come from. */
export const attackedPortal = { TRUSTED_PROXY_HOPS: '1', WORKER: 'off', LOG_LEVEL: 'error' } as const;

export function freshAddress(): string {
  const [a = 1, b = 1, c = 1] = randomBytes(3);
  return `10.${a}.${b}.${c}`;
}

/** Sends exactly what is asked, nothing added but what HTTP needs; never follows a redirect. */
export function send(portal: Pick<RunningPortal, 'baseUrl'>, sending: Sending): Promise<Answer> {
  const url = new URL(portal.baseUrl);
  const started = performance.now();
  const post = sending.form !== undefined || sending.method === 'POST';
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: url.port,
        path: sending.path,
        method: sending.method ?? (post ? 'POST' : 'GET'),
        agent: false,
        headers: {
          Host: url.host,
          'X-Forwarded-For': sending.from ?? freshAddress(),
          ...(post && sending.origin !== false ? { Origin: portal.baseUrl } : {}),
          ...(sending.cookies === undefined ? {} : { Cookie: sending.cookies }),
          ...(sending.form === undefined
            ? {}
            : {
                'Content-Type': sending.form.contentType,
                'Content-Length': String(sending.form.body.length),
              }),
          ...sending.headers,
        },
      },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const body = Buffer.concat(chunks);
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body,
            text: body.toString('utf8'),
            cookies: (incoming.headers['set-cookie'] ?? []).map((one) => one.split(';')[0] ?? '').join('; '),
            ms: performance.now() - started,
          });
        });
      },
    );
    outgoing.setTimeout(20_000, () => outgoing.destroy(new Error(`no answer from ${sending.path} in 20 s`)));
    outgoing.on('error', reject);
    outgoing.end(sending.form?.body);
  });
}
