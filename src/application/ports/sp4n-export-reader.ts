import type { Result } from '#domain/shared/result.ts';
import type { ExportRefusal, ExportTable } from '#domain/sp4n/export-table.ts';

/** Opens exports of SP4N-LAPOR! where hostile bytes can do no harm: within bounds of time, memory and size. */
export type Sp4nExportReader = {
  /** Reads CSV in UTF-8 or Windows-1252, and the first sheet of an XLSX. Throws whatever the source throws. */
  readonly read: (
    bytes: () => AsyncIterable<Uint8Array>,
  ) => Promise<Result<ExportTable, { readonly code: ExportRefusal }>>;
};
