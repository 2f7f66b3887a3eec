import type { Dependencies } from '#application/dependencies.ts';
import { type DecideItem, decideItem } from '#application/information-request/decide-item.ts';
import type { PrepareAnswer } from '#application/information-request/draft-answer.ts';
import type { PrepareExtension } from '#application/information-request/draft-extension.ts';
import type { LoadedInformationRequest } from '#application/information-request/information-request-repository.ts';
import { prepareAnswer } from '#application/information-request/prepare-answer.ts';
import { sendAnswer } from '#application/information-request/send-answer.ts';
import type { Letter } from '#application/letter/letter-repository.ts';
import type { SignedLetter } from '#application/letter/release-letter.ts';
import type { TypedSignature } from '#application/letter/signature.ts';
import type { OfficerActor } from '#domain/officer/role.ts';
import type { InformationRequestId, LetterId } from '#domain/shared/ids.ts';
import type { Result } from '#domain/shared/result.ts';
import { stagedFile, submittedRequest } from '#tests/factories/information-requests.ts';

/** The value, or a failure that names the code. */
export function accepted<T>(result: Result<T, { readonly code: string }>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code}`);
  return result.value;
}

/** The code of a refusal, or 'accepted'. */
export function codeOf(result: Result<unknown, { readonly code: string }>): string {
  return result.ok ? 'accepted' : result.error.code;
}

export const ppidSignature: TypedSignature = {
  mode: 'wet',
  fullName: 'Dra. Sri Wahyuni, M.Si.',
  rank: 'Pembina Utama Muda (IV/c)',
  nip: '19680512 199403 2 004',
  positionTitle: 'Pejabat Pengelola Informasi dan Dokumentasi',
  capacity: '',
  onBehalfOf: '',
};

export function requestNow(deps: Dependencies, id: InformationRequestId): Promise<LoadedInformationRequest> {
  return deps.unitOfWork.transaction(async (tx) => {
    const request = await tx.informationRequests.find(id);
    if (request === null) throw new Error('the request is gone');
    return request;
  });
}

export function lettersOf(deps: Dependencies, id: InformationRequestId): Promise<readonly Letter[]> {
  return deps.unitOfWork.transaction((tx) =>
    tx.letters.ofCase({ caseKind: 'information_request', caseId: id }),
  );
}

type Draft = DecideItem['decision'];

export const granted: Draft = {
  kind: 'granted',
  form: 'softcopy',
  supplyWorkingDays: 0,
  costs: [],
  note: '',
};
export const notHeld: Draft = {
  kind: 'not_held',
  holder: 'BPK Perwakilan Jawa Timur',
  holderUnknown: false,
  note: '',
};

/** A refusal by art. 17 h with a fresh scan of its consequence test. */
export async function refused(deps: Dependencies): Promise<Extract<Draft, { kind: 'refused' }>> {
  const scan = await stagedFile(
    deps,
    Buffer.from('%PDF-1.7\nuji konsekuensi\n%%EOF\n'),
    'uji-konsekuensi.pdf',
  );
  return {
    kind: 'refused',
    exemptionLetter: 'h',
    statuteArticle: '',
    reasons: 'Nomor rekening adalah data pribadi penerima hibah.',
    ifOpened: '',
    consequenceTest: { number: '480/12/UK/2026', heldOn: '2026-11-20', uploadedFileId: scan.fileId },
  };
}

/** Decides items in their order; the last decision goes for the rest. */
export async function decideAll(
  deps: Dependencies,
  actor: OfficerActor,
  id: InformationRequestId,
  decisions: readonly Draft[],
): Promise<void> {
  const { items } = await requestNow(deps, id);
  for (const [index, item] of items.entries()) {
    const decision = decisions[index] ?? decisions.at(-1) ?? granted;
    const { version } = await requestNow(deps, id);
    accepted(await decideItem(deps, { requestId: id, version, itemId: item.id, decision }, actor));
  }
}

export function answerCommand(
  request: LoadedInformationRequest,
  letterOn: string,
  change: Partial<PrepareAnswer> = {},
): PrepareAnswer {
  return {
    requestId: request.id,
    version: request.version,
    letterNumber: '000.4/57/PPID/XI/2026',
    refusalNumber: '000.4/58/PPID/XI/2026',
    letterOn,
    signature: ppidSignature,
    payment: '',
    ...change,
  };
}

export function extensionCommand(
  request: LoadedInformationRequest,
  letterOn: string,
  change: Partial<PrepareExtension> = {},
): PrepareExtension {
  return {
    requestId: request.id,
    version: request.version,
    ground: 'not_yet_documented',
    reasons: 'Data masih dihimpun dari 24 kecamatan.',
    letterNumber: '000.4/60/PPID/XI/2026',
    letterOn,
    signature: ppidSignature,
    ...change,
  };
}

/** A signed scan for every letter of the case that waits for one. */
export async function signedScans(
  deps: Dependencies,
  id: InformationRequestId,
): Promise<ReadonlyMap<LetterId, SignedLetter>> {
  const scans = new Map<LetterId, SignedLetter>();
  for (const letter of await lettersOf(deps, id)) {
    if (letter.status !== 'awaiting_signature') continue;
    const scan = await stagedFile(
      deps,
      Buffer.from(`%PDF-1.7\n${letter.kind} bertanda tangan\n%%EOF\n`),
      'pindaian.pdf',
    );
    scans.set(letter.id, { letterNumber: null, signedFileId: scan.fileId });
  }
  return scans;
}

/** A request that was submitted, decided and answered, letters signed by hand. */
export async function answeredRequest(
  deps: Dependencies,
  actor: OfficerActor,
  decisions: readonly Draft[],
): Promise<InformationRequestId> {
  const { caseId } = await submittedRequest(deps);
  await decideAll(deps, actor, caseId, decisions);
  const today = deps.clock.today();
  accepted(await prepareAnswer(deps, answerCommand(await requestNow(deps, caseId), today), actor));
  const { version } = await requestNow(deps, caseId);
  const letters = await signedScans(deps, caseId);
  accepted(await sendAnswer(deps, { requestId: caseId, version, letters, handedOver: null }, actor));
  return caseId;
}
