import { err, ok, type Result } from '#domain/shared/result.ts';
import {
  type AcceptedMediaType,
  type FileRuleError,
  maxPicturePixels,
  type UploadRule,
} from '#domain/stored-file/file-rules.ts';
import { jpegSize, type PictureSize, pngSize } from '#domain/stored-file/picture-size.ts';
import { latin, sniffMediaType } from '#domain/stored-file/sniff-media-type.ts';
import { officeMediaTypes, sniffOfficeType } from '#domain/stored-file/sniff-office-type.ts';

/**
 * Judges an upload by its first and last bytes; nothing is unpacked or parsed beyond headers.
 * `head` holds up to `uploadHeadBytes`, `tail` up to `uploadTailBytes` (null when `head` is the whole file);
 * `size` is the whole length in bytes.
 */
export function inspectUpload(
  head: Uint8Array,
  tail: Uint8Array | null,
  size: number,
  rule: UploadRule,
): Result<{ readonly mediaType: AcceptedMediaType }, FileRuleError> {
  if (size === 0) return err({ code: 'EMPTY_FILE' });
  if (size > rule.maxBytes) return err({ code: 'FILE_TOO_LARGE', maxBytes: rule.maxBytes });
  const office = officeMediaTypes.some((one) => rule.accepts.includes(one));
  const sniffed = sniffMediaType(head, office || rule.accepts.includes('application/zip'));
  const mediaType =
    sniffed === 'application/zip' && office ? (sniffOfficeType(head, tail ?? head) ?? sniffed) : sniffed;
  if (mediaType === 'heic') return err({ code: 'HEIC_NOT_SUPPORTED', accepts: rule.accepts });
  const plain = (['text/csv', 'text/plain'] as const).find((one) => rule.accepts.includes(one));
  const isWanted = isPlainText(head) && (!rule.onlyTables || hasCells(head));
  if (mediaType === 'unknown' && plain !== undefined && isWanted) return ok({ mediaType: plain });
  if (mediaType === 'unknown' || !rule.accepts.includes(mediaType)) {
    return err({ code: 'FILE_TYPE_NOT_ALLOWED', accepts: rule.accepts });
  }
  const refusal = contentRefusal(mediaType, head, tail ?? head);
  return refusal === null ? ok({ mediaType }) : err(refusal);
}

function contentRefusal(
  mediaType: AcceptedMediaType,
  head: Uint8Array,
  tail: Uint8Array,
): FileRuleError | null {
  switch (mediaType) {
    case 'application/pdf':
      return hasPdfTrailer(tail) ? null : { code: 'FILE_BROKEN' };
    case 'image/png':
      return pictureRefusal(pngSize(head));
    case 'image/jpeg':
      return pictureRefusal(jpegSize(head));
    case 'application/zip':
    case 'application/vnd.openxmlformats-officedocument.wordprocessingml.document':
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
    case 'application/vnd.oasis.opendocument.text':
    case 'application/vnd.oasis.opendocument.spreadsheet':
      return latin(tail, Math.max(0, tail.length - 2048), tail.length).includes('PK\u0005\u0006')
        ? null
        : { code: 'FILE_BROKEN' };
    case 'audio/mpeg':
    case 'audio/ogg':
    case 'audio/mp4':
      return null;
    case 'text/csv':
    case 'text/plain':
      return isPlainText(head) ? null : { code: 'FILE_BROKEN' };
  }
}

function pictureRefusal(size: PictureSize | null): FileRuleError | null {
  if (size === null) return { code: 'FILE_BROKEN' };
  return size.width * size.height > maxPicturePixels ? { code: 'PICTURE_TOO_LARGE' } : null;
}

/** No markup, and no control characters but tab, line and page ends (braille files have those): every other kind of file has some among its first bytes. */
function isPlainText(head: Uint8Array): boolean {
  if (isMarkup(head)) return false;
  return head.every(
    (byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d,
  );
}

/** Pages, pictures and programs written as text are no lists and no texts. */
function isMarkup(head: Uint8Array): boolean {
  const begins = latin(head, 0, 200)
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart();
  return /^(?:<[!?a-z]|#!|MZ[\u0080-\u00ff])/iu.test(begins);
}

/** The first line is cut into cells; that of a program or a picture is not. */
function hasCells(head: Uint8Array): boolean {
  const line = latin(head, 0, 4096).split(/[\r\n]/u)[0] ?? '';
  return /^[^,;\t]{1,200}[,;\t]/u.test(line) && !/^(?:MZ|GIF8)/u.test(line);
}

/** A download that stopped half-way has no trailer; some scanners write junk behind theirs. */
function hasPdfTrailer(tail: Uint8Array): boolean {
  const end = latin(tail, Math.max(0, tail.length - 2048), tail.length);
  return end.includes('%%EOF') || end.includes('startxref');
}
