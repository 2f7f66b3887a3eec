import { contactKeysOf, sealContact } from '#application/conversation/contact.ts';
import type { Dependencies } from '#application/dependencies.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { ChatContact, Conversation } from '#domain/conversation/conversation.ts';
import { asId, type ConversationId } from '#domain/shared/ids.ts';

type Deps = Pick<Dependencies, 'vault' | 'ids' | 'clock'>;

/**
 * The talk with a person whose chat comes by hand, held until the transaction ends. A talk that was known by the name
 * in the officers' phone gets the number once an officer has typed it.
 */
export async function enterChat(tx: Repositories, deps: Deps, contact: ChatContact): Promise<Conversation> {
  const keys = contactKeysOf(deps, contact);
  if (keys.phoneKey !== null && contact.name !== null) {
    const byName = contactKeysOf(deps, { ...contact, phone: null }).contactKey;
    const named = await tx.conversations.findByKeys([byName]);
    if (
      named !== null &&
      named.phoneKey === null &&
      (await tx.conversations.findByKeys([keys.phoneKey])) === null
    ) {
      const sealedContact = sealContact(deps, named.id, contact);
      await tx.conversations.change(named.id, { ...keys, sealedContact });
      return { ...named, ...keys, sealedContact };
    }
  }
  const id = asId<ConversationId>(deps.ids.next());
  return await tx.conversations.enter(keys, {
    ...keys,
    id,
    channel: 'whatsapp',
    sealedContact: sealContact(deps, id, contact),
    state: null,
    complaintId: null,
    handledBy: 'officer',
    lastInboundAt: null,
    lastOutboundAt: null,
    createdAt: deps.clock.now(),
    version: 1,
  });
}
