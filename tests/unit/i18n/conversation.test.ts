import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChatContext } from '#application/ports/chat-words.ts';
import { defaultOfficeSettings } from '#domain/office/office-settings.ts';
import { chatReply } from '#i18n/conversation.ts';

const context = (change: Partial<ChatContext> = {}): ChatContext => ({
  ...defaultOfficeSettings,
  desk: { now: true },
  verificationDays: 3,
  trackingAddress: 'https://ppid.contoh.go.id/lacak',
  ...change,
});

describe('the words of the conversation', () => {
  test('the channel calls itself as the office set it, in the words that the office chose', () => {
    const { body } = chatReply(
      { kind: 'menu' },
      context({
        whatsappChannelName: 'Lapor Kand4',
        whatsappGreeting: 'Sugeng rawuh, ini {kanal} {kantor}.',
      }),
    );
    assert.equal(body, 'Sugeng rawuh, ini Lapor Kand4 PPID Kabupaten Probolinggo.\n\nDarurat? Telepon 112.');
    assert.match(chatReply({ kind: 'menu' }, context()).body, /^Ini Halo SAE, /);
  });

  test('off hours, the receipt holds number, day and hour of reading, and the emergency number', () => {
    const { body } = chatReply(
      { kind: 'receipt', number: 'PG-2026-000007' },
      context({
        desk: { now: false, on: '2026-11-30' },
        readingHours: { opensAt: '07:30', closesAt: '15:00', closesFridayAt: '15:00' },
        whatsappOffHours: 'Kantor tutup ({jam_baca}); dibaca {hari} pukul {pukul}.',
      }),
    );
    assert.match(body, /PG-2026-000007/);
    assert.match(
      body,
      /Kantor tutup \(hari kerja 07\.30–15\.00\); dibaca Senin, 30 November 2026 pukul 07\.30\./,
    );
    assert.match(body, /Telepon 112/);
  });

  test('in hours, the days of looking at it are those of the rules', () => {
    assert.match(
      chatReply({ kind: 'to_officer' }, context({ verificationDays: 4 })).body,
      /dalam 4 hari kerja/,
    );
  });
});
