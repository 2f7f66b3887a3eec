import type { Dependencies } from '#application/dependencies.ts';
import type { ChatContact, Conversation } from '#domain/conversation/conversation.ts';
import type { ConversationId } from '#domain/shared/ids.ts';

type Deps = Pick<Dependencies, 'vault'>;

const contextOf = (id: ConversationId): string => `conversation_contact:${id}`;

/** Seals who writes, for one conversation. */
export function sealContact({ vault }: Deps, id: ConversationId, contact: ChatContact): string {
  return vault.seal(contextOf(id), JSON.stringify(contact));
}

/** @throws when the sealed text was altered or its key is gone. */
export function unsealContact(
  { vault }: Deps,
  { id, sealedContact }: Pick<Conversation, 'id' | 'sealedContact'>,
): ChatContact {
  const plain = vault.unseal(contextOf(id), sealedContact);
  if (plain === null) throw new Error('a sealed contact could not be opened');
  return JSON.parse(plain);
}

/**
 * What a person is known by: the business-scoped id, else the phone, else the name of a chat. The phone's digest is
 * the fingerprint of complaints, so that a blocked contact is one here too.
 */
export function contactKeysOf(
  { vault }: Deps,
  contact: ChatContact,
): { readonly contactKey: string; readonly phoneKey: string | null } {
  const { userId, phone, name } = contact;
  const phoneKey = phone === null ? null : vault.digest('contact', phone);
  if (userId !== null) return { contactKey: vault.digest('contact', `user:${userId}`), phoneKey };
  return { contactKey: phoneKey ?? vault.digest('contact', `name:${name ?? ''}`), phoneKey };
}
