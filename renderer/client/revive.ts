import { instant } from '../../shared/kernel/instant.ts';
import { instantOfLocal } from '../../shared/kernel/calendar.ts';

const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:\d{2})$/;
const TIME_KEY = /(?:At|From|To|By)$|^(?:from|to|at|since|hour|siteNow|machineNow)$/;

/** A whole ISO 8601 time with offset as milliseconds, or null. */
export function instantOfIso(text: string): number | null {
  const match = ISO.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '0', fraction = '0', offset = 'Z'] = match;
  const utc = instantOfLocal(
    {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: Number(hour),
      minute: Number(minute),
      second: Number(second),
    },
    'UTC',
  );
  const millis = Number(fraction.padEnd(3, '0'));
  return instant(utc + millis - offsetMsOf(offset));
}

function offsetMsOf(offset: string): number {
  if (offset === 'Z') return 0;
  const sign = offset.startsWith('-') ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6))) * 60_000;
}

/** Turns the times of an HTTP answer back into instants, by the names of the fields that hold them. In place. */
export function reviveInstants(value: unknown): unknown {
  if (Array.isArray(value)) {
    for (const each of value) reviveInstants(each);
    return value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const fields = value as Record<string, unknown>;
  for (const [key, field] of Object.entries(fields)) {
    if (typeof field === 'string') {
      const ms = TIME_KEY.test(key) ? instantOfIso(field) : null;
      if (ms !== null) fields[key] = ms;
    } else if (typeof field === 'object') reviveInstants(field);
  }
  return value;
}
