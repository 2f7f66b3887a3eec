import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerRefusal } from '#domain/complaint/answer-text.ts';

describe('what is no answer', () => {
  for (const text of ['', '🙏', '🙏🙏🙏', 'siap', 'Terima kasih 🙏', '...', 'ok min', 'Siap, laksanakan']) {
    test(`${JSON.stringify(text)} is empty`, () => assert.equal(answerRefusal(text), 'ANSWER_EMPTY'));
  }
  for (const text of [
    'Terima kasih, laporan Anda sudah kami teruskan kepada instansi terkait.',
    'Laporan sudah disampaikan kepada Dinas Perhubungan, mohon ditunggu.',
    'Akan kami koordinasikan dengan pihak terkait.',
    'Kami sampaikan kepada pihak yang berwenang, terima kasih.',
  ]) {
    test(`passing on only: ${text}`, () => assert.equal(answerRefusal(text), 'ANSWER_ONLY_PASSES_ON'));
  }
  for (const text of [
    'Lampu sudah diganti Selasa malam dan menyala kembali.',
    'Perbaikan jalan dijadwalkan tanggal 3 Desember 2026 oleh Dinas PUPR.',
    'Tidak dapat dipenuhi karena jalan itu milik provinsi; silakan lapor ke Dinas PU Bina Marga.',
    'Laporan sudah kami teruskan ke PLN dan tiang sudah diganti kemarin sore.',
  ]) {
    test(`an answer: ${text}`, () => assert.equal(answerRefusal(text), null));
  }
});
