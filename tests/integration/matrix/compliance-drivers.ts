import { addEvidence } from '#application/compliance/add-evidence.ts';
import { assignDuty } from '#application/compliance/assign-duty.ts';
import { addPackage } from '#application/compliance/save-package.ts';
import { accepted } from '#tests/factories/answers.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import type { MatrixObjects } from './objects.ts';
import { page } from './public-drivers.ts';
import { type Driver, type Drivers, fixed } from './target.ts';

type Fields = readonly (readonly [string, string])[];

/** What the law wants published: duties and procurement packages of the unit in question. */
export async function complianceDrivers({ office, viewers }: MatrixObjects): Promise<Drivers> {
  const { deps } = office;
  const { chief } = viewers;
  const { compliance } = deps.queries;
  const codes = (await compliance.checklist()).filter(({ owed }) => owed).map(({ code }) => code);
  let next = 0;
  /** A duty of a unit that no row has touched yet, with one link as its proof. */
  const duty = async () => {
    const itemCode = codes[next % codes.length] ?? '';
    const unitId = next < codes.length ? viewers.unit : (await office.unit()).id;
    next += 1;
    const dutyId = accepted(await assignDuty(deps, { itemCode, unitId }, chief));
    const link = { address: 'https://jdih.contoh.go.id/', label: 'JDIH', periodYear: null };
    accepted(await addEvidence(deps, { dutyId, expectedVersion: 1, ...link }, chief));
    return { id: dutyId, evidence: (await compliance.duty(dutyId))?.evidence[0]?.id ?? '' };
  };
  const packageId = async () =>
    accepted(await addPackage(deps, { unitId: viewers.unit, year: 2026, name: 'Pemeliharaan jalan' }, chief));
  const first = await duty();
  const shown = await packageId();
  const version = ['version', '2'] as const;
  const onDuty = (object: string, fields: (made: Awaited<ReturnType<typeof duty>>) => Promise<Fields>) =>
    [
      `POST /petugas/kepatuhan/[id] · ${object}`,
      async () => {
        const made = await duty();
        return {
          path: `/petugas/kepatuhan/${made.id}`,
          form: urlEncoded([version, ...(await fields(made))]),
        };
      },
    ] as const;
  return new Map<string, Driver>([
    ...page('/kepatuhan', 'halaman umum'),
    ...page('/kepatuhan.csv', 'tabel'),
    ...page('/kepatuhan/paket/[id]', 'paket', `/kepatuhan/paket/${shown}`),
    ['GET /petugas/kepatuhan · papan', fixed('/petugas/kepatuhan')],
    [
      'POST /petugas/kepatuhan · masih berlaku',
      async () => ({
        path: '/petugas/kepatuhan',
        form: urlEncoded([['duty_id', (await duty()).id], version]),
      }),
    ],
    ['GET /petugas/kepatuhan/[id] · butir unit', fixed(`/petugas/kepatuhan/${first.id}`)],
    onDuty('tambah bukti', async () => [
      ['action', 'add_evidence'],
      ['document_address', 'https://contoh.go.id/lain'],
      ['label', 'Laman lain'],
    ]),
    onDuty('lepas bukti', async ({ evidence }) => [
      ['action', 'remove_evidence'],
      ['evidence_id', evidence],
    ]),
    onDuty('masih berlaku', async () => [['action', 'confirm']]),
    onDuty('tidak berlaku', async () => [
      ['action', 'not_applicable'],
      ['reason', 'Tidak ada di kantor ini.'],
    ]),
    onDuty('tugasi unit lain', async () => [
      ['action', 'assign'],
      ['unit_id', (await office.unit()).id],
    ]),
    onDuty('pindahkan ke unit lain', async () => [
      ['action', 'move'],
      ['unit_id', (await office.unit()).id],
    ]),
    ['GET /petugas/kepatuhan/paket/baru · formulir', fixed('/petugas/kepatuhan/paket/baru')],
    [
      'POST /petugas/kepatuhan/paket/baru · paket unit',
      async () => ({
        path: '/petugas/kepatuhan/paket/baru',
        form: urlEncoded([
          ['name', 'Pemeliharaan jalan desa'],
          ['unit_id', viewers.unit],
          ['year', '2026'],
        ]),
      }),
    ],
    ['GET /petugas/kepatuhan/paket/[id] · paket unit', fixed(`/petugas/kepatuhan/paket/${shown}`)],
    [
      'POST /petugas/kepatuhan/paket/[id] · dokumen paket',
      async () => ({
        path: `/petugas/kepatuhan/paket/${await packageId()}`,
        form: urlEncoded([
          ['version', '1'],
          ['document_address_P-01', 'https://sirup.contoh.go.id/1'],
        ]),
      }),
    ],
  ]);
}
