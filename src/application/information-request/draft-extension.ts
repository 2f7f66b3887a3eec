import type { Dependencies } from '#application/dependencies.ts';
import type { OpenedRequest } from '#application/information-request/open-for-officer.ts';
import type { ExtensionSource } from '#application/letter/extension-letter.ts';
import { checkLetterDate } from '#application/letter/file-letter.ts';
import { signatureOf, type TypedSignature } from '#application/letter/signature.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { checkExtensionRequest } from '#domain/information-request/extension.ts';
import type { ExtensionGround } from '#domain/letter/letter-data.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

export type PrepareExtension = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  readonly ground: ExtensionGround;
  readonly reasons: string;
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate;
  readonly signature: TypedSignature;
};

/**
 * Checks that the time may be put off and gathers what the letter is written from; changes nothing. Errors: what
 * `checkExtensionRequest`, `checkLetterDate` and `signatureOf` refuse.
 */
export async function draftExtension(
  tx: Repositories,
  deps: Pick<Dependencies, 'clock' | 'facts'>,
  { request, ref }: OpenedRequest,
  command: PrepareExtension,
): Promise<Result<ExtensionSource, InformationRequestError>> {
  const today = deps.clock.today();
  const letters = await tx.letters.ofCase(ref);
  const pending = letters.some(({ kind, status }) => kind === 'extension' && status === 'awaiting_signature');
  const allowed = checkExtensionRequest({ ...request, pending }, command.reasons, today);
  if (!allowed.ok) return allowed;
  const dated = checkLetterDate(command.letterOn, { receivedOn: request.receivedOn, today });
  if (!dated.ok) return dated;
  const rules = await tx.officeRules.load();
  const signature = signatureOf(command.signature, rules.settings);
  if (!signature.ok) return signature;
  const { letterOn, ground, reasons } = command;
  return ok({ facts: deps.facts, rules, request, letterOn, signature: signature.value, ground, reasons });
}
