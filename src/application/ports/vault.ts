/** Keys that stay outside the database; everything secret or sealed goes through here. */
export type Vault = {
  /** The typed code of a case: 12 letters without look-alikes in three groups, `ABCD-EFGH-JKLM`; same seed, same code. */
  readonly accessCode: (seed: string) => string;
  /** The link secret of a case, ≥ 128 bits base64url; same seed, same secret. */
  readonly linkSecret: (seed: string) => string;
  /** What is stored of a code, secret or token: HMAC-SHA-256 under a second key. Codes are folded first. */
  readonly digest: (purpose: DigestPurpose, secret: string) => string;
  /** Compares a secret with a stored digest in constant time. */
  readonly matches: (purpose: DigestPurpose, secret: string, digest: string) => boolean;
  /** Seals a short text (NIK, cookie value) with AES-256-GCM, bound to `context`. */
  readonly seal: (context: string, plain: string) => string;
  /** Opens a sealed text; null when it was altered, is for another context, or its key is gone. */
  readonly unseal: (context: string, sealed: string) => string | null;
};

export type DigestPurpose =
  | 'access_code'
  | 'link_secret'
  | 'case_link'
  | 'citizen_session'
  | 'invitation'
  | 'recovery_code'
  | 'idempotency'
  | 'nik'
  | 'contact'
  | 'task_link'
  | 'chat_message'
  | 'body'
  | 'upload'
  | 'gate_findings'
  | 'audit';

/** Folds a typed code: upper case, only the letters of the alphabet, so that spaces and dashes do not matter. */
export function foldAccessCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, '');
}
