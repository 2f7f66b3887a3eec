import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { TrainingWebhook } from '#application/ports/training-webhook.ts';

export type TrainingWebhookOptions = {
  readonly phoneNumberId: string;
  readonly appSecret: string;
  /** Where the portal listens. */
  readonly host: string;
  readonly port: number;
  /** The public origin: the host lets no other name in. */
  readonly baseUrl: string;
};

const TIMEOUT_MS = 10_000;
const anyAddress: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

/** The provider's part, played by the portal itself for training. */
export function trainingWebhook(options: TrainingWebhookOptions): TrainingWebhook {
  const { phoneNumberId, appSecret, host, port, baseUrl } = options;
  return {
    phoneNumberId,
    deliver: (body) =>
      new Promise((resolve) => {
        const bytes = Buffer.from(body);
        const outgoing = request(
          {
            host: anyAddress[host] ?? host,
            port,
            method: 'POST',
            path: '/webhook/whatsapp',
            agent: false,
            timeout: TIMEOUT_MS,
            headers: {
              Host: new URL(baseUrl).host,
              'Content-Type': 'application/json',
              'Content-Length': bytes.length,
              'X-Hub-Signature-256': `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}`,
            },
          },
          (answer) => {
            answer.resume();
            answer.once('end', () => resolve(answer.statusCode ?? null));
            answer.once('error', () => resolve(null));
          },
        );
        outgoing.once('timeout', () => outgoing.destroy());
        outgoing.once('error', () => resolve(null));
        outgoing.once('close', () => resolve(null));
        outgoing.end(bytes);
      }),
  };
}
