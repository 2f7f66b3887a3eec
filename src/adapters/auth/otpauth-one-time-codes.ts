import { timingSafeEqual } from 'node:crypto';
import { HOTP, Secret, TOTP } from 'otpauth';
import type { OneTimeCodes } from '#application/ports/one-time-codes.ts';
import { acceptedSteps, STEP_SECONDS } from '#domain/officer/second-factor.ts';

const shape = { algorithm: 'SHA1', digits: 6 } as const;
const secretBytes = 20;

export function otpauthOneTimeCodes(): OneTimeCodes {
  const codeAt = (secret: string, step: number) =>
    HOTP.generate({ ...shape, secret: Secret.fromBase32(secret), counter: step });
  return {
    secretFrom: (unguessable) => {
      const bytes = Buffer.from(unguessable, 'base64url').subarray(0, secretBytes);
      if (bytes.length < secretBytes) throw new Error('too little to make a secret of');
      return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
    },
    address: (secret, { issuer, account }) =>
      new TOTP({
        ...shape,
        period: STEP_SECONDS,
        issuer,
        label: account,
        secret: Secret.fromBase32(secret),
      }).toString(),
    stepOf: (secret, code, now) => {
      const matching = acceptedSteps(now).filter((step) => sameText(codeAt(secret, step), code));
      return matching[0] ?? null;
    },
    codeAt,
  };
}

function sameText(known: string, given: string): boolean {
  const [a, b] = [Buffer.from(known), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
