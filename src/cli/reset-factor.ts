import { resetFactor } from '#application/officer/reset-factor.ts';
import { readConfig } from '#config';
import { createContainer, startUp } from '#container';
import type { FactorResetReason, OfficerRecognition } from '#domain/officer/factor-reset.ts';
import { foldEmail } from '#domain/officer/officer-error.ts';

const reasons: Readonly<Record<string, FactorResetReason>> = {
  hilang: 'phone_lost',
  rusak: 'phone_broken',
  ganti: 'phone_replaced',
  disalahgunakan: 'misuse_suspected',
};
const recognitions: Readonly<Record<string, OfficerRecognition>> = {
  bertemu: 'in_person',
  video: 'video_call',
  surat: 'written_order',
};

/** Takes the authenticator app of an officer away, where no other administrator can. Exit code as `Command`. */
export async function resetFactorOf(given: {
  readonly email: string;
  readonly reason: string;
  readonly recognised: string;
}): Promise<number> {
  const reason = Object.hasOwn(reasons, given.reason) ? reasons[given.reason] : undefined;
  const recognised = Object.hasOwn(recognitions, given.recognised)
    ? recognitions[given.recognised]
    : undefined;
  if (reason === undefined || recognised === undefined) {
    process.stderr.write(
      `Isi --reason dengan ${Object.keys(reasons).join(', ')}, dan --recognised dengan ${Object.keys(recognitions).join(', ')}.\n`,
    );
    return 2;
  }
  const container = await createContainer(readConfig(), { process: 'cli' });
  try {
    await startUp(container);
    const { deps } = container;
    const officer = await deps.unitOfWork.transaction((tx) =>
      tx.officers.findByEmail(foldEmail(given.email)),
    );
    const done =
      officer === null
        ? null
        : await resetFactor(deps, { officerId: officer.id, reason, recognised }, { kind: 'operator' });
    if (done === null || !done.ok) {
      process.stderr.write('Tidak ada petugas aktif dengan surel itu.\n');
      return 1;
    }
    process.stdout.write(
      'Aplikasi kode dan kode cadangannya dihapus, semua perangkatnya dikeluarkan. Petugas masuk dengan kata sandi, lalu memasang aplikasi kode yang baru.\n',
    );
    return 0;
  } finally {
    await container.close();
  }
}
