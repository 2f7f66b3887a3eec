import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultOfficeSettings } from '#domain/office/office-settings.ts';
import { shownChannels } from '#web/complaint-channels.ts';

const listed = [
  { name: 'LAPOR!', description: '', url: 'https://www.lapor.go.id' },
  { name: 'Nama lama', description: '', url: 'https://wa.me/6282131001001?text=halo' },
];

describe('the channels on the complaint page', () => {
  test('WhatsApp stands first, under its name of now, once', () => {
    const settings = {
      ...defaultOfficeSettings,
      whatsappChannelName: 'Lapor Kand4',
      complaintChannels: listed,
    };
    assert.deepEqual(
      shownChannels(settings).map(({ name, href }) => [name, href]),
      [
        ['Lapor Kand4 (WhatsApp)', 'https://wa.me/6282131001001'],
        ['LAPOR!', 'https://www.lapor.go.id'],
      ],
    );
    assert.match(shownChannels(settings)[0]?.text ?? '', /0821-3100-1001.*hari kerja 08\.00–15\.00/);
  });

  test('an office without a number has the list alone', () => {
    const settings = { ...defaultOfficeSettings, whatsappChannelNumber: '', complaintChannels: listed };
    assert.deepEqual(
      shownChannels(settings).map(({ name }) => name),
      ['LAPOR!', 'Nama lama'],
    );
  });
});
