import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, District, Shelf } from './demo-document.ts';

type Point = readonly [number, number];
type Hazard = {
  readonly name: string;
  readonly advice: readonly string[];
  readonly zones: readonly [string, string, string];
};

const volcano: Hazard = {
  name: 'erupsi',
  zones: ['Kawasan rawan III (radius 2 km)', 'Kawasan rawan II', 'Kawasan rawan I (hujan abu)'],
  advice: [
    'Ikuti petunjuk Pos Pengamatan Gunung Api.',
    'Pakai masker dan pelindung mata saat hujan abu.',
    'Bawa dokumen, obat, dan air minum secukupnya.',
    'Jangan kembali sebelum dinyatakan aman.',
  ],
};
const landslide: Hazard = {
  name: 'tanah longsor',
  zones: ['Kerawanan tinggi', 'Kerawanan menengah', 'Kerawanan rendah'],
  advice: [
    'Waspada bila hujan lebat lebih dari dua jam.',
    'Perhatikan retakan tanah dan air keruh dari lereng.',
    'Menjauh dari lembah dan kaki tebing.',
  ],
};
const flood: Hazard = {
  name: 'banjir',
  zones: ['Genangan lebih dari 1,5 m', 'Genangan 0,5–1,5 m', 'Genangan sampai 0,5 m'],
  advice: [
    'Matikan listrik sebelum meninggalkan rumah.',
    'Jangan menyeberangi arus, juga dengan kendaraan.',
    'Dahulukan anak, lansia, dan penyandang disabilitas.',
  ],
};

/** Map sheets, drawn as vectors. */
export function mapDocuments({ year, districts }: Shelf): readonly DemoDocument[] {
  const byName = (name: string) => districts.find((district) => district.name === name);
  const sheet = (
    title: string,
    hazard: Hazard,
    district: District | undefined,
    of: number,
    featured = false,
  ): DemoDocument => ({
    title,
    classification: hazard === volcano ? 'periodic' : 'available_anytime',
    unitSlug: 'bpbd',
    year: of,
    kind: 'Peta',
    regionCode: district?.code ?? null,
    summary: `Peta satu lembar: kawasan rawan ${hazard.name}, jalur evakuasi, dan titik kumpul${district === undefined ? '' : ` di Kecamatan ${district.name}`}. Dapat dicetak pada kertas A4.`,
    template: 'map',
    paper: (luck) => mapPaper(luck, hazard, district?.name ?? 'Kabupaten Probolinggo'),
    featured,
  });
  return [
    sheet('Peta Evakuasi Gunung Bromo', volcano, byName('Sukapura'), year, true),
    sheet('Peta Kawasan Rawan Bencana Gunung Lamongan', volcano, byName('Tiris'), year - 1),
    ...['Tiris', 'Krucil', 'Lumbang', 'Sumber', 'Kuripan'].map((name) =>
      sheet(`Peta Rawan Tanah Longsor Kecamatan ${name}`, landslide, byName(name), year - 1),
    ),
    ...['Dringu', 'Tongas', 'Sumberasih', 'Gending', 'Kraksaan', 'Pajarakan'].map((name) =>
      sheet(`Peta Rawan Banjir Kecamatan ${name}`, flood, byName(name), year),
    ),
  ];
}

function mapPaper(luck: Chance, hazard: Hazard, area: string): PaperData {
  const centre: Point = [luck.int(60, 120), luck.int(60, 110)];
  const ring = (radius: number, wobble: number): readonly Point[] => {
    const lift = [0, 1, 2].map(() => luck.next() * Math.PI * 2);
    return Array.from({ length: 48 }, (_, at) => {
      const angle = (at / 48) * Math.PI * 2;
      const wave = lift.reduce(
        (sum, phase, order) => sum + Math.sin(angle * (order + 2) + phase) / (order + 2),
        0,
      );
      const reach = radius * (1 + wobble * wave);
      return [round(centre[0] + Math.cos(angle) * reach), round(centre[1] + Math.sin(angle) * reach * 0.82)];
    });
  };
  const walk = (from: Point, heading: number, steps: number, stride: number): readonly Point[] => {
    const points: Point[] = [from];
    let [x, y] = from;
    let angle = heading;
    for (let step = 0; step < steps; step += 1) {
      angle += (luck.next() - 0.5) * 0.7;
      x += Math.cos(angle) * stride;
      y += Math.sin(angle) * stride;
      points.push([round(x), round(y)]);
    }
    return points;
  };
  const villages = [0.4, 1.5, 2.6, 3.7, 4.9, 5.8].map((angle, index) => ({
    name: `Dusun ${['Krajan', 'Tengger', 'Beji', 'Kramat', 'Sumber', 'Gedang'][index] ?? 'Krajan'}`,
    at: [
      round(centre[0] + Math.cos(angle) * (44 + luck.int(0, 18))),
      round(centre[1] + Math.sin(angle) * (38 + luck.int(0, 12))),
    ] as const,
  }));
  return {
    subtitle: `${area}. Kawasan rawan ${hazard.name}, jalur evakuasi, dan titik kumpul.`,
    scale: '0        1        2        3        4 km',
    zones: [
      { label: hazard.zones[2], fill: '#fbf6d6', points: ring(66, 0.1) },
      { label: hazard.zones[1], fill: '#f7d9b0', points: ring(43, 0.12) },
      { label: hazard.zones[0], fill: '#eda58f', points: ring(22, 0.14) },
    ],
    contours: [14, 24, 34, 44, 54, 64, 76, 90, 106].map((radius) => ring(radius, 0.16)),
    rivers: [
      walk([centre[0] + 10, centre[1] + 8], 0.9, 24, 6),
      walk([centre[0] - 14, centre[1] + 2], 2.6, 22, 6),
    ],
    roads: [walk([2, 150], -0.3, 38, 6), walk([188, 40], 2.7, 34, 6), walk([40, 2], 1.2, 32, 6)],
    routes: villages.slice(0, 4).map(({ at }, index) => walk(at, [0.2, 1.6, 2.9, 4.4][index] ?? 0, 6, 5)),
    villages,
    ...(hazard === volcano ? { summit: { name: 'Kawah', at: centre } } : {}),
    assembly: ['Balai desa', 'Lapangan kecamatan', 'Sekolah dasar negeri', 'Puskesmas'],
    advice: hazard.advice,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
