import type { InstantText } from '#domain/shared/temporal.ts';

/** Codes of an authenticator app: RFC 6238 with six digits, 30 seconds and SHA-1, which every app knows. */
export type OneTimeCodes = {
  /** A secret of 160 bits in base32 from an unguessable base64url text; same text, same secret. */
  readonly secretFrom: (unguessable: string) => string;
  /** The `otpauth:` address that an app reads from a QR code or a link. */
  readonly address: (secret: string, label: { readonly issuer: string; readonly account: string }) => string;
  /** The period whose code this is, the present one or the one before; null for any other code. */
  readonly stepOf: (secret: string, code: string, now: InstantText) => number | null;
  /** The code of a period. */
  readonly codeAt: (secret: string, step: number) => string;
};
