import type { RefusalData } from '#domain/letter/letter-data.ts';
import { letterCopy } from '#i18n/letters.ts';
import { longDate, longDateWithDay } from '#i18n/long-date.ts';
import { commonView, rightsBlocks, signatureView } from './common-view.ts';
import { groundFacts } from './ground-facts.ts';
import type { Block, DecreeView } from './letter-view.ts';

/** F-06, surat keputusan penolakan (UU 14/2008 art. 17 and 22(7)). */
export function refusalView(data: RefusalData): DecreeView {
  const copy = letterCopy.refusal;
  const { objection, requester } = data;
  const rights = [
    letterCopy.rights.objection('keputusan', objection.superiorTitle, objection.workingDays),
    letterCopy.rights.earliest(objection.objectionEarliestLastOn),
    ...(objection.provisional ? [letterCopy.provisional] : []),
  ];
  const blocks: readonly Block[] = [
    { kind: 'heading', level: 2, text: copy.factsHeading },
    {
      kind: 'facts',
      facts: [
        { label: copy.caseNumber, lines: [data.caseNumber] },
        { label: copy.receivedOn, lines: [longDateWithDay(data.receivedOn)] },
        { label: copy.name, lines: [requester.fullName] },
        { label: copy.address, lines: [requester.address] },
        { label: copy.contact, lines: [requester.contactLines.join(' · ')] },
      ],
    },
    { kind: 'heading', level: 2, text: copy.itemsHeading },
    {
      kind: 'table',
      header: [letterCopy.table.position, letterCopy.table.detail],
      rows: data.items.map((item) => [String(item.position), item.detail]),
    },
    { kind: 'heading', level: 2, text: copy.decisionHeading },
    { kind: 'paragraph', text: copy.decision },
    ...data.items.flatMap((item): readonly Block[] => [
      { kind: 'heading', level: 3, text: letterCopy.itemHeading(item.position) },
      { kind: 'facts', facts: groundFacts(item) },
    ]),
    { kind: 'paragraph', text: copy.basis },
    ...rightsBlocks(rights, objection),
  ];
  return {
    ...commonView(data),
    headingLines: copy.headingLines,
    number: copy.number(data.letterNumber ?? letterCopy.numberToBeFilled),
    blocks,
    signature: signatureView(data.signature, [
      copy.decidedAt(data.place),
      copy.decidedOn(longDate(data.letterOn)),
    ]),
  };
}
