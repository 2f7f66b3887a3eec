import type { Exemption } from '#domain/exemption/exemption.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** An entry of the list of exempt information (DIK), as everyone may read it. */
export type ExemptRow = Pick<
  Exemption,
  | 'id'
  | 'information'
  | 'part'
  | 'letters'
  | 'statuteArticle'
  | 'ifOpened'
  | 'ifClosed'
  | 'decreeNumber'
  | 'decidedOn'
  | 'endsOn'
  | 'endCondition'
> & { readonly unitName: string; readonly unitSlug: string };

export type OfficerExemptRow = ExemptRow & {
  readonly unitId: UnitId;
  readonly endedAt: InstantText | null;
  readonly documentId: string | null;
};

export type ExemptionView = Exemption & {
  readonly unitName: string;
  readonly document: {
    readonly id: string;
    readonly slug: string;
    readonly title: string;
    readonly status: string;
  } | null;
};

/** A document that opened when its exemption ended and whose file nobody has published yet. */
export type FileToOpen = {
  readonly documentId: string;
  readonly title: string;
  readonly unitId: UnitId;
  readonly endedAt: InstantText;
};

export type ExemptionQueries = {
  /** What is closed now, for everyone; `unitSlug` for one unit. By id behind `after`. One statement. */
  readonly list: (
    unitSlug: string | null,
    limit: number,
    after: string | null,
  ) => Promise<readonly ExemptRow[]>;
  /** Of the officer's units, ended ones too, newest first. One statement. */
  readonly officerList: (
    units: 'all' | readonly UnitId[],
    limit: number,
    after: string | null,
  ) => Promise<readonly OfficerExemptRow[]>;
  /** One statement. */
  readonly officerExemption: (id: string, units: 'all' | readonly UnitId[]) => Promise<ExemptionView | null>;
  /** Those in force that end by a date up to `until`, the nearest first. One statement. */
  readonly endingBy: (
    until: CivilDate,
    units: 'all' | readonly UnitId[],
    limit: number,
  ) => Promise<readonly OfficerExemptRow[]>;
  /** One statement. */
  readonly filesToOpen: (units: 'all' | readonly UnitId[], limit: number) => Promise<readonly FileToOpen[]>;
};
