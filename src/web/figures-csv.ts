import type { ComplaintFigures } from '#application/reporting/complaint-figures.ts';
import type { PublicStatistics } from '#application/reporting/public-statistics.ts';
import { topicOf } from '#domain/complaint/topics.ts';
import { type ComplaintTally, complaintLedgers } from '#domain/reporting/complaint-tally.ts';
import type { DailyAverages } from '#domain/reporting/daily-averages.ts';
import type { UnitFigures } from '#domain/reporting/unit-figures.ts';
import { wholePercent } from '#domain/reporting/whole-percent.ts';
import { ledgerLabels, tallyLabels } from '#i18n/complaint-figures.ts';
import { csvOf } from '#web/csv.ts';
import { cellText } from '#web/figures-json.ts';

type Row = readonly [part: string, name: string, measure: string, value: number | string | null, of: string];

const header = ['Bagian', 'Nama', 'Ukuran', 'Nilai', 'Dihitung dari'];

/** One figure a row, so that it can be sorted and pivoted; the same numbers as on screen. */
export function figuresCsv(figures: Omit<ComplaintFigures, 'units'>, units: readonly UnitFigures[]): string {
  return csvOf(header, figureRows(figures, units));
}

/** The public part, with places by topics. */
export function statisticsCsv({ figures, units, table, districtName }: PublicStatistics): string {
  return csvOf(header, [
    ...figureRows(figures, units),
    ...table.rows.flatMap(({ key, cells, total }): readonly Row[] => [
      ...cells.map(
        (cell, column): Row => [
          'Tempat dan topik',
          districtName(key),
          topicName(table.columns[column]),
          cellText(cell),
          '',
        ],
      ),
      ['Tempat dan topik', districtName(key), 'Jumlah', cellText(total), ''],
    ]),
    ...table.columnTotals.map(
      (total, column): Row => [
        'Tempat dan topik',
        'Semua kecamatan',
        topicName(table.columns[column]),
        cellText(total),
        '',
      ],
    ),
    ['Tempat dan topik', 'Semua kecamatan', 'Jumlah', cellText(table.total), ''],
  ]);
}

function topicName(code: PublicStatistics['table']['columns'][number] | undefined): string {
  return code === undefined ? '' : topicOf(code).words;
}

function figureRows(
  { period, unique, ledgers, entries, averages, requests }: Omit<ComplaintFigures, 'units'>,
  units: readonly UnitFigures[],
): readonly Row[] {
  return [
    ['Periode', 'Semua', 'Dari', period.from, ''],
    ['Periode', 'Semua', 'Sampai', period.to, ''],
    ...tallyRows('Laporan unik', 'Semua', unique),
    ['Laporan unik', 'Semua', 'Catatan di semua kanal', entries, ''],
    ...complaintLedgers.flatMap((ledger) => tallyRows('Kanal', ledgerLabels[ledger], ledgers[ledger])),
    ...complaintLedgers.flatMap((ledger) => averageRows(ledgerLabels[ledger], averages[ledger])),
    ...units.flatMap(unitRows),
    ['Permohonan informasi', String(requests.year), 'Masuk', requests.received, ''],
    ['Permohonan informasi', String(requests.year), 'Dijawab', requests.answered, ''],
    [
      'Permohonan informasi',
      String(requests.year),
      'Tepat waktu',
      requests.onTime,
      `${requests.answered} yang dijawab`,
    ],
  ];
}

function tallyRows(part: string, name: string, tally: ComplaintTally): readonly Row[] {
  const of = `${tally.received} yang masuk`;
  return [
    [part, name, tallyLabels.received, tally.received, ''],
    [part, name, tallyLabels.followedUp, tally.followedUp, ''],
    [part, name, `${tallyLabels.followedUp} (%)`, wholePercent(tally.followedUp, tally.received), of],
    [part, name, tallyLabels.inProcess, tally.inProcess, ''],
    [part, name, `${tallyLabels.inProcess} (%)`, wholePercent(tally.inProcess, tally.received), of],
    [part, name, tallyLabels.endedWithoutAct, tally.endedWithoutAct, ''],
    [part, name, tallyLabels.overdue, tally.overdue, ''],
    [part, name, tallyLabels.closed, tally.closed, ''],
    [part, name, tallyLabels.reopened, tally.reopened, ''],
  ];
}

function averageRows(name: string, averages: DailyAverages | null): readonly Row[] {
  if (averages === null) return [];
  const { from, to, receivedOnWorkingDays, workingDays, received, calendarDays } = averages;
  const { receivedOnDaysOff, daysOff, peakOnDaysOff } = averages;
  const span = `${from} sampai ${to}`;
  const part = 'Rata-rata';
  return [
    [
      part,
      name,
      'Per hari kerja',
      rounded(averages.perWorkingDay),
      `${receivedOnWorkingDays} laporan : ${workingDays} hari kerja, ${span}`,
    ],
    [
      part,
      name,
      'Per hari kalender',
      rounded(averages.perCalendarDay),
      `${received} laporan : ${calendarDays} hari, ${span}`,
    ],
    [
      part,
      name,
      'Per hari libur',
      rounded(averages.perDayOff),
      `${receivedOnDaysOff} laporan : ${daysOff} hari libur, ${span}`,
    ],
    [
      part,
      name,
      'Terbanyak pada hari libur',
      peakOnDaysOff?.count ?? 0,
      peakOnDaysOff === null ? span : `pada ${peakOnDaysOff.on}`,
    ],
  ];
}

function unitRows({ unitName, n, median, open, late, split }: UnitFigures): readonly Row[] {
  const of = `${n} laporan`;
  return [
    ['Unit', unitName, 'Banyaknya laporan', n, ''],
    ['Unit', unitName, 'Median hari kerja sampai tindakan pertama', median, of],
    ['Unit', unitName, 'Belum selesai', open, ''],
    ['Unit', unitName, tallyLabels.overdue, late, ''],
    ['Unit', unitName, 'Rata-rata hari kerja di meja', rounded(split.desk), of],
    ['Unit', unitName, 'Rata-rata hari kerja di unit', rounded(split.unit), of],
    ['Unit', unitName, 'Rata-rata hari kerja menunggu pelapor', rounded(split.reporter), of],
  ];
}

function rounded(mean: number | null): number | null {
  return mean === null ? null : Math.round(mean * 100) / 100;
}
