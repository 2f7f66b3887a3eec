/** SP4N-LAPOR! takes attachments of 2 MB in all. */
export const bundleBytes = 2_000_000;

export type BundlePart = { readonly mediaType: string; readonly byteSize: number };

/** As it is, as a picture of at most so many bytes, or not at all. */
type PlannedPart =
  | { readonly as: 'whole' }
  | { readonly as: 'picture'; readonly maxBytes: number }
  | { readonly as: 'left_out' };

/** What becomes of each file, in their order. */
export type BundlePlan = { readonly parts: readonly PlannedPart[] };

/** Below this a photo shows nothing any more. */
const FEWEST_PICTURE_BYTES = 25_000;

/**
 * What goes into a bundle of `room` bytes. Everything as it is where it fits. Otherwise documents go first, the
 * smallest before the larger ones, while each picture keeps at least a little room; the pictures share what is left,
 * and a small one leaves its share to the others.
 */
export function planBundle(files: readonly BundlePart[], room: number): BundlePlan {
  const total = files.reduce((sum, file) => sum + file.byteSize, 0);
  if (total <= room) return { parts: files.map(() => ({ as: 'whole' })) };
  const indexed = files.map((file, at) => ({ ...file, at, picture: file.mediaType.startsWith('image/') }));
  const bySize = (list: typeof indexed) => list.toSorted((a, b) => a.byteSize - b.byteSize || a.at - b.at);
  const pictures = bySize(indexed.filter((file) => file.picture));
  const parts = new Map<number, PlannedPart>();
  let left = room;
  const kept = Math.min(pictures.length * 4 * FEWEST_PICTURE_BYTES, Math.floor(room / 2));
  for (const file of bySize(indexed.filter((one) => !one.picture))) {
    const fits = file.byteSize <= left - kept;
    parts.set(file.at, { as: fits ? 'whole' : 'left_out' });
    if (fits) left -= file.byteSize;
  }
  pictures.forEach((file, rank) => {
    const share = Math.floor(left / (pictures.length - rank));
    if (file.byteSize <= share) {
      parts.set(file.at, { as: 'whole' });
      left -= file.byteSize;
    } else if (share >= FEWEST_PICTURE_BYTES) {
      parts.set(file.at, { as: 'picture', maxBytes: share });
      left -= share;
    } else parts.set(file.at, { as: 'left_out' });
  });
  return { parts: files.map((_, at) => parts.get(at) ?? { as: 'left_out' }) };
}
