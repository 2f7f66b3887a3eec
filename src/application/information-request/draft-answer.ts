import type { Dependencies } from '#application/dependencies.ts';
import type { OpenedRequest } from '#application/information-request/open-for-officer.ts';
import type { AnswerSource } from '#application/letter/answer-letters.ts';
import { checkLetterDate } from '#application/letter/file-letter.ts';
import { signatureOf, type TypedSignature } from '#application/letter/signature.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import { outcomeOfItems } from '#domain/information-request/answer.ts';
import type { Outcome } from '#domain/information-request/decision.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { nextStatus } from '#domain/information-request/transitions.ts';
import type { InformationRequestId } from '#domain/shared/ids.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

export type PrepareAnswer = {
  readonly requestId: InformationRequestId;
  readonly version: number;
  /** Of the notification (F-04); null leaves room on the paper, or has it generated. */
  readonly letterNumber: string | null;
  /** Of the refusal (F-06), where something is refused. */
  readonly refusalNumber: string | null;
  readonly letterOn: CivilDate;
  readonly signature: TypedSignature;
  /** How costs are paid; needed where an item costs something. */
  readonly payment: string;
};

/** An answer that can be written: every item decided, date and signature settled. */
export type AnswerDraft = { readonly source: AnswerSource; readonly outcome: Outcome };

/**
 * Checks all that an answer needs and gathers what its letters are written from; changes nothing. Errors:
 * `WRONG_STATUS`, `ITEMS_UNDECIDED`, `EXTENSION_PENDING`, `LETTER_DATE_INVALID`, `PAYMENT_NEEDED`, and what
 * `signatureOf` refuses.
 */
export async function draftAnswer(
  tx: Repositories,
  deps: Pick<Dependencies, 'clock' | 'facts'>,
  { request, ref }: OpenedRequest,
  command: PrepareAnswer,
): Promise<Result<AnswerDraft, InformationRequestError>> {
  if (nextStatus(request.status, 'prepare_answer') === null) return err({ code: 'WRONG_STATUS' });
  const outcome = outcomeOfItems(request.items);
  if (!outcome.ok) return outcome;
  const letters = await tx.letters.ofCase(ref);
  if (letters.some(({ kind, status }) => kind === 'extension' && status === 'awaiting_signature')) {
    return err({ code: 'EXTENSION_PENDING' });
  }
  const today = deps.clock.today();
  const dated = checkLetterDate(command.letterOn, { receivedOn: request.receivedOn, today });
  if (!dated.ok) return dated;
  const rules = await tx.officeRules.load();
  const signature = signatureOf(command.signature, rules.settings);
  if (!signature.ok) return signature;
  const costs = request.items.some(
    ({ decision }) => decision?.kind === 'granted' && decision.costs.length > 0,
  );
  const payment = command.payment.trim();
  if (costs && payment === '') return err({ code: 'PAYMENT_NEEDED' });
  const attachments = await tx.storedFiles.ofCase(ref, 'answer_attachment');
  return ok({
    outcome: outcome.value,
    source: {
      facts: deps.facts,
      rules,
      request,
      letterOn: command.letterOn,
      signature: signature.value,
      attachments,
      payment: costs ? payment : null,
      today,
    },
  });
}
