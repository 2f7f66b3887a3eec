import type { MessageKind } from '#domain/conversation/conversation.ts';

/** Largest file of a chat that is taken, in bytes; WhatsApp itself sends voice and video up to here. */
export const maxChatFileBytes = 16 * 1024 * 1024;

export type PlayableType = { readonly mediaType: string; readonly ending: string };

/** What a voice note or film is by its first bytes; null for everything else. It is handed to the desk as a download only. */
export function playableTypeOf(head: Uint8Array, kind: MessageKind): PlayableType | null {
  const start = String.fromCharCode(...head.subarray(0, 12));
  if (start.startsWith('OggS')) return { mediaType: 'audio/ogg', ending: 'ogg' };
  if (start.startsWith('#!AMR')) return { mediaType: 'audio/amr', ending: 'amr' };
  if (start.startsWith('ID3')) return { mediaType: 'audio/mpeg', ending: 'mp3' };
  if (start.slice(4, 8) === 'ftyp') {
    if (start.slice(8, 10) === '3g') return { mediaType: 'video/3gpp', ending: '3gp' };
    if (/^(?:isom|iso\d|mp4\d|avc1|M4A |qt {2})$/u.test(start.slice(8, 12))) {
      return kind === 'audio' || start.slice(8, 11) === 'M4A'
        ? { mediaType: 'audio/mp4', ending: 'm4a' }
        : { mediaType: 'video/mp4', ending: 'mp4' };
    }
    return null;
  }
  const [first = 0, second = 0] = head;
  if (kind !== 'audio' || first !== 0xff) return null;
  if ((second & 0xf6) === 0xf0) return { mediaType: 'audio/aac', ending: 'aac' };
  return (second & 0xe6) === 0xe2 ? { mediaType: 'audio/mpeg', ending: 'mp3' } : null;
}
