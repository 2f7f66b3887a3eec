import type { Dependencies } from '#application/dependencies.ts';

export type DialogueDeps = Pick<
  Dependencies,
  'unitOfWork' | 'clock' | 'ids' | 'vault' | 'facts' | 'chatWords'
>;
