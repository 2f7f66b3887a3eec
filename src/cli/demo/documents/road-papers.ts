import type { PaperData } from '../papers/press.ts';
import type { Chance } from '../random.ts';
import type { DemoDocument, District, Shelf } from './demo-document.ts';
import { columns, figure, plain, share, strong, type TableRow } from './figures.ts';

const surfaces = ['Aspal hotmix', 'Aspal lapen', 'Rabat beton', 'Paving', 'Makadam'] as const;

/** Roads of the regency and of each kecamatan, with their condition. */
export function roadDocuments({ year, districts }: Shelf): readonly DemoDocument[] {
  const shared = { unitSlug: 'dinas-pupr', kind: 'Data statistik', template: 'table' } as const;
  const whole = [0, 1, 2].map(
    (back): DemoDocument => ({
      ...shared,
      title: `Daftar Ruas Jalan Kabupaten dan Kondisinya ${year - back}`,
      classification: 'available_anytime',
      year: year - back,
      regionCode: null,
      summary: `Nomor, nama, panjang, lebar, dan kondisi ruas jalan kabupaten hasil survei ${year - back}, menurut kecamatan.`,
      paper: (luck) => roadPaper(luck, districts, 3, year - back),
      featured: back === 0,
    }),
  );
  const byDistrict = districts.map(
    (district): DemoDocument => ({
      ...shared,
      title: `Kondisi Jalan Kecamatan ${district.name} ${year}`,
      classification: 'available_anytime',
      year,
      regionCode: district.code,
      summary: `Ruas jalan kabupaten di Kecamatan ${district.name} dengan panjang baik, sedang, dan rusak, serta rencana penanganannya.`,
      paper: (luck) => roadPaper(luck, [district], luck.int(14, 30), year),
    }),
  );
  return [...whole, ...byDistrict];
}

function roadPaper(luck: Chance, districts: readonly District[], each: number, year: number): PaperData {
  let number = 1;
  const totals = [0, 0, 0, 0, 0];
  const rows: TableRow[] = [];
  for (const { name } of districts) {
    for (let road = 0; road < each; road += 1) {
      const length = luck.int(8, 142) / 10;
      const good = (length * luck.int(35, 88)) / 100;
      const fair = (length - good) * luck.next();
      const light = (length - good - fair) * luck.next();
      const parts = [length, good, fair, light, length - good - fair - light];
      for (const [at, part] of parts.entries()) totals[at] = (totals[at] ?? 0) + part;
      const to =
        districts.length > 1 ? luck.pick(districts).name : luck.pick(['Batas desa', 'Pasar', 'Bendungan']);
      rows.push(
        plain(
          String(number).padStart(3, '0'),
          `${name} – ${to === name ? 'Simpang Tiga' : to}`,
          name,
          luck.pick(surfaces),
          figure(luck.int(30, 60) / 10, 1),
          ...parts.map((part) => figure(part, 2)),
        ),
      );
      number += 1;
    }
  }
  rows.push(strong('', 'Jumlah', '', '', '', ...totals.map((total) => figure(total, 2))));
  const [all = 0, good = 0, fair = 0] = totals;
  return {
    wide: true,
    subtitle: `Survei kondisi jalan, ${year}; panjang dalam kilometer`,
    intro: [
      `Jalan dalam kondisi mantap (baik dan sedang): ${figure(good + fair, 2)} km dari ${figure(all, 2)} km, atau ${share(good + fair, all)} persen.`,
    ],
    tables: [
      {
        title: '',
        columns: columns(
          'No',
          '*Nama ruas',
          'Kecamatan',
          'Permukaan',
          '#Lebar (m)',
          '#Panjang',
          '#Baik',
          '#Sedang',
          '#Rusak ringan',
          '#Rusak berat',
        ),
        rows,
        note: 'Baik: rata-rata IRI di bawah 4. Rusak berat: di atas 12 atau tidak dapat dilalui mobil.',
      },
    ],
  };
}
