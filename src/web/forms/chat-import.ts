import { z } from 'zod';
import { type DateOrder, dateOrders } from '#domain/conversation/chat-dates.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import { optionalLine, optionalPhone, optionalText, parseForm, requiredText } from '#web/forms/fields.ts';
import type { FormFields } from '#web/forms/form-fields.ts';
import type { FormSpec } from '#web/forms/read-form.ts';

export const chatImportFormSpec: FormSpec = {
  scope: 'chat_import',
  files: [{ name: 'chat_file', rule: uploadRules.chat_export, maxFiles: 1 }],
};

const contactSchema = z.object({
  contact_name: optionalLine({ max: 120 }),
  contact_phone: optionalPhone(),
  report_summary: optionalText({ max: 5_000 }),
});

/** Who the citizen is, in the officer's words, and what stands before the messages. */
export function parseChatContact(fields: FormFields) {
  return parseForm(contactSchema, fields);
}

const replySchema = z.object({ reply: requiredText({ max: 4_000 }) });

/** What was sent to the reporter. */
export function parseReply(fields: FormFields) {
  return parseForm(replySchema, fields);
}

/** What an officer said of day and month; null where nothing was said. */
export function dateOrderOf(fields: FormFields): DateOrder | null {
  return dateOrders.find((order) => order === fields.first('date_order')) ?? null;
}
