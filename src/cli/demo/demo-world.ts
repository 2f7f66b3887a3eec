import type { Dependencies } from '#application/dependencies.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import type { RegionOption } from '#application/settings/office-views.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { UnitId } from '#domain/shared/ids.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';
import { type DemoClock, instantAt } from './demo-clock.ts';
import type { Press } from './papers/press.ts';

export type DemoUnit = {
  readonly id: UnitId;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
};

/** What a requester was given, for the requests that the story names. */
export type DemoReceipt = { readonly about: string; readonly number: string; readonly code: string };

/** What every act of the story needs. */
export type DemoWorld = {
  readonly deps: Dependencies;
  readonly clock: DemoClock;
  readonly press: Press;
  readonly rules: OfficeRules;
  readonly regions: readonly RegionOption[];
  /** Units in use, by slug. */
  readonly units: ReadonlyMap<string, DemoUnit>;
  /** Officers by the first part of their address; a unit's PPID pelaksana also by the unit's slug. */
  readonly officers: ReadonlyMap<string, OfficerActor>;
  /** Filled in while the story runs. */
  readonly receipts: DemoReceipt[];
  /** First and last day of the story. */
  readonly start: CivilDate;
  readonly today: CivilDate;
};

export function officerOf(world: DemoWorld, key: string): OfficerActor {
  const officer = world.officers.get(key);
  if (officer === undefined) throw new Error(`the demo office has no officer ${key}`);
  return officer;
}

export function unitOf(world: DemoWorld, slug: string): DemoUnit {
  const unit = world.units.get(slug);
  if (unit === undefined) throw new Error(`the demo office has no unit ${slug}`);
  return unit;
}

/** A time of day in the office on a day of the story. */
export function at(world: DemoWorld, date: CivilDate, time: string): InstantText {
  return instantAt(date, time, world.deps.facts.officeTimeZone);
}
