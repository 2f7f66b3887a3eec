import { test } from '@playwright/test';
import { startPortal } from '#tests/support/running-portal.ts';
import { openCase, proofPicture, submitRequest } from './support/citizen-steps.ts';
import { findAndDownload, fixturePdf, publishDocument } from './support/document-steps.ts';
import { keyboard, pointer } from './support/hands.ts';
import { openTheOffice } from './support/office-steps.ts';

for (const how of ['pointer', 'keyboard'] as const) {
  test(`opens the office (${how})`, async ({ browser }) => {
    const portal = await startPortal();
    const handsOn = (page: import('@playwright/test').Page) =>
      how === 'keyboard' ? keyboard(page) : pointer();
    const context = await browser.newContext({
      javaScriptEnabled: false,
      baseURL: portal.baseUrl,
      viewport: { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    await openTheOffice(page, handsOn(page), portal.setupLink ?? '');
    const pdf = await fixturePdf();
    await publishDocument(page, handsOn(page), pdf);
    const visitor = await (
      await browser.newContext({
        javaScriptEnabled: false,
        baseURL: portal.baseUrl,
        viewport: { width: 360, height: 640 },
      })
    ).newPage();
    await findAndDownload(visitor, handsOn(visitor), pdf);
    const receipt = await submitRequest(visitor, handsOn(visitor), { phone: '0812 3456 7890' }, proofPicture);
    await openCase(visitor, handsOn(visitor), receipt);
    await portal.stop();
  });
}
