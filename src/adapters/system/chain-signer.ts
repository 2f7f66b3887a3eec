import { createHmac, hkdfSync } from 'node:crypto';
import type { ChainSigner } from '#application/ports/chain-signer.ts';
import type { MasterKeys } from './master-keys.ts';

/** The audit chain's keys, derived from the office's: new entries under the newest, old ones stay readable. */
export function chainSigner(keys: MasterKeys): ChainSigner {
  const derived = new Map(
    keys.map(({ id, secret }) => [id, Buffer.from(hkdfSync('sha256', secret, '', 'ppid audit chain', 32))]),
  );
  return {
    currentKeyId: (keys.at(-1) ?? keys[0]).id,
    hash: (keyId, text) => {
      const key = derived.get(keyId);
      return key === undefined ? null : createHmac('sha256', key).update(text, 'utf8').digest('hex');
    },
  };
}
