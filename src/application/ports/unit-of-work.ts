import type { Repositories } from '#application/ports/repositories.ts';

/** One use case, one transaction, nothing slow in it. A throw rolls back; the outer database may not be used inside. */
export type UnitOfWork = {
  readonly transaction: <T>(work: (tx: Repositories) => Promise<T>) => Promise<T>;
};
