/** Where a keyset page continues: the sort value and id of a row already seen, and the way to go. */
export type KeysetCursor = {
  readonly direction: 'older' | 'newer';
  readonly key: string;
  readonly id: string;
};

const written = /^(lama|baru)~([0-9TZ:.-]{10,30})~([0-9a-f-]{36})$/;

/** The cursor as it stands in an address. */
export function writeCursor(cursor: KeysetCursor): string {
  return `${cursor.direction === 'older' ? 'lama' : 'baru'}~${cursor.key}~${cursor.id}`;
}

/** The cursor that an address holds; null when it is none of ours. */
export function readCursor(text: string): KeysetCursor | null {
  const parts = written.exec(text);
  if (parts === null) return null;
  return {
    direction: parts[1] === 'lama' ? 'older' : 'newer',
    key: parts[2] ?? '',
    id: parts[3] ?? '',
  };
}
