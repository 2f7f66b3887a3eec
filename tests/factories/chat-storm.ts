import type { GraphStub } from '#tests/support/graph-stub.ts';
import { jpeg } from '#tests/support/hostile-files.ts';
import { type ChatSender, chatMessage, delivery, messagesFrom, textMessage } from './webhooks.ts';

/** Eight deliveries of each person, `from` in seconds since 1970: a report by photo, sentence, place and later news, some with two reports. */
export function eventsOfPeople(
  graph: Pick<GraphStub, 'addMedia'>,
  people: number,
  from: number,
): readonly string[] {
  const bodies: string[] = [];
  for (let person = 0; person < people; person += 1) {
    const sender: ChatSender = {
      phone: person % 5 === 0 ? null : `62812000${String(person).padStart(5, '0')}`,
      userId: person % 5 === 1 ? null : `ID.${1_000_000 + person}`,
      name: `Warga ${person}`,
    };
    const at = (second: number) => from + person * 100 + second;
    const photo = person % 4 === 0 ? graph.addMedia(jpeg(64, 64, person), 'image/jpeg') : null;
    const id = (step: number) => `wamid.${person}.${step}`;
    const text = (step: number, body: string) => ({ ...textMessage(sender, at(step), body), id: id(step) });
    const twice = person % 3 === 0;
    const messages = [
      photo === null
        ? text(0, `Masalah ${person}`)
        : chatMessage(sender, at(0), 'image', { ...photo, caption: `Masalah ${person}` }, id(0)),
      text(1, `Desa ${person}`),
      text(2, 'kirim'),
      chatMessage(sender, at(3), 'location', { latitude: -7.8, longitude: 113 }, id(3)),
      text(4, twice ? 'lapor baru' : 'Tambahan satu'),
      text(5, twice ? `Masalah kedua ${person}` : 'Tambahan dua'),
      text(6, twice ? 'kirim' : 'cek'),
      chatMessage(sender, at(7), 'sticker', { id: '1' }, id(7)),
    ];
    bodies.push(...messages.map((message) => delivery(messagesFrom(sender, message))));
  }
  return bodies;
}

/** The same order at each run. */
export function shuffled<T>(items: readonly T[]): readonly T[] {
  let seed = 20_261_125;
  const next = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed;
  };
  return items
    .map((item) => [next(), item] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, item]) => item);
}
