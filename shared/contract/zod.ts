import { z } from 'zod';
import { ID_PREFIXES, parseWireId, type Id, type IdKind } from '../kernel/ids.ts';
import { instant, type Instant } from '../kernel/instant.ts';
import { parseDay, type Day } from '../kernel/calendar.ts';

// Generated validators need `eval`, which a window's content security policy forbids; the host has them.
z.config({ jitless: 'document' in globalThis });

export { z };

/** An id as on the wire (`vis_2s`); handlers receive the whole number. */
export function id<Kind extends IdKind>(kind: Kind) {
  return z
    .string()
    .regex(new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-z]{1,10}$`))
    .transform((text, context): Id<Kind> => {
      const value = parseWireId(kind, text);
      if (value !== null) return value;
      context.addIssue({ code: 'custom', message: 'not an id' });
      return z.NEVER;
    })
    .meta({ description: `id of a ${kind}: prefix and base 36` });
}

const ISO_WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** A point in time: ISO 8601 with an offset, or whole milliseconds since 1970 UTC. */
export const at = z
  .union([z.string().regex(ISO_WITH_OFFSET), z.int()])
  .transform((value, context): Instant => {
    const ms =
      typeof value === 'number' ? value : parseDay(value.slice(0, 10)) === null ? Number.NaN : Date.parse(value);
    if (Number.isSafeInteger(ms) && ms >= EARLIEST && ms < LATEST) return instant(ms);
    context.addIssue({ code: 'custom', message: 'not a time' });
    return z.NEVER;
  })
  .meta({ description: 'ISO 8601 with offset, or milliseconds since 1970 UTC' });

/** A calendar day, `YYYY-MM-DD`. */
export const day = z
  .string()
  .max(10)
  .transform((value, context): Day => {
    const read = parseDay(value);
    if (read !== null) return read;
    context.addIssue({ code: 'custom', message: 'not a day' });
    return z.NEVER;
  })
  .meta({ description: 'YYYY-MM-DD' });

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/u;

/** A text that a person wrote: trimmed, composed (NFC), without control characters or lone surrogates. */
export function text(max: number, min = 1) {
  return z
    .string()
    .max(max * 4)
    .refine((value) => !CONTROL.test(value), 'control characters')
    .transform((value) => value.normalize('NFC').trim())
    .pipe(z.string().min(min).max(max));
}

/** Whether no two of a list are the same thing: what stands twice would be written twice. */
export function isEachOnce<Field extends string>(
  field: Field,
): (all: readonly Readonly<Record<Field, string>>[]) => boolean {
  return (all) => new Set(all.map((one) => one[field])).size === all.length;
}
