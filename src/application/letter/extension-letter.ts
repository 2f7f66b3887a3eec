import { type LetterSource, objectionRight, signedLetterFacts } from '#application/letter/letter-facts.ts';
import { type Deadline, openDeadlineByKey } from '#domain/deadline/deadline.ts';
import { periodInForce } from '#domain/deadline/statutory-periods.ts';
import type { ExtensionData, ExtensionGround } from '#domain/letter/letter-data.ts';

export type ExtensionSource = LetterSource & {
  readonly ground: ExtensionGround;
  readonly reasons: string;
};

/** The extended deadline: the count begins again on the day of receipt, with the longer period (art. 22(8)). */
export function extendedDeadline({ rules, request }: Pick<LetterSource, 'rules' | 'request'>): Deadline {
  const counted = openDeadlineByKey(rules, 'request_answer_extended', request.receivedOn);
  if (!counted.ok) throw new Error(`no longer clock for ${request.number}: ${counted.error.code}`);
  return counted.value;
}

/** F-05, pemberitahuan perpanjangan waktu. */
export function extensionData(
  source: ExtensionSource,
  marks: { readonly number: string | null; readonly verificationCode: string },
): ExtensionData {
  const { request, rules } = source;
  const deadline = extendedDeadline(source);
  const first = periodInForce(rules.periods, 'request_answer', request.receivedOn);
  return {
    ...signedLetterFacts(source, marks),
    kind: 'extension',
    items: request.items.map(({ position, detail }) => ({ position, detail })),
    ground: source.ground,
    reasons: source.reasons.trim(),
    newDueOn: deadline.dueOn,
    newDueProvisional: deadline.provisional,
    extensionWorkingDays: Math.max(0, deadline.days - (first?.days ?? deadline.days)),
    objection: objectionRight(rules, source.letterOn),
  };
}
