import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '#application/ports/clock.ts';
import type { PublicVersion } from '#application/ports/public-version.ts';
import type { PageAnswer } from '#server/page-response.ts';
import { type KeepableAddress, keepableAddress } from './keepable-address.ts';
import { type KeptPage, keepPage, writeKeptPage } from './kept-page.ts';
import { type PageShelf, pageShelf } from './page-shelf.ts';

const MIB = 1024 * 1024;
const DAY_BELIEVED_MS = 20;

/** Bytes count three times the page, for its compressed copies; in truth less than half of that is taken. */
export const defaultRoom = {
  plain: { pages: 600, bytes: 24 * MIB },
  asked: { pages: 200, bytes: 8 * MIB },
} as const;

export type RenderedPage = { readonly answer: PageAnswer; readonly route: string };

export type KeptPagesOptions = {
  readonly version: PublicVersion;
  readonly clock: Clock;
  /** Headers of every answer. */
  readonly baseline: readonly (readonly [string, string])[];
  /** Renders an address in nobody's name; the id is that of the request which asked first. */
  readonly render: (address: string, requestId: string) => Promise<RenderedPage>;
  readonly room?: Readonly<
    Record<KeepableAddress['share'], { readonly pages: number; readonly bytes: number }>
  >;
  readonly monotonicMs?: () => number;
};

/** What was done about a request: written, rendered but for the caller to send, or none of ours. */
export type Served =
  | { readonly kind: 'sent'; readonly route: string }
  | ({ readonly kind: 'rendered' } & RenderedPage);

export type KeptPages = {
  /** The way this request may be answered from memory; null for forms, cookies and all other pages. */
  readonly addressOf: (req: IncomingMessage) => KeepableAddress | null;
  /** Answers at once when the page is here and known to be current: its route, else null and nothing was done. */
  readonly sendNow: (address: KeepableAddress, req: IncomingMessage, res: ServerResponse) => string | null;
  /**
   * Answers from memory or renders, once for all who wait for the same address and version. Null when the
   * current version cannot be known.
   */
  readonly serve: (
    address: KeepableAddress,
    req: IncomingMessage,
    res: ServerResponse,
    requestId: string,
  ) => Promise<Served | null>;
  readonly held: () => { readonly pages: number; readonly bytes: number };
};

/**
 * Public pages in memory. A page belongs to the version of the public content that was current before it was
 * rendered and to the civil date on which it was; with a new version or day it is not served any more.
 */
export function createKeptPages(options: KeptPagesOptions): KeptPages {
  const { version, baseline, render } = options;
  const monotonicMs = options.monotonicMs ?? (() => performance.now());
  const room = options.room ?? defaultRoom;
  const shelves: Readonly<Record<KeepableAddress['share'], PageShelf<KeptPage>>> = {
    plain: pageShelf(room.plain),
    asked: pageShelf(room.asked),
  };
  const today = dayOf(options.clock, monotonicMs);
  let rendering = new Map<string, Promise<KeptPage | RenderedPage>>();
  let heldVersion: number | null = null;

  const turnTo = (current: number): void => {
    if (current === heldVersion) return;
    heldVersion = current;
    shelves.plain.clear();
    shelves.asked.clear();
    // Who comes from now on does not wait for what was begun before.
    rendering = new Map();
  };

  const find = ({ address, share }: KeepableAddress, current: number): KeptPage | null => {
    turnTo(current);
    const page = shelves[share].get(address);
    if (page === undefined) return null;
    if (page.day === today() && monotonicMs() < page.endsAtMs) return page;
    shelves[share].drop(address);
    return null;
  };

  const renderOnce = ({ address, share, maxAgeMs }: KeepableAddress, current: number, requestId: string) => {
    const day = today();
    const key = `${day} ${address}`;
    const begun = rendering.get(key);
    if (begun !== undefined) return begun;
    const group = rendering;
    const endsAtMs = monotonicMs() + maxAgeMs;
    const work = render(address, requestId).then(({ answer, route }) => {
      const page = keepPage(answer, { route, version: current, day, endsAtMs }, baseline);
      if (page === null) return { answer, route };
      if (heldVersion === current) shelves[share].put(address, page, page.bytes);
      return page;
    });
    group.set(key, work);
    const done = () => group.delete(key);
    work.then(done, done);
    return work;
  };

  return {
    addressOf: (req) => {
      if (req.method !== 'GET' && req.method !== 'HEAD') return null;
      if (req.headers.cookie !== undefined || req.headers.authorization !== undefined) return null;
      return keepableAddress(req.url ?? '');
    },
    sendNow: (address, req, res) => {
      const current = version.current();
      if (typeof current !== 'number') return null;
      const page = find(address, current);
      if (page === null) return null;
      const copy = page.copyFor(req.headers['accept-encoding']);
      if (copy instanceof Promise) return null;
      writeKeptPage(copy, req, res);
      return page.route;
    },
    serve: async (address, req, res, requestId) => {
      const current = await version.current();
      if (current === null) return null;
      const page = find(address, current) ?? (await renderOnce(address, current, requestId));
      if ('answer' in page) return { kind: 'rendered', ...page };
      const copy = await page.copyFor(req.headers['accept-encoding']);
      if (!res.destroyed && !res.headersSent) {
        for (const [name] of baseline) res.removeHeader(name);
        writeKeptPage(copy, req, res);
      }
      return { kind: 'sent', route: page.route };
    },
    held: () => ({
      pages: shelves.plain.count() + shelves.asked.count(),
      bytes: shelves.plain.bytes() + shelves.asked.bytes(),
    }),
  };
}

/** The office's date, looked at fifty times a second. */
function dayOf(clock: Clock, monotonicMs: () => number): () => string {
  let lookedAtMs = Number.NEGATIVE_INFINITY;
  let minute = '';
  let day = '';
  return () => {
    const nowMs = monotonicMs();
    if (nowMs - lookedAtMs < DAY_BELIEVED_MS) return day;
    lookedAtMs = nowMs;
    const now = clock.now();
    // Days begin with a minute in every zone of the country; working the date out takes far longer than this.
    if (now.slice(0, 16) !== minute) {
      minute = now.slice(0, 16);
      day = clock.dateOf(now);
    }
    return day;
  };
}
