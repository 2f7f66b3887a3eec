import { stubNumberId } from '#tests/support/graph-stub.ts';

export interface ChatSender {
  /** Digits; null while the person hides the number. */
  readonly phone: string | null;
  readonly userId: string | null;
  readonly name: string;
}

export const budi: ChatSender = { phone: '6281234567001', userId: 'ID.1349120865530274', name: 'Budi' };
export const tanpaNomor: ChatSender = { phone: null, userId: 'ID.99887766554433', name: 'melati_01' };

type Json = Readonly<Record<string, unknown>>;

let made = 0;
/** `HBgN…` as the provider's ids look; each is new. */
export function wamid(): string {
  made += 1;
  return `wamid.HBgN${String(made).padStart(10, '0')}`;
}

/** One message as it stands in a webhook; `at` in seconds since 1970. */
export function chatMessage(
  sender: ChatSender,
  at: number,
  type: string,
  content: unknown,
  id = wamid(),
): Json {
  return {
    ...(sender.phone !== null && { from: sender.phone }),
    ...(sender.userId !== null && { from_user_id: sender.userId }),
    id,
    timestamp: String(at),
    type,
    [type]: content,
  };
}

export const textMessage = (sender: ChatSender, at: number, body: string): Json =>
  chatMessage(sender, at, 'text', { body });

export function contactOf(sender: ChatSender): Json {
  return {
    profile: { name: sender.name },
    ...(sender.phone !== null && { wa_id: sender.phone }),
    ...(sender.userId !== null && { user_id: sender.userId }),
  };
}

export const metadata = { display_phone_number: '6282131001001', phone_number_id: stubNumberId };

/** One delivery; several values make a batch. */
export function delivery(...values: readonly Json[]): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: values.map((value) => ({
      id: '102290129340398',
      changes: [{ field: 'messages', value: { messaging_product: 'whatsapp', metadata, ...value } }],
    })),
  });
}

export const messagesFrom = (sender: ChatSender, ...messages: readonly Json[]): Json => ({
  contacts: [contactOf(sender)],
  messages,
});
