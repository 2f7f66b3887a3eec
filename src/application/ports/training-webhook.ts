/** Delivers to the portal's own webhook as the provider does: over HTTP, with the signature of the app's secret. */
export type TrainingWebhook = {
  /** The number that the portal takes deliveries for. */
  readonly phoneNumberId: string;
  /** The status of the answer; null where none came. */
  readonly deliver: (body: string) => Promise<number | null>;
};
