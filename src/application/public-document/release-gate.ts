import type { Dependencies } from '#application/dependencies.ts';
import type { ReleaseGate } from '#application/ports/release-gate.ts';
import { type LookThrough, lookThroughFile } from '#application/public-document/look-through-file.ts';
import { type FindingPlace, severityOf } from '#domain/stored-file/finding.ts';

export type GateOptions = {
  /** A file up to this size is looked through at once; a larger one waits for the worker. */
  readonly atOnceBytes: number;
  readonly placeInWords: (place: FindingPlace) => string;
};

/** The gate before publication: what was found in a file, looked through first where it was not. */
export function releaseGate(
  deps: Pick<Dependencies, 'unitOfWork' | 'queries' | 'files' | 'fileScanner' | 'clock'>,
  options: GateOptions,
): ReleaseGate {
  return {
    inspect: async (fileId) => {
      const seen: LookThrough = await lookThroughFile(deps, fileId, options.atOnceBytes);
      if (seen.kind !== 'checked') return { state: 'waiting' };
      return {
        state: 'done',
        findings: seen.check.findings.map(({ kind, place, excerpt, count }) => ({
          kind,
          place: options.placeInWords(place),
          excerpt,
          count,
          severity: severityOf(kind),
        })),
      };
    },
  };
}
