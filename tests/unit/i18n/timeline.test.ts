import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { informationRequestEventTypes } from '#domain/information-request/case-events.ts';
import { officerEventText } from '#i18n/officer-timeline.ts';
import { eventText } from '#i18n/timeline.ts';

describe('the history of a request in words', () => {
  for (const type of informationRequestEventTypes) {
    test(`${type} has words for citizen and officer, even where the payload is empty`, () => {
      for (const line of [eventText(type, {}), officerEventText(type, {})]) {
        assert.notEqual(line.title, type);
        assert.match(line.title, /^\p{Lu}/u);
        assert.ok(!/undefined|null|\[object/.test(`${line.title} ${line.text ?? ''}`), line.text);
      }
    });
  }

  test('an event of a later release shows its name rather than nothing', () => {
    assert.deepEqual(officerEventText('request_split', {}), { title: 'request_split' });
  });

  test('an officer is told what happened to the citizen, not addressed as one', () => {
    assert.equal(officerEventText('citizen_message_received', {}).title, 'Pemohon mengirim pesan');
    assert.equal(eventText('citizen_message_received', {}).title, 'Anda mengirim pesan');
    assert.equal(
      officerEventText('request_assigned', { assigneeName: 'Rina Kartika' }).title,
      'Ditangani oleh Rina Kartika',
    );
    assert.equal(
      officerEventText('access_code_reissued', { personCheck: 'KTP asli dicocokkan' }).text,
      'KTP asli dicocokkan',
    );
  });

  test('an answer that was handed over earlier says so to both', () => {
    const payload = { outcome: 'granted', givenOn: '2026-12-09' };
    for (const line of [eventText('answer_sent', payload), officerEventText('answer_sent', payload)]) {
      assert.match(line.text ?? '', /Rabu, 9 Desember 2026 \(dicatat kemudian\)/);
    }
  });
});
