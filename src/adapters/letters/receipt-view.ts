import type { ReceiptData } from '#domain/letter/letter-data.ts';
import { type InstantText, Temporal } from '#domain/shared/temporal.ts';
import { deliveryMethodTexts, letterCopy, obtainMethodTexts, purposeTexts } from '#i18n/letters.ts';
import { commonView } from './common-view.ts';
import type { Fact, ReceiptView } from './letter-view.ts';

const zoneNames: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** F-02, tanda bukti penerimaan. */
export function receiptView(data: ReceiptData): ReceiptView {
  const copy = letterCopy.receipt;
  const purposes = data.purposes.map((purpose) => purposeTexts[purpose]);
  const purposeText = data.purposeText.trim();
  const delivery = data.deliveryMethods.map((method) => deliveryMethodTexts[method]);
  const facts: readonly Fact[] = [
    {
      label: copy.received,
      lines: [copy.receivedAt(data.receivedOn, timeOfDay(data.receivedAt, data.timeZone))],
    },
    { label: copy.channel, lines: [copy.channels[data.channel]] },
    { label: copy.requester, lines: [data.requesterName] },
    { label: copy.due, lines: [copy.dueOn(data.dueOn, data.dueWorkingDays)] },
    { label: copy.purpose, lines: [purposes.join(', '), purposeText].filter((line) => line !== '') },
    { label: copy.obtain, lines: [data.obtainMethods.map((method) => obtainMethodTexts[method]).join(', ')] },
    ...(delivery.length === 0 ? [] : [{ label: copy.delivery, lines: [delivery.join(', ')] }]),
  ];
  return {
    ...commonView(data),
    heading: copy.heading,
    subheading: copy.subheading,
    number: { label: copy.number, value: data.caseNumber },
    blocks: [
      { kind: 'heading', level: 2, text: copy.factsHeading },
      { kind: 'facts', facts },
      ...(data.dueProvisional ? [{ kind: 'paragraph', text: letterCopy.provisional } as const] : []),
      { kind: 'heading', level: 2, text: copy.itemsHeading },
      {
        kind: 'table',
        header: [letterCopy.table.position, letterCopy.table.detail],
        rows: data.items.map((item) => [String(item.position), item.detail]),
      },
      { kind: 'heading', level: 2, text: copy.nextHeading },
      { kind: 'steps', steps: copy.next(data.dueOn, data.extensionWorkingDays, data.trackingAddress) },
    ],
    remark: copy.automatic,
  };
}

function timeOfDay(instant: InstantText, timeZone: string): string {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(hour)}.${two(minute)} ${zoneNames[timeZone] ?? timeZone}`;
}
