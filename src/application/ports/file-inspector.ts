import type { acceptedMediaTypes } from '#domain/stored-file/file-rules.ts';

/** What was found wrong inside a file, or that it could not be opened within time and memory. */
export const inspectionRefusals = [
  'FILE_BROKEN',
  'FILE_NOT_OPENED',
  'PICTURE_TOO_LARGE',
  'PDF_LOCKED',
  'PDF_WITH_SCRIPT',
  'PDF_WITH_FILES',
  'PDF_TOO_LONG',
] as const;
export type InspectionRefusal = (typeof inspectionRefusals)[number];

export type Inspection =
  | { readonly kind: 'picture'; readonly width: number; readonly height: number }
  | { readonly kind: 'pdf'; readonly pages: number }
  | { readonly kind: 'refused'; readonly code: InspectionRefusal }
  /** The process that looks into files cannot be started: nothing is known about this file. */
  | { readonly kind: 'unavailable' };

export type InspectedType = (typeof acceptedMediaTypes)[number];

/** Too many files wait to be looked into; the same upload may be taken a little later. */
export class InspectionBusyError extends Error {
  override name = 'InspectionBusyError';
}

/** Opens files where hostile bytes can do no harm: one at a time, within bounds of time and memory. */
export type FileInspector = {
  /**
   * Looks into the plain bytes of one file, which are never written down.
   * @throws InspectionBusyError when the line is full, and whatever the source throws.
   */
  readonly inspect: (
    mediaType: InspectedType,
    byteSize: number,
    bytes: () => AsyncIterable<Uint8Array>,
  ) => Promise<Inspection>;
  readonly close: () => Promise<void>;
};
