import { createHash } from 'node:crypto';
import type {
  ChatRecipient,
  MediaOutcome,
  OutgoingChat,
  SendOutcome,
  WhatsappGateway,
} from '#application/ports/whatsapp-gateway.ts';
import { object, text } from '#domain/conversation/webhook-json.ts';

export type GraphOptions = {
  readonly phoneNumberId: string;
  readonly token: string;
  /** With the version, without a trailing slash. */
  readonly graphUrl: string;
  /** Milliseconds for each call; 30 seconds unless told. */
  readonly timeoutMs?: number;
};

/** The four calls of the Cloud API that the portal makes. */
export function graphGateway(options: GraphOptions): WhatsappGateway {
  const { graphUrl, phoneNumberId, token, timeoutMs = 30_000 } = options;
  const call = (url: string, init: RequestInit = {}) =>
    fetch(url, {
      ...init,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { Authorization: `Bearer ${token}`, ...init.headers },
    });
  return {
    send: async (message) => {
      try {
        const answer = await call(`${graphUrl}/${phoneNumberId}/messages`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(bodyOf(message)),
        });
        return await outcomeOf(answer);
      } catch (error) {
        return { kind: 'refused', code: nameOf(error), permanent: false };
      }
    },
    fetchMedia: async (mediaId, sha256, maxBytes) => {
      // The id goes into an address: only what ids are made of.
      if (!/^[A-Za-z0-9_-]{1,128}$/.test(mediaId)) return { kind: 'gone' };
      try {
        const found = await call(`${graphUrl}/${mediaId}`);
        if (!found.ok) return mediaRefusal(found);
        const media = object(await found.json());
        const url = text(media?.url);
        if (!isFetchable(url, graphUrl)) return { kind: 'again', code: 'MEDIA_ADDRESS' };
        if (Number(text(media?.file_size)) > maxBytes) return { kind: 'too_large' };
        const file = await call(url);
        if (!file.ok) return mediaRefusal(file);
        return await bytesOf(file, sha256, maxBytes);
      } catch (error) {
        return { kind: 'again', code: nameOf(error) };
      }
    },
  };
}

/** The token goes along: only to the provider, over TLS, or to where the office itself pointed. */
function isFetchable(address: string, graphUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, hostname } = new URL(address);
  if (host === new URL(graphUrl).host) return true;
  return protocol === 'https:' && /(^|\.)(facebook|fbsbx|fbcdn|whatsapp)\.(com|net)$/.test(hostname);
}

function mediaRefusal({ status }: Response): MediaOutcome {
  return status === 404 || status === 410 || status === 400
    ? { kind: 'gone' }
    : { kind: 'again', code: `HTTP_${status}` };
}

async function bytesOf(file: Response, sha256: string, maxBytes: number): Promise<MediaOutcome> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file.body ?? []) {
    size += chunk.length;
    if (size > maxBytes) return { kind: 'too_large' };
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  const hash = createHash('sha256').update(bytes).digest();
  const isWhole =
    sha256 === '' || sha256.toLowerCase() === hash.toString('hex') || sha256 === hash.toString('base64');
  return isWhole ? { kind: 'fetched', bytes } : { kind: 'again', code: 'MEDIA_HASH' };
}

async function outcomeOf(answer: Response): Promise<SendOutcome> {
  const body = object(await answer.json().catch(() => null));
  if (answer.ok) {
    const messages = body?.messages;
    const providerId = Array.isArray(messages) ? text(object(messages[0])?.id) : '';
    return providerId === ''
      ? { kind: 'refused', code: 'NO_MESSAGE_ID', permanent: true }
      : { kind: 'sent', providerId };
  }
  const code = text(object(body?.error)?.code);
  const { status } = answer;
  return {
    kind: 'refused',
    code: code === '' ? `HTTP_${status}` : code,
    permanent: status >= 400 && status < 500 && status !== 429 && status !== 408,
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error && error.name === 'TimeoutError' ? 'TIMEOUT' : 'NO_CONNECTION';
}

function bodyOf({ to, content, reference }: OutgoingChat): Readonly<Record<string, unknown>> {
  const base = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressOf(to),
    biz_opaque_callback_data: reference,
  };
  if (content.type === 'template') {
    const { name, language, parameters } = content;
    return {
      ...base,
      type: 'template',
      template: {
        name,
        language: { code: language },
        components: [
          { type: 'body', parameters: parameters.map((value) => ({ type: 'text', text: value })) },
        ],
      },
    };
  }
  const { body, style, options } = content;
  switch (style) {
    case 'text':
      return { ...base, type: 'text', text: { body: body.slice(0, 4096), preview_url: false } };
    case 'location_request':
      return interactive(base, body, {
        type: 'location_request_message',
        action: { name: 'send_location' },
      });
    case 'buttons':
      return interactive(base, body, {
        type: 'button',
        action: {
          buttons: options
            .slice(0, 3)
            .map(({ id, title }) => ({ type: 'reply', reply: { id, title: title.slice(0, 20) } })),
        },
      });
    case 'list':
      return interactive(base, body, {
        type: 'list',
        action: {
          button: 'Pilih',
          sections: [
            {
              title: 'Pilihan',
              rows: options.slice(0, 10).map(({ id, title, description }) => ({
                id,
                title: title.slice(0, 24),
                ...(description !== undefined && { description: description.slice(0, 72) }),
              })),
            },
          ],
        },
      });
  }
}

function interactive(
  base: Readonly<Record<string, unknown>>,
  body: string,
  rest: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return { ...base, type: 'interactive', interactive: { ...rest, body: { text: body.slice(0, 1024) } } };
}

/** The provider takes a number as `to`, a business-scoped id as `recipient`. */
function addressOf({ phone, userId }: ChatRecipient): Readonly<Record<string, string>> {
  return phone === null ? { recipient: userId ?? '' } : { to: phone.replace('+', '') };
}
