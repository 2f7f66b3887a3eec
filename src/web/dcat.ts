import type { CataloguePage } from '#application/public-document/catalogue-views.ts';
import type { OfficeSettings } from '#domain/office/office-settings.ts';
import type { Classification } from '#domain/public-document/public-document.ts';
import { licenceUrls } from '#web/catalogue-json.ts';
import { paths } from '#web/paths.ts';

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  hydra: 'http://www.w3.org/ns/hydra/core#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const themes = {
  periodic: 'berkala',
  immediate: 'serta-merta',
  available_anytime: 'setiap-saat',
} as const satisfies Record<Classification, string>;

const id = (address: string) => ({ '@id': address });
const text = (value: string) => ({ '@value': value, '@language': 'id' });
const dateTime = (value: string) => ({ '@value': value, '@type': 'xsd:dateTime' });

type Catalogue = {
  readonly page: CataloguePage;
  readonly settings: OfficeSettings;
  readonly baseUrl: string;
  /** Absolute address of this page of the catalogue. */
  readonly here: string;
};

/** The library as a DCAT 3 catalogue in JSON-LD, a page at a time (hydra:next leads on). */
export function catalogueJsonLd({ page, settings, baseUrl, here }: Catalogue) {
  const publisher = `${baseUrl}/#penerbit`;
  const catalogue = `${baseUrl}${paths.catalogue()}`;
  return {
    '@context': context,
    '@graph': [
      {
        '@id': publisher,
        '@type': 'foaf:Agent',
        'foaf:name': text(settings.officeName),
      },
      {
        '@id': catalogue,
        '@type': 'dcat:Catalog',
        'dct:title': text(`Dokumen publik ${settings.officeName}`),
        'dct:description': text(
          settings.tagline === ''
            ? `Informasi publik yang diumumkan ${settings.officeName}`
            : settings.tagline,
        ),
        'dct:publisher': id(publisher),
        'dct:language': id('http://publications.europa.eu/resource/authority/language/IND'),
        'foaf:homepage': id(`${baseUrl}/`),
        'dcat:themeTaxonomy': id(`${baseUrl}/#kelas`),
        'dcat:dataset': page.entries.map(({ slug }) => id(`${baseUrl}${paths.publicDocument(slug)}`)),
      },
      {
        '@id': `${baseUrl}/#kelas`,
        '@type': 'skos:ConceptScheme',
        'dct:title': text('Kelas informasi publik (UU 14/2008)'),
      },
      {
        '@id': here,
        '@type': 'hydra:PartialCollectionView',
        ...(page.nextCursor === null
          ? {}
          : { 'hydra:next': id(`${baseUrl}${paths.catalogue({ halaman: page.nextCursor })}`) }),
      },
      ...page.entries.flatMap((entry) => {
        const address = `${baseUrl}${paths.publicDocument(entry.slug)}`;
        const unit = `${baseUrl}${paths.library({ unit: entry.unitSlug })}`;
        const file = entry.file === null ? null : `${baseUrl}${paths.file(entry.file.id, entry.file.name)}`;
        return [
          {
            '@id': address,
            '@type': 'dcat:Dataset',
            'dct:identifier': entry.slug,
            'dct:title': text(entry.title),
            'dct:description': text(entry.summary === '' ? entry.title : entry.summary),
            'dct:publisher': { '@id': unit, '@type': 'foaf:Agent', 'foaf:name': text(entry.unitName) },
            'dct:issued': dateTime(entry.publishedAt),
            'dct:modified': dateTime(entry.publishedAt),
            'dct:license': id(licenceUrls[entry.licence]),
            'dct:language': id('http://publications.europa.eu/resource/authority/language/IND'),
            'dcat:keyword': [text(entry.kind), text(String(entry.year))],
            'dcat:theme': {
              '@id': `${baseUrl}${paths.classPage(themes[entry.classification])}`,
              '@type': 'skos:Concept',
              'skos:prefLabel': text(themes[entry.classification]),
            },
            'dcat:landingPage': id(address),
            'dct:temporal': {
              '@type': 'dct:PeriodOfTime',
              'dcat:startDate': { '@value': `${entry.year}-01-01`, '@type': 'xsd:date' },
              'dcat:endDate': { '@value': `${entry.year}-12-31`, '@type': 'xsd:date' },
            },
            ...(entry.regionName === null
              ? {}
              : {
                  'dct:spatial': {
                    '@type': 'dct:Location',
                    'skos:prefLabel': text(entry.regionName),
                    'dct:identifier': entry.regionCode,
                  },
                }),
            ...(entry.versionNumber === null ? {} : { 'dcat:version': String(entry.versionNumber) }),
            ...(file === null ? {} : { 'dcat:distribution': id(`${file}#berkas`) }),
          },
          ...(entry.file === null || file === null
            ? []
            : [
                {
                  '@id': `${file}#berkas`,
                  '@type': 'dcat:Distribution',
                  'dct:title': text(entry.file.name),
                  'dcat:accessURL': id(address),
                  'dcat:downloadURL': id(file),
                  'dcat:mediaType': id(`http://www.iana.org/assignments/media-types/${entry.file.mediaType}`),
                  'dcat:byteSize': {
                    '@value': String(entry.file.byteSize),
                    '@type': 'xsd:nonNegativeInteger',
                  },
                  'dct:license': id(licenceUrls[entry.licence]),
                  'spdx:checksum': {
                    '@type': 'spdx:Checksum',
                    'spdx:algorithm': id('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
                    'spdx:checksumValue': { '@value': entry.file.sha256, '@type': 'xsd:hexBinary' },
                  },
                },
              ]),
        ];
      }),
    ],
  };
}
