import { exemptionLetters } from '#domain/exemption/grounds.ts';
import {
  channels,
  deliveryMethods,
  obtainMethods,
  purposeChoices,
} from '#domain/information-request/information-request.ts';
import { isCivilDate } from '#domain/shared/temporal.ts';
import type {
  CostLine,
  DatedObjectionRight,
  ExtensionData,
  GrantedLetterItem,
  LetterData,
  Letterhead,
  LetterItem,
  LetterRequester,
  LetterSignature,
  LetterVerification,
  NotDocumentedLetterItem,
  NotHeldLetterItem,
  NotificationData,
  ObjectionRight,
  ReceiptData,
  RefusalData,
  RefusedLetterItem,
} from './letter-data.ts';
import { extensionGrounds, signatoryCapacities, signatureModes } from './letter-data.ts';

/** Yields the path of each value that is missing, blank or of the wrong form. */
type Rule = (value: unknown, path: string) => readonly string[];
type Fields<T> = { readonly [Key in keyof T]-?: Rule };

const must =
  (test: (value: unknown) => boolean): Rule =>
  (value, path) =>
    test(value) ? [] : [path];

const text = must((value) => typeof value === 'string' && value.trim() !== '');
const date = must((value) => typeof value === 'string' && isCivilDate(value));
const instant = must(
  (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
);
const count = must((value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0);
const flag = must((value) => typeof value === 'boolean');
const orNull =
  (rule: Rule): Rule =>
  (value, path) =>
    value === null ? [] : rule(value, path);
const oneOf = (...values: readonly unknown[]): Rule => must((value) => values.includes(value));
const list =
  (rule: Rule, least = 0): Rule =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least) return [path];
    return value.flatMap((entry: unknown, index) => rule(entry, `${path}.${index}`));
  };
function record<T>(fields: Fields<T>): Rule {
  return (value, path) => {
    if (typeof value !== 'object' || value === null) return [path];
    const given = new Map<string, unknown>(Object.entries(value));
    const rules = Object.entries<Rule>(fields);
    return rules.flatMap(([name, rule]) => rule(given.get(name), path === '' ? name : `${path}.${name}`));
  };
}

const letterhead = record<Letterhead>({
  nameLines: list(text, 1),
  address: text,
  phone: orNull(text),
  email: orNull(text),
  website: orNull(text),
});
const requester = record<LetterRequester>({ fullName: text, address: text, contactLines: list(text, 1) });
const verification = record<LetterVerification>({ url: text, code: text });
const signature = record<LetterSignature>({
  mode: oneOf(...signatureModes),
  officialName: text,
  rankLine: orNull(text),
  nip: orNull(text),
  positionTitle: text,
  capacity: oneOf(null, ...signatoryCapacities),
  onBehalfOf: orNull(text),
  legalBasis: orNull(text),
});
const objectionFields: Fields<ObjectionRight> = {
  superiorTitle: text,
  workingDays: count,
  deskAddress: text,
};
const objection = record<ObjectionRight>(objectionFields);
const datedObjection = record<DatedObjectionRight>({
  ...objectionFields,
  objectionEarliestLastOn: date,
  provisional: flag,
});

const itemFields = { position: count, detail: text };
const plainItem = record<{ position: number; detail: string }>(itemFields);
const cost = record<CostLine>({ label: text, amountRupiah: count });
const grantedItem = record<GrantedLetterItem>({
  ...itemFields,
  decision: oneOf('granted'),
  form: oneOf('softcopy', 'hardcopy'),
  costs: list(cost),
  supplyWorkingDays: count,
  fileNames: list(text),
  note: orNull(text),
});
const refusedItem = record<RefusedLetterItem>({
  ...itemFields,
  decision: oneOf('refused'),
  groundLetter: oneOf(null, ...exemptionLetters),
  statuteArticle: orNull(text),
  reasons: text,
  consequence: record<RefusedLetterItem['consequence']>({ number: text, on: date, ifOpened: orNull(text) }),
});
const notHeldItem = record<NotHeldLetterItem>({
  ...itemFields,
  decision: oneOf('not_held'),
  holderName: orNull(text),
  note: orNull(text),
});
const notDocumentedItem = record<NotDocumentedLetterItem>({
  ...itemFields,
  decision: oneOf('not_documented'),
  supplyOn: orNull(date),
  note: orNull(text),
});
const itemRules: Readonly<Record<LetterItem['decision'], Rule>> = {
  granted: grantedItem,
  refused: refusedItem,
  not_held: notHeldItem,
  not_documented: notDocumentedItem,
};
const decidedItem: Rule = (value, path) => {
  const decision =
    typeof value === 'object' && value !== null && 'decision' in value ? value.decision : undefined;
  const rule = Object.entries(itemRules).find(([name]) => name === decision)?.[1];
  return rule === undefined ? [`${path}.decision`] : rule(value, path);
};

const caseFields = {
  letterhead,
  place: text,
  caseNumber: text,
  receivedOn: date,
  dueOn: date,
  trackingAddress: text,
  verification,
};
const signedFields = { ...caseFields, requester, letterNumber: orNull(text), letterOn: date, signature };

const rules: Readonly<Record<LetterData['kind'], Rule>> = {
  receipt: record<ReceiptData>({
    ...caseFields,
    kind: oneOf('receipt'),
    requesterName: text,
    receivedAt: instant,
    timeZone: text,
    channel: oneOf(...channels),
    dueWorkingDays: count,
    dueProvisional: flag,
    extensionWorkingDays: count,
    items: list(plainItem, 1),
    purposes: list(oneOf(...purposeChoices)),
    purposeText: must((value) => typeof value === 'string'),
    obtainMethods: list(oneOf(...obtainMethods), 1),
    deliveryMethods: list(oneOf(...deliveryMethods)),
  }),
  notification: record<NotificationData>({
    ...signedFields,
    kind: oneOf('notification'),
    items: list(decidedItem, 1),
    deliveryMethods: list(oneOf(...deliveryMethods)),
    payment: orNull(text),
    objection: datedObjection,
  }),
  extension: record<ExtensionData>({
    ...signedFields,
    kind: oneOf('extension'),
    items: list(plainItem, 1),
    ground: oneOf(...extensionGrounds),
    reasons: text,
    newDueOn: date,
    newDueProvisional: flag,
    extensionWorkingDays: count,
    objection,
  }),
  refusal: record<RefusalData>({
    ...signedFields,
    kind: oneOf('refusal'),
    items: list(refusedItem, 1),
    objection: datedObjection,
  }),
};

/**
 * Paths of the values a letter lacks, `requester.address` or `items.1.reasons`; empty when it can be made.
 * Reads the data as it came from storage: nothing is trusted to be there.
 */
export function missingLetterValues(data: LetterData): readonly string[] {
  const rule = Object.entries(rules).find(([kind]) => kind === data.kind)?.[1];
  if (rule === undefined) return ['kind'];
  const missing = rule(data, '');
  return missing.length > 0 ? missing : missingTogether(data);
}

/** Values that are needed only beside another one. */
function missingTogether(data: LetterData): readonly string[] {
  if (data.kind === 'receipt') {
    return data.purposes.length === 0 && data.purposeText.trim() === '' ? ['purposeText'] : [];
  }
  const missing: string[] = [];
  const { capacity, onBehalfOf, mode, legalBasis } = data.signature;
  if (capacity === 'a.n.' && onBehalfOf === null) missing.push('signature.onBehalfOf');
  if (mode === 'valid_without_signature' && legalBasis === null) missing.push('signature.legalBasis');
  if (data.kind === 'extension') return missing;
  data.items.forEach((item, index) => {
    if (item.decision === 'refused' && item.groundLetter === null && item.statuteArticle === null) {
      missing.push(`items.${index}.groundLetter`);
    }
    if (
      item.decision === 'granted' &&
      item.costs.length > 0 &&
      data.kind === 'notification' &&
      data.payment === null
    ) {
      missing.push('payment');
    }
  });
  return [...new Set(missing)];
}
