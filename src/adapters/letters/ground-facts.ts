import type { RefusedLetterItem } from '#domain/letter/letter-data.ts';
import { letterCopy } from '#i18n/letters.ts';
import type { Fact } from './letter-view.ts';

/** On what an item is refused: ground, reasons, consequence test (UU 14/2008 art. 17 and 19). */
export function groundFacts(item: RefusedLetterItem): readonly Fact[] {
  const { label, article, reasons, consequence, consequenceRecord, ifOpened } = letterCopy.ground;
  const grounds = [
    item.groundLetter === null ? [] : article(item.groundLetter),
    item.statuteArticle ?? [],
  ].flat();
  return [
    { label, lines: grounds },
    { label: reasons, lines: [item.reasons] },
    ...(item.consequence.ifOpened === null ? [] : [{ label: ifOpened, lines: [item.consequence.ifOpened] }]),
    { label: consequence, lines: [consequenceRecord(item.consequence.number, item.consequence.on)] },
  ];
}
