import type { Handlers } from '../../engine/handler.ts';

type ComplaintCommand = 'complaint.note' | 'complaint.follow';

/** What people complain of, and what is done about it. */
export const complaintCommands: Pick<Handlers, ComplaintCommand> = {
  'complaint.note': notBuilt,
  'complaint.follow': notBuilt,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
