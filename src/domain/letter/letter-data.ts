import type { ExemptionLetter } from '#domain/exemption/grounds.ts';
import type {
  Channel,
  DeliveryMethod,
  ObtainMethod,
  PurposeChoice,
} from '#domain/information-request/information-request.ts';
import type { CivilDate, InstantText } from '#domain/shared/temporal.ts';

/** Head of the paper (kop surat), from the widest body down to the office itself. */
export type Letterhead = {
  readonly nameLines: readonly string[];
  readonly address: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
};

export type LetterRequester = {
  readonly fullName: string;
  readonly address: string;
  /** Telephone and e-mail as they are to be read; at least one. */
  readonly contactLines: readonly string[];
};

/** The public page that says whether the letter is genuine, and the code it asks for. */
export type LetterVerification = { readonly url: string; readonly code: string };

export const signatureModes = ['wet', 'electronic', 'valid_without_signature'] as const;
export type SignatureMode = (typeof signatureModes)[number];

/** How a stand-in signs: pelaksana tugas, pelaksana harian, atas nama. */
export const signatoryCapacities = ['Plt.', 'Plh.', 'a.n.'] as const;
export type SignatoryCapacity = (typeof signatoryCapacities)[number];

export type LetterSignature = {
  readonly mode: SignatureMode;
  readonly officialName: string;
  /** Rank and grade, "Pembina Utama Muda (IV/c)". */
  readonly rankLine: string | null;
  readonly nip: string | null;
  readonly positionTitle: string;
  readonly capacity: SignatoryCapacity | null;
  /** The position signed for; required with `a.n.`. */
  readonly onBehalfOf: string | null;
  /** The rule that makes the letter valid unsigned; required with `valid_without_signature`. */
  readonly legalBasis: string | null;
};

/** The requester's right to object: UU 14/2008 art. 35-36. */
export type ObjectionRight = {
  /** Who decides, "Atasan PPID (Sekretaris Daerah Kabupaten Probolinggo)". */
  readonly superiorTitle: string;
  /** Working days to object in, counted from receipt of the letter. */
  readonly workingDays: number;
  readonly deskAddress: string;
};

/** The right with its earliest possible last day, counted from sending. */
export type DatedObjectionRight = ObjectionRight & {
  readonly objectionEarliestLastOn: CivilDate;
  /** True while the year's holidays are not decreed and the day may still move. */
  readonly provisional: boolean;
};

/** Real costs of copying and sending only, in whole rupiah. */
export type CostLine = { readonly label: string; readonly amountRupiah: number };

type ItemBase = { readonly position: number; readonly detail: string };

export type GrantedLetterItem = ItemBase & {
  readonly decision: 'granted';
  readonly form: 'softcopy' | 'hardcopy';
  /** Empty: without cost. */
  readonly costs: readonly CostLine[];
  /** Working days until the information is handed over; 0: with this letter. */
  readonly supplyWorkingDays: number;
  readonly fileNames: readonly string[];
  /** What was blacked out and why, or whatever else the requester should know. */
  readonly note: string | null;
};

export type RefusedLetterItem = ItemBase & {
  readonly decision: 'refused';
  /** At least one of the two grounds is given. */
  readonly groundLetter: ExemptionLetter | null;
  /** Article of another statute, "Pasal 84 ayat (1) UU 23/2006 tentang Administrasi Kependudukan". */
  readonly statuteArticle: string | null;
  readonly reasons: string;
  readonly consequence: {
    readonly number: string;
    readonly on: CivilDate;
    readonly ifOpened: string | null;
  };
};

export type NotHeldLetterItem = ItemBase & {
  readonly decision: 'not_held';
  /** The public body that holds it; null when the office does not know. */
  readonly holderName: string | null;
  readonly note: string | null;
};

export type NotDocumentedLetterItem = ItemBase & {
  readonly decision: 'not_documented';
  /** When it will be supplied; null when no day can be promised yet. */
  readonly supplyOn: CivilDate | null;
  readonly note: string | null;
};

/** The answer to one item of a request. */
export type LetterItem = GrantedLetterItem | RefusedLetterItem | NotHeldLetterItem | NotDocumentedLetterItem;

/** UU 14/2008 art. 22(8) and the standard of service: the only reasons for more time. */
export const extensionGrounds = ['not_yet_held', 'not_yet_documented', 'exemption_undecided'] as const;
export type ExtensionGround = (typeof extensionGrounds)[number];

type CaseFacts = {
  readonly letterhead: Letterhead;
  readonly place: string;
  readonly caseNumber: string;
  readonly receivedOn: CivilDate;
  /** Last day of the answer, as it stood when the letter was made. */
  readonly dueOn: CivilDate;
  /** The page where number and code open the case, without any secret. */
  readonly trackingAddress: string;
  readonly verification: LetterVerification;
};

type SignedLetter = CaseFacts & {
  readonly requester: LetterRequester;
  /** Null until the number of the e-office is typed: the paper then keeps room for it. */
  readonly letterNumber: string | null;
  readonly letterOn: CivilDate;
  readonly signature: LetterSignature;
};

/** F-02. */
export type ReceiptData = CaseFacts & {
  readonly kind: 'receipt';
  /** The name alone: the paper lies about on shared phones and desks. */
  readonly requesterName: string;
  readonly receivedAt: InstantText;
  /** The office's zone, an IANA name. */
  readonly timeZone: string;
  readonly channel: Channel;
  readonly dueWorkingDays: number;
  /** True while the year's holidays are not decreed and the due date may still move. */
  readonly dueProvisional: boolean;
  /** Working days by which the answer may be put off once (art. 22(8)). */
  readonly extensionWorkingDays: number;
  readonly items: readonly { readonly position: number; readonly detail: string }[];
  readonly purposes: readonly PurposeChoice[];
  /** May be blank where a purpose was chosen. */
  readonly purposeText: string;
  readonly obtainMethods: readonly ObtainMethod[];
  readonly deliveryMethods: readonly DeliveryMethod[];
};

/** F-04: UU 14/2008 art. 22(7). */
export type NotificationData = SignedLetter & {
  readonly kind: 'notification';
  readonly items: readonly LetterItem[];
  /** How it is delivered (art. 22(7) f), as the requester chose. */
  readonly deliveryMethods: readonly DeliveryMethod[];
  /** How costs are paid (art. 22(7) g); required when an item costs something. */
  readonly payment: string | null;
  readonly objection: DatedObjectionRight;
};

/** F-05: UU 14/2008 art. 22(8). */
export type ExtensionData = SignedLetter & {
  readonly kind: 'extension';
  readonly items: readonly { readonly position: number; readonly detail: string }[];
  readonly ground: ExtensionGround;
  readonly reasons: string;
  readonly newDueOn: CivilDate;
  /** True while the year's holidays are not decreed and the day may still move. */
  readonly newDueProvisional: boolean;
  readonly extensionWorkingDays: number;
  readonly objection: ObjectionRight;
};

/** F-06. */
export type RefusalData = SignedLetter & {
  readonly kind: 'refusal';
  readonly items: readonly RefusedLetterItem[];
  readonly objection: DatedObjectionRight;
};

/**
 * What a letter says, frozen with the letter's row and written as JSON: text for people, codes of the
 * domain, whole numbers and dates. It never holds the tracking code or a link's secret.
 */
export type LetterData = ReceiptData | NotificationData | ExtensionData | RefusalData;
