import type { Device } from '#domain/officer/device.ts';
import type { FactorResetReason, OfficerRecognition } from '#domain/officer/factor-reset.ts';

export const factorResetReasonLabels = {
  phone_lost: 'Telepon hilang',
  phone_broken: 'Telepon rusak atau aplikasinya terhapus',
  phone_replaced: 'Ganti telepon',
  misuse_suspected: 'Diduga dipakai orang lain',
} as const satisfies Record<FactorResetReason, string>;

export const officerRecognitionLabels = {
  in_person: 'Bertemu langsung',
  video_call: 'Panggilan video',
  written_order: 'Surat atau perintah tertulis atasan',
} as const satisfies Record<OfficerRecognition, string>;

const browserNames = {
  firefox: 'Firefox',
  edge: 'Edge',
  opera: 'Opera',
  samsung: 'Samsung Internet',
  chrome: 'Chrome',
  safari: 'Safari',
  other: 'Peramban lain',
} as const satisfies Record<Device['browser'], string>;

const systemNames = {
  android: 'Android',
  ios: 'iPhone atau iPad',
  windows: 'Windows',
  macos: 'Mac',
  chromeos: 'Chromebook',
  linux: 'Linux',
  other: 'perangkat lain',
} as const satisfies Record<Device['system'], string>;

/** "Firefox di Android". */
export function deviceInWords({ browser, system }: Device): string {
  return `${browserNames[browser]} di ${systemNames[system]}`;
}

export const codeHint = 'Enam angka yang sekarang tampil di aplikasi kode di telepon Anda.';
export const recoveryCodeHint =
  'Dua belas huruf dari lembar kode cadangan Anda. Satu kode hanya untuk satu kali.';
