import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { copyCase } from '#application/sp4n/copy-case.ts';
import { applyImport, previewImport } from '#application/sp4n/run-import.ts';
import type { StoredFileId } from '#domain/shared/ids.ts';
import { accepted } from '#tests/factories/answers.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { answeredBy, handedOver } from '#tests/factories/sp4n.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import { csvOf } from '#tests/support/sheet-files.ts';
import type { MatrixObjects } from './objects.ts';
import { page } from './public-drivers.ts';
import type { Driver, Drivers } from './target.ts';

/** The worklist for SP4N-LAPOR!, import and comparison. */
export function sp4nDrivers({ office, viewers }: MatrixObjects): Drivers {
  const { deps } = office;
  const desk = viewers.all.get('pengaduan')?.actor;
  if (desk === undefined || desk === null) throw new Error('no complaint desk');
  let copied = 0;
  const waiting = () => handedOver(office, desk, viewers.unit);
  const withFile = async () => {
    const file = await stagedFile(deps);
    return await handedOver(office, desk, viewers.unit, { attachments: [file] });
  };
  const moved = async () => {
    const { id } = await waiting();
    copied += 1;
    accepted(await copyCase(deps, { complaintId: id, version: 1, trackingId: `MATRIX${copied}` }, desk));
    await answeredBy(office, id, desk);
    const link = await deps.queries.sp4n.link(id, complaintScope(desk));
    return { id, version: link?.version ?? 0 };
  };
  const get = (address: string, object: string, make: () => Promise<string>): [string, Driver] => [
    `GET ${address} · ${object}`,
    async () => ({ path: await make() }),
  ];
  const post = (
    address: string,
    object: string,
    make: () => Promise<{ readonly path: string; readonly fields: readonly (readonly [string, string])[] }>,
  ): [string, Driver] => [
    `POST ${address} · ${object}`,
    async () => {
      const { path, fields } = await make();
      return { path, form: urlEncoded(fields) };
    },
  ];
  const exported = () => {
    copied += 1;
    return Buffer.from(
      csvOf([
        ['Tracking ID', 'Judul', 'Status', 'Tanggal laporan'],
        [`EKSPOR${copied}`, 'Jalan rusak', 'Proses', '01-11-2026'],
      ]),
    );
  };
  const columns = {
    tracking_id: 'Tracking ID',
    title: 'Judul',
    status: 'Status',
    reported_on: 'Tanggal laporan',
  };
  const staged = async () => {
    const file = await stagedFile(deps, exported(), 'ekspor.csv');
    const facts = [file.fileId, 'ekspor.csv', 'text/csv', 100, file.sha256];
    const token = deps.vault.seal('upload:sp4n_import:export', JSON.stringify(facts));
    return { token, fileId: file.fileId };
  };
  const command = { fileName: 'ekspor.csv', columns, createMissing: true, fallbackUnitId: null };
  const digestOf = async (fileId: StoredFileId) =>
    accepted(await previewImport(deps, { ...command, fileId }, desk)).digest;
  let imported = false;
  const reconciled = async (path: string) => {
    if (!imported) {
      const { fileId } = await staged();
      const digest = await digestOf(fileId);
      accepted(await applyImport(deps, { ...command, fileId, digest }, desk));
      imported = true;
    }
    return path;
  };
  return new Map<string, Driver>([
    ...page('/petugas/sp4n', 'daftar kerja'),
    get('/petugas/sp4n/[id]', 'laporan yang menunggu', async () => `/petugas/sp4n/${(await waiting()).id}`),
    post('/petugas/sp4n/[id]', 'simpan nomor pelacakan', async () => {
      copied += 1;
      return {
        path: `/petugas/sp4n/${(await waiting()).id}`,
        fields: [
          ['version', '1'],
          ['tracking_id', `MATRIX${copied}`],
          ['action', 'case'],
        ],
      };
    }),
    post('/petugas/sp4n/[id]', 'perkembangan sudah disalin', async () => {
      const { id, version } = await moved();
      return {
        path: `/petugas/sp4n/${id}`,
        fields: [
          ['version', String(version)],
          ['status', 'answered'],
          ['action', 'status'],
        ],
      };
    }),
    get(
      '/petugas/sp4n/[id]/lampiran.zip',
      'lampiran',
      async () => `/petugas/sp4n/${(await withFile()).id}/lampiran.zip`,
    ),
    post('/petugas/sp4n/[id]/lampiran.zip', 'tanpa formulir', async () => ({
      path: `/petugas/sp4n/${(await withFile()).id}/lampiran.zip`,
      fields: [],
    })),
    get('/petugas/sp4n/impor', 'formulir', async () => '/petugas/sp4n/impor'),
    post('/petugas/sp4n/impor', 'baca berkas', async () => ({
      path: '/petugas/sp4n/impor',
      fields: [
        ['export_staged', (await staged()).token],
        ['action', 'upload'],
      ],
    })),
    post('/petugas/sp4n/impor', 'impor yang diperiksa', async () => {
      const { token, fileId } = await staged();
      return {
        path: '/petugas/sp4n/impor',
        fields: [
          ['export_staged', token],
          ['digest', await digestOf(fileId)],
          ...Object.entries(columns).map(([field, heading]) => [`column_${field}`, heading] as const),
          ['create_missing', 'yes'],
          ['action', 'apply'],
        ],
      };
    }),
    get('/petugas/sp4n/rekonsiliasi', 'selisih', () => reconciled('/petugas/sp4n/rekonsiliasi')),
    post('/petugas/sp4n/rekonsiliasi', 'tanpa formulir', async () => ({
      path: await reconciled('/petugas/sp4n/rekonsiliasi'),
      fields: [],
    })),
    get('/petugas/sp4n/rekonsiliasi.csv', 'selisih', () => reconciled('/petugas/sp4n/rekonsiliasi.csv')),
    post('/petugas/sp4n/rekonsiliasi.csv', 'tanpa formulir', async () => ({
      path: await reconciled('/petugas/sp4n/rekonsiliasi.csv'),
      fields: [],
    })),
  ]);
}
