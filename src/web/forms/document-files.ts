import type { NewCompanion } from '#application/public-document/adopt-files.ts';
import type { CompanionRole } from '#domain/public-document/document-file.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import type { FormSpec, ReadForm } from '#web/forms/read-form.ts';
import type { FileFieldSpec } from '#web/forms/stage-upload.ts';

export type CompanionField = FileFieldSpec & { readonly role: CompanionRole };

/** The file fields beside the main one, in the order of the page. */
export const companionFields: readonly CompanionField[] = [
  { name: 'data_file', role: 'data', rule: uploadRules.document, maxFiles: 4 },
  { name: 'attachment_file', role: 'attachment', rule: uploadRules.document, maxFiles: 4 },
  { name: 'text_file', role: 'plain_text', rule: uploadRules.document_text, maxFiles: 1 },
  { name: 'audio_file', role: 'audio', rule: uploadRules.document_audio, maxFiles: 2 },
  { name: 'braille_file', role: 'braille', rule: uploadRules.document_text, maxFiles: 1 },
];

const mainFile: FileFieldSpec = { name: 'file', rule: uploadRules.document, maxFiles: 1 };

export const newDocumentFormSpec: FormSpec = {
  scope: 'public_document',
  files: [mainFile, ...companionFields],
};

/** The forms of one document's page. */
export function documentFormSpec(id: string): FormSpec {
  return { scope: `public_document:${id}`, files: [mainFile, ...companionFields] };
}

type SentFiles = Extract<ReadForm, { readonly kind: 'form' }>['files'];

/** What was uploaded beside the main file. */
export function companionsIn(files: SentFiles): readonly NewCompanion[] {
  return companionFields.flatMap(({ name, role }) => files(name).map(({ fileId }) => ({ fileId, role })));
}
