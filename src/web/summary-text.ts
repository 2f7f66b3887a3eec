import type { ComplaintFigures } from '#application/reporting/complaint-figures.ts';
import { type ComplaintTally, complaintLedgers } from '#domain/reporting/complaint-tally.ts';
import { slowestUnits } from '#domain/reporting/unit-figures.ts';
import { wholePercent } from '#domain/reporting/whole-percent.ts';
import { ledgerLabels } from '#i18n/complaint-figures.ts';
import { formatNumber, longDate } from '#web/format.ts';
import { periodInWords } from '#web/report-period.ts';

/** "8%", "–" where there is nothing to take a share of. */
export function shareInWords(part: number, whole: number): string {
  const percent = wholePercent(part, whole);
  return percent === null ? '–' : `${percent}%`;
}

const UNITS_NAMED = 5;

/** What is pasted into the group of the heads of units on a Monday; asterisks make WhatsApp's bold. */
export function summaryText(figures: ComplaintFigures, officeName: string): string {
  const { period, today, unique, ledgers, entries, requests } = figures;
  const number = formatNumber;
  const line = (tally: ComplaintTally) =>
    `masuk ${number(tally.received)}, ditindaklanjuti ${number(tally.followedUp)}, dalam proses ${number(tally.inProcess)} (${shareInWords(tally.inProcess, tally.received)})`;
  const late = slowestUnits(
    figures.units.filter((unit) => unit.late > 0),
    UNITS_NAMED,
  );
  return [
    `*Ringkasan pengaduan ${officeName}*`,
    `${periodInWords(period)} (dihitung ${longDate(today)})`,
    '',
    `Masuk: *${number(unique.received)}* laporan`,
    `Ditindaklanjuti: *${number(unique.followedUp)}* (${shareInWords(unique.followedUp, unique.received)})`,
    `Dalam proses: *${number(unique.inProcess)}* (${shareInWords(unique.inProcess, unique.received)})`,
    `Lewat batas: *${number(unique.overdue)}*`,
    '',
    ...complaintLedgers
      .filter((ledger) => ledgers[ledger].received > 0)
      .map((ledger) => `• ${ledgerLabels[ledger]}: ${line(ledgers[ledger])}`),
    ...(entries === unique.received
      ? []
      : [
          `(${number(entries)} catatan di semua kanal; yang tercatat lebih dari sekali dihitung satu laporan.)`,
        ]),
    ...(late.length === 0
      ? []
      : [
          '',
          '*Mohon segera:*',
          ...late.map(
            (unit, index) =>
              `${index + 1}. ${unit.unitName}: ${number(unit.late)} lewat batas, ${number(unit.open)} belum selesai`,
          ),
        ]),
    '',
    `Permohonan informasi ${requests.year}: ${number(requests.received)} masuk, ${number(requests.answered)} dijawab${requests.answered === 0 ? '' : `, ${shareInWords(requests.onTime, requests.answered)} tepat waktu`}.`,
    '_Ditindaklanjuti = ada tindakan unit, bukan sekadar diteruskan._',
  ].join('\n');
}
