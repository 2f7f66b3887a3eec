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

/** `liaison`: pejabat penghubung; `head`: who answers for the unit. */
export const unitContactKinds = ['liaison', 'head'] as const;

/** Whom the complaint desk writes to by WhatsApp. */
export type UnitContact = {
  readonly kind: (typeof unitContactKinds)[number];
  readonly fullName: string;
  readonly positionTitle: string;
  /** E.164. */
  readonly phone: string | null;
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
  /** Puts these contacts in the place of those the unit has. */
  readonly saveContacts: (id: UnitId, contacts: readonly UnitContact[], at: InstantText) => Promise<void>;
};
