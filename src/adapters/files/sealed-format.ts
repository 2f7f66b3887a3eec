import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/**
 * A sealed file: a header (mark, version, key id, salt), then frames of 64 KiB of content, each AES-256-GCM
 * with its own tag. The key is derived from the master key, the salt and the file's id. Every frame is bound
 * to header, id, its index and whether it is the last one, so a frame cannot be altered, swapped between
 * places or files, left out, or cut off.
 */
export const FRAME_BYTES = 64 * 1024;
export const TAG_BYTES = 16;
export const SALT_BYTES = 16;
const MARK = Buffer.from('PPIDSEAL');
const VERSION = 1;
const KEY_ID_BYTES = 8;
export const HEADER_BYTES = MARK.length + 1 + KEY_ID_BYTES + SALT_BYTES;
export const SEALED_FRAME_BYTES = FRAME_BYTES + TAG_BYTES;

/** A sealed file is not what it was when it was written, or its key is gone. */
export class SealedFileError extends Error {
  override name = 'SealedFileError';
}

/** The secret of a master key by its id (eight characters); null when there is none. */
export type KeyRing = {
  readonly currentId: string;
  readonly secretOf: (id: string) => Uint8Array | null;
};

export function headerOf(keyId: string, salt: Buffer): Buffer {
  const id = Buffer.from(keyId, 'ascii');
  if (id.length !== KEY_ID_BYTES) throw new Error('a key id has eight characters');
  return Buffer.concat([MARK, Buffer.of(VERSION), id, salt]);
}

/** Seals and opens the frames of one file. */
export type FrameCipher = {
  readonly seal: (frame: Uint8Array, index: number, last: boolean) => Buffer;
  readonly open: (sealed: Buffer, index: number, last: boolean) => Buffer;
};

/** @throws SealedFileError when the header is not ours or names an unknown key. */
export function frameCipher(header: Buffer, fileId: string, keys: KeyRing): FrameCipher {
  if (header.length !== HEADER_BYTES || !header.subarray(0, MARK.length).equals(MARK)) {
    throw new SealedFileError('not a sealed file');
  }
  if (header[MARK.length] !== VERSION) throw new SealedFileError('unknown version of sealed file');
  const keyId = header.subarray(MARK.length + 1, MARK.length + 1 + KEY_ID_BYTES).toString('ascii');
  const secret = keys.secretOf(keyId);
  if (secret === null) throw new SealedFileError(`the key ${keyId} is not in the key file`);
  const salt = header.subarray(-SALT_BYTES);
  const key = Buffer.from(hkdfSync('sha256', secret, salt, `ppid file ${fileId}`, 32));

  const bound = (index: number, last: boolean) =>
    Buffer.concat([header, Buffer.from(fileId, 'ascii'), nonceOf(index), Buffer.of(last ? 1 : 0)]);
  return {
    seal: (frame, index, last) => {
      const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
      cipher.setAAD(bound(index, last));
      return Buffer.concat([cipher.update(frame), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, index, last) => {
      if (sealed.length < TAG_BYTES) throw new SealedFileError(`frame ${index} is cut off`);
      const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: TAG_BYTES });
      decipher.setAAD(bound(index, last));
      decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
      } catch {
        throw new SealedFileError(`frame ${index} was altered`);
      }
    },
  };
}

/** The index is nonce enough: no two files, nor two writes of one, share a key. */
function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}
