import type { LetterData, LetterSignature, ObjectionRight } from '#domain/letter/letter-data.ts';
import { letterCopy, letterTitles } from '#i18n/letters.ts';
import type { Block, LetterView, SignatureView } from './letter-view.ts';
import { qrSvg } from './qr-svg.ts';

type Common = Pick<LetterView, 'title' | 'author' | 'letterhead' | 'footer' | 'verification'>;

/** Head, foot and properties that every kind shares. */
export function commonView(data: LetterData): Common {
  const { letterhead, verification } = data;
  const { contact, page } = letterCopy;
  const contacts = [
    letterhead.phone === null ? [] : [`${contact.phone} ${letterhead.phone}`],
    letterhead.email === null ? [] : [`${contact.email} ${letterhead.email}`],
    letterhead.website === null ? [] : [`${contact.website} ${letterhead.website}`],
  ].flat();
  return {
    title: letterTitles[data.kind](data.caseNumber),
    author: letterhead.nameLines.join(', '),
    letterhead: {
      nameLines: letterhead.nameLines,
      lines: contacts.length === 0 ? [letterhead.address] : [letterhead.address, contacts.join(' · ')],
    },
    footer: { left: data.caseNumber, ...page },
    verification: {
      heading: letterCopy.verification.heading,
      before: letterCopy.verification.before,
      url: verification.url,
      after: letterCopy.verification.after(verification.code),
      alt: letterCopy.verification.alt(verification.url),
      svg: qrSvg(verification.url),
    },
  };
}

/** The requester's next right, with the sentences that differ by kind. */
export function rightsBlocks(sentences: readonly string[], right: ObjectionRight): readonly Block[] {
  const { heading, desk, basis } = letterCopy.rights;
  return [
    { kind: 'heading', level: 2, text: heading },
    { kind: 'paragraph', text: sentences.join(' ') },
    { kind: 'paragraph', text: `${desk(right.deskAddress)} ${basis}` },
  ];
}

/** The signature block of naskah dinas: capacity and position, room, name, rank, NIP. */
export function signatureView(signature: LetterSignature, placeAndDate: readonly string[]): SignatureView {
  const { capacity, positionTitle, onBehalfOf, mode } = signature;
  const copy = letterCopy.signature;
  const position =
    capacity === 'a.n.'
      ? [`a.n. ${onBehalfOf}`, `${positionTitle},`]
      : [`${capacity === null ? '' : `${capacity} `}${positionTitle},`];
  return {
    above: [...placeAndDate, ...position],
    room: mode === 'valid_without_signature' ? 'none' : mode,
    roomText: roomText(signature),
    name: signature.officialName,
    below: [signature.rankLine ?? [], signature.nip === null ? [] : copy.nip(signature.nip)].flat(),
  };
}

function roomText({ mode, legalBasis }: LetterSignature): string | null {
  if (mode === 'electronic') return letterCopy.signature.electronic;
  if (mode === 'wet' || legalBasis === null) return null;
  return letterCopy.signature.withoutSignature(legalBasis);
}
