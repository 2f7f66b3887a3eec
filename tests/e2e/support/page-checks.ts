import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page } from '@playwright/test';

export const widths = [360, 1280] as const;

/** What one visit of a page cost and complained about. */
export type Visit = {
  readonly path: string;
  readonly width: number;
  readonly status: number;
  readonly findings: readonly string[];
  /** Bytes over the wire with an empty cache, compressed, headers included. */
  readonly bytes: number;
  readonly foreignRequests: readonly string[];
  readonly cspViolations: readonly string[];
  readonly overflows: boolean;
};

/** Prepares the browser state of a visitor: cookies and the like. */
export type Prepare = (page: Page) => Promise<void>;

/** Visits a page with an empty cache and looks at it as axe, as the network and as the layout see it. */
export async function visit(
  browser: Browser,
  baseUrl: string,
  path: string,
  width: number,
  prepare: Prepare = async () => {},
  act: Prepare = async () => {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: baseUrl,
    viewport: { width, height: width === 360 ? 640 : 800 },
  });
  try {
    const page = await context.newPage();
    await prepare(page);
    const foreignRequests: string[] = [];
    const cspViolations: string[] = [];
    let bytes = 0;
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && url.origin !== baseUrl) foreignRequests.push(request.url());
    });
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) cspViolations.push(message.text());
    });
    const network = await context.newCDPSession(page);
    await network.send('Network.enable');
    await network.send('Network.clearBrowserCache');
    network.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    const response = await page.goto(path, { waitUntil: 'networkidle' });
    const loaded = bytes;
    await act(page);
    await page.waitForLoadState('networkidle');
    const axe = await new AxeBuilder({ page }).analyze();
    const overflows = await page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    return {
      path,
      width,
      status: response?.status() ?? 0,
      findings: axe.violations.map(
        (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join('; ')}`,
      ),
      bytes: loaded,
      foreignRequests,
      cspViolations,
      overflows,
    };
  } finally {
    await context.close();
  }
}

/** Nothing found by axe, nothing wider than the screen, nobody else asked, no rule of the policy broken. */
export function expectClean(seen: Visit): void {
  const where = `${seen.path} at ${seen.width} px`;
  expect(seen.findings, `axe on ${where}`).toEqual([]);
  expect(seen.foreignRequests, `requests to others on ${where}`).toEqual([]);
  expect(seen.cspViolations, `policy on ${where}`).toEqual([]);
  expect(seen.overflows, `sideways scrolling on ${where}`).toBe(false);
}
