import type { LetterData, LetterItem, RefusedLetterItem } from '#domain/letter/letter-data.ts';
import { assertNever } from '#domain/shared/result.ts';
import { extensionGroundTexts, letterCopy } from '#i18n/letters.ts';
import { longDate, plainDate, rupiah } from '#web/format.ts';

export type PreviewFact = { readonly label: string; readonly lines: readonly string[] };
export type PreviewBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | {
      readonly kind: 'item';
      readonly title: string;
      readonly asked: string;
      readonly facts: readonly PreviewFact[];
    };

export type OfficialLetter = Exclude<LetterData, { kind: 'receipt' }>;

/** The words of a letter as a page shows them before it is made: the letter's own copy, plainly set. */
export function previewBlocks(data: OfficialLetter): readonly PreviewBlock[] {
  switch (data.kind) {
    case 'notification': {
      const { objection } = data;
      return [
        text(letterCopy.notification.opening(data.receivedOn, data.caseNumber)),
        ...data.items.map(itemBlock),
        ...(data.payment === null ? [] : [text(letterCopy.notification.payment(data.payment))]),
        heading(letterCopy.rights.heading),
        text(letterCopy.rights.objection('jawaban', objection.superiorTitle, objection.workingDays)),
        text(letterCopy.rights.earliest(objection.objectionEarliestLastOn)),
        text(letterCopy.rights.desk(objection.deskAddress)),
      ];
    }
    case 'refusal': {
      const { objection } = data;
      return [
        text(letterCopy.refusal.decision),
        ...data.items.map(itemBlock),
        text(letterCopy.refusal.basis),
        heading(letterCopy.rights.heading),
        text(letterCopy.rights.objection('keputusan', objection.superiorTitle, objection.workingDays)),
        text(letterCopy.rights.earliest(objection.objectionEarliestLastOn)),
        text(letterCopy.rights.desk(objection.deskAddress)),
      ];
    }
    case 'extension': {
      const { extension, rights } = letterCopy;
      return [
        text(extension.opening(data.receivedOn, data.caseNumber, data.dueOn)),
        text(extension.decision(data.extensionWorkingDays)),
        { kind: 'strong', text: `${extension.newDue}: ${longDate(data.newDueOn)}` },
        ...(data.newDueProvisional ? [text(letterCopy.provisional)] : []),
        text(`${extension.ground(extensionGroundTexts[data.ground])} ${data.reasons}`),
        heading(rights.heading),
        text(extension.objection(data.objection.superiorTitle, data.objection.workingDays, data.newDueOn)),
        text(rights.desk(data.objection.deskAddress)),
      ];
    }
    default:
      return assertNever(data);
  }
}

const text = (words: string): PreviewBlock => ({ kind: 'text', text: words });
const heading = (words: string): PreviewBlock => ({ kind: 'heading', text: words });

function itemBlock(item: LetterItem): PreviewBlock {
  const { notification } = letterCopy;
  const answer = notification.answers[item.decision].toLowerCase();
  const note = 'note' in item && item.note !== null ? [fact(notification.note, item.note)] : [];
  return {
    kind: 'item',
    title: letterCopy.itemHeadingWithAnswer(item.position, answer),
    asked: item.detail,
    facts: [...factsOf(item), ...note],
  };
}

function factsOf(item: LetterItem): readonly PreviewFact[] {
  const { notification } = letterCopy;
  switch (item.decision) {
    case 'granted':
      return [
        fact(notification.form, notification.forms[item.form]),
        fact(
          notification.cost,
          ...(item.costs.length === 0
            ? [notification.costFree]
            : item.costs.map(({ label, amountRupiah }) =>
                notification.costLine(label, rupiah(amountRupiah)),
              )),
        ),
        fact(
          notification.supply,
          item.supplyWorkingDays === 0
            ? notification.supplyNow
            : notification.supplyIn(item.supplyWorkingDays),
        ),
        ...(item.fileNames.length === 0 ? [] : [fact(notification.files, ...item.fileNames)]),
      ];
    case 'refused':
      return groundFacts(item);
    case 'not_held':
      return [fact(notification.holder, item.holderName ?? notification.holderUnknown)];
    case 'not_documented':
      return [
        fact(
          notification.supplyOn,
          item.supplyOn === null ? notification.supplyUnknown : notification.supplyOnDay(item.supplyOn),
        ),
      ];
    default:
      return assertNever(item);
  }
}

function groundFacts(item: RefusedLetterItem): readonly PreviewFact[] {
  const { ground } = letterCopy;
  return [
    fact(
      ground.label,
      ...(item.groundLetter === null ? [] : [ground.article(item.groundLetter)]),
      ...(item.statuteArticle === null ? [] : [item.statuteArticle]),
    ),
    fact(ground.reasons, item.reasons),
    ...(item.consequence.ifOpened === null ? [] : [fact(ground.ifOpened, item.consequence.ifOpened)]),
    fact(ground.consequence, ground.consequenceRecord(item.consequence.number, item.consequence.on)),
  ];
}

function fact(label: string, ...lines: readonly string[]): PreviewFact {
  return { label, lines };
}

/** "Kraksaan, 25 November 2026": place and date of the letter. */
export function placeAndDate(data: OfficialLetter): string {
  return `${data.place}, ${plainDate(data.letterOn)}`;
}
