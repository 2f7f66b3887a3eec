import type { Dependencies } from '#application/dependencies.ts';
import type { LoadedInformationRequest } from '#application/information-request/information-request-repository.ts';
import { letterheadOf } from '#application/letter/letterhead.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import { openDeadlineByKey } from '#domain/deadline/deadline.ts';
import { periodInForce } from '#domain/deadline/statutory-periods.ts';
import type {
  DatedObjectionRight,
  LetterRequester,
  LetterSignature,
  NotificationData,
  ObjectionRight,
} from '#domain/letter/letter-data.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';

type SignedFacts = Omit<NotificationData, 'kind' | 'items' | 'deliveryMethods' | 'payment' | 'objection'>;

/** What a letter is written from. */
export type LetterSource = {
  readonly facts: Dependencies['facts'];
  readonly rules: OfficeRules;
  readonly request: LoadedInformationRequest;
  readonly letterOn: CivilDate;
  readonly signature: LetterSignature;
};

/** Everything that all letters that decide have in common. */
export function signedLetterFacts(
  { facts, rules, request, letterOn, signature }: LetterSource,
  letter: { readonly number: string | null; readonly verificationCode: string },
): SignedFacts {
  const { settings } = rules;
  const code = letter.verificationCode;
  return {
    letterhead: letterheadOf(settings, facts),
    place: settings.place,
    caseNumber: request.number,
    receivedOn: request.receivedOn,
    dueOn: request.dueOn,
    trackingAddress: `${facts.baseUrl}/lacak`,
    verification: { url: `${facts.baseUrl}/verifikasi/${code}`, code },
    requester: requesterOf(request),
    letterNumber: letter.number,
    letterOn,
    signature,
  };
}

function requesterOf({ requester }: LoadedInformationRequest): LetterRequester {
  const phone = requester.phone === null ? [] : [readablePhone(requester.phone)];
  return {
    fullName: requester.fullName,
    address: requester.address,
    contactLines: [...phone, ...(requester.email === null ? [] : [requester.email])],
  };
}

/** `+6281234567890` as it is read here: 0812-3456-7890. */
function readablePhone(phone: string): string {
  const national = phone.replace(/^\+62/, '0');
  return (national.match(/.{4,6}$|.{4}/g) ?? [national]).join('-');
}

/** The right to object to the superior (UU 14/2008 art. 35–36). */
export function objectionRight(rules: OfficeRules, on: CivilDate): ObjectionRight {
  const period = periodInForce(rules.periods, 'objection_filing', on);
  if (period === undefined) throw new Error(`no period to object on ${on}`);
  return {
    superiorTitle: rules.settings.superiorOfficialTitle,
    workingDays: period.days,
    deskAddress: rules.settings.address,
  };
}

/** The same with its earliest possible last day, counted from the day of sending. */
export function datedObjectionRight(rules: OfficeRules, sentOn: CivilDate): DatedObjectionRight {
  const counted = openDeadlineByKey(rules, 'objection_filing', sentOn);
  if (!counted.ok) throw new Error(`no clock to object from ${sentOn}: ${counted.error.code}`);
  return {
    ...objectionRight(rules, sentOn),
    objectionEarliestLastOn: counted.value.dueOn,
    provisional: counted.value.provisional,
  };
}
