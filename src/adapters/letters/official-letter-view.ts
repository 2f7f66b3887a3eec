import type { ExtensionData, NotificationData } from '#domain/letter/letter-data.ts';
import { letterCopy } from '#i18n/letters.ts';
import { longDate } from '#i18n/long-date.ts';
import { commonView, signatureView } from './common-view.ts';
import type { Block, OfficialLetterView } from './letter-view.ts';

/** The frame of a surat dinas: number, nature, attachments, subject, addressee, closing, signature. */
export function officialLetterView(
  data: NotificationData | ExtensionData,
  blocks: readonly Block[],
  attachmentCount: number,
  closing: string,
): OfficialLetterView {
  const { reference, numberToBeFilled, ordinary, noAttachment } = letterCopy;
  const attachments = attachmentCount === 0 ? noAttachment : letterCopy.attachmentCount(attachmentCount);
  return {
    ...commonView(data),
    placeAndDate: `${data.place}, ${longDate(data.letterOn)}`,
    reference: [
      { label: reference.number, value: data.letterNumber ?? numberToBeFilled },
      { label: reference.nature, value: ordinary },
      { label: reference.attachments, value: attachments },
    ],
    subject: { label: reference.subject, value: letterCopy.subjects[data.kind](data.caseNumber) },
    addressee: {
      salutation: letterCopy.salutation,
      name: data.requester.fullName,
      lines: [data.requester.address, data.requester.contactLines.join(' · ')],
    },
    blocks,
    closing,
    signature: signatureView(data.signature, []),
  };
}
