import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { PlanPoint, PlanSlot, PlanZone } from '../../../shared/domain/layout/plan.ts';
import { changesOf, type Draft } from './draft.ts';
import { isNewKey, thingsOf, type Doc, type Key, type Thing, type ThingKind } from './things.ts';

export type SaveInput = CommandInput<'layout.save'>;

/**
 * What has to be sent so that the saved plan becomes the drawn one, and nothing else. A thing that was taken away and
 * drawn anew under the same code is the same thing: it keeps the truck that stands there.
 */
export function saveInputOf(draft: Draft): SaveInput {
  const changes = changesOf(draft);
  const wanted = changes.flatMap(({ key, after }) => (after === null ? [] : [{ key, thing: after }]));
  const zones = sortOut(draft, wanted, 'zone');
  const slots = sortOut(draft, wanted, 'slot');
  const areas = sortOut(draft, wanted, 'area');
  const landmarks = sortOut(draft, wanted, 'landmark');
  return {
    zones: zones.wanted.map(({ id, value }) => ({ ...(id === null ? {} : { zoneId: id }), ...zoneInput(value) })),
    slots: slots.wanted.map(({ id, value }) => ({ ...(id === null ? {} : { slotId: id }), ...slotInput(value) })),
    keepClear: areas.wanted.map(({ value }) => ({ ...value, outline: points(value.outline) })),
    landmarks: landmarks.wanted.map(({ value }) => ({ ...value, outline: points(value.outline) })),
    removeZones: zones.gone,
    removeSlots: slots.gone,
    removeKeepClear: areas.gone,
    removeLandmarks: landmarks.gone,
  };
}

/** Whether there is anything to send. */
export function isEmptyInput(input: SaveInput): boolean {
  return Object.values(input).every((list) => list === undefined || list.length === 0);
}

type Value<Kind extends ThingKind> = Extract<Thing, { kind: Kind }>['value'];
type Wanted<Kind extends ThingKind> = { readonly id: Key | null; readonly value: Value<Kind> };

function sortOut<Kind extends ThingKind>(
  draft: Draft,
  all: readonly { readonly key: Key; readonly thing: Thing }[],
  kind: Kind,
): { readonly wanted: readonly Wanted<Kind>[]; readonly gone: string[] } {
  const gone = new Map(goneOf(draft, kind).map(([key, code]) => [code, key]));
  const wanted: Wanted<Kind>[] = [];
  for (const { key, thing } of all) {
    if (thing.kind !== kind) continue;
    const value = thing.value as Value<Kind>;
    const heir = isNewKey(key) ? gone.get(value.code) : undefined;
    if (heir !== undefined) gone.delete(value.code);
    wanted.push({ id: heir ?? (isNewKey(key) ? null : key), value });
  }
  // What goes by its code alone goes under the old code when it got another one.
  if (kind === 'area' || kind === 'landmark') for (const [code] of renamedOf(draft, kind)) gone.set(code, code);
  const taken = new Set(wanted.map(({ value }) => value.code));
  return { wanted, gone: [...gone.keys()].filter((code) => !taken.has(code)) };
}

function goneOf(draft: Draft, kind: ThingKind): readonly (readonly [Key, string])[] {
  return Array.from(thingsOf(draft.base, kind))
    .filter(([key]) => !draft.doc.has(key))
    .map(([key, { code }]) => [key, code] as const);
}

function renamedOf(draft: Draft, kind: ThingKind): readonly (readonly [string, Key])[] {
  return Array.from(thingsOf(draft.base, kind)).flatMap(([key, { code }]) => {
    const now: Thing | undefined = draft.doc.get(key);
    return now === undefined || now.value.code === code ? [] : [[code, key] as const];
  });
}

function zoneInput(zone: PlanZone): SaveInput['zones'][number] {
  return {
    ...zone,
    cargoClasses: [...zone.cargoClasses],
    outline: points(zone.outline),
    parts: zone.parts.map((part) => ({ ...part })),
  };
}

function slotInput(slot: PlanSlot): SaveInput['slots'][number] {
  return { ...slot, hazardClasses: [...slot.hazardClasses] };
}

function points(outline: readonly PlanPoint[]): [number, number][] {
  return outline.map(([x, y]) => [Math.round(x), Math.round(y)]);
}

/** How many slots would be closed because trucks stand there, of those that are to go. */
export function closedInstead(draft: Draft, taken: ReadonlySet<Key>): number {
  const { removeSlots = [] } = saveInputOf(draft);
  const codes = new Set(removeSlots);
  return countOf(draft.base, (key, code) => codes.has(code) && taken.has(key));
}

function countOf(doc: Doc, isCounted: (key: Key, code: string) => boolean): number {
  let count = 0;
  for (const [key, { code }] of thingsOf(doc, 'slot')) if (isCounted(key, code)) count += 1;
  return count;
}
