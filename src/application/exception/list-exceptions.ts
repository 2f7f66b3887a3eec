import type { ExceptionItem, ExceptionKey, LoadDependencies } from '#application/exception/exception-kind.ts';
import { exceptionKinds } from '#application/exception/registry.ts';
import type { OfficeRules } from '#application/ports/office-rules.ts';
import { can } from '#domain/officer/permissions.ts';
import type { OfficerActor } from '#domain/officer/role.ts';

/** Items of one kind that are shown at most. */
export const SHOWN_OF_A_KIND = 50;

export type ExceptionList = {
  /** Fewest days left first. */
  readonly items: readonly ExceptionItem[];
  /** Kinds of which there may be more than are shown. */
  readonly cut: readonly ExceptionKey[];
  /** Kinds that could not be looked at just now. */
  readonly unread: readonly ExceptionKey[];
};

/** Everything that needs a person and that this officer may see. One kind that cannot be read hides no other. */
export async function listExceptions(
  deps: LoadDependencies,
  rules: OfficeRules,
  actor: OfficerActor,
): Promise<ExceptionList> {
  const items: ExceptionItem[] = [];
  const cut: ExceptionKey[] = [];
  const unread: ExceptionKey[] = [];
  const context = { rules, limit: SHOWN_OF_A_KIND };
  for (const kind of exceptionKinds) {
    if (!can(actor, kind.permission)) continue;
    try {
      const found = await kind.load(deps, actor, context);
      items.push(...found);
      if (found.length >= SHOWN_OF_A_KIND) cut.push(kind.key);
    } catch (error) {
      deps.logger.error('exceptions_unread', {
        topic: kind.key,
        error: error instanceof Error ? error.name : 'unknown',
      });
      unread.push(kind.key);
    }
  }
  return { items: items.toSorted((a, b) => a.daysLeft - b.daysLeft), cut, unread };
}
