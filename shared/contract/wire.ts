import { isIso, isoOf, parseIso, type TimeZone } from '../kernel/calendar.ts';
import { instant } from '../kernel/instant.ts';

/**
 * Over HTTP instants are ISO 8601 with the site's offset; inside, over IPC and in the feed they are integers. A field
 * is an instant by its name: it ends in `At`, `By`, `From` or `To`, or is one of a few short ones.
 */
const INSTANT_FIELD = /(?:At|By|From|To)$|^(?:at|from|to|since|hour|siteNow)$/;

/** No instant of ours is before 2000; small numbers under such a name are something else. */
const EARLIEST = 946_684_800_000;

/** By this header a window that the host opened itself says its code. */
export const LOCAL_CODE_HEADER = 'x-local-code';

export function isInstantField(key: string): boolean {
  return INSTANT_FIELD.test(key);
}

/** JSON as other programs get it: instants as ISO 8601. */
export function toHttpJson(value: unknown, zone: TimeZone): string {
  const known = new Map<string, boolean>();
  return JSON.stringify(value, (key, one: unknown) => {
    if (typeof one !== 'number' || one < EARLIEST) return one;
    let isInstant = known.get(key);
    if (isInstant === undefined) known.set(key, (isInstant = isInstantField(key)));
    return isInstant && Number.isSafeInteger(one) ? isoOf(instant(one), zone) : one;
  });
}

/** Reads JSON from a host over HTTP: ISO 8601 under the name of an instant becomes an integer again. Throws on text that is no JSON. */
export function fromHttpJson(text: string): unknown {
  return revived(JSON.parse(text));
}

/** In place: a snapshot has hundreds of thousands of values, and a reviver would be called for each. */
function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const each of value) revived(each);
    return value;
  }
  const fields = value as Record<string, unknown>;
  for (const [key, field] of Object.entries(fields)) {
    if (typeof field === 'object') revived(field);
    else if (typeof field === 'string' && isInstantField(key) && isIso(field)) fields[key] = parseIso(field);
  }
  return value;
}
