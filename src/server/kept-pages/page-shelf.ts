/** Room for one kind of kept pages; what was not asked for the longest goes first. */
export type PageShelf<Page> = {
  readonly get: (address: string) => Page | undefined;
  readonly put: (address: string, page: Page, bytes: number) => void;
  readonly drop: (address: string) => void;
  readonly clear: () => void;
  readonly count: () => number;
  readonly bytes: () => number;
};

/** A shelf that holds at most so many pages and so many bytes; a page that fits no empty shelf is not put on it. */
export function pageShelf<Page>(room: { readonly pages: number; readonly bytes: number }): PageShelf<Page> {
  const held = new Map<string, { readonly page: Page; readonly bytes: number }>();
  let total = 0;
  const drop = (address: string): void => {
    total -= held.get(address)?.bytes ?? 0;
    held.delete(address);
  };
  return {
    get: (address) => {
      const entry = held.get(address);
      if (entry === undefined) return undefined;
      held.delete(address);
      held.set(address, entry);
      return entry.page;
    },
    put: (address, page, bytes) => {
      drop(address);
      if (bytes > room.bytes) return;
      held.set(address, { page, bytes });
      total += bytes;
      for (const oldest of held.keys()) {
        if (held.size <= room.pages && total <= room.bytes) break;
        drop(oldest);
      }
    },
    drop,
    clear: () => {
      held.clear();
      total = 0;
    },
    count: () => held.size,
    bytes: () => total,
  };
}
