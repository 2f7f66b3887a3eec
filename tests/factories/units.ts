import type { Dependencies } from '#application/dependencies.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';

export interface NewUnit {
  readonly name?: string;
  readonly slug?: string;
}

let made = 0;

/** A unit beside those loaded at first start. */
export async function newUnit(
  deps: Pick<Dependencies, 'unitOfWork' | 'ids' | 'clock'>,
  options: NewUnit = {},
): Promise<{ readonly id: UnitId; readonly slug: string; readonly name: string }> {
  made += 1;
  const id = asId<UnitId>(deps.ids.next());
  const name = options.name ?? `Dinas Uji ${made}`;
  const slug = options.slug ?? `dinas-uji-${made}`;
  await deps.unitOfWork.transaction((tx) =>
    tx.units.add({
      id,
      slug,
      name,
      shortName: name,
      archivedAt: null,
      createdAt: deps.clock.now(),
      version: 1,
    }),
  );
  return { id, slug, name };
}
