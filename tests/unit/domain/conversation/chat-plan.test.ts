import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readChatExport } from '#domain/conversation/chat-export.ts';
import { guessCitizen, likelyReport, planChat } from '#domain/conversation/chat-plan.ts';
import { chatText } from '#tests/factories/chats.ts';

const today = '2026-11-25';
const plan = (text: string, citizen: string, office: readonly string[]) =>
  planChat(readChatExport(text, today, null).messages, { citizen, office });
const identities = (text: string, citizen = 'A', office = ['B']) =>
  plan(text, citizen, office).map((item) => item.identity);

describe('a message of a chat', () => {
  test('is the same with seconds or without, under a number or a name, with its media or without', () => {
    const android =
      '21/11/26 21.05 - +62 812-3456-7890: Lampu mati\n21/11/26 21.06 - +62 812-3456-7890: <Media tidak disertakan>';
    const ios =
      '[21/11/26 21.05.40] Bu Siti: Lampu  mati\n[21/11/26 21.06.02] Bu Siti: <terlampir: 00000002-PHOTO-2026.jpg>';
    assert.deepEqual(identities(android, '+62 812-3456-7890'), identities(ios, 'Bu Siti'));
  });

  test('is another one when it is said twice in a minute, by the other side, or later', () => {
    const said = identities(
      '21/11/26 21.05 - A: ok\n21/11/26 21.05 - A: ok\n21/11/26 21.05 - B: ok\n21/11/26 21.06 - A: ok',
    );
    assert.equal(new Set(said).size, 4);
  });

  test('is left out when it was taken back, is empty, or is of somebody who is neither', () => {
    const text = '21/11/26 21.05 - A: Pesan ini dihapus\n21/11/26 21.05 - C: halo\n21/11/26 21.06 - A:';
    assert.deepEqual(plan(text, 'A', ['B']), []);
  });
});

describe('what is ticked at first', () => {
  const fresh = (text: string, known = 0) =>
    plan(text, 'Siti Aminah Sumber', ['Halo SAE Kab. Probolinggo']).map((item, at) => ({
      ...item,
      known: at < known,
    }));

  test('is what the citizen said last, with photos, without thanks and without what the phone left out', () => {
    const items = fresh(chatText('android-id'));
    const chosen = likelyReport(items);
    assert.deepEqual(
      items.filter((item) => chosen.includes(item.identity)).map((item) => item.kind),
      ['text', 'text', 'image', 'audio', 'location'],
    );
  });

  test('is nothing that is kept already, and nothing of months ago', () => {
    const items = fresh(chatText('android-id-longer'), 9);
    assert.equal(likelyReport(items).length, 1);
    const old = `1/3/26 10.00 - Siti Aminah Sumber: Jalan rusak\n${chatText('paste-android').replaceAll('[21/11 ', '[21/11/26 ')}`;
    assert.equal(likelyReport(fresh(old)).length, 2);
  });
});

test('the citizen is whom the phone named, else a number, else who wrote first', () => {
  assert.equal(guessCitizen(['Kantor', 'Siti'], 'Siti'), 'Siti');
  assert.equal(guessCitizen(['Kantor', '+62 812-3456-7890'], null), '+62 812-3456-7890');
  assert.equal(guessCitizen(['Siti', 'Kantor'], 'Orang lain'), 'Siti');
  assert.equal(guessCitizen([], null), '');
});
