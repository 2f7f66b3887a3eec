import {
  type InformationRequestStatus,
  informationRequestStatuses,
} from '#domain/information-request/status.ts';

/** Named acts that move a request, with the statuses they may start from and where they lead (law.md §4.10). */
export const informationRequestTransitions = {
  assign: { from: ['received', 'in_progress'], to: 'in_progress' },
  decide_item: { from: ['received', 'in_progress'], to: 'in_progress' },
  prepare_answer: { from: ['received', 'in_progress'], to: 'awaiting_signature' },
  revise_answer: { from: ['awaiting_signature'], to: 'in_progress' },
  send_answer: { from: ['awaiting_signature'], to: 'answered' },
  convert: { from: ['received', 'in_progress'], to: 'converted' },
  withdraw: { from: ['received', 'in_progress', 'awaiting_signature'], to: 'withdrawn' },
} as const satisfies Record<
  string,
  { readonly from: readonly InformationRequestStatus[]; readonly to: InformationRequestStatus }
>;

export type InformationRequestAct = keyof typeof informationRequestTransitions;

/** The status that an act leads to, or null where the act is not allowed from `status`. */
export function nextStatus(
  status: InformationRequestStatus,
  act: InformationRequestAct,
): InformationRequestStatus | null {
  const transition = informationRequestTransitions[act];
  const from: readonly InformationRequestStatus[] = transition.from;
  return from.includes(status) ? transition.to : null;
}

/** Acts open from a status, for buttons. */
export function actsFrom(status: InformationRequestStatus): readonly InformationRequestAct[] {
  const acts: InformationRequestAct[] = [];
  for (const act of Object.keys(informationRequestTransitions)) {
    if (isAct(act) && nextStatus(status, act) !== null) acts.push(act);
  }
  return acts;
}

function isAct(text: string): text is InformationRequestAct {
  return text in informationRequestTransitions && informationRequestStatuses.length > 0;
}
