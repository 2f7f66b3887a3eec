import type { SimulatedMessage } from '#application/conversation/simulate-message.ts';
import type { FormFields } from '#web/forms/form-fields.ts';

/** Kraksaan, the seat of the regency. */
const PLACE = { latitude: -7.7563, longitude: 113.3975 } as const;

const choices: Readonly<Record<string, string>> = {
  send: 'Kirim',
  change: 'Ubah',
  cancel: 'Batal',
  new: 'Lapor masalah',
  check: 'Cek laporan saya',
  officer: 'Bicara dengan petugas',
};

/** The buttons under the simulator's box. */
export const simulatorChoices = Object.entries(choices).map(([id, title]) => ({ id, title }));

/** The message that a form of the simulator holds; null where nothing was written. */
export function simulatedFrom(fields: FormFields): SimulatedMessage | null {
  const action = fields.first('action');
  const title = Object.hasOwn(choices, action) ? choices[action] : undefined;
  if (title !== undefined) return { type: 'choice', id: action, title };
  if (action === 'location') return { type: 'location', ...PLACE };
  const body = fields.first('message').trim().slice(0, 4_000);
  return body === '' ? null : { type: 'text', body };
}
