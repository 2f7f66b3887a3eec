import type { InstantText } from '#domain/shared/temporal.ts';

export type FeedEntry = {
  /** Absolute address, also the entry's id. */
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly author: string;
  readonly category: string;
  readonly updatedAt: InstantText;
  readonly file: { readonly url: string; readonly mediaType: string; readonly byteSize: number } | null;
};

export type FeedOutline = {
  readonly title: string;
  readonly description: string;
  /** Absolute addresses of the page, of the Atom and of the JSON form. */
  readonly page: string;
  readonly atom: string;
  readonly json: string;
  readonly author: string;
  /** When its newest entry appeared; for an empty feed any instant. */
  readonly updatedAt: InstantText;
  readonly entries: readonly FeedEntry[];
};

/** Standard forms in which machines read what is public. */
export type MachineFormats = {
  /** Atom (RFC 4287). */
  readonly atom: (feed: FeedOutline) => string;
  /** JSON Feed 1.1. */
  readonly jsonFeed: (feed: FeedOutline) => string;
  /** Sitemap of at most 50,000 absolute addresses (sitemaps.org 0.9). */
  readonly sitemap: (
    pages: readonly { readonly url: string; readonly changedAt: InstantText | null }[],
  ) => Promise<string>;
  readonly sitemapIndex: (sitemaps: readonly string[]) => Promise<string>;
};
