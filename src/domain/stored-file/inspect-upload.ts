import { err, ok, type Result } from '#domain/shared/result.ts';
import {
  type AcceptedMediaType,
  type FileRuleError,
  maxPicturePixels,
  type UploadRule,
} from '#domain/stored-file/file-rules.ts';
import { jpegSize, type PictureSize, pngSize } from '#domain/stored-file/picture-size.ts';
import { latin, sniffMediaType } from '#domain/stored-file/sniff-media-type.ts';

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
  const mediaType = sniffMediaType(head, rule.accepts.includes('application/zip'));
  if (mediaType === 'heic') return err({ code: 'HEIC_NOT_SUPPORTED', accepts: rule.accepts });
  if (mediaType === 'unknown' && rule.accepts.includes('text/csv') && isPlainText(head)) {
    return ok({ mediaType: 'text/csv' });
  }
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
      return latin(tail, Math.max(0, tail.length - 2048), tail.length).includes('PK\u0005\u0006')
        ? null
        : { code: 'FILE_BROKEN' };
    case 'text/csv':
      return isPlainText(head) ? null : { code: 'FILE_BROKEN' };
  }
}

function pictureRefusal(size: PictureSize | null): FileRuleError | null {
  if (size === null) return { code: 'FILE_BROKEN' };
  return size.width * size.height > maxPicturePixels ? { code: 'PICTURE_TOO_LARGE' } : null;
}

/** No control characters but tab and line ends: every other kind of file has some among its first bytes. */
function isPlainText(head: Uint8Array): boolean {
  return head.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

/** A download that stopped half-way has no trailer; some scanners write junk behind theirs. */
function hasPdfTrailer(tail: Uint8Array): boolean {
  const end = latin(tail, Math.max(0, tail.length - 2048), tail.length);
  return end.includes('%%EOF') || end.includes('startxref');
}
