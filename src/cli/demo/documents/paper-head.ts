import type { CivilDate } from '#domain/shared/temporal.ts';
import { longDate } from '#i18n/long-date.ts';
import type { DemoUnit } from '../demo-world.ts';
import type { PaperData } from '../papers/press.ts';

const hues = [
  '#0F5257',
  '#1F5A96',
  '#6A3D7C',
  '#8A4B00',
  '#2E6B3A',
  '#9A3324',
  '#3D4F7C',
  '#5B5B22',
] as const;

/** What stands at the head and foot of every paper of a unit. */
export function paperHead(unit: DemoUnit, title: string, year: number, on: CivilDate): PaperData {
  const mark = [...unit.slug].reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
  return {
    title,
    year: String(year),
    unit: unit.name,
    initials: initialsOf(unit.shortName),
    hue: hues[mark % hues.length] ?? hues[0],
    address: `Jalan Raya Panglima Sudirman, Kraksaan, Kabupaten Probolinggo · ${unit.slug}@contoh.example`,
    place: 'Kraksaan',
    date: longDate(on),
    signer: signerOf(unit),
  };
}

function initialsOf(shortName: string): string {
  const words = shortName
    .split(' ')
    .filter((word) => word !== '' && !['Dinas', 'Kec.', 'Bagian'].includes(word));
  const first = words[0] ?? shortName;
  return first === first.toUpperCase() ? first.slice(0, 4) : first.slice(0, 2).toUpperCase();
}

const surnames = ['Adikara', 'Mahendrata', 'Suryaningrat', 'Kusumadewi', 'Wirasena', 'Pramudita'] as const;
const givenNames = [
  'Drs. Satriyo',
  'Dra. Kinanti',
  'Ir. Danang',
  'Hj. Sulistya',
  'Bambang',
  'Retno',
] as const;

function signerOf(unit: DemoUnit): { readonly name: string; readonly position: string } {
  const mark = unit.slug.length + (unit.slug.codePointAt(1) ?? 0);
  const position = unit.slug.startsWith('kecamatan')
    ? `Camat ${unit.shortName.replace('Kec. ', '')}`
    : unit.slug.startsWith('rsud')
      ? `Direktur ${unit.shortName}`
      : unit.slug === 'setda'
        ? 'Sekretaris Daerah'
        : `Kepala ${unit.shortName}`;
  const name = `${givenNames[mark % givenNames.length] ?? ''} ${surnames[(mark * 7) % surnames.length] ?? ''}`;
  return { name, position };
}
