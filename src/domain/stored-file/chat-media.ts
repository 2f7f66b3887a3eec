import { latin } from '#domain/stored-file/sniff-media-type.ts';

const megabyte = 1024 * 1024;

/** What chats bring beside pictures and PDF: kept and played, never opened by us. */
export const chatMediaTypes = {
  'audio/ogg': { ending: 'ogg', maxBytes: 16 * megabyte },
  'audio/mpeg': { ending: 'mp3', maxBytes: 16 * megabyte },
  'audio/amr': { ending: 'amr', maxBytes: 16 * megabyte },
  'audio/mp4': { ending: 'm4a', maxBytes: 16 * megabyte },
  'video/mp4': { ending: 'mp4', maxBytes: 16 * megabyte },
  'video/3gpp': { ending: '3gp', maxBytes: 16 * megabyte },
} as const;
export type ChatMediaType = keyof typeof chatMediaTypes;

/** Most bytes of any file that a chat may bring. */
export const maxChatMediaBytes = 16 * megabyte;

/** Sound or film by its first bytes, never by its name; null for anything else. */
export function sniffChatMedia(head: Uint8Array): ChatMediaType | null {
  if (latin(head, 0, 4) === 'OggS') return 'audio/ogg';
  if (latin(head, 0, 5) === '#!AMR') return 'audio/amr';
  if (latin(head, 0, 3) === 'ID3' || (head[0] === 0xff && ((head[1] ?? 0) & 0xe6) === 0xe2))
    return 'audio/mpeg';
  if (latin(head, 4, 8) !== 'ftyp') return null;
  const brand = latin(head, 8, 12);
  if (brand.startsWith('3g')) return 'video/3gpp';
  if (brand.startsWith('M4A')) return 'audio/mp4';
  return /^(mp4|iso|avc|M4V|qt|MSNV|dash)/.test(brand) ? 'video/mp4' : null;
}
