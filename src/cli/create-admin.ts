import { inviteAdministrator } from '#application/officer/invite-administrator.ts';
import { readConfig } from '#config';
import { createContainer, startUp } from '#container';

/** Prints a one-time link by which a new administrator chooses a password. */
export async function createAdmin(given: {
  readonly email: string;
  readonly fullName: string;
}): Promise<number> {
  if (!/^[^\s@]{1,64}@[^\s@]{1,190}$/.test(given.email.trim()) || given.fullName.trim() === '') {
    process.stderr.write('Isi --email dengan alamat surel yang lengkap dan --name dengan nama orangnya.\n');
    return 2;
  }
  const container = await createContainer(readConfig(), { process: 'cli' });
  try {
    await startUp(container);
    const invited = await inviteAdministrator(container.deps, given);
    if (!invited.ok) {
      process.stderr.write(
        'Surel itu sudah dipakai seorang petugas. Minta administrator lain membuatkan tautan kata sandi baru.\n',
      );
      return 1;
    }
    process.stdout.write(`Tautan undangan administrator (sekali pakai, 72 jam):\n${invited.value.url}\n`);
    return 0;
  } finally {
    await container.close();
  }
}
