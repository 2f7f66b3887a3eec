import { submittedComplaint } from '#tests/factories/complaints.ts';
import { urlEncoded } from '#tests/support/multipart.ts';
import type { MatrixObjects } from './objects.ts';
import { type Driver, type Drivers, fixed } from './target.ts';

/** Chats that are brought in by hand, and the talk of a case. */
export function chatDrivers({ office }: MatrixObjects): Drivers {
  const { deps } = office;
  const impor = '/petugas/percakapan/impor';
  const talk = '/petugas/pengaduan/[id]/percakapan';
  const talkOf = async () => {
    const { caseId } = await submittedComplaint(deps, { channel: 'whatsapp' });
    return `/petugas/pengaduan/${caseId}/percakapan`;
  };
  const chat = '21/11/26 21.05 - Budi: Lampu mati\n21/11/26 21.09 - Kantor: Baik';
  return new Map<string, Driver>([
    [`GET ${impor} · formulir`, fixed(impor)],
    [
      `POST ${impor} · baca percakapan`,
      async () => ({
        path: impor,
        form: urlEncoded([
          ['chat_text', chat],
          ['action', 'read'],
        ]),
      }),
    ],
    [
      `POST ${impor} · simpan percakapan`,
      async () => ({
        path: impor,
        form: urlEncoded([
          ['chat_text', chat],
          ['citizen', 'Budi'],
          ['contact_name', `Budi ${deps.ids.next()}`],
          ['report_summary', 'Lampu jalan mati.'],
          ['idempotency_key', deps.ids.next()],
          ['action', 'import'],
        ]),
      }),
    ],
    [`GET ${talk} · laporan`, async () => ({ path: await talkOf() })],
    [
      `GET ${talk} · laporan karangan`,
      async () => ({ path: `/petugas/pengaduan/${deps.ids.next()}/percakapan` }),
    ],
    [
      `POST ${talk} · sudah dibalas`,
      async () => ({
        path: await talkOf(),
        form: urlEncoded([
          ['reply', 'Laporan Anda kami terima.'],
          ['action', 'replied'],
        ]),
      }),
    ],
  ]);
}
