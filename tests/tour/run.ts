import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumArgs, debianChromium } from '#tests/support/chromium.ts';
import { answeringChapter } from './answering-chapter.ts';
import { checkStop, photograph, screens } from './camera.ts';
import { citizenChapter } from './citizen-chapter.ts';
import { type DemoAccess, openDemoPortal } from './demo-portal.ts';
import { administratorChapter, chiefChapter, proofChapter } from './office-chapter.ts';
import { closing, opening, rehearseBackup } from './operator-chapter.ts';
import type { Memory, Visitor } from './stop.ts';
import { numbered, tourDocument } from './tour-document.ts';

/**
 * Walks through the demo office in a browser, takes the pictures of `docs/tur` and writes `docs/tur.md`.
 * Ends with an error where a screen no longer shows what its caption names; the old tour is then left as it was.
 */
const chapters = [citizenChapter, answeringChapter, proofChapter, chiefChapter, administratorChapter];
const docs = path.resolve(import.meta.dirname, '../../docs');
const say = (text: string) => process.stderr.write(`${text}\n`);

async function walk(demo: DemoAccess, browser: Browser, folder: string): Promise<void> {
  const pages = new Map<Visitor, Page>();
  const memory: Memory = new Map();
  for (const [number, stop] of numbered(chapters)) {
    say(`${number}. ${stop.title}`);
    const page = pages.get(stop.visitor) ?? (await openScreen(browser, demo.baseUrl));
    pages.set(stop.visitor, page);
    await page.setViewportSize(screens[0]);
    await stop.go({ page, demo, memory });
    await checkStop(page, stop);
    await photograph(page, stop, number, folder);
  }
}

async function openScreen(browser: Browser, baseURL: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    viewport: screens[0],
  });
  context.setDefaultTimeout(15_000);
  return await context.newPage();
}

const folder = path.join(docs, 'tur.new');
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
say('Filling the demo office …');
const demo = await openDemoPortal();
try {
  const executablePath = debianChromium();
  const browser = await chromium.launch({
    args: [...chromiumArgs],
    ...(executablePath ? { executablePath } : {}),
  });
  try {
    await walk(demo, browser, folder);
  } finally {
    await browser.close();
  }
  say('Backup, verification of the audit trail …');
  await rehearseBackup(demo);
  await rm(path.join(docs, 'tur'), { recursive: true, force: true });
  await rename(folder, path.join(docs, 'tur'));
  await writeFile(path.join(docs, 'tur.md'), tourDocument(opening, chapters, closing));
} finally {
  await demo.close();
  await rm(folder, { recursive: true, force: true });
}
