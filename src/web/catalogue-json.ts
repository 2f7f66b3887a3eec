import type { CatalogueEntry } from '#application/public-document/catalogue-views.ts';
import type { Licence } from '#domain/public-document/register-facts.ts';
import { messages } from '#i18n/messages.ts';
import { classSlugs } from '#web/forms/library-filter.ts';
import { paths } from '#web/paths.ts';

/** Where the terms of use can be read. */
export const licenceUrls = {
  statute: 'https://peraturan.go.id/id/uu-no-14-tahun-2008',
  cc_by_4_0: 'https://creativecommons.org/licenses/by/4.0/',
  cc0_1_0: 'https://creativecommons.org/publicdomain/zero/1.0/',
} as const satisfies Record<Licence, string>;

/** A document of `/api/v1/dokumen`; addresses are absolute. */
export function documentJson(entry: CatalogueEntry, baseUrl: string) {
  return {
    id: entry.slug,
    url: `${baseUrl}${paths.publicDocument(entry.slug)}`,
    title: entry.title,
    summary: entry.summary,
    class: classSlugs[entry.classification],
    class_name: messages.classification[entry.classification],
    unit: { id: entry.unitSlug, name: entry.unitName },
    year: entry.year,
    kind: entry.kind,
    area: entry.regionCode === null ? null : { code: entry.regionCode, name: entry.regionName },
    licence: licenceUrls[entry.licence],
    source: entry.source,
    contact: entry.contact,
    made_on: entry.madeOn,
    published_at: entry.publishedAt,
    version: entry.versionNumber,
    file:
      entry.file === null
        ? null
        : {
            url: `${baseUrl}${paths.file(entry.file.id, entry.file.name)}`,
            name: entry.file.name,
            media_type: entry.file.mediaType,
            bytes: entry.file.byteSize,
            sha256: entry.file.sha256,
          },
  };
}
