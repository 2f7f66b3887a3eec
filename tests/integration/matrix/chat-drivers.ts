import { enterChat } from '#application/conversation/enter-chat.ts';
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
  const list = '/petugas/percakapan';
  const one = '/petugas/percakapan/[id]';
  const simulator = '/petugas/percakapan/simulator';
  const webhook = '/webhook/whatsapp';
  const conversation = async () => {
    const contact = { userId: null, phone: null, name: `Warga ${deps.ids.next()}` };
    const { id } = await deps.unitOfWork.transaction((tx) => enterChat(tx, deps, contact));
    return `/petugas/percakapan/${id}`;
  };
  const acts = (object: string, fields: readonly (readonly [string, string])[]): [string, Driver] => [
    `POST ${one} · ${object}`,
    async () => ({ path: await conversation(), form: urlEncoded(fields) }),
  ];
  return new Map<string, Driver>([
    [`GET ${list} · daftar`, fixed(list)],
    [
      `POST ${list} · keadaan templat`,
      async () => ({
        path: list,
        form: urlEncoded([
          ['name', 'laporan_dijawab'],
          ['state', 'pending'],
        ]),
      }),
    ],
    [`GET ${one} · percakapan`, async () => ({ path: await conversation() })],
    [`GET ${one} · percakapan karangan`, async () => ({ path: `/petugas/percakapan/${deps.ids.next()}` })],
    acts('ambil alih', [['action', 'take']]),
    acts('balas tanpa sambungan', [
      ['action', 'reply'],
      ['reply', 'Baik.'],
    ]),
    acts('tandai KTP, pesan karangan', [
      ['action', 'identity_card'],
      ['message_id', deps.ids.next()],
    ]),
    [`GET ${simulator} · latihan`, fixed(simulator)],
    [
      `POST ${simulator} · pesan latihan tanpa sambungan`,
      async () => ({
        path: simulator,
        form: urlEncoded([
          ['action', 'text'],
          ['message', 'Lampu mati'],
        ]),
      }),
    ],
    [`GET ${webhook} · sambungan mati`, fixed(webhook)],
    [`POST ${webhook} · sambungan mati`, async () => ({ path: webhook, form: urlEncoded([['a', 'b']]) })],
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
