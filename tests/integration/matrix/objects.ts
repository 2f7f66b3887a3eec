import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { previewCalendarChange } from '#application/calendar/preview-calendar-change.ts';
import { attachAnswerFile } from '#application/information-request/attach-answer-file.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { prepareExtension } from '#application/information-request/prepare-extension.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import { sendOfficeMessage } from '#application/information-request/send-office-message.ts';
import { addDocumentVersion } from '#application/public-document/add-document-version.ts';
import { lookThroughFile } from '#application/public-document/look-through-file.ts';
import { publishDocument } from '#application/public-document/publish-document.ts';
import { withdrawDocument } from '#application/public-document/withdraw-document.ts';
import type { CalendarCommand } from '#domain/calendar/plan-change.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import {
  asId,
  type InformationRequestId,
  type PublicDocumentId,
  type RequestItemId,
  type UnitId,
} from '#domain/shared/ids.ts';
import { runOutboxOnce } from '#jobs/outbox-loop.ts';
import { runMessage } from '#jobs/registry.ts';
import { workerDependencies } from '#jobs/worker-dependencies.ts';
import { clientFolder } from '#server/load-pages.ts';
import {
  accepted,
  answerCommand,
  decideAll,
  extensionCommand,
  granted,
  lettersOf,
  notHeld,
  refused,
  requestNow,
  signedScans,
} from '#tests/factories/answers.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';
import { documentDetails, draftedDocument, refOf, reportPdf } from '#tests/factories/public-documents.ts';
import type { TestOffice } from '#tests/support/test-office.ts';
import { officeColoursPath } from '#web/office-colours.ts';
import type { Viewers } from './viewers.ts';

export type CaseObject = {
  readonly id: InformationRequestId;
  readonly version: number;
  readonly itemId: RequestItemId;
};

export type MatrixObjects = Awaited<ReturnType<typeof makeObjects>>;

/** Runs the worker's rounds until nothing is due: letters get their paper, mails leave. */
export async function settle(office: TestOffice): Promise<void> {
  const deps = workerDependencies(office.container);
  for (let round = 0; round < 60; round += 1) if ((await runOutboxOnce(deps, runMessage)) === 0) return;
  throw new Error('the outbox does not come to rest');
}

/** Makes one of each kind of thing, and can make more of those that a visitor changes. */
export async function makeObjects(office: TestOffice, viewers: Viewers) {
  const { deps } = office;
  const { chief, unit } = viewers;
  const today = deps.clock.today();
  const administrator = actorOf(viewers, 'administrator');
  const now = async (id: InformationRequestId): Promise<CaseObject> => {
    const request = await requestNow(deps, id);
    const [item] = request.items;
    if (item === undefined) throw new Error('a request without items');
    return { id, version: request.version, itemId: item.id };
  };
  const open = async (of: UnitId | null = unit, change = {}): Promise<CaseObject> =>
    now((await submittedRequest(deps, { unitId: of, details: ['Data jalan desa'], ...change })).caseId);
  const decided = async (id?: InformationRequestId): Promise<CaseObject> => {
    const target = id ?? (await open()).id;
    await decideAll(deps, chief, target, [notHeld]);
    return now(target);
  };
  const prepared = async (id?: InformationRequestId): Promise<CaseObject> => {
    const target = await decided(id);
    accepted(await prepareAnswer(deps, answerCommand(await requestNow(deps, target.id), today), chief));
    return now(target.id);
  };
  const extended = async () => {
    const target = await open();
    accepted(await prepareExtension(deps, extensionCommand(await requestNow(deps, target.id), today), chief));
    const [letter] = await lettersNamed(target.id, 'extension');
    return { ...(await now(target.id)), letterId: letter?.id ?? '' };
  };
  const lettersNamed = async (id: InformationRequestId, kind: string) =>
    (await lettersOf(deps, id)).filter((letter) => letter.kind === kind);
  const attach = async (target: CaseObject) => {
    await decideAll(deps, chief, target.id, [granted]);
    const file = await stagedFile(deps, await reportPdf(), 'lampiran.pdf');
    const { version } = await now(target.id);
    const command = { requestId: target.id, version, itemId: target.itemId, fileIds: [file.fileId] };
    accepted(await attachAnswerFile(deps, command, chief));
    return { ...(await now(target.id)), fileId: file.fileId };
  };
  const withFile = async () => attach(await open());
  const withIdentity = async () => {
    const proof = await stagedFile(deps);
    return { ...(await open(unit, { identityProof: proof })), proofId: proof.fileId };
  };

  const slugOf = async (id: PublicDocumentId) => {
    const { db } = office.database;
    const row = await db.selectFrom('public_document').select('slug').where('id', '=', id).executeTakeFirst();
    return row?.slug ?? '';
  };
  const versionsOf = async (id: PublicDocumentId) =>
    (await deps.queries.publicDocuments.officerDocument(id, 'all'))?.versions ?? [];
  const details = (title: string) => documentDetails(unit, { title });
  const draftDocument = async (title = 'Konsep laporan matriks') => {
    const ref = await draftedDocument(deps, chief, details(title));
    const [version] = await versionsOf(ref.documentId);
    // As the worker does; who opens the page first would do it otherwise.
    if (version !== undefined) await lookThroughFile(deps, asId(version.fileId));
    return {
      id: ref.documentId,
      version: ref.expectedVersion,
      slug: await slugOf(ref.documentId),
      fileId: version?.fileId ?? '',
    };
  };
  const publishedDocument = async (title = 'Laporan matriks') => {
    const draft = await draftDocument(title);
    const ref = { documentId: draft.id, expectedVersion: draft.version };
    accepted(await publishDocument(deps, ref, chief));
    return { ...draft, version: (await refOf(deps, draft.id)).expectedVersion };
  };
  const addVersion = async (id: PublicDocumentId) => {
    const { fileId } = await stagedFile(deps, await reportPdf(), 'versi-baru.pdf');
    const ref = await refOf(deps, id);
    accepted(await addDocumentVersion(deps, { ...ref, fileId, note: 'Perbaikan angka' }, chief));
    return refOf(deps, id);
  };

  // The request of "pemohon": answered, one item granted with a file and one refused after a consequence test.
  const own = viewers.own.caseId;
  await decideAll(deps, chief, own, [granted, await refused(deps), notHeld]);
  const ownCase = await now(own);
  const answerFile = await stagedFile(deps, await reportPdf(), 'jawaban.pdf');
  accepted(
    await attachAnswerFile(
      deps,
      { requestId: own, version: ownCase.version, itemId: ownCase.itemId, fileIds: [answerFile.fileId] },
      chief,
    ),
  );
  accepted(await prepareAnswer(deps, answerCommand(await requestNow(deps, own), today), chief));
  await settle(office);
  const scans = await signedScans(deps, own);
  const { version } = await now(own);
  accepted(await sendAnswer(deps, { requestId: own, version, letters: scans, handedOver: null }, chief));
  const [sentLetter] = await lettersNamed(own, 'notification');

  const published = await publishedDocument('Laporan matriks terbit');
  await addVersion(published.id);
  accepted(await publishDocument(deps, await refOf(deps, published.id), chief));
  await addVersion(published.id);
  const withdrawn = await publishedDocument('Laporan matriks ditarik');
  accepted(
    await withdrawDocument(
      deps,
      { ...(await refOf(deps, withdrawn.id)), reason: 'Memuat data yang salah' },
      chief,
    ),
  );
  const draft = await draftDocument('Konsep matriks rahasia');
  await settle(office);
  const [unpublished, current, old] = await versionsOf(published.id);
  const [draftVersion] = await versionsOf(draft.id);
  const [withdrawnVersion] = await versionsOf(withdrawn.id);

  const preparedCase = await prepared((await withFileThenDecided()).id);
  async function withFileThenDecided() {
    const target = await open();
    await attach(target);
    return target;
  }
  await settle(office);
  const [preparedLetter] = await lettersNamed(preparedCase.id, 'notification');
  const identity = await withIdentity();
  const waiting = await withFile();
  const staged = await stagedFile(deps);
  const consequence = await fileOf(office, own, 'consequence_test');
  const files: ReadonlyMap<string, string> = new Map(
    Object.entries({
      'dokumen terbit': current?.fileId ?? '',
      'versi lama yang pernah terbit': old?.fileId ?? '',
      'versi baru belum terbit': unpublished?.fileId ?? '',
      'dokumen konsep': draftVersion?.fileId ?? '',
      'dokumen ditarik': withdrawnVersion?.fileId ?? '',
      'bukti identitas': identity.proofId,
      'surat dibuat': sentLetter?.renderedFileId ?? '',
      'surat bertanda tangan': sentLetter?.signedFileId ?? '',
      'surat belum terkirim': preparedLetter?.renderedFileId ?? '',
      'lampiran belum dikirim': waiting.fileId,
      'lampiran terkirim': answerFile.fileId,
      'uji konsekuensi': consequence,
      unggahan: staged.fileId,
    }),
  );
  for (const [name, id] of files) if (id === '') throw new Error(`no file for "${name}"`);

  const assets = await readdir(path.join(clientFolder, '_astro'));
  return {
    office,
    viewers,
    administrator,
    pdf: await reportPdf(),
    published: { ...published, slug: await slugOf(published.id) },
    withdrawn: { ...withdrawn, slug: await slugOf(withdrawn.id) },
    draft,
    sent: { verificationCode: sentLetter?.verificationCode ?? '' },
    prepared: { ...preparedCase, verificationCode: preparedLetter?.verificationCode ?? '' },
    identity,
    files,
    asset: `/_astro/${assets.find((name) => name.endsWith('.css')) ?? ''}`,
    colours: officeColoursPath('#0b4f6c', '#b3541e') ?? '',
    /** The version of the calendar that a dry run of this command shows. */
    calendarVersion: async (command: CalendarCommand) =>
      accepted(await previewCalendarChange(deps, command, administrator)).version,
    /** A piece of work that failed for good. */
    deadMessage: async () => {
      const id = deps.ids.next();
      const at = deps.clock.now();
      await deps.unitOfWork.transaction((tx) =>
        tx.outbox.add([{ topic: 'erase_file', dedupeKey: `mati:${id}`, payload: { fileId: id } }], at),
      );
      const { db } = office.database;
      const dead = db.updateTable('outbox').set({ dead_at: at, last_error: 'UNEXPECTED_ERROR', attempts: 9 });
      const row = await dead.where('dedupe_key', '=', `mati:${id}`).returning('id').executeTakeFirstOrThrow();
      return row.id;
    },
    /** Somebody without mail who must be told of an office's message. */
    taskToTell: async () => {
      const { id } = await open();
      accepted(await sendOfficeMessage(deps, { requestId: id, body: 'Mohon lengkapi.' }, chief));
      const { db } = office.database;
      const tasks = db.selectFrom('notice').select('id').where('case_id', '=', id);
      return (await tasks.where('status', '=', 'to_tell').executeTakeFirstOrThrow()).id;
    },
    make: { open, decided, prepared, extended, withFile, withIdentity, draftDocument, publishedDocument },
  };
}

export function actorOf(viewers: Viewers, name: 'administrator' | 'desk' | 'PPID' | 'atasan'): OfficerActor {
  const actor = viewers.all.get(name)?.actor;
  if (!actor) throw new Error(`${name} is no officer`);
  return actor;
}

async function fileOf(office: TestOffice, caseId: string, purpose: string): Promise<string> {
  const row = await office.database.db
    .selectFrom('stored_file')
    .select('id')
    .where('case_id', '=', caseId)
    .where('purpose', '=', purpose)
    .executeTakeFirst();
  return row?.id ?? '';
}
