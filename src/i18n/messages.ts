import { id } from '#i18n/id.ts';

type Shape<T> = T extends string
  ? string
  : T extends (...input: infer Input) => string
    ? (...input: Input) => string
    : { readonly [Key in keyof T]: Shape<T[Key]> };

/** The keys every language must have. */
export type Messages = Shape<typeof id>;

/** The dictionary of the pages. */
export const messages: Messages = id;
