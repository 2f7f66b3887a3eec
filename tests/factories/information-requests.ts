import type { Dependencies } from '#application/dependencies.ts';
import {
  type SubmitInformationRequest,
  type SubmittedRequest,
  submitInformationRequest,
} from '#application/information-request/submit-information-request.ts';
import { asId, type StoredFileId } from '#domain/shared/ids.ts';

let made = 0;

/** A complete request of a person with a phone and no mail. */
export function requestCommand(change: Partial<SubmitInformationRequest> = {}): SubmitInformationRequest {
  made += 1;
  return {
    idempotencyKey: `formulir-uji-${made}-${Math.trunc(made * 7919)}`,
    channel: 'web',
    details: ['Ringkasan DPA Dinas PUPR tahun 2025', 'Daftar penerima hibah 2025', 'Rencana pasar Kraksaan'],
    purposes: ['oversight'],
    purposeText: 'Mengawasi anggaran jalan desa',
    obtainMethods: ['copy_soft'],
    deliveryMethods: ['portal'],
    unitId: null,
    fullName: 'Siti Aminah',
    nik: '3513000000000001',
    address: 'Dusun Krajan RT 02 RW 01, Tiris',
    regionCode: null,
    email: null,
    phone: '+6281234567890',
    doNotNotify: false,
    identityProof: null,
    ...change,
  };
}

/** Submits a request and gives its receipt; throws where it is refused. */
export async function submittedRequest(
  deps: Dependencies,
  change: Partial<SubmitInformationRequest> = {},
): Promise<SubmittedRequest> {
  const submitted = await submitInformationRequest(deps, requestCommand(change));
  if (!submitted.ok) throw new Error(`the request was refused: ${submitted.error.code}`);
  return submitted.value;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A file in staging, as a form would leave it. */
export async function stagedFile(
  deps: Dependencies,
  bytes: Uint8Array = Buffer.from('%PDF-1.7\nbukti\n%%EOF\n'),
  name = 'bukti.pdf',
): Promise<{ readonly fileId: StoredFileId; readonly sha256: string }> {
  const fileId = asId<StoredFileId>(deps.ids.next());
  const written = await deps.files.writeSealed(fileId, chunksOf(bytes), 1024 * 1024);
  if ('code' in written) throw new Error('the test file is too large');
  await deps.unitOfWork.transaction((tx) =>
    tx.storedFiles.add({
      id: fileId,
      purpose: 'staged',
      ref: null,
      itemId: null,
      visibleToCitizen: false,
      name,
      mediaType: 'application/pdf',
      ...written,
      uploadedBy: null,
      createdAt: deps.clock.now(),
      publishedAt: null,
      deletedAt: null,
    }),
  );
  return { fileId, sha256: written.sha256 };
}
