import type { UnitContact } from '#application/settings/unit-repository.ts';

export type UnitOption = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
};
/** A unit in the back office's list, archived ones included. */
export type UnitRow = UnitOption & { readonly archivedAt: string | null; readonly version: number };
export type RegionOption = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'district' | 'village';
  readonly parentCode: string | null;
};

export type UnitContactRow = UnitContact & { readonly unitId: string };

export type OfficeQueries = {
  /** Units in use, by name; one statement. */
  readonly units: () => Promise<readonly UnitOption[]>;
  /** Whether a unit of this id is in use. */
  readonly hasUnit: (id: string) => Promise<boolean>;
  readonly hasRegion: (code: string) => Promise<boolean>;
  /** All units, archived ones too, by name; one statement. */
  readonly allUnits: () => Promise<readonly UnitRow[]>;
  /** Whom to write to at these units; one statement. */
  readonly unitContacts: (unitIds: readonly string[]) => Promise<readonly UnitContactRow[]>;
  /** Kecamatan with their desa and kelurahan, by code; one statement. */
  readonly regions: () => Promise<readonly RegionOption[]>;
  /** The version that public pages were made from. One statement. */
  readonly publicVersion: () => Promise<number>;
  /** A trivial statement, for readiness. */
  readonly ping: () => Promise<void>;
};
