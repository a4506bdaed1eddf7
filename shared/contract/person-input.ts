import { PERSON_ROLES } from '../domain/vocabulary.ts';
import { id, text, z } from './zod.ts';

/** How a caller names a person of a visit: by id, or by name with what else is known. */
export const personInput = z.union([
  z.object({ personId: id('person') }),
  z.object({
    name: text(120),
    phone: text(40).nullish(),
    documentNo: text(40).nullish(),
    role: z.enum(PERSON_ROLES).optional(),
    isWoman: z.boolean().optional(),
  }),
]);
