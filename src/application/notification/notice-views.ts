import type { ComplaintScope } from '#application/complaint/complaint-scope.ts';
import type { NoticeTemplate } from '#application/notification/notice-repository.ts';
import type { IdentityMode } from '#domain/complaint/complaint.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

type ToTell = {
  readonly id: string;
  readonly template: NoticeTemplate;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly params: Readonly<Record<string, string>>;
  readonly reason: string | null;
  readonly createdAt: InstantText;
};

/** A task in "Perlu dikabari". A reporter's address is not in it: it is opened where the task is shown. */
export type NoticeToTell =
  | (ToTell & {
      readonly caseKind: 'information_request';
      readonly requesterName: string;
      readonly phone: string | null;
      readonly email: string | null;
    })
  | (ToTell & {
      readonly caseKind: 'complaint';
      readonly identityMode: IdentityMode;
      readonly sealedReporter: string | null;
      readonly phone: null;
      readonly email: null;
    });

/** Whose tasks an officer does. */
export type ToTellAudience = {
  readonly requests: boolean;
  /** Null: none of complaints. */
  readonly complaints: ComplaintScope | null;
};

export type NoticeQueries = {
  /** Oldest first, at most `limit`; one statement. */
  readonly toTell: (
    audience: ToTellAudience,
    limit: number,
    afterId: string | null,
  ) => Promise<readonly NoticeToTell[]>;
};
