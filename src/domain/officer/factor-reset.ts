/** Why an officer's app is taken away. Codes, because the audit trail holds no free text about people. */
export const factorResetReasons = [
  'phone_lost',
  'phone_broken',
  'phone_replaced',
  'misuse_suspected',
] as const;
export type FactorResetReason = (typeof factorResetReasons)[number];

/** How whoever takes it away knew that it is the officer who asks. */
export const officerRecognitions = ['in_person', 'video_call', 'written_order'] as const;
export type OfficerRecognition = (typeof officerRecognitions)[number];
