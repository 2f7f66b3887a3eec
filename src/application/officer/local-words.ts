import type { Dependencies } from '#application/dependencies.ts';

/** The office's and its units' names, which a password may not be made of. */
export async function localWords(deps: Pick<Dependencies, 'queries'>): Promise<readonly string[]> {
  const [rules, units] = await Promise.all([deps.queries.officeRules(), deps.queries.office.units()]);
  return [
    rules.settings.officeName,
    rules.settings.shortName,
    rules.settings.place,
    ...units.flatMap((unit) => [unit.name, unit.shortName]),
  ];
}
