import { type ImportedChat, importChat } from '#application/conversation/import-chat.ts';
import { type ChatPreview, type PlacedItem, previewChat } from '#application/conversation/preview-chat.ts';
import { type ChatSource, type ReadChat, readChat } from '#application/conversation/read-chat.ts';
import type { Dependencies } from '#application/dependencies.ts';
import { type ChatRoles, guessCitizen, likelyReport } from '#domain/conversation/chat-plan.ts';
import type { ChatContact } from '#domain/conversation/conversation.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import { parsePhone } from '#domain/shared/contact.ts';
import { asId, type ComplaintId } from '#domain/shared/ids.ts';
import { dateOrderOf, parseChatContact } from '#web/forms/chat-import.ts';
import type { FieldErrors } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { ReadForm, StagedUpload } from '#web/forms/read-form.ts';
import { isRowId } from '#web/forms/row-id.ts';

/** Messages that can be ticked on one page; older ones are kept with the thread. */
export const TICKABLE = 200;

/** What step two shows, and what it sends back. */
export type ShownChat = {
  readonly read: ReadChat;
  readonly preview: ChatPreview;
  readonly roles: ChatRoles;
  readonly name: string;
  readonly phone: string;
  readonly picked: readonly string[];
  readonly upload: StagedUpload | null;
  /** As whose, and read how, the messages were ticked: ticks of another reading say nothing. */
  readonly tickedAs: string;
};

export type ChatImportOutcome =
  | { readonly kind: 'imported'; readonly result: ImportedChat }
  | { readonly kind: 'shown'; readonly shown: ShownChat | null; readonly errors: FieldErrors };

type Form = Extract<ReadForm, { kind: 'form' }>;

/**
 * One POST of the page: reads the chat, shows it again after a choice, or makes the case. The upload stays in staging
 * and comes back by its token.
 */
export async function handleChatImport(
  deps: Dependencies,
  form: Form,
  officer: OfficerActor,
): Promise<ChatImportOutcome> {
  const { fields } = form;
  if (form.fileErrors.chat_file !== undefined) return refused({ chat_file: form.fileErrors.chat_file });
  const upload = form.files('chat_file')[0] ?? null;
  const source = sourceOf(upload, fields);
  if (source === null) return refused({ chat_text: 'CHAT_NEEDED' });
  const gone = upload !== null && (await isGone(deps, upload));
  if (gone) return refused({ chat_file: 'UPLOAD_GONE' });
  const read = await readChat(deps, source, dateOrderOf(fields));
  if (!read.ok) return refused({ [upload === null ? 'chat_text' : 'chat_file']: read.error.code });

  const roles = rolesOf(read.value, fields);
  const given = parseChatContact(fields);
  const chosen = fields.has('citizen');
  const name = chosen ? fields.first('contact_name') : nameOf(roles.citizen);
  const phone = chosen ? fields.first('contact_phone') : (parsePhone(roles.citizen) ?? '');
  const contact: ChatContact = {
    userId: null,
    name: given.ok && chosen ? given.value.contact_name : name === '' ? null : name,
    phone: given.ok && chosen ? given.value.contact_phone : parsePhone(phone),
  };
  const preview = await previewChat(deps, read.value, { roles, contact }, officer);
  const tickedAs = `${read.value.chat.order}:${roles.citizen}`;
  const show = (errors: FieldErrors): ChatImportOutcome => ({
    kind: 'shown',
    shown: {
      read: read.value,
      preview,
      roles,
      name,
      phone,
      upload,
      tickedAs,
      picked:
        fields.first('ticked_as') === tickedAs
          ? fields.all('pick')
          : likelyReport(preview.items.map((item) => ({ ...item, identity: item.hash }))),
    },
    errors,
  });
  if (!given.ok && chosen) return show(given.error);
  if (fields.first('action') !== 'import' || !given.ok || !chosen) return show({});

  const errors = choiceErrors(read.value, preview, fields, contact);
  if (Object.keys(errors).length > 0) return show(errors);
  const addTo = fields.first('add_to');
  const imported = await importChat(
    deps,
    {
      idempotencyKey: fields.first('idempotency_key').slice(0, 200),
      read: read.value,
      roles,
      contact,
      picked: fields.all('pick'),
      summary: given.value.report_summary,
      addTo: isRowId(addTo) ? asId<ComplaintId>(addTo) : null,
    },
    officer,
  );
  if (imported.ok) return { kind: 'imported', result: imported.value };
  return show({ [imported.error.code === 'BODY_NEEDED' ? 'pick' : '']: imported.error.code });
}

function refused(errors: FieldErrors): ChatImportOutcome {
  return { kind: 'shown', shown: null, errors };
}

function sourceOf(upload: StagedUpload | null, fields: FormFields): ChatSource | null {
  if (upload !== null) {
    const { fileId, mediaType, bytes, name } = upload;
    return { kind: 'upload', fileId, mediaType, bytes, name };
  }
  const text = fields.first('chat_text');
  return text.trim() === '' ? null : { kind: 'text', text };
}

async function isGone(deps: Dependencies, upload: StagedUpload): Promise<boolean> {
  const file = await deps.unitOfWork.transaction((tx) => tx.storedFiles.find(upload.fileId));
  return file === null || file.deletedAt !== null;
}

function rolesOf(read: ReadChat, fields: FormFields): ChatRoles {
  const people = read.chat.people.map((one) => one.name);
  const said = fields.first('citizen');
  const citizen = people.includes(said) ? said : guessCitizen(people, read.contact);
  if (fields.has('citizen')) {
    const office = fields.all('office').filter((one) => one !== citizen && people.includes(one));
    // In a talk of two the other one is the office, whichever was ticked before.
    return { citizen, office: people.length === 2 ? people.filter((one) => one !== citizen) : office };
  }
  return { citizen, office: people.length === 2 ? people.filter((one) => one !== citizen) : [] };
}

const nameOf = (sender: string): string =>
  parsePhone(sender) === null && !/^\+?[\d\s-]+$/u.test(sender) ? sender : '';

/** New, or kept without the file that this export holds. */
export function isWanting(item: PlacedItem): boolean {
  return !item.known || (item.fileBytes !== null && !item.fileKept);
}

function choiceErrors(
  { chat }: ReadChat,
  { items, openCases }: ChatPreview,
  fields: FormFields,
  contact: ChatContact,
): FieldErrors {
  const addTo = fields.first('add_to');
  return {
    ...(chat.settledBy === null && { date_order: 'DATE_ORDER_NEEDED' }),
    ...(contact.name === null && contact.phone === null && { contact_name: 'CONTACT_NAME_NEEDED' }),
    ...(openCases.length > 0 &&
      items.some(isWanting) &&
      addTo !== 'new' &&
      !openCases.some((one) => one.id === addTo) && { add_to: 'ADD_TO_NEEDED' }),
  };
}
