import { type OfficeMediaType, officeMediaTypes } from '#domain/stored-file/sniff-office-type.ts';

/** Types that people may hand in; what the bytes say counts, never the name or the browser's claim. */
export const acceptedMediaTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const;
/** `text/csv` is any plain text: like a ZIP taken only where a rule names it, read once and never handed out. */
export type AcceptedMediaType =
  | (typeof acceptedMediaTypes)[number]
  | OfficeMediaType
  | AudioMediaType
  | 'text/csv'
  | 'text/plain'
  | 'application/zip';

/** Recordings of a text, for those who listen. */
export const audioMediaTypes = ['audio/mpeg', 'audio/ogg', 'audio/mp4'] as const;
export type AudioMediaType = (typeof audioMediaTypes)[number];

/** What one field takes. */
export type UploadRule = {
  readonly maxBytes: number;
  readonly accepts: readonly AcceptedMediaType[];
  /** Plain text counts as a table only: its first line has cells. */
  readonly onlyTables?: true;
  /** What cameras write into pictures (place, time, device) is thrown away before anything is stored. */
  readonly withoutPictureNotes?: true;
  /** Kept under a name that says nothing of its owner; the owner still sees the own name in the form. */
  readonly plainName?: true;
};

const megabyte = 1024 * 1024;

/** Each kind of upload with its cap in bytes and its types. */
export const uploadRules = {
  document: {
    maxBytes: 20 * megabyte,
    accepts: [...acceptedMediaTypes, ...officeMediaTypes, 'text/csv'],
    onlyTables: true,
    withoutPictureNotes: true,
  },
  document_text: { maxBytes: 2 * megabyte, accepts: ['text/plain'] },
  document_audio: { maxBytes: 20 * megabyte, accepts: audioMediaTypes },
  identity_proof: { maxBytes: 5 * megabyte, accepts: acceptedMediaTypes },
  answer_attachment: { maxBytes: 20 * megabyte, accepts: acceptedMediaTypes },
  consequence_test: { maxBytes: 20 * megabyte, accepts: acceptedMediaTypes },
  complaint_attachment: {
    maxBytes: 10 * megabyte,
    accepts: acceptedMediaTypes,
    withoutPictureNotes: true,
    plainName: true,
  },
  complaint_act: { maxBytes: 10 * megabyte, accepts: acceptedMediaTypes, withoutPictureNotes: true },
  holiday_list: { maxBytes: 256 * 1024, accepts: ['text/csv'] },
  /** A little under the bound of a whole form (`HostLimits.uploadBytes`). */
  chat_export: { maxBytes: 39 * megabyte, accepts: ['application/zip', 'text/csv'] },
  sp4n_export: { maxBytes: 10 * megabyte, accepts: ['text/csv', 'application/zip'] },
  letter_signed: { maxBytes: 20 * megabyte, accepts: ['application/pdf'] },
} as const satisfies Record<string, UploadRule>;

/** Pictures above this many pixels are refused before anything could unpack them. */
export const maxPicturePixels = 40_000_000;

/** How many first bytes an inspection wants; a photo's size can stand behind long camera notes. */
export const uploadHeadBytes = 512 * 1024;
/** How many last bytes an inspection wants; a PDF ends with its trailer. */
export const uploadTailBytes = 2048;

export type FileRuleError =
  | { readonly code: 'EMPTY_FILE' }
  | { readonly code: 'FILE_TOO_LARGE'; readonly maxBytes: number }
  | { readonly code: 'HEIC_NOT_SUPPORTED'; readonly accepts: readonly AcceptedMediaType[] }
  | { readonly code: 'FILE_TYPE_NOT_ALLOWED'; readonly accepts: readonly AcceptedMediaType[] }
  | { readonly code: 'PICTURE_TOO_LARGE' }
  | { readonly code: 'FILE_BROKEN' };
