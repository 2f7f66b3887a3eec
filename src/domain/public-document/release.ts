import type { DocumentVersionId, OfficerId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

export const releaseDecisions = ['approved', 'refused'] as const;
export type ReleaseDecision = (typeof releaseDecisions)[number];

/** Somebody asks to publish files in which the gate found something, and somebody else decides. */
export type DocumentRelease = {
  readonly id: string;
  readonly versionId: DocumentVersionId;
  /** Stands for exactly the findings that were seen; with others it is void. */
  readonly findingsDigest: string;
  readonly findingCount: number;
  readonly reason: string;
  readonly requestedBy: OfficerId;
  readonly requestedAt: InstantText;
  readonly decision: ReleaseDecision | null;
  readonly decisionNote: string;
  readonly decidedBy: OfficerId | null;
  readonly decidedAt: InstantText | null;
};

/** True when this officer may be the second one: neither the one who asks nor who made the version. */
export function mayDecideRelease(
  release: DocumentRelease,
  versionMadeBy: OfficerId,
  officerId: OfficerId,
): boolean {
  return release.requestedBy !== officerId && versionMadeBy !== officerId;
}

/** True when this release lets out files with exactly these findings. */
export function releases(release: DocumentRelease | null, findingsDigest: string): boolean {
  return release?.decision === 'approved' && release.findingsDigest === findingsDigest;
}
