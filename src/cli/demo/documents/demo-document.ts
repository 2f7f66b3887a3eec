import type { Classification } from '#domain/public-document/public-document.ts';
import type { PaperData, PaperTemplate } from '../papers/press.ts';
import type { Chance } from '../random.ts';

/** A document that the demo office publishes. */
export type DemoDocument = {
  readonly title: string;
  readonly classification: Classification;
  readonly unitSlug: string;
  readonly year: number;
  readonly kind: string;
  /** A kecamatan's code, or null for the whole regency. */
  readonly regionCode: string | null;
  readonly summary: string;
  readonly template: PaperTemplate;
  /** What the paper says beside its head; the same luck gives the same paper. */
  readonly paper: (luck: Chance) => PaperData;
  /** Always part of the office, however small. */
  readonly featured?: boolean;
};

/** A kecamatan. */
export type District = { readonly code: string; readonly name: string };

/** What the catalogue is made for. */
export type Shelf = {
  /** The year in which the story ends. */
  readonly year: number;
  readonly districts: readonly District[];
  readonly units: ReadonlyMap<string, { readonly name: string; readonly shortName: string }>;
};
