import {
  datedObjectionRight,
  type LetterSource,
  signedLetterFacts,
} from '#application/letter/letter-facts.ts';
import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import type { RequestItem } from '#domain/information-request/information-request.ts';
import type {
  LetterItem,
  NotificationData,
  RefusalData,
  RefusedLetterItem,
} from '#domain/letter/letter-data.ts';
import { assertNever } from '#domain/shared/result.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

/** What an answer's letters are written from: the source, the files that go with it, the day it is sent at the earliest. */
export type AnswerSource = LetterSource & {
  readonly attachments: readonly StoredFile[];
  readonly payment: string | null;
  readonly today: CivilDate;
};

type LetterMarks = { readonly number: string | null; readonly verificationCode: string };

/** F-04, pemberitahuan tertulis, from the decided items (UU 14/2008 art. 22(7)). */
export function notificationData(source: AnswerSource, marks: LetterMarks): NotificationData {
  const { request, rules, attachments } = source;
  return {
    ...signedLetterFacts(source, marks),
    kind: 'notification',
    items: request.items.map((item) => letterItem(item, attachments)),
    deliveryMethods: request.deliveryMethods,
    payment: source.payment,
    objection: datedObjectionRight(rules, source.today),
  };
}

/** F-06, surat keputusan penolakan, or null where nothing is refused. */
export function refusalData(source: AnswerSource, marks: LetterMarks): RefusalData | null {
  const items = source.request.items
    .map((item) => letterItem(item, []))
    .filter((item): item is RefusedLetterItem => item.decision === 'refused');
  if (items.length === 0) return null;
  return {
    ...signedLetterFacts(source, marks),
    kind: 'refusal',
    items,
    objection: datedObjectionRight(source.rules, source.today),
  };
}

function letterItem(item: RequestItem, attachments: readonly StoredFile[]): LetterItem {
  const { decision, position, detail } = item;
  if (decision === null) throw new Error('an undecided item has no place in a letter');
  switch (decision.kind) {
    case 'granted':
      return {
        position,
        detail,
        decision: 'granted',
        form: decision.form,
        costs: decision.costs,
        supplyWorkingDays: decision.supplyWorkingDays,
        fileNames: attachments.filter((file) => file.itemId === item.id).map((file) => file.name),
        note: orNull(decision.note),
      };
    case 'refused':
      return {
        position,
        detail,
        decision: 'refused',
        groundLetter: decision.exemptionLetter,
        statuteArticle: orNull(decision.statuteArticle),
        reasons: decision.reasons,
        consequence: {
          number: decision.consequenceTest.number,
          on: decision.consequenceTest.heldOn,
          ifOpened: orNull(decision.ifOpened),
        },
      };
    case 'not_held':
      return {
        position,
        detail,
        decision: 'not_held',
        holderName: orNull(decision.holder),
        note: orNull(decision.note),
      };
    case 'not_documented':
      return {
        position,
        detail,
        decision: 'not_documented',
        supplyOn: decision.supplyOn,
        note: orNull(decision.note),
      };
    default:
      return assertNever(decision);
  }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
