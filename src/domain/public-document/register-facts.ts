import type { PublicDocumentError } from '#domain/public-document/errors.ts';
import { err, ok, type Result } from '#domain/shared/result.ts';
import { type CivilDate, Temporal } from '#domain/shared/temporal.ts';

/** Forms in which information is held (DIP column "bentuk informasi yang tersedia"). */
export const informationForms = ['printed', 'electronic', 'online'] as const;
export type InformationForm = (typeof informationForms)[number];

/** Terms of use. `statute`: UU 14/2008 art. 5, lawful use with the source named. */
export const licences = ['statute', 'cc_by_4_0', 'cc0_1_0'] as const;
export type Licence = (typeof licences)[number];

/** A place elsewhere where the information stands too. */
export type DocumentLink = { readonly url: string; readonly label: string };

/** What the register of public information says of a document beside its title (PerKI 1/2021, DIP columns). */
export type RegisterFacts = {
  /** Official or unit that holds it. */
  readonly holder: string;
  /** Who is responsible for having made or issued it. */
  readonly maker: string;
  readonly madeOn: CivilDate | null;
  readonly madePlace: string;
  readonly forms: readonly InformationForm[];
  /** How long it is kept, as the records schedule says it: "2 tahun aktif, 3 tahun inaktif". */
  readonly retention: string;
  readonly licence: Licence;
  /** Where its figures come from. */
  readonly source: string;
  /** Whom to ask about it. */
  readonly contact: string;
  /** Where it can be seen when it is not on the web; '' when it is. */
  readonly locator: string;
  readonly links: readonly DocumentLink[];
};

/** Nothing known yet. */
export const noRegisterFacts: RegisterFacts = {
  holder: '',
  maker: '',
  madeOn: null,
  madePlace: '',
  forms: ['electronic'],
  retention: '',
  licence: 'statute',
  source: '',
  contact: '',
  locator: '',
  links: [],
};

/** Lengths in characters as people count them. */
export const registerLimits = {
  holderMax: 120,
  makerMax: 120,
  placeMax: 80,
  retentionMax: 120,
  sourceMax: 200,
  contactMax: 160,
  locatorMax: 200,
  linksMax: 5,
  linkLabelMax: 120,
  linkUrlMax: 500,
} as const;

/** Checks what was typed; `today` is the office's date. */
export function checkRegisterFacts(
  facts: RegisterFacts,
  today: CivilDate,
): Result<RegisterFacts, PublicDocumentError> {
  const l = registerLimits;
  const lengths: readonly (readonly [string, number])[] = [
    [facts.holder, l.holderMax],
    [facts.maker, l.makerMax],
    [facts.madePlace, l.placeMax],
    [facts.retention, l.retentionMax],
    [facts.source, l.sourceMax],
    [facts.contact, l.contactMax],
    [facts.locator, l.locatorMax],
  ];
  if (lengths.some(([text, most]) => [...text].length > most)) return err({ code: 'FACT_LENGTH' });
  if (facts.forms.length === 0) return err({ code: 'FORM_NEEDED' });
  if (facts.madeOn !== null && !isPastDate(facts.madeOn, today)) return err({ code: 'MADE_ON_INVALID' });
  if (facts.links.length > l.linksMax) return err({ code: 'TOO_MANY_LINKS' });
  if (!facts.links.every(isSoundLink)) return err({ code: 'LINK_NOT_HTTPS' });
  return ok(facts);
}

/** True for an address on the public web by https: no script, no sign-in in it, no bare machine number. */
export function isSoundLink({ url, label }: DocumentLink): boolean {
  if (url.length > registerLimits.linkUrlMax || [...label].length > registerLimits.linkLabelMax) return false;
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  const host = parsed.hostname;
  return (
    parsed.protocol === 'https:' &&
    parsed.username === '' &&
    parsed.password === '' &&
    /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(host)
  );
}

function isPastDate(date: CivilDate, today: CivilDate): boolean {
  try {
    return (
      Temporal.PlainDate.from(date, { overflow: 'reject' }).toString() === date &&
      date <= today &&
      date >= '1900-01-01'
    );
  } catch {
    return false;
  }
}
