import type { Repositories } from '#application/ports/repositories.ts';
import type { UnitOfWork } from '#application/ports/unit-of-work.ts';
import type { InformationRequestError } from '#domain/information-request/errors.ts';
import { err, type Result } from '#domain/shared/result.ts';

class Refused extends Error {
  readonly refusal: InformationRequestError;
  constructor(refusal: InformationRequestError) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Runs work in one transaction; what it had written is undone when it is refused. */
export async function undoOnRefusal<T>(
  unitOfWork: UnitOfWork,
  work: (tx: Repositories) => Promise<Result<T, InformationRequestError>>,
): Promise<Result<T, InformationRequestError>> {
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
