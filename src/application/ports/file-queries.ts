import type { StoredFile } from '#application/ports/stored-file-repository.ts';
import type { UnitId } from '#domain/shared/ids.ts';

/** A file with what decides who may have it. */
export type FileForDelivery = StoredFile & {
  /** The unit that has the file's case, where it belongs to one. */
  readonly caseUnitId: UnitId | null;
  /** True when the file is a published version of a document that is published now. */
  readonly publiclyReadable: boolean;
  /** True when it belonged to a document that has been withdrawn (the address then says so). */
  readonly withdrawn: boolean;
};

export type FileQueries = {
  /** One statement; null when there is none or it was deleted. */
  readonly forDelivery: (id: string) => Promise<FileForDelivery | null>;
};
