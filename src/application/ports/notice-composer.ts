import type { NoticeTemplate } from '#application/notification/notice-repository.ts';

/** What a mail says beside the frozen values of its notice; known only when it is sent. */
export type NoticeContext = {
  readonly officeName: string;
  /** Where the reader goes on. */
  readonly link: string;
  /** True when the link opens the case once. */
  readonly linkOpensOnce: boolean;
  /** The page where number and code open a case. */
  readonly trackingAddress: string;
  /** How to reach the desk, in one line. */
  readonly contact: string;
};

/** The words of a mail; use cases know no copy. */
export type NoticeComposer = {
  /** @throws when a value that the words need is missing. */
  readonly compose: (
    template: NoticeTemplate,
    params: Readonly<Record<string, string>>,
    context: NoticeContext,
  ) => { readonly subject: string; readonly text: string };
};
