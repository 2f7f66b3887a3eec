import { Feed } from 'feed';
import { SitemapIndexStream, SitemapStream, streamToPromise } from 'sitemap';
import type { FeedOutline, MachineFormats } from '#application/ports/machine-formats.ts';

/** Characters that XML 1.0 cannot hold, however they are written. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const plain = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '');

/** Feeds and sitemaps by their libraries; texts come as plain text and are escaped there. */
export function machineFormats(): MachineFormats {
  return {
    atom: (feed) => feedOf(feed).atom1(),
    jsonFeed: (feed) => {
      const { version, items, ...rest } = JSON.parse(feedOf(feed).json1());
      return JSON.stringify({ ...rest, version: 'https://jsonfeed.org/version/1.1', items }, null, 1);
    },
    sitemap: async (pages) => {
      const stream = new SitemapStream({ xmlns: { news: false, video: false, xhtml: false, image: false } });
      for (const { url, changedAt } of pages) {
        stream.write(changedAt === null ? { url } : { url, lastmod: changedAt });
      }
      stream.end();
      return (await streamToPromise(stream)).toString('utf8');
    },
    sitemapIndex: async (sitemaps) => {
      const stream = new SitemapIndexStream();
      for (const url of sitemaps) stream.write({ url });
      stream.end();
      return (await streamToPromise(stream)).toString('utf8');
    },
  };
}

function feedOf(outline: FeedOutline): Feed {
  const feed = new Feed({
    id: outline.page,
    title: plain(outline.title),
    description: plain(outline.description),
    link: outline.page,
    language: 'id',
    updated: new Date(outline.updatedAt),
    generator: false,
    author: { name: plain(outline.author) },
    feedLinks: { atom: outline.atom, json: outline.json },
  });
  for (const entry of outline.entries) {
    feed.addItem({
      id: entry.url,
      link: entry.url,
      title: plain(entry.title),
      description: plain(entry.summary),
      date: new Date(entry.updatedAt),
      author: [{ name: plain(entry.author) }],
      category: [{ name: plain(entry.category), term: plain(entry.category) }],
      ...(entry.file === null
        ? {}
        : {
            enclosure: {
              url: entry.file.url,
              type: entry.file.mediaType,
              length: entry.file.byteSize,
            },
          }),
    });
  }
  return feed;
}
