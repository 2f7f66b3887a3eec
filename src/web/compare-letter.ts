import type { Dependencies } from '#application/dependencies.ts';
import { uploadRules } from '#domain/stored-file/file-rules.ts';
import { type FormSpec, readForm } from '#web/forms/read-form.ts';

const compareSpec: FormSpec = {
  scope: 'verify_letter',
  files: [{ name: 'letter_file', rule: uploadRules.letter_signed, maxFiles: 1 }],
};

/** Whether a file that somebody holds is, byte for byte, the letter that left the office. */
export type Comparison =
  | { readonly kind: 'same' | 'different' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'unreadable'; readonly status: 400 | 413 | 415 };

/** Reads the upload, compares its SHA-256 with the genuine ones, and keeps nothing of it. */
export async function compareLetter(
  request: Request,
  deps: Dependencies,
  genuine: readonly string[],
): Promise<Comparison> {
  const read = await readForm(request, compareSpec, deps);
  if (read.kind === 'unreadable') return { kind: 'unreadable', status: read.status };
  const [file] = read.files('letter_file');
  if (file === undefined) return { kind: 'refused', code: read.fileErrors.letter_file ?? 'REQUIRED' };
  await deps.unitOfWork.transaction((tx) => tx.storedFiles.markDeleted([file.fileId], deps.clock.now()));
  await deps.files.erase(file.fileId);
  return { kind: genuine.includes(file.sha256) ? 'same' : 'different' };
}
