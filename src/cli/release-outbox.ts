import { readConfig } from '#config';
import { createContainer } from '#container';

const topicNames: Readonly<Record<string, string>> = {
  send_notice: 'kabar kepada pemohon',
  notify_officers: 'kabar kepada petugas',
};

/** Shows what a restore held back; sends or discards it only when told which. */
export async function releaseOutbox(given: {
  readonly send: boolean;
  readonly discard: boolean;
}): Promise<number> {
  if (given.send && given.discard) {
    process.stderr.write('Pilih salah satu: --send atau --discard.\n');
    return 2;
  }
  const { outboxHold, deps, close } = await createContainer(readConfig(), { process: 'cli' });
  try {
    const held = await outboxHold.held();
    if (held.length === 0) {
      process.stdout.write('Tidak ada pesan yang ditahan.\n');
      return 0;
    }
    if (given.send) {
      process.stdout.write(`${await outboxHold.release(deps.clock.now())} pesan dilepaskan.\n`);
      return 0;
    }
    if (given.discard) {
      process.stdout.write(`${await outboxHold.drop(deps.clock.now())} pesan dibuang tanpa dikirim.\n`);
      return 0;
    }
    process.stdout.write('Ditahan sejak pemulihan:\n');
    for (const { topic, count, oldestAt } of held) {
      process.stdout.write(`  ${count} ${topicNames[topic] ?? topic}, tertua ${oldestAt}\n`);
    }
    process.stdout.write('Kirim semua: --send. Buang semua: --discard.\n');
    return 0;
  } finally {
    await close();
  }
}
