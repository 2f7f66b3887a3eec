import { readConfig } from '#config';
import { type Container, createContainer, startUp } from '#container';
import { bucketBoundaries } from '#domain/deadline/urgency.ts';
import { roleLabel } from '#domain/officer/permissions.ts';
import { type CivilDate, civilDateOf, isCivilDate, Temporal } from '#domain/shared/temporal.ts';
import { demoClock } from './demo/demo-clock.ts';
import { demoMailDomain, demoOfficers } from './demo/officers.ts';
import { mailOf } from './demo/open-office.ts';
import { type DemoOffice, demoSizes, seedDemo } from './demo/seed-demo.ts';

export type SeedCommand = {
  /** Only `--demo` is there to be seeded. */
  readonly demo: boolean;
  /** Last day of the story, `YYYY-MM-DD`; today in the office's zone where it is left out. */
  readonly today: string | undefined;
  readonly size: string;
  /** Also where there are accounts, but no request and no document yet. */
  readonly force: boolean;
};

/** Fills an empty database with an office to try the portal with. Exit code: 0 done, 1 refused, 2 not understood. */
export async function seed({ demo, today, size, force }: SeedCommand): Promise<number> {
  if (!demo || !isSize(size) || (today !== undefined && !isCivilDate(today))) {
    process.stderr.write(
      'Pemakaian: seed --demo [--today YYYY-MM-DD] [--size full|small] [--force]\nTanggal ditulis tahun-bulan-hari.\n',
    );
    return 2;
  }
  const config = readConfig();
  const now = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' });
  const clock = demoClock(now, config.officeTimeZone);
  const container = await createContainer(config, { process: 'cli', clock });
  try {
    await startUp(container);
    const refusal = await whyNot(container, force);
    if (refusal !== null) {
      process.stderr.write(`${refusal}\n`);
      return 1;
    }
    const lastDay = today ?? civilDateOf(now, config.officeTimeZone);
    process.stdout.write(
      `Mengisi kantor contoh sampai ${lastDay}. Ini memakan waktu satu sampai tiga menit.\n`,
    );
    tell(await seedDemo(container, clock, lastDay, demoSizes[size]), lastDay, config.baseUrl);
    return 0;
  } finally {
    await container.close();
  }
}

function isSize(text: string): text is keyof typeof demoSizes {
  return Object.hasOwn(demoSizes, text);
}

/** A sentence for a database that is in use already, or null. */
async function whyNot({ deps }: Container, force: boolean): Promise<string | null> {
  const { calendar } = await deps.queries.officeRules();
  const boundaries = bucketBoundaries(calendar, deps.clock.today(), 3);
  const [open, closed, documents, officers] = await Promise.all([
    deps.queries.informationRequests.openCounts('all'),
    deps.queries.informationRequests.queue({ units: 'all', bucket: 'closed' }, boundaries, 1, null),
    deps.queries.publicDocuments.officerList({ units: 'all' }, 1, null),
    deps.queries.officers.list(),
  ]);
  if (open.byDueDate.length > 0 || closed.rows.length > 0 || documents.length > 0) {
    return 'Basis data ini sudah berisi permohonan atau dokumen, jadi tidak diisi kantor contoh. Pakai DATA_DIR atau DATABASE_URL yang kosong.';
  }
  if (officers.some(({ email }) => email.endsWith(`@${demoMailDomain}`))) {
    return 'Kantor contoh di basis data ini tidak selesai dibuat. Hapus DATA_DIR atau basis datanya, lalu ulangi.';
  }
  if (officers.length > 0 && !force) {
    return 'Basis data ini sudah punya akun petugas. Tambahkan --force bila memang hendak diisi kantor contoh.';
  }
  return null;
}

function tell(office: DemoOffice, lastDay: CivilDate, baseUrl: string): void {
  const accounts = demoOfficers
    .filter(({ unitSlug }) => unitSlug === null || office.unitSlugs.includes(unitSlug))
    .map(
      (officer) =>
        `  ${mailOf(officer).padEnd(24)} ${roleLabel(officer.role).padEnd(28)} ${officer.fullName}`,
    );
  process.stdout.write(
    `${[
      `Kantor contoh sampai ${lastDay}: ${office.requests} permohonan, ${office.documents} dokumen, ${office.unitSlugs.length} unit, ${accounts.length} petugas.`,
      'Semua orang, nomor, dan angka di dalamnya karangan; tidak ada surel yang benar-benar dikirim.',
      '',
      `Masuk di ${baseUrl}/petugas/masuk`,
      ...accounts,
      '',
      `Kata sandi untuk semua akun: ${office.password}`,
      `Kunci aplikasi kode untuk semua akun: ${office.appSecret}`,
      'Tanpa telepon, kode saat ini tercetak oleh: npm run ppid -- demo-code <surel>',
      '',
      `Permohonan untuk dilihat sebagai pemohon di ${baseUrl}/lacak`,
      ...office.receipts.map(({ number, code, about }) => `  ${number}  ${code}  ${about}`),
    ].join('\n')}\n`,
  );
}
