import type { RegionOption } from '#application/settings/office-views.ts';

type Labelled = RegionOption & { readonly label: string };

/** Kecamatan, desa and kelurahan as one box offers them: "Kecamatan Sumber", "Cepoko, Kec. Sumber". */
export function labelledRegions(regions: readonly RegionOption[]): readonly Labelled[] {
  const districts = new Map(regions.map((one) => [one.code, one.name]));
  return regions.map((one) => ({
    ...one,
    label:
      one.kind === 'district'
        ? `Kecamatan ${one.name}`
        : `${one.name}, Kec. ${districts.get(one.parentCode ?? '') ?? ''}`,
  }));
}

/**
 * The code of the place that was typed or picked; null where it is none of the list, or several. A name alone is
 * enough where only one place has it, or where it is a kecamatan and the village of that name lies in it.
 */
export function matchRegion(typed: string, regions: readonly Labelled[]): string | null {
  const asked = folded(typed);
  if (asked === '') return null;
  const exact = regions.find((one) => folded(one.label) === asked);
  if (exact !== undefined) return exact.code;
  const named = regions.filter((one) => folded(one.name) === asked.replace(/^(desa|kelurahan) /, ''));
  const [only] = named;
  if (named.length === 1 && only !== undefined) return only.code;
  const district = named.find((one) => one.kind === 'district');
  return district !== undefined && named.every((one) => one === district || one.parentCode === district.code)
    ? district.code
    : null;
}

function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/\bkec(amatan)?\b\.?/g, 'kecamatan')
    .replace(/[.,]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
