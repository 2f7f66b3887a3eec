import type { CaseKind } from '#domain/shared/case-kind.ts';
import type { CaseId } from '#domain/shared/ids.ts';
import type { InstantText } from '#domain/shared/temporal.ts';

/** Who did it, as the public may read it: the role, never an officer's name. */
export type EventActor =
  | { readonly kind: 'citizen' }
  | { readonly kind: 'system' }
  | {
      readonly kind: 'officer';
      readonly officerId: string;
      readonly role: string;
      /** The absent officer for whom it was done; for officers' eyes only. */
      readonly onBehalfOf?: string;
    };

/** `public` events make the citizen's timeline; `internal` ones are for officers and audit only. */
export type EventVisibility = 'public' | 'internal';

/** One line in a case's append-only history. `Type` and `Payload` are the feature's own. */
export type CaseEvent<Type extends string = string, Payload = Readonly<Record<string, unknown>>> = {
  readonly caseKind: CaseKind;
  readonly caseId: CaseId;
  readonly type: Type;
  readonly visibility: EventVisibility;
  readonly actor: EventActor;
  readonly occurredAt: InstantText;
  readonly payload: Payload;
};
