import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { namesStatuteArticle } from '#domain/exemption/statute-article.ts';

const articles = [
  'Pasal 84 ayat (1) UU 23/2006 tentang Administrasi Kependudukan',
  'Pasal 65 Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi',
  'UU 14/2008 Pasal 17 huruf h',
  'UU No. 10 Tahun 1998, Pasal 40',
  'pasal 322 undang undang 1/2023',
  'Pasal 5 Perppu 1/2020',
  'Pasal 3 Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2020',
  'Pasal 84 UU 23/2006 jo. Pasal 5 PP 40/2019',
  'UU 12/2011 tentang Pembentukan Peraturan Perundang-undangan Pasal 5',
];
const noArticles = [
  'Pasal 3 Perbup 12/2019',
  'Pasal 5 Peraturan Bupati Probolinggo Nomor 12 Tahun 2019 sebagai pelaksanaan UU 14/2008',
  'Perda Nomor 4 Tahun 2012',
  'Pasal 2 Permendagri 3/2017',
  'Pasal 8 PP 61/2010 tentang Pelaksanaan UU 14/2008',
  'UU 14/2008 dan Pasal 3 Perbup 12/2019',
  'Peraturan Komisi Informasi 1/2021 Pasal 12',
  'Surat Edaran Bupati Pasal 2',
  'UU 14/2008',
  'Pasal 17',
  'rahasia jabatan',
];

describe('the ground of a refusal outside art. 17', () => {
  for (const text of articles) {
    test(`"${text}" names an article of a statute`, () => assert.equal(namesStatuteArticle(text), true));
  }
  for (const text of noArticles) {
    test(`"${text}" does not`, () => assert.equal(namesStatuteArticle(text), false));
  }
});
