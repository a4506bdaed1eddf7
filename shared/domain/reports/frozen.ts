import type { Json } from '../events.ts';

/** A value as JSON with the fields of every object in one order: equal figures give equal text, and one hash (RP10). */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : one,
  );
}

/** One figure that is another now; undefined where there was, or is, none. */
export type FigureChange = {
  readonly path: string;
  readonly was: Json | undefined;
  readonly becomes: Json | undefined;
};

/** Fields that say which line of a list it is, in the order in which they are read out. */
const NAMES = [
  'direction',
  'group',
  'cargoClass',
  'crossing',
  'zone',
  'code',
  'kind',
  'key',
  'service',
  'sitting',
  'how',
  'departure',
  'percent',
  'hour',
  'incidentId',
  'visitId',
  'at',
  'from',
] as const;

/** What differs between two versions of the same figures, by path: `trucks.byZone[A].in` (RP11). */
export function figureChanges(was: Json | undefined, becomes: Json | undefined, path = ''): readonly FigureChange[] {
  if (was === becomes) return [];
  if (isObject(was) && isObject(becomes)) return changedFields(was, becomes, path === '' ? '' : `${path}.`);
  if (isList(was) && isList(becomes)) return changedLines(was, becomes, path);
  return [{ path, was, becomes }];
}

type Fields = { readonly [key: string]: Json | undefined };

function changedFields(was: Fields, becomes: Fields, prefix: string): readonly FigureChange[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(becomes)])];
  return keys.flatMap((key) => figureChanges(was[key], becomes[key], `${prefix}${key}`));
}

function changedLines(was: readonly Json[], becomes: readonly Json[], path: string): readonly FigureChange[] {
  const before = byName(was);
  const after = byName(becomes);
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name) => figureChanges(before.get(name), after.get(name), `${path}[${name}]`));
}

/** Lines by what they are of; by their place in the list where that does not tell them apart. */
function byName(lines: readonly Json[]): ReadonlyMap<string, Json> {
  const named = new Map<string, Json>();
  lines.forEach((line, index) => {
    const name = isObject(line) ? nameOf(line) : '';
    named.set(name === '' || named.has(name) ? `${name}#${String(index)}` : name, line);
  });
  return named;
}

function nameOf(line: Fields): string {
  return NAMES.flatMap((field) => {
    const value = line[field];
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  }).join(' ');
}

function isObject(value: Json | undefined): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
