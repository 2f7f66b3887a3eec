/** On what an identity was checked; the kind is kept, the proof is not. */
export const identityEvidences = ['ktp_number', 'ktp_image', 'other'] as const;
export type IdentityEvidence = (typeof identityEvidences)[number];
