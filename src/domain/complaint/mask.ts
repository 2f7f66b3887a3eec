/** Codes of the first letters of Indonesian licence plates; others, such as "RT 03 RW", are no plates. */
const plateAreas =
  'AA|AB|AD|AE|AG|BA|BB|BD|BE|BG|BH|BK|BL|BM|BN|BP|DA|DB|DC|DD|DE|DG|DH|DK|DL|DM|DN|DP|DR|DS|DT|DW|EA|EB|ED|KB|KH|KT|KU|PA|PB|PG|PS|PT|A|B|D|E|F|G|H|K|L|M|N|P|R|S|T|W|Z';

const separator = String.raw`[\s.\-\u2010-\u2015_/]{0,2}`;
const callSeparator = String.raw`[\s.\-\u2010-\u2015()]{0,2}`;

const link =
  /(?:\bhttps?:\/\/|\bwww\.)[^\s<>"]+|\b(?:[a-z0-9-]+\.)+(?:com|id|net|org|info|me|ly|gl|link|xyz|online|site|app|be|co|io|tv)\b(?:\/[^\s<>"]*)?/giu;
const mail =
  /[\p{L}\d._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\d-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\p{L}\d-]+)+/giu;
const identityNumber = new RegExp(String.raw`(?<!\d)\d(?:${separator}\d){14,15}(?!\d)`, 'gu');
/** Mobile numbers never go on with 0, 4 or 6 after the 8, so that opening hours are none. */
const mobile = new RegExp(
  String.raw`(?<![\d+])(?:\+?${callSeparator}6${callSeparator}2${callSeparator}(?:\(?0\)?${callSeparator})?|[0oO]${callSeparator})8${callSeparator}[1-35-9](?:${callSeparator}\d){6,10}(?!\d)`,
  'gu',
);
const bareMobile = /(?<![\d.,+])8[1-35-9]\d{7,10}(?![\d.,]\d|\d)/gu;
const landLine = new RegExp(
  String.raw`(?<![\d+])(?:\+62${callSeparator}[2-7]\d{1,2}|\(0[2-7]\d{1,2}\)|0[2-7]\d{1,2}[\s\-])${callSeparator}\d{3}(?:${callSeparator}\d){2,5}(?!\d)`,
  'gu',
);
const plate = new RegExp(String.raw`\b(?:${plateAreas})[\s-]?\d{1,4}[\s-]?[A-Z]{1,3}\b`, 'gu');

/** What stands in place of a masked datum. */
export const maskWords = {
  link: '[tautan]',
  mail: '[email]',
  identity: '[nomor identitas]',
  phone: '[nomor telepon]',
  plate: '[nomor kendaraan]',
  name: '[nama]',
} as const;

export type MaskOptions = {
  /** Names known to be the reporter's; each is masked wherever it stands. */
  readonly names?: readonly string[];
  readonly plates?: boolean;
};

/**
 * A draft for the public: numbers of identity cards, telephones, mail addresses, links and, where asked, licence
 * plates and known names are masked. A draft only: names of others and what describes a person stay for the desk's eye.
 */
export function maskPersonalData(text: string, { names = [], plates = true }: MaskOptions = {}): string {
  // Mail before links: the host of an address would pass for a link.
  const masked = text
    .replace(mail, maskWords.mail)
    .replace(link, maskWords.link)
    .replace(identityNumber, maskWords.identity)
    .replace(mobile, maskWords.phone)
    .replace(landLine, maskWords.phone)
    .replace(bareMobile, maskWords.phone);
  const withoutPlates = plates ? masked.replace(plate, maskWords.plate) : masked;
  return names.reduce(maskName, withoutPlates);
}

function maskName(text: string, name: string): string {
  const parts = name.trim().split(/\s+/u);
  if (parts.join('').length < 3) return text;
  const pattern = parts
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join(String.raw`\s+`);
  return text.replace(new RegExp(String.raw`(?<!\p{L})${pattern}(?!\p{L})`, 'giu'), maskWords.name);
}
