/** Why something between here and SP4N-LAPOR! may not be done as asked. */
export type Sp4nError =
  | {
      readonly code:
        | 'NOT_FOUND'
        | 'NOT_ALLOWED'
        | 'NOT_FOR_COPYING'
        | 'STALE_LINK'
        | 'TRACKING_ID_NEEDED'
        | 'TRACKING_ID_INVALID'
        | 'NOT_COPIED_YET'
        | 'GATEWAY_UNAVAILABLE';
    }
  /** `number` of the case that has the tracking id; '' where the officer may not see that case. */
  | { readonly code: 'TRACKING_ID_TAKEN'; readonly number: string };
