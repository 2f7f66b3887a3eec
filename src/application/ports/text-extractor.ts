/** A part of a text that fits on a page. */
export type TextPart = {
  /** From 1, where the file has pages. */
  readonly page: number | null;
  /** The name of a sheet, where it has sheets; else ''. */
  readonly label: string;
  readonly text: string;
};

export type ExtractedText =
  | {
      readonly kind: 'text';
      readonly parts: readonly TextPart[];
      /** Pages of the file, also those without text; 0 where it has none. */
      readonly pages: number;
      /** True when it was longer than what is read. */
      readonly cut: boolean;
    }
  /** Broken, locked, or over its time or memory. */
  | { readonly kind: 'unreadable' }
  /** A picture, a sound: nothing that holds text. */
  | { readonly kind: 'not_text' }
  /** The process that reads files cannot be started: nothing is known about this file. */
  | { readonly kind: 'unavailable' };

/** Reads the text of files where hostile bytes can do no harm: one at a time, within bounds of time and memory. */
export type TextExtractor = {
  /** The bytes are asked for once. @throws what their source throws. */
  readonly extract: (
    mediaType: string,
    byteSize: number,
    bytes: () => AsyncIterable<Uint8Array>,
  ) => Promise<ExtractedText>;
  readonly close: () => Promise<void>;
};
