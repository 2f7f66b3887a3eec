import type { ReleaseGate } from '#application/ports/release-gate.ts';

/** Finds nothing: for as long as no scanner stands behind the port. */
export function openReleaseGate(): ReleaseGate {
  return { inspect: async () => ({ state: 'done', findings: [] }) };
}
