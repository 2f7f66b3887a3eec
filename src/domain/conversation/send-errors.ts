/** What to do after the provider has not taken a message. */
export type AfterSending = 'again' | 'stop' | 'give_up' | 'template_paused';

/** Throughput, spam and pair limits, and faults on the provider's side. */
const passing = ['1', '2', '4', '80007', '130429', '131000', '131016', '131048', '131056', '133004'];
/** The token is not valid, or may not send. */
const stopping = ['0', '10', '190', '200'];

/** By the provider's code (field notes: 190, 130429, 131026, 131047, 131048, 131056, 132xxx); else by its status. */
export function afterSending(code: string, permanent: boolean): AfterSending {
  if (stopping.includes(code)) return 'stop';
  if (passing.includes(code)) return 'again';
  if (/^132\d{3}$/.test(code)) return 'template_paused';
  return permanent ? 'give_up' : 'again';
}
