import type { NoticeComposer } from '#application/ports/notice-composer.ts';
import { noticeText } from '#i18n/mail.ts';

/** Words in Indonesian, from the dictionaries. */
export function createNoticeComposer(): NoticeComposer {
  return {
    compose: (template, params, context) => {
      const { subject, text } = noticeText(template, params, context);
      return { subject, text };
    },
  };
}
