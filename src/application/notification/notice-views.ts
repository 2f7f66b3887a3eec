import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** A task in "Perlu dikabari". */
export type NoticeToTell = {
  readonly id: string;
  readonly template: NoticeTemplate;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly requesterName: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly params: Readonly<Record<string, string>>;
  readonly reason: string | null;
  readonly createdAt: InstantText;
};

export type NoticeQueries = {
  /** Oldest first, at most `limit`; one statement. */
  readonly toTell: (limit: number, afterId: string | null) => Promise<readonly NoticeToTell[]>;
};
