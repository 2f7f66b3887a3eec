import type { Dependencies } from '#application/dependencies.ts';
import type { FeedOutline } from '#application/ports/machine-formats.ts';
import { messages } from '#i18n/messages.ts';
import { isRefused, type MachineRefusal, readMachineAddress } from '#web/machine-address.ts';
import { paths } from '#web/paths.ts';

const ENTRIES = 50;

/** The newest documents, of a class or unit where one is asked for. */
export async function libraryFeed(
  deps: Pick<Dependencies, 'queries' | 'facts' | 'clock'>,
  search: URLSearchParams,
): Promise<FeedOutline | MachineRefusal> {
  const ask = readMachineAddress(search);
  if (isRefused(ask)) return ask;
  const { baseUrl } = deps.facts;
  const [{ settings }, { entries }] = await Promise.all([
    deps.queries.officeRules(),
    deps.queries.catalogue.page(ask.filter, ENTRIES, null),
  ]);
  const { classification } = ask.filter;
  const unit = ask.filter.unitSlug === undefined ? null : (entries[0]?.unitName ?? null);
  const parts = [classification === undefined ? null : messages.classification[classification], unit];
  const about = parts.filter((part) => part !== null).join(', ');
  return {
    title: `${about === '' ? 'Dokumen publik' : about} – ${settings.officeName}`,
    description: `Dokumen yang baru diumumkan ${settings.officeName}`,
    page: `${baseUrl}${paths.library(ask.query)}`,
    atom: `${baseUrl}${paths.feed('xml', ask.query)}`,
    json: `${baseUrl}${paths.feed('json', ask.query)}`,
    author: settings.officeName,
    updatedAt: entries[0]?.publishedAt ?? deps.clock.now(),
    entries: entries.map((entry) => ({
      url: `${baseUrl}${paths.publicDocument(entry.slug)}`,
      title: entry.title,
      summary: entry.summary === '' ? entry.title : entry.summary,
      author: entry.unitName,
      category: messages.classification[entry.classification],
      updatedAt: entry.publishedAt,
      file:
        entry.file === null
          ? null
          : {
              url: `${baseUrl}${paths.file(entry.file.id, entry.file.name)}`,
              mediaType: entry.file.mediaType,
              byteSize: entry.file.byteSize,
            },
    })),
  };
}
