import type { ItemDecisionDraft } from '#application/information-request/decide-item.ts';
import type { LoadedInformationRequest } from '#application/information-request/information-request-repository.ts';
import type { Letter } from '#application/letter/letter-repository.ts';
import type { InformationRequestId, StoredFileId } from '#domain/shared/ids.ts';
import type { CivilDate } from '#domain/shared/temporal.ts';
import { type DemoUnit, type DemoWorld, unitOf } from '../demo-world.ts';
import { columns, figure, plain, sum } from '../documents/figures.ts';
import { paperHead } from '../documents/paper-head.ts';
import type { Chance } from '../random.ts';
import { pdfName, stagePdf } from '../staged-file.ts';

/** A request of the story while it runs. */
export type CaseInHand = { id?: InformationRequestId };

export function idOf({ id }: CaseInHand): InformationRequestId {
  if (id === undefined) throw new Error('a demo request is acted on before it was sent');
  return id;
}

export async function requestNow(world: DemoWorld, hand: CaseInHand): Promise<LoadedInformationRequest> {
  const request = await world.deps.unitOfWork.transaction((tx) => tx.informationRequests.find(idOf(hand)));
  if (request === null) throw new Error('a demo request is gone');
  return request;
}

export async function waitingLetters(world: DemoWorld, hand: CaseInHand): Promise<readonly Letter[]> {
  const letters = await world.deps.unitOfWork.transaction((tx) =>
    tx.letters.ofCase({ caseKind: 'information_request', caseId: idOf(hand) }),
  );
  return letters.filter(({ status }) => status === 'awaiting_signature');
}

/** The paper of a letter as it comes back signed electronically. */
export async function signedFile(world: DemoWorld, letter: Letter, by: string): Promise<StoredFileId> {
  if (letter.renderedFileId === null) throw new Error('a demo letter has no paper to sign');
  const pieces: Uint8Array[] = [];
  for await (const piece of world.deps.files.readSealed(letter.renderedFileId)) pieces.push(piece);
  const name = `${letter.data.caseNumber}-bertanda-tangan.pdf`;
  const officer = world.officers.get(by);
  const { fileId } = await stagePdf(world.deps, Buffer.concat(pieces), name, officer?.officerId ?? null);
  return fileId;
}

/** A file that answers an item. */
export async function answerFile(
  world: DemoWorld,
  luck: Chance,
  topicUnit: string,
  detail: string,
  on: CivilDate,
): Promise<StoredFileId> {
  const unit = unitOf(world, topicUnit);
  const title = detail.length > 90 ? `${detail.slice(0, detail.lastIndexOf(' ', 88))}` : detail;
  const data = {
    ...paperHead(unit, title, Number(on.slice(0, 4)), on),
    intro: ['Disalin dari arsip perangkat daerah untuk menjawab permohonan informasi.'],
    tables: [
      {
        title: '',
        columns: columns('No', '*Uraian', 'Keterangan', '#Jumlah'),
        rows: Array.from({ length: luck.int(9, 40) }, (_, row) =>
          plain(
            String(row + 1),
            luck.pick([
              'Pekerjaan tahap satu',
              'Pekerjaan tahap dua',
              'Perencanaan',
              'Pengawasan',
              'Bahan',
              'Tenaga',
            ]),
            luck.pick(['Selesai', 'Berjalan', 'Lengkap', 'Sesuai kontrak']),
            figure(sum(luck, 2, 240)),
          ),
        ),
        note: '',
      },
    ],
  };
  const bytes = world.press.print('table', data, on);
  const name = pdfName(title);
  return (await stagePdf(world.deps, bytes, name, null)).fileId;
}

/** The record of a consequence test, signed and scanned. */
export async function consequenceTestFile(
  world: DemoWorld,
  unit: DemoUnit,
  detail: string,
  on: CivilDate,
): Promise<Extract<ItemDecisionDraft, { kind: 'refused' }>['consequenceTest']['uploadedFileId']> {
  const data = {
    ...paperHead(unit, 'Lembar Uji Konsekuensi', Number(on.slice(0, 4)), on),
    subtitle: 'Pasal 19 Undang-Undang Nomor 14 Tahun 2008',
    urgent: false,
    warning: '',
    paragraphs: [`Informasi yang diuji: ${detail}.`],
    blocks: [
      { title: 'Bila dibuka', items: ['Hak orang lain atau penegakan hukum dapat terganggu.'] },
      { title: 'Bila ditutup', items: ['Pemohon tetap menerima bagian lain dari informasi yang diminta.'] },
      { title: 'Peserta', items: ['PPID', 'PPID pelaksana', 'Bagian Hukum', 'Tim Pertimbangan'] },
    ],
  };
  const bytes = world.press.print('circular', data, on);
  return (await stagePdf(world.deps, bytes, 'uji-konsekuensi.pdf', null)).fileId;
}
