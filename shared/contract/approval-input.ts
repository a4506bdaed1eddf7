import { text, z } from './zod.ts';

export const PIN = z.string().min(4).max(200);

/** A second person at somebody else's station: a name, and the PIN (or the secret where there is none). */
export const approval = z.object({ user: text(40), pin: PIN });
