/** One line of a form: a label and what stands beside it, each entry on a line of its own. */
export type Fact = { readonly label: string; readonly lines: readonly string[] };

/** What stands between head and foot of a letter, in reading order. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'emphasis'; readonly label: string; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
  | {
      readonly kind: 'table';
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export type SignatureView = {
  /** Lines above the room for the signature: place and date where they stand here, capacity, position. */
  readonly above: readonly string[];
  readonly room: 'wet' | 'electronic' | 'none';
  readonly roomText: string | null;
  readonly name: string;
  readonly below: readonly string[];
};

type CommonView = {
  readonly title: string;
  readonly author: string;
  readonly letterhead: { readonly nameLines: readonly string[]; readonly lines: readonly string[] };
  readonly footer: { readonly left: string; readonly page: string; readonly of: string };
  readonly blocks: readonly Block[];
  readonly verification: {
    readonly heading: string;
    readonly before: string;
    readonly url: string;
    readonly after: string;
    readonly alt: string;
    readonly svg: string;
  };
};

export type OfficialLetterView = CommonView & {
  readonly placeAndDate: string;
  readonly reference: readonly { readonly label: string; readonly value: string }[];
  readonly subject: { readonly label: string; readonly value: string };
  readonly addressee: {
    readonly salutation: string;
    readonly name: string;
    readonly lines: readonly string[];
  };
  readonly closing: string;
  readonly signature: SignatureView;
};

export type DecreeView = CommonView & {
  readonly headingLines: readonly string[];
  readonly number: string;
  readonly signature: SignatureView;
};

export type ReceiptView = CommonView & {
  readonly heading: string;
  readonly subheading: string;
  readonly number: { readonly label: string; readonly value: string };
  readonly remark: string;
};

/** What a template lays out: sentences and labels, nothing left to decide. */
export type LetterView = OfficialLetterView | DecreeView | ReceiptView;
