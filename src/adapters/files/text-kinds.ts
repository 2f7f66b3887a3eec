/** Files whose text is read, by the number that stands for them towards the child; none is a kind to inspect. */
export const textKinds: Readonly<Record<string, number>> = {
  'application/pdf': 32,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 33,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 34,
  'application/vnd.oasis.opendocument.text': 35,
  'application/vnd.oasis.opendocument.spreadsheet': 36,
  'text/plain': 37,
  'text/csv': 38,
};

export function isTextKind(kind: number): boolean {
  return Object.values(textKinds).includes(kind);
}

/** What is read of a file at most. */
export const textLimits = {
  parts: 1_500,
  characters: 3_000_000,
  /** A page longer than this is cut into several parts of one number. */
  partCharacters: 4_000,
  /** A PDF is left where it is after so long. */
  readMs: 40_000,
} as const;
