import { pictureName, screens } from './camera.ts';
import type { Chapter, Stop } from './stop.ts';

/** Stops in the order they are walked, with the number each carries in the document and its pictures. */
export function numbered(chapters: readonly Chapter[]): readonly (readonly [number, Stop])[] {
  return chapters.flatMap((chapter) => chapter.stops).map((stop, index) => [index + 1, stop]);
}

/** The tour as Markdown: the same chapters give the same text. */
export function tourDocument(
  opening: readonly string[],
  chapters: readonly Chapter[],
  closing: readonly string[],
): string {
  const numbers = new Map(numbered(chapters).map(([number, stop]) => [stop, number]));
  const lines = [...opening];
  for (const chapter of chapters) {
    lines.push(`## ${chapter.title}`, chapter.text);
    for (const stop of chapter.stops) {
      const number = numbers.get(stop) ?? 0;
      const [wide, phone] = screens;
      lines.push(
        `### ${number}. ${stop.title}`,
        stop.caption,
        `![${stop.title}, layar komputer](tur/${pictureName(number, stop, wide.width)})`,
        `![${stop.title}, layar ponsel](tur/${pictureName(number, stop, phone.width)})`,
      );
    }
  }
  return `${[...lines, ...closing].join('\n\n')}\n`;
}
