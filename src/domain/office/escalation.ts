/** Somebody above the units whom the complaint desk writes to; `phone` E.164, '' where it is not known. */
export type Superior = { readonly title: string; readonly phone: string };

/** When silent units are reminded and to whom they are taken. Working days; 0 leaves a step out. */
export type EscalationPlan = {
  readonly days: {
    /** Before the last day. */
    readonly reminder: number;
    /** After the last day. */
    readonly unitHead: number;
    readonly regionalSecretary: number;
    readonly regent: number;
  };
  readonly regionalSecretary: Superior;
  readonly regent: Superior;
};

export const escalationDaysBounds = { min: 0, max: 30 } as const;

export const defaultEscalationPlan: EscalationPlan = {
  days: { reminder: 1, unitHead: 1, regionalSecretary: 3, regent: 5 },
  regionalSecretary: { title: 'Sekretaris Daerah', phone: '' },
  regent: { title: 'Bupati', phone: '' },
};
