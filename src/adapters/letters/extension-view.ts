import type { ExtensionData } from '#domain/letter/letter-data.ts';
import { extensionGroundTexts, letterCopy } from '#i18n/letters.ts';
import { longDateWithDay } from '#i18n/long-date.ts';
import { rightsBlocks } from './common-view.ts';
import type { Block, OfficialLetterView } from './letter-view.ts';
import { officialLetterView } from './official-letter-view.ts';

/** F-05, pemberitahuan perpanjangan waktu (UU 14/2008 art. 22(8)). */
export function extensionView(data: ExtensionData): OfficialLetterView {
  const copy = letterCopy.extension;
  const { objection } = data;
  const blocks: readonly Block[] = [
    { kind: 'paragraph', text: copy.opening(data.receivedOn, data.caseNumber, data.dueOn) },
    { kind: 'paragraph', text: copy.decision(data.extensionWorkingDays) },
    { kind: 'emphasis', label: copy.newDue, text: longDateWithDay(data.newDueOn) },
    ...(data.newDueProvisional ? [{ kind: 'paragraph', text: letterCopy.provisional } as const] : []),
    { kind: 'heading', level: 2, text: copy.itemsHeading },
    {
      kind: 'table',
      header: [letterCopy.table.position, letterCopy.table.detail],
      rows: data.items.map((item) => [String(item.position), item.detail]),
    },
    { kind: 'heading', level: 2, text: copy.reasonsHeading },
    { kind: 'paragraph', text: `${copy.ground(extensionGroundTexts[data.ground])} ${data.reasons}` },
    ...rightsBlocks(
      [copy.objection(objection.superiorTitle, objection.workingDays, data.newDueOn)],
      objection,
    ),
  ];
  return officialLetterView(data, blocks, 0, copy.closing(data.trackingAddress));
}
