import type { Repositories } from '#application/ports/repositories.ts';
import type { UnitOfWork } from '#application/ports/unit-of-work.ts';
import { err, type Result } from '#domain/shared/result.ts';

class Refused<E> extends Error {
  readonly refusal: E;
  constructor(refusal: E) {
    super('refused');
    this.refusal = refusal;
  }
}

/** Runs work in one transaction; what it had written is undone when it is refused. */
export async function undoOnRefusal<T, E>(
  unitOfWork: UnitOfWork,
  work: (tx: Repositories) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await unitOfWork.transaction(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new Refused(result.error);
      return result;
    });
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    throw error;
  }
}
