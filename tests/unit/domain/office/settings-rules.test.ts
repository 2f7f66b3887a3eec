import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultOfficeSettings, type OfficeSettings } from '#domain/office/office-settings.ts';
import { checkSettings, isWebAddress } from '#domain/office/settings-rules.ts';

function issuesOf(change: Partial<OfficeSettings>): readonly string[] {
  return checkSettings({ ...defaultOfficeSettings, ...change }).map((issue) =>
    [issue.setting, issue.part, issue.row, issue.code].filter((part) => part !== undefined).join(' '),
  );
}

describe('office settings', () => {
  test('those of the first start are sound', () => assert.deepEqual(issuesOf({}), []));

  test('a colour under 4.5:1 on white is refused with its ratio', () => {
    assert.deepEqual(issuesOf({ brandColour: '#777777' }), ['brandColour CONTRAST_TOO_LOW:4,47']);
    assert.deepEqual(issuesOf({ accentColour: '#FFD23F' }), ['accentColour CONTRAST_TOO_LOW:1,44']);
    assert.deepEqual(issuesOf({ brandColour: '#767676' }), []);
    assert.deepEqual(issuesOf({ brandColour: 'biru' }), ['brandColour INVALID_COLOUR']);
  });

  test('letters without signature need the legal basis that says so', () => {
    assert.deepEqual(issuesOf({ signatureRule: 'valid_without_signature' }), [
      'signatureLegalBasis LEGAL_BASIS_MISSING',
    ]);
    assert.deepEqual(
      issuesOf({ signatureRule: 'valid_without_signature', signatureLegalBasis: 'Perbup 12/2026' }),
      [],
    );
  });

  test('who signs a.n. says on whose behalf', () => {
    const official = defaultOfficeSettings.signingOfficial;
    assert.deepEqual(issuesOf({ signingOfficial: { ...official, capacity: 'a.n.' } }), [
      'signingOfficial onBehalfOf REQUIRED',
    ]);
    assert.deepEqual(issuesOf({ signingOfficial: { ...official, capacity: 'Plt.' } }), []);
  });

  test('days have bounds and a letterhead has one to four lines', () => {
    assert.deepEqual(issuesOf({ proofRetentionDays: 31 }), ['proofRetentionDays OUT_OF_RANGE:0:30']);
    assert.deepEqual(issuesOf({ soonWorkingDays: 0 }), ['soonWorkingDays OUT_OF_RANGE:1:9']);
    assert.deepEqual(issuesOf({ letterheadLines: [' '] }), ['letterheadLines REQUIRED']);
    assert.deepEqual(issuesOf({ letterheadLines: ['a', 'b', 'c', 'd', 'e'] }), [
      'letterheadLines TOO_MANY_ROWS:4',
    ]);
  });

  test('words to people hold only marks that are filled in, and are never empty', () => {
    assert.deepEqual(issuesOf({ whatsappGreeting: 'Halo dari {kanal} dan {nama}' }), [
      'whatsappGreeting UNKNOWN_WORD_MARK:kanal,kantor',
    ]);
    assert.deepEqual(issuesOf({ whatsappOffHours: 'Tutup sampai {hari' }), ['whatsappOffHours STRAY_BRACE']);
    assert.deepEqual(issuesOf({ whatsappOffHours: ' ' }), ['whatsappOffHours REQUIRED']);
    assert.deepEqual(issuesOf({ whatsappChannelName: '' }), ['whatsappChannelName REQUIRED']);
  });

  test('messages are read from an hour to a later one, and copied within one to ten working days', () => {
    const readingHours = { opensAt: '08:00', closesAt: '15:00', closesFridayAt: '08:00' };
    assert.deepEqual(issuesOf({ readingHours }), ['readingHours closesFridayAt CLOSES_BEFORE_OPENING']);
    assert.deepEqual(issuesOf({ readingHours: { ...readingHours, closesFridayAt: '24:00' } }), [
      'readingHours closesFridayAt INVALID_TIME',
    ]);
    assert.deepEqual(issuesOf({ sp4nCopyWorkingDays: 0 }), ['sp4nCopyWorkingDays OUT_OF_RANGE:1:10']);
    assert.deepEqual(issuesOf({ sp4nCopyWorkingDays: 10 }), []);
  });

  test('a complaint channel has a name and an http address', () => {
    const channel = { name: 'LAPOR', description: '', url: 'https://www.lapor.go.id' };
    assert.deepEqual(issuesOf({ complaintChannels: [channel, { ...channel, name: ' ' }] }), [
      'complaintChannels name 1 REQUIRED',
    ]);
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      '//lapor.go.id',
      'https://user@evil.test',
      'https://localhost',
      'https://a b.id',
      'lapor.go.id',
    ]) {
      assert.equal(isWebAddress(url), false, url);
    }
    for (const url of ['https://www.lapor.go.id', 'http://a.id:8080/x?y=1#z', 'https://wa.me/628123']) {
      assert.equal(isWebAddress(url), true, url);
    }
  });
});
