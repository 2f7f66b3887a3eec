import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { RegionOption } from '#application/settings/office-views.ts';
import { asId } from '#domain/shared/ids.ts';
import { parseComplaint } from '#web/forms/complaint.ts';
import { formFields } from '#web/forms/form-fields.ts';
import { labelledRegions, matchRegion } from '#web/forms/region-box.ts';

const regions: readonly RegionOption[] = [
  { code: '35.13.03', name: 'Sumber', kind: 'district', parentCode: null },
  { code: '35.13.03.2001', name: 'Sumber', kind: 'village', parentCode: '35.13.03' },
  { code: '35.13.03.2002', name: 'Cepoko', kind: 'village', parentCode: '35.13.03' },
  { code: '35.13.04', name: 'Kuripan', kind: 'district', parentCode: null },
  { code: '35.13.05', name: 'Wonomerto', kind: 'district', parentCode: null },
  { code: '35.13.05.2001', name: 'Kuripan', kind: 'village', parentCode: '35.13.05' },
];
const lamp = 'Lampu jalan depan musala sudah 9 malam mati';

function parsed(typed: Readonly<Record<string, string>>) {
  return parseComplaint(formFields(Object.entries(typed)), [], { regions, today: '2026-11-25' });
}

function taken(typed: Readonly<Record<string, string>>) {
  const result = parsed(typed);
  assert.ok(result.ok, JSON.stringify(result));
  return result.value;
}

function errorsOf(typed: Readonly<Record<string, string>>) {
  const result = parsed(typed);
  assert.ok(!result.ok);
  return result.error;
}

describe('the complaint form', () => {
  test('one sentence is enough', () => {
    const complaint = taken({ details: lamp });
    assert.equal(complaint.body, lamp);
    assert.equal(complaint.complaintClass, 'complaint');
    assert.equal(complaint.identityMode, 'open');
    assert.equal(complaint.supervision, false);
    assert.deepEqual(complaint.reporter, { fullName: null, address: null, email: null, phone: null });
    assert.deepEqual(complaint.place, { regionCode: null, landmark: '', point: null });
  });

  test('nothing told is refused', () => {
    assert.deepEqual(errorsOf({ details: ' ' }), { details: 'REQUIRED' });
  });

  test('a place of the list becomes its code, any other words stay in the landmark', () => {
    assert.deepEqual(
      taken({ details: lamp, region: 'Cepoko, Kec. Sumber', landmark: 'dekat musala' }).place,
      {
        regionCode: '35.13.03.2002',
        landmark: 'dekat musala',
        point: null,
      },
    );
    assert.deepEqual(taken({ details: lamp, region: 'Perumahan Asri', landmark: 'blok C' }).place, {
      regionCode: null,
      landmark: 'Perumahan Asri, blok C',
      point: null,
    });
  });

  test('a report about an official is for the Inspektorat, and can be kept secret', () => {
    const complaint = taken({ details: lamp, about_official: '1', confidential: '1', do_not_notify: '1' });
    assert.deepEqual(
      [complaint.supervision, complaint.confidential, complaint.doNotNotify],
      [true, true, true],
    );
  });

  test('anonymous needs a telephone or a mail address, and only one of them', () => {
    assert.deepEqual(errorsOf({ details: lamp, identity_mode: 'anonymous' }), { phone: 'CONTACT_NEEDED' });
    const complaint = taken({ details: lamp, identity_mode: 'anonymous', phone: '0812 3456 7890' });
    assert.equal(complaint.reporter.phone, '+6281234567890');
    assert.ok(parsed({ details: lamp, identity_mode: 'anonymous', email: 'siti@contoh.id' }).ok);
  });

  test('without identity takes nothing of anybody', () => {
    for (const name of ['full_name', 'phone', 'email']) {
      const value = { full_name: 'Siti', phone: '0812 3456 7890', email: 'siti@contoh.id' }[name] ?? '';
      assert.deepEqual(errorsOf({ details: lamp, identity_mode: 'without_identity', [name]: value }), {
        identity_mode: 'IDENTITY_NOT_TAKEN',
      });
    }
    assert.equal(
      taken({ details: lamp, identity_mode: 'without_identity' }).identityMode,
      'without_identity',
    );
  });

  test('a shared place is two numbers that can be on earth, kept to a metre', () => {
    const point = (text: string) => taken({ details: lamp, point: text }).place.point;
    assert.deepEqual(point('-7.94123456,113.20518'), { latitude: -7.94123, longitude: 113.20518 });
    assert.deepEqual(point(' -7.9412 , 113.2051 '), { latitude: -7.9412, longitude: 113.2051 });
    for (const wrong of ['-97,113', '-7.9,181', 'sini', '1e3,2', '-7.9', '-7,9412, 113,2051', 'NaN,NaN']) {
      assert.deepEqual(errorsOf({ details: lamp, point: wrong }), { point: 'INVALID_POINT' }, wrong);
    }
  });

  test('what happened did not happen tomorrow', () => {
    assert.deepEqual(errorsOf({ details: lamp, happened_on: '2026-11-26' }), {
      happened_on: 'DATE_IN_FUTURE',
    });
    assert.equal(taken({ details: lamp, happened_on: '2026-11-25' }).happenedOn, '2026-11-25');
  });

  test('choices that do not exist are refused, and other fields are not looked at', () => {
    assert.deepEqual(errorsOf({ details: lamp, identity_mode: 'admin', complaint_class: 'denda' }), {
      identity_mode: 'UNKNOWN_CHOICE',
      complaint_class: 'UNKNOWN_CHOICE',
    });
    const complaint = taken({ details: lamp, topic: 'road', status: 'closed', channel: 'sp4n' });
    assert.equal(complaint.topic, null);
    assert.ok(!('status' in complaint) && !('channel' in complaint));
  });

  test('photos are counted by their content', () => {
    const photo = {
      token: 't',
      fileId: asId<never>('f'),
      name: 'a.jpg',
      mediaType: 'image/jpeg',
      bytes: 1,
      sha256: 's',
    };
    const result = parseComplaint(formFields([['details', lamp]]), [photo], { regions, today: '2026-11-25' });
    assert.ok(result.ok);
    assert.deepEqual(result.value.attachments, [{ fileId: 'f', sha256: 's' }]);
  });
});

describe('the box of places', () => {
  const labelled = labelledRegions(regions);
  const match = (typed: string) => matchRegion(typed, labelled);

  test('offers kecamatan and villages with their kecamatan', () => {
    assert.deepEqual(
      labelled.slice(0, 3).map(({ label }) => label),
      ['Kecamatan Sumber', 'Sumber, Kec. Sumber', 'Cepoko, Kec. Sumber'],
    );
  });

  test('knows what is typed in other writings', () => {
    assert.equal(match('kecamatan sumber'), '35.13.03');
    assert.equal(match('Kec Sumber'), '35.13.03');
    assert.equal(match('cepoko  kec. SUMBER'), '35.13.03.2002');
    assert.equal(match('Desa Cepoko'), '35.13.03.2002');
    assert.equal(match('cepoko'), '35.13.03.2002');
  });

  test('takes the kecamatan where a village of the same name lies in it, and nothing where it could be elsewhere', () => {
    assert.equal(match('sumber'), '35.13.03');
    assert.equal(match('kuripan'), null);
    assert.equal(match('Surabaya'), null);
    assert.equal(match(''), null);
  });
});
