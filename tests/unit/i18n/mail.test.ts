import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { noticeTemplates } from '#application/notification/notice-repository.ts';
import { type MailContext, noticeText } from '#i18n/mail.ts';

const context: MailContext = {
  officeName: 'PPID Kabupaten Probolinggo',
  link: 'https://ppid.contoh.go.id/lacak/sekali-pakai',
  linkOpensOnce: true,
  trackingAddress: 'https://ppid.contoh.go.id/lacak',
  contact: 'Jalan Raya Panglima Sudirman Nomor 134, Kraksaan · (0335) 840000',
};
const params = {
  number: 'PI-2026-000123',
  dueOn: '2026-11-30',
  previousDueOn: '2026-11-27',
  change: 'password_changed',
};

describe('the words of a notice', () => {
  for (const template of noticeTemplates) {
    test(`${template} has a subject of one line, a text with link and sender, and a short form`, () => {
      const { subject, text, short } = noticeText(template, params, context);
      assert.match(subject, /^[^\r\n]{10,78}$/);
      assert.ok(text.includes(context.link));
      assert.ok(text.includes(context.contact));
      assert.ok(text.endsWith('\n'));
      assert.ok(short.startsWith('PPID Kabupaten Probolinggo: '));
      assert.ok(!short.includes('sekali-pakai'), 'a link that opens a case once is for mail alone');
      assert.doesNotMatch(subject + text + short, /undefined|null|\[object|\$\{/);
    });
  }

  test('a citizen learns number and last day in words', () => {
    const { subject, text } = noticeText('request_received', params, context);
    assert.equal(subject, 'Permohonan PI-2026-000123 kami terima');
    assert.match(text, /paling lambat Senin, 30 November 2026\./);
    assert.match(text, /hanya dapat dipakai satu kali/);
  });

  test('a lasting link does not claim to open once', () => {
    const { text } = noticeText('request_answered', params, {
      ...context,
      link: context.trackingAddress,
      linkOpensOnce: false,
    });
    assert.doesNotMatch(text, /satu kali/);
    assert.match(text, /nomor permohonan dan kode/);
  });

  test('a notice with a hole in it does not leave', () => {
    assert.throws(
      () => noticeText('request_received', { number: 'PI-2026-000123' }, context),
      /lacks the value dueOn/,
    );
    assert.throws(() => noticeText('request_answered', { number: ' ' }, context), /lacks the value number/);
    assert.throws(
      () => noticeText('request_answered', Object.create({ number: '1' }), context),
      /lacks the value number/,
    );
  });
});
