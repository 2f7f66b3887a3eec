import type { LetterData } from '#domain/letter/letter-data.ts';

export type LetterRenderer = {
  /**
   * The letter as an accessible PDF (PDF/UA-1); the same data always gives the same bytes.
   * Throws when a value that the letter needs is missing.
   */
  readonly render: (data: LetterData) => Promise<Uint8Array>;
};
