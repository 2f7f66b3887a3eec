import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { defaultOfficeSettings, type OfficeSettings } from '#domain/office/office-settings.ts';
import { asId, type UnitId } from '#domain/shared/ids.ts';
import { formFields } from '#web/forms/form-fields.ts';
import { errorsOfIssues, parseSettings, settingsGroups, settingsInForm } from '#web/forms/settings.ts';
import { rowsInForm } from '#web/forms/settings-rows.ts';

const filled: OfficeSettings = {
  ...defaultOfficeSettings,
  phone: '+62335123456',
  whatsapp: '+6281234567890',
  email: 'ppid@contoh.go.id',
  defaultUnitId: asId<UnitId>('unit'),
  signingOfficial: {
    fullName: 'Dra. Ani',
    rank: 'Pembina',
    nip: '197001011990032001',
    positionTitle: 'Kepala Dinas',
    capacity: 'Plh.',
    onBehalfOf: 'Sekretaris Daerah',
  },
  signatureLegalBasis: 'Peraturan Bupati 12/2026',
};

describe('settings forms', () => {
  for (const settings of [defaultOfficeSettings, filled]) {
    test(`every setting is in exactly one group and comes back as it was (${settings.phone || 'first start'})`, () => {
      const seen = new Map<string, unknown>();
      for (const group of settingsGroups) {
        const parsed = parseSettings(group, settingsInForm(group, settings));
        assert.ok(parsed.ok, `${group}: ${JSON.stringify(parsed)}`);
        for (const [key, value] of Object.entries(parsed.value)) {
          assert.ok(!seen.has(key), `${key} is in two groups`);
          seen.set(key, value);
        }
      }
      assert.deepEqual(Object.fromEntries(seen), settings);
    });
  }

  test('an empty form is refused, not taken as a wish to clear', () => {
    for (const group of ['kantor', 'surat', 'penandatangan', 'permohonan', 'tampilan'] as const) {
      assert.equal(parseSettings(group, formFields([])).ok, false, group);
    }
  });

  test('choices that are not on offer are refused', () => {
    const fields = settingsInForm('permohonan', filled);
    const forged = {
      ...fields,
      first: (name: string) => (name === 'nik_rule' ? 'never' : fields.first(name)),
    };
    assert.deepEqual(parseSettings('permohonan', forged), {
      ok: false,
      error: { nik_rule: 'UNKNOWN_CHOICE' },
    });
  });

  test('rows: empty ones fall out, a row without name is refused in its place, buttons add and remove', () => {
    const entries: [string, string][] = [
      ['channel_name', ''],
      ['channel_description', ''],
      ['channel_url', ''],
      ['channel_name', ' LAPOR! '],
      ['channel_description', ''],
      ['channel_url', 'https://www.lapor.go.id'],
      ['channel_name', ''],
      ['channel_description', 'tanpa nama'],
      ['channel_url', ''],
    ];
    assert.deepEqual(parseSettings('kanal-pengaduan', formFields(entries)), {
      ok: false,
      error: { 'channel_name.2': 'REQUIRED' },
    });
    assert.deepEqual(parseSettings('kanal-pengaduan', formFields(entries.slice(0, 6))), {
      ok: true,
      value: { complaintChannels: [{ name: 'LAPOR!', description: '', url: 'https://www.lapor.go.id' }] },
    });
    const rows = (action: string) =>
      rowsInForm('kanal-pengaduan', formFields([...entries, ['action', action]]));
    assert.equal(rows('add_row').length, 4);
    assert.deepEqual(
      rows('remove_row:1').map(([, text]) => text),
      ['', 'tanpa nama'],
    );
  });

  test('no more than twenty rows, and lengths are held to', () => {
    const many = Array.from({ length: 21 }, (_, at): [string, string][] => [
      ['body_name', `Badan ${at}`],
      ['body_advice', 'Hubungi langsung.'],
      ['body_contact', ''],
    ]).flat();
    assert.equal(parseSettings('badan-lain', formFields(many)).ok, false);
    assert.equal(parseSettings('badan-lain', formFields(many.slice(0, 60))).ok, true);
    const long = parseSettings(
      'badan-lain',
      formFields([
        ['body_name', 'x'.repeat(101)],
        ['body_advice', 'ada\u0000'],
      ]),
    );
    assert.deepEqual(long, {
      ok: false,
      error: { 'body_name.0': 'TOO_LONG:100', 'body_advice.0': 'INVALID_CHARACTERS' },
    });
  });

  test('a refusal of the rules lands beside its field', () => {
    assert.deepEqual(
      errorsOfIssues('kanal-pengaduan', [
        { setting: 'complaintChannels', row: 2, part: 'url', code: 'INVALID_URL' },
      ]),
      { 'channel_url.2': 'INVALID_URL' },
    );
    assert.deepEqual(
      errorsOfIssues('penandatangan', [{ setting: 'signingOfficial', part: 'onBehalfOf', code: 'REQUIRED' }]),
      { signing_on_behalf_of: 'REQUIRED' },
    );
    assert.deepEqual(errorsOfIssues('tampilan', [{ setting: 'brandColour', code: 'INVALID_COLOUR' }]), {
      brand_colour: 'INVALID_COLOUR',
    });
  });
});
