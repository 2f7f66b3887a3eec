import { openCaseWithCode } from '#application/case-access/open-case-with-code.ts';
import { complaintScope } from '#application/complaint/complaint-scope.ts';
import { handOverComplaint } from '#application/complaint/hand-over-complaint.ts';
import { publishComplaint } from '#application/complaint/publish-complaint.ts';
import type { SubmitComplaint } from '#application/complaint/submit-complaint.ts';
import { makeTaskLink } from '#application/complaint/task-link.ts';
import { accepted } from '#tests/factories/answers.ts';
import { lampClassification, submittedComplaint } from '#tests/factories/complaints.ts';
import { stagedFile } from '#tests/factories/information-requests.ts';
import { multipart, urlEncoded } from '#tests/support/multipart.ts';
import { sealReceipt } from '#web/receipt.ts';
import { freshAddress } from '../bad-input/portal.ts';
import type { MatrixObjects } from './objects.ts';
import { page } from './public-drivers.ts';
import { type Driver, type Drivers, fixed } from './target.ts';

/** What a reporter and a unit without an account reach: form, receipt, own complaint, public pages, task link. */
export function reporterDrivers({ office, viewers }: MatrixObjects): Drivers {
  const { deps } = office;
  const desk = viewers.all.get('pengaduan')?.actor;
  if (desk === undefined || desk === null) throw new Error('no complaint desk');
  const session = async () => {
    const complaint = await submittedComplaint(deps);
    const opened = accepted(await openCaseWithCode(deps, { ...complaint, clientAddress: freshAddress() }));
    return `kasus=${opened.token}`;
  };
  const receipt = async () => `tanda-terima=${sealReceipt(deps.vault, await submittedComplaint(deps))}`;
  const handed = async (change: Partial<SubmitComplaint> = {}) => {
    const { caseId, number } = await submittedComplaint(deps, change);
    accepted(
      await handOverComplaint(
        deps,
        {
          complaintId: caseId,
          version: 1,
          unitIds: [viewers.unit],
          note: '',
          classification: lampClassification,
        },
        desk,
      ),
    );
    const view = await deps.queries.complaints.officerComplaint(caseId, complaintScope(desk));
    const taskId = view?.tasks[0]?.id;
    if (view === null || taskId === undefined) throw new Error('no task');
    return { caseId, number, version: view.version, taskId };
  };
  const published = async () => {
    const { caseId, number, version } = await handed();
    const publicBody = 'Lampu jalan mati sembilan malam.';
    accepted(await publishComplaint(deps, { complaintId: caseId, version, publicBody }, desk));
    return number;
  };
  const link = async () =>
    new URL(accepted(await makeTaskLink(deps, (await handed()).taskId, desk)).url).pathname;
  const linkAndFile = async () => {
    const file = await stagedFile(deps);
    const { taskId } = await handed({ attachments: [file] });
    const made = accepted(await makeTaskLink(deps, taskId, desk));
    return { path: new URL(made.url).pathname, fileId: file.fileId };
  };
  const photo = async () => {
    const file = await stagedFile(deps);
    await handed({ attachments: [file] });
    return file.fileId;
  };
  const sent = (path: string, fields: readonly (readonly [string, string])[]) => ({
    path,
    form: urlEncoded(fields),
  });
  const madeUp = `/tugas/${'a'.repeat(43)}`;
  const act = [
    ['action', 'send_act'],
    ['act_kind', 'answer'],
    ['act_body', 'Lampu sudah diganti Selasa malam dan menyala kembali.'],
    ['actor_name', 'Budi'],
  ] as const;
  return new Map<string, Driver>([
    ['GET /pengaduan/baru · formulir', fixed('/pengaduan/baru')],
    [
      'POST /pengaduan/baru · laporan lengkap',
      async () => ({
        path: '/pengaduan/baru',
        form: multipart([
          { name: 'idempotency_key', value: deps.ids.secret() },
          { name: 'details', value: 'Lampu jalan depan musala mati.' },
        ]),
      }),
    ],
    ['GET /pengaduan/tanda-terima · tanpa kuki', fixed('/pengaduan/tanda-terima')],
    ['POST /pengaduan/tanda-terima · tanpa kuki', async () => sent('/pengaduan/tanda-terima', [])],
    [
      'GET /pengaduan/tanda-terima · kuki tanda terima',
      async () => ({ path: '/pengaduan/tanda-terima', cookies: await receipt() }),
    ],
    [
      'POST /pengaduan/tanda-terima · kuki tanda terima',
      async () => ({ ...sent('/pengaduan/tanda-terima', []), cookies: await receipt() }),
    ],
    ['GET /pengaduan/[number] · laporan dimuat', async () => ({ path: `/pengaduan/${await published()}` })],
    [
      'GET /pengaduan/[number] · laporan tidak dimuat',
      async () => ({ path: `/pengaduan/${(await handed()).number}` }),
    ],
    ['POST /pengaduan/[number] · tanpa formulir', async () => sent(`/pengaduan/${await published()}`, [])],
    ['GET /kasus · sesi laporan', async () => ({ path: '/kasus', cookies: await session() })],
    ['GET /kasus/pengaduan · tanpa sesi laporan', fixed('/kasus/pengaduan')],
    [
      'GET /kasus/pengaduan · sesi laporan',
      async () => ({ path: '/kasus/pengaduan', cookies: await session() }),
    ],
    ['GET /kasus/pengaduan/cetak · tanpa sesi laporan', fixed('/kasus/pengaduan/cetak')],
    [
      'GET /kasus/pengaduan/cetak · sesi laporan',
      async () => ({ path: '/kasus/pengaduan/cetak', cookies: await session() }),
    ],
    ['POST /kasus/pengaduan/cetak · tanpa sesi laporan', async () => sent('/kasus/pengaduan/cetak', [])],
    [
      'POST /kasus/pengaduan · tanpa sesi laporan',
      async () => sent('/kasus/pengaduan', [['action', 'withdraw']]),
    ],
    [
      'POST /kasus/pengaduan · kirim pesan',
      async () => ({
        ...sent('/kasus/pengaduan', [
          ['action', 'message'],
          ['message', 'Masih gelap.'],
        ]),
        session: await session(),
      }),
    ],
    [
      'POST /kasus/pengaduan · cabut',
      async () => ({ ...sent('/kasus/pengaduan', [['action', 'withdraw']]), session: await session() }),
    ],
    ['GET /tugas/[token] · tautan berlaku', async () => ({ path: await link() })],
    ['GET /tugas/[token] · tautan karangan', fixed(madeUp)],
    ['POST /tugas/[token] · jawab', async () => sent(await link(), act)],
    [
      'POST /tugas/[token] · bukan kami',
      async () =>
        sent(await link(), [
          ['action', 'return_task'],
          ['return_reason', 'Jalan ini milik provinsi'],
        ]),
    ],
    ['POST /tugas/[token] · tautan karangan', async () => sent(madeUp, act)],
    ...page('/tugas/dikembalikan', 'keterangan'),
    [
      'GET /tugas/[token]/berkas/[id]/[nama] · foto laporan',
      async () => {
        const { path, fileId } = await linkAndFile();
        return { path: `${path}/berkas/${fileId}/foto.jpg` };
      },
    ],
    [
      'GET /tugas/[token]/berkas/[id]/[nama] · foto laporan lain',
      async () => ({ path: `${await link()}/berkas/${await photo()}/foto.jpg` }),
    ],
    [
      'GET /tugas/[token]/berkas/[id]/[nama] · tautan karangan',
      async () => ({ path: `${madeUp}/berkas/${await photo()}/foto.jpg` }),
    ],
    [
      'POST /tugas/[token]/berkas/[id]/[nama] · tanpa formulir',
      async () => sent(`${madeUp}/berkas/${await photo()}/foto.jpg`, []),
    ],
    ['GET /berkas/[id]/[nama] · foto laporan', async () => ({ path: `/berkas/${await photo()}/foto.jpg` })],
    [
      'GET /kasus/berkas/[id]/[nama] · foto laporan',
      async () => ({ path: `/kasus/berkas/${await photo()}/foto.jpg` }),
    ],
    [
      'GET /petugas/berkas/[id]/[nama] · foto laporan',
      async () => ({ path: `/petugas/berkas/${await photo()}/foto.jpg` }),
    ],
  ]);
}
