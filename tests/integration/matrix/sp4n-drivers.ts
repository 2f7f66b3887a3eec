import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { copyCase } from '#application/sp4n/copy-case.ts';
import { accepted } from '#tests/factories/answers.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { answeredBy, handedOver } from '#tests/factories/sp4n.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
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
  ]);
}
