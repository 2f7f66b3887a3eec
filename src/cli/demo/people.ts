import type { RegionOption } from '#application/settings/office-views.ts';
import type { Chance } from './random.ts';

/** A requester who does not exist. */
export type Person = {
  readonly fullName: string;
  readonly nik: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly regionCode: string;
  readonly village: string;
  readonly district: string;
};

const women = [
  ...['Siti Aminah', 'Sri Wahyuningsih', 'Dewi Lestari', 'Nur Hasanah', 'Lailatul', 'Umi Kulsum', 'Rina'],
  ...['Yuni Astutik', 'Endang', 'Fitriyah', 'Maimunah', 'Indah', 'Khusnul', 'Ratnasari', 'Wulandari'],
  ...['Sulastri', 'Mutmainnah', 'Eka', 'Anisa', 'Hotijah', 'Suparmi'],
];
const men = [
  ...['Ahmad', 'Slamet', 'Bambang', 'Abdul', 'Mohammad', 'Hadi', 'Imam', 'Sugeng', 'Agus', 'Zainal', 'Budi'],
  ...['Rudi', 'Misnan', 'Saiful', 'Hasan', 'Joko', 'Heri', 'Lukman', 'Sutrisno', 'Faisal', 'Buhari', 'Nurul'],
];
const lastNames = [
  ...['Santoso', 'Hidayat', 'Rahman', 'Prasetyo', 'Wibowo', 'Maulana', 'Kurniawan', 'Setiawan', 'Arifin'],
  ...['Basuki', 'Firmansyah', 'Susanto', 'Ghozali', 'Hartono', 'Mulyono', 'Nugroho', 'Purnomo', 'Rofiq'],
  ...['Subagio', 'Tohari', 'Wahyudi', 'Yusuf', 'Zubaidi', 'Hamzah', 'Baidowi', 'Suryadi'],
];
const womensLastNames = [
  ...['', 'Puspita', 'Handayani', 'Rahmawati', 'Ningsih', 'Kartika', 'Safitri', 'Anggraini', 'Mawaddah'],
  ...['Zahro', 'Susilowati', 'Kusuma', 'Yuliana'],
];
const streets = [
  ...['Dusun Krajan', 'Dusun Tengah', 'Dusun Pasar', 'Dusun Beji', 'Dusun Kramat', 'Dusun Gedangan'],
  ...['Jalan Raya', 'Jalan Mawar', 'Jalan Masjid', 'Gang Melati', 'Jalan Pendidikan', 'Dusun Sumber'],
];

/**
 * A person of the regency. The NIK has a birth day of 72 to 99, which no real one can have (women's days end at
 * 71); phones begin with 0812-0000; mail addresses end in `.example`, which nobody can own.
 */
export function person(luck: Chance, regions: readonly RegionOption[], index: number): Person {
  const villages = regions.filter(({ kind }) => kind === 'village');
  const village = luck.pick(villages);
  const district = regions.find(({ code }) => code === village.parentCode);
  if (district === undefined) throw new Error(`the area ${village.code} has no kecamatan`);
  const woman = luck.percent(42);
  const last = woman ? luck.pick(womensLastNames) : luck.pick(lastNames);
  const fullName = `${luck.pick(woman ? women : men)} ${last}`.trim();
  const two = (value: number) => String(value).padStart(2, '0');
  const birthDay = luck.int(72, 99);
  const nik = `${district.code.replaceAll('.', '')}${birthDay}${two(luck.int(1, 12))}${two(luck.int(60, 99))}${String(luck.int(1, 9999)).padStart(4, '0')}`;
  const mailName = fullName.toLowerCase().replaceAll(/[^a-z]+/g, '.');
  return {
    fullName,
    nik,
    phone: `+628120000${String(index % 1000).padStart(4, '0')}`,
    email: `${mailName}${index}@surel.example`,
    address: `${luck.pick(streets)} RT ${two(luck.int(1, 12))} RW ${two(luck.int(1, 6))}`,
    regionCode: village.code,
    village: village.name,
    district: district.name,
  };
}
