const FORM = /^[0-9A-Z]{5,20}$/;
const ADDRESS = /lapor\.go\.id\/(?:[a-z]+\/)+([0-9A-Za-z]{5,20})(?:[/?#].*)?$/i;

/**
 * A tracking id of SP4N-LAPOR! as it is kept: 5 to 20 digits or letters, capitals. Takes what people paste: spaces
 * around and within, a leading `#`, the address of the report. Null when it cannot be one.
 */
export function parseTrackingId(text: string): string | null {
  const trimmed = text.trim().slice(0, 300);
  const bare = (ADDRESS.exec(trimmed)?.[1] ?? trimmed).replace(/^#/, '').replace(/\s+/gu, '').toUpperCase();
  return FORM.test(bare) ? bare : null;
}
