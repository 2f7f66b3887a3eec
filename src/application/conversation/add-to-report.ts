import { sendReporterMessageIn } from '#application/complaint/reporter-acts.ts';
import type { DialogueDeps } from '#application/conversation/dialogue-deps.ts';
import type { Repositories } from '#application/ports/repositories.ts';
import type { ConversationMessage } from '#domain/conversation/conversation.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';

export type Attachable = Pick<
  ConversationMessage,
  'id' | 'kind' | 'body' | 'point' | 'fileId' | 'complaintId'
>;

/** Adds messages of a chat that came after their report to it; those that are there already stay as they are. */
export async function addToReport(
  tx: Repositories,
  deps: DialogueDeps,
  complaintId: ComplaintId,
  parts: readonly Attachable[],
): Promise<void> {
  const ref = { caseKind: 'complaint', caseId: complaintId } as const;
  for (const part of parts) {
    if (part.complaintId !== null) continue;
    await tx.conversations.changeMessage(part.id, { complaintId });
    if (part.fileId !== null) {
      await tx.storedFiles.adoptFromConversation([part.fileId], {
        purpose: 'complaint_attachment',
        ref,
        visibleToCitizen: true,
      });
    }
    if (part.kind === 'reaction' || part.kind === 'sticker') continue;
    if (part.point !== null) await placeFromPoint(tx, complaintId, part.point);
    const sent = await sendReporterMessageIn(tx, deps, ref, {
      body: wordsOf(deps, part),
      idempotencyKey: `whatsapp:${part.id}`,
    });
    if (!sent.ok) throw new Error(`a message of a chat was refused: ${sent.error.code}`);
  }
}

function wordsOf({ chatWords }: DialogueDeps, { body, kind, point }: Attachable): string {
  const words = body.trim();
  if (point !== null) {
    return [words, chatWords.pointLine(point.latitude, point.longitude)]
      .filter((part) => part !== '')
      .join('\n');
  }
  return words === '' ? chatWords.fileLine(kind) : words;
}

/** A place that was shared a moment late is still the place of the report, where it had none. */
async function placeFromPoint(
  tx: Repositories,
  complaintId: ComplaintId,
  point: NonNullable<Attachable['point']>,
): Promise<void> {
  const complaint = await tx.complaints.find(complaintId);
  if (complaint === null || complaint.place.point !== null) return;
  await tx.complaints.change(complaint.id, complaint.version, { place: { ...complaint.place, point } });
}
