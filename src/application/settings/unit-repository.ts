import type { UnitId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Perangkat daerah, kecamatan, hospital: who holds documents and answers. */
export type Unit = {
  readonly id: UnitId;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly archivedAt: InstantText | null;
  readonly createdAt: InstantText;
  readonly version: number;
};

export type UnitRepository = {
  readonly add: (unit: Unit) => Promise<void>;
  readonly find: (id: UnitId) => Promise<Unit | null>;
  readonly findBySlug: (slug: string) => Promise<Unit | null>;
  readonly list: () => Promise<readonly Unit[]>;
  readonly change: (
    id: UnitId,
    version: number,
    change: Partial<Pick<Unit, 'name' | 'shortName' | 'archivedAt'>>,
  ) => Promise<boolean>;
};
