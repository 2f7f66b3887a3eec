/** Whether a picture shows the matter before or after the unit's work. */
export const photoMoments = ['before', 'after'] as const;
export type PhotoMoment = (typeof photoMoments)[number];
