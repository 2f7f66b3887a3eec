import type { ComplaintDeps } from '#application/complaint/open-complaint.ts';
import { nobody } from '#application/complaint/reporter.ts';
import {
  type SubmitComplaint,
  type SubmittedComplaint,
  submitComplaint,
} from '#application/complaint/submit-complaint.ts';

let made = 0;

/** A lamp that does not shine, told by web; every field may be changed. */
export function newComplaint(change: Partial<SubmitComplaint> = {}): SubmitComplaint {
  made += 1;
  return {
    idempotencyKey: `complaint-${made}-${Math.random().toString(36).slice(2)}`,
    channel: 'web',
    complaintClass: 'complaint',
    supervision: false,
    topic: null,
    body: 'Lampu PJU depan musala sudah 9 malam mati, jalan jadi gelap.',
    happenedOn: null,
    place: { regionCode: null, landmark: 'depan musala', point: null },
    identityMode: 'open',
    confidential: false,
    doNotNotify: false,
    reporter: { ...nobody, fullName: 'Siti Aminah', phone: '+6281234567890' },
    attachments: [],
    ...change,
  };
}

/** A complaint that was taken. */
export async function submittedComplaint(
  deps: ComplaintDeps,
  change: Partial<SubmitComplaint> = {},
): Promise<SubmittedComplaint> {
  const taken = await submitComplaint(deps, newComplaint(change));
  if (!taken.ok) throw new Error(`the complaint was refused: ${taken.error.code}`);
  return taken.value;
}

/** What the desk says of the lamp. */
export const lampClassification = {
  title: 'Lampu jalan mati di depan musala',
  complaintClass: 'complaint',
  supervision: false,
  topic: 'street_light',
  place: { regionCode: null, landmark: 'depan musala', point: null },
  happenedOn: null,
  confidential: false,
  aboutUnitId: null,
} as const;
