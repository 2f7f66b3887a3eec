import type { ThreadMessage } from '#application/conversation/chat-queries.ts';
import type { SimulatedMessage } from '#application/conversation/simulate-message.ts';
import { outgoingDetailOf } from '#application/conversation/tell-in-person.ts';
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

/** The buttons that the last answer offers, as the citizen's phone would show them. */
export function offeredChoices(
  messages: readonly ThreadMessage[],
): readonly { readonly id: string; readonly title: string }[] {
  const last = messages.at(-1);
  if (last === undefined || last.direction !== 'out') return [];
  const { style, options } = outgoingDetailOf(last);
  if (style === 'location_request') return [{ id: 'location', title: 'Bagikan lokasi' }];
  return options.filter(({ id }) => Object.hasOwn(choices, id)).map(({ id, title }) => ({ id, title }));
}

/** The message that a form of the simulator holds; null where nothing was written. */
export function simulatedFrom(fields: FormFields): SimulatedMessage | null {
  const action = fields.first('action');
  const title = Object.hasOwn(choices, action) ? choices[action] : undefined;
  if (title !== undefined) return { type: 'choice', id: action, title };
  if (action === 'location') return { type: 'location', ...PLACE };
  const body = fields.first('message').trim().slice(0, 4_000);
  return body === '' ? null : { type: 'text', body };
}
