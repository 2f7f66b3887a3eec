import type { LetterItem, NotificationData } from '#domain/letter/letter-data.ts';
import { assertNever } from '#domain/shared/result.ts';
import { deliveryMethodTexts, letterCopy } from '#i18n/letters.ts';
import { rightsBlocks } from './common-view.ts';
import { groundFacts } from './ground-facts.ts';
import type { Block, Fact, OfficialLetterView } from './letter-view.ts';
import { officialLetterView } from './official-letter-view.ts';
import { rupiah } from './rupiah.ts';

const copy = letterCopy.notification;

/** F-04, pemberitahuan tertulis (UU 14/2008 art. 22(7)). */
export function notificationView(data: NotificationData): OfficialLetterView {
  const given = data.items.filter((item) => item.decision === 'granted');
  const notGiven = data.items.filter((item) => item.decision !== 'granted');
  const refused = data.items.some((item) => item.decision === 'refused');
  const { objection } = data;
  const rights = [
    letterCopy.rights.objection('jawaban', objection.superiorTitle, objection.workingDays),
    letterCopy.rights.earliest(objection.objectionEarliestLastOn),
    ...(objection.provisional ? [letterCopy.provisional] : []),
  ];
  const blocks: readonly Block[] = [
    { kind: 'paragraph', text: copy.opening(data.receivedOn, data.caseNumber) },
    {
      kind: 'table',
      header: [letterCopy.table.position, letterCopy.table.requested, letterCopy.table.answer],
      rows: data.items.map((item) => [String(item.position), item.detail, copy.answers[item.decision]]),
    },
    ...section(copy.givenHeading, given),
    ...(given.length === 0 ? [] : deliveryBlocks(data)),
    ...section(copy.notGivenHeading, notGiven),
    ...rightsBlocks(rights, objection),
  ];
  const files = given.reduce((count, item) => count + item.fileNames.length, 0);
  return officialLetterView(data, blocks, files + (refused ? 1 : 0), copy.closing(data.trackingAddress));
}

function section(heading: string, items: readonly LetterItem[]): readonly Block[] {
  if (items.length === 0) return [];
  return [{ kind: 'heading', level: 2, text: heading }, ...items.flatMap(itemBlocks)];
}

function itemBlocks(item: LetterItem): readonly Block[] {
  const heading = letterCopy.itemHeadingWithAnswer(item.position, copy.answers[item.decision].toLowerCase());
  const note = 'note' in item && item.note !== null ? [{ label: copy.note, lines: [item.note] }] : [];
  return [
    {
      kind: 'heading',
      level: 3,
      text: item.decision === 'granted' ? letterCopy.itemHeading(item.position) : heading,
    },
    { kind: 'facts', facts: [...itemFacts(item), ...note] },
    ...(item.decision === 'refused' ? [{ kind: 'paragraph', text: copy.refusalLetter } as const] : []),
  ];
}

function itemFacts(item: LetterItem): readonly Fact[] {
  switch (item.decision) {
    case 'granted':
      return [
        { label: copy.custody, lines: [copy.custodyOurs] },
        { label: copy.form, lines: [copy.forms[item.form]] },
        { label: copy.cost, lines: costLines(item.costs) },
        {
          label: copy.supply,
          lines: [item.supplyWorkingDays === 0 ? copy.supplyNow : copy.supplyIn(item.supplyWorkingDays)],
        },
        ...(item.fileNames.length === 0 ? [] : [{ label: copy.files, lines: item.fileNames }]),
      ];
    case 'refused':
      return groundFacts(item);
    case 'not_held':
      return [
        { label: copy.holder, lines: [item.holderName ?? copy.holderUnknown] },
        {
          label: copy.remark,
          lines: [item.holderName === null ? copy.holderUnknownAdvice : copy.holderAdvice],
        },
      ];
    case 'not_documented':
      return [
        {
          label: copy.supplyOn,
          lines: [item.supplyOn === null ? copy.supplyUnknown : copy.supplyOnDay(item.supplyOn)],
        },
      ];
    default:
      return assertNever(item);
  }
}

function costLines(
  costs: readonly { readonly label: string; readonly amountRupiah: number }[],
): readonly string[] {
  if (costs.length === 0) return [copy.costFree];
  const total = costs.reduce((sum, { amountRupiah }) => sum + amountRupiah, 0);
  return [
    ...costs.map(({ label, amountRupiah }) => copy.costLine(label, rupiah(amountRupiah))),
    copy.costTotal(rupiah(total)),
  ];
}

function deliveryBlocks({ deliveryMethods, payment }: NotificationData): readonly Block[] {
  const methods = deliveryMethods.map((method) => deliveryMethodTexts[method]).join(', ');
  return [
    ...(methods === '' ? [] : [{ kind: 'paragraph', text: copy.delivery(methods) } as const]),
    ...(payment === null ? [] : [{ kind: 'paragraph', text: copy.payment(payment) } as const]),
  ];
}
