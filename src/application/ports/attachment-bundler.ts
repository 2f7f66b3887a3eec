/** A file that may go into a bundle; its bytes are read when they are needed. */
export type BundleFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly byteSize: number;
  readonly bytes: () => AsyncIterable<Uint8Array>;
};

export type Bundle = {
  readonly zip: Uint8Array;
  /** Names of files that found no room, or could not be made smaller. */
  readonly leftOut: readonly string[];
};

export type AttachmentBundler = {
  /**
   * One ZIP of at most `maxBytes`. Pictures are made smaller where all would not fit; documents stay as they are.
   * What finds no room is left out and named in a text file within.
   */
  readonly bundle: (files: readonly BundleFile[], maxBytes: number) => Promise<Bundle>;
};
