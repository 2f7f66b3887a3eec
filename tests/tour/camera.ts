import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import type { Stop } from './stop.ts';

/** Both screens of a picture: a desk, and a cheap phone. */
export const screens = [
  { width: 1280, height: 800 },
  { width: 360, height: 640 },
] as const;

/** The file of a picture, relative to the folder of the tour. */
export const pictureName = (number: number, stop: Stop, width: number): string =>
  `${String(number).padStart(2, '0')}-${stop.id}-${width}.webp`;

/** Names that a caption points to. */
export const namedIn = (caption: string): readonly string[] =>
  [...caption.matchAll(/\*\*(.+?)\*\*/g)].map((match) => match[1] ?? '');

/** Fails where the page is not the one the caption speaks of. */
export async function checkStop(page: Page, stop: Stop): Promise<void> {
  await expect(page.getByRole('heading', { name: stop.heading }).first()).toBeVisible();
  const [wide] = screens;
  await page.setViewportSize(wide);
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden or folded away is not shown
  const shown = await page.locator('body').innerText();
  for (const name of namedIn(stop.caption)) {
    if (!shown.includes(name)) throw new Error(`"${stop.title}" no longer shows "${name}"`);
  }
}

/** Takes a page as it is at both widths, small enough to be kept with the sources. */
export async function photograph(page: Page, stop: Stop, number: number, folder: string): Promise<void> {
  for (const screen of screens) {
    await page.setViewportSize(screen);
    if (stop.from === undefined) await page.evaluate(() => scrollTo(0, 0));
    else
      await page
        .locator(stop.from)
        .first()
        .evaluate((element) => element.scrollIntoView());
    const overflows = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    if (overflows) throw new Error(`"${stop.title}" scrolls sideways at ${screen.width} px`);
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const small = await sharp(picture).webp({ quality: 80, effort: 6 }).toBuffer();
    await writeFile(path.join(folder, pictureName(number, stop, screen.width)), small);
  }
}
