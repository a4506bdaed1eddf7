import { isEachOnce, text, z } from '../../shared/contract/zod.ts';
import { DIRECTIONS } from '../../shared/domain/vocabulary.ts';

/** What `POST /api/setup` takes: the site's name, crossings and template, and its first user. */
export const siteInput = z.object({
  code: z.string().max(100),
  site: text(120),
  timeZone: z.string().max(60).refine(isTimeZone).optional(),
  crossings: z
    .array(
      z.object({
        code: z.string().regex(/^[A-Z0-9]{1,4}$/),
        name: text(60),
        nameZh: text(60).optional(),
        directions: z
          .array(z.enum(DIRECTIONS))
          .min(1)
          .max(2)
          .refine((all) => new Set(all).size === all.length, 'a direction twice')
          .optional(),
      }),
    )
    .min(1)
    .max(20)
    .refine(isEachOnce('code'), 'a crossing twice'),
  template: z.union([z.enum(['300', '1200', '5000']), z.literal(300), z.literal(1200), z.literal(5000)]),
  user: z.string().regex(/^[\p{L}\p{N}._-]{1,40}$/u),
  displayName: text(80).optional(),
  secret: z.string().min(6).max(200),
});

/** Whether this machine knows a zone by that name. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
