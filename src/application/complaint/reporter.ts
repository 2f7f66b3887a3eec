import type { Dependencies } from '#application/dependencies.ts';
import type { Complaint, Reporter } from '#domain/complaint/complaint.ts';
import type { ComplaintId } from '#domain/shared/ids.ts';

export const nobody: Reporter = { fullName: null, address: null, email: null, phone: null };

type Deps = Pick<Dependencies, 'vault'>;

const contextOf = (id: ComplaintId): string => `complaint_reporter:${id}`;

/** Seals a reporter for one complaint; null where nothing is known, so that nothing is kept. */
export function sealReporter({ vault }: Deps, id: ComplaintId, reporter: Reporter): string | null {
  const known = Object.values(reporter).some((part) => part !== null && part !== '');
  return known ? vault.seal(contextOf(id), JSON.stringify(reporter)) : null;
}

/** @throws when the sealed text was altered or its key is gone. */
export function unsealReporter(
  { vault }: Deps,
  { id, sealedReporter }: Pick<Complaint, 'id' | 'sealedReporter'>,
): Reporter {
  if (sealedReporter === null) return nobody;
  const plain = vault.unseal(contextOf(id), sealedReporter);
  if (plain === null) throw new Error('a sealed reporter could not be opened');
  return { ...nobody, ...JSON.parse(plain) };
}

/** Notices the same phone or mailbox again without keeping it readable. */
export function fingerprintOf({ vault }: Deps, { phone, email }: Reporter): string | null {
  const contact = phone ?? email?.toLowerCase() ?? null;
  return contact === null ? null : vault.digest('contact', contact);
}
