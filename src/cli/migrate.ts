import { readConfig } from '#config';
import { createContainer, startUp } from '#container';

/** Brings the database up to date and loads reference data into what is empty. */
export async function migrate(): Promise<number> {
  const container = await createContainer(readConfig(), { process: 'cli' });
  try {
    const { applied, copy } = await startUp(container);
    if (copy !== null) process.stdout.write(`Salinan sebelum pembaruan: ${copy}\n`);
    process.stdout.write(
      applied.length === 0
        ? 'Basis data sudah mutakhir.\n'
        : `Basis data dimutakhirkan: ${applied.join(', ')}.\n`,
    );
    return 0;
  } finally {
    await container.close();
  }
}
