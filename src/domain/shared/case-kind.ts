/** The kinds of case that share number, clock, events, files, letters and notices. */
export const caseKinds = ['information_request', 'objection', 'complaint'] as const;
export type CaseKind = (typeof caseKinds)[number];
