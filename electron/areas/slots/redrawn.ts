import type { KeepClearArea, Landmark, SlotRecord, Zone } from '../../../shared/domain/records.ts';
import {
  planArea,
  planLandmark,
  planSlot,
  planZone,
  type Plan,
  type PlanArea,
  type PlanLandmark,
  type PlanSlot,
  type PlanZone,
} from '../../../shared/domain/layout/plan.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { SlotStore } from './store.ts';

type Input = ParsedInput<'layout.save'>;

/** A thing of the plan: its record, null for a new one, and how it is drawn from now on. */
export type Redrawn<Old, Next> = { readonly old: Old | null; readonly next: Next };

/**
 * What a save says, laid over the plan that is there. `named` are the things of the input in its order, `left` those that
 * it does not name and that stay, `gone` those that it takes away.
 */
export type Redrawing = {
  readonly zones: Lists<Zone, PlanZone>;
  readonly slots: Lists<SlotRecord, PlanSlot>;
  readonly keepClear: Lists<KeepClearArea, PlanArea>;
  readonly landmarks: Lists<Landmark, PlanLandmark>;
};

type Lists<Old, Next> = {
  readonly named: readonly Redrawn<Old, Next>[];
  readonly left: readonly Redrawn<Old, Next>[];
  readonly gone: readonly Old[];
};

export function redrawingOf(input: Input, store: SlotStore): Redrawing {
  const zones = listsOf<Zone, Input['zones'][number], PlanZone>({
    records: store.zones(),
    inputs: input.zones,
    remove: input.removeZones,
    idOf: (zone) => zone.zoneId,
    nextOf: nextZone,
    asItIs: planZone,
  });
  const codes = new Map([...zones.named, ...zones.left].map(({ old, next }) => [old?.id, next.code]));
  for (const zone of zones.gone) codes.set(zone.id, zone.code);
  const slots = listsOf<SlotRecord, Input['slots'][number], PlanSlot>({
    records: store.slots(),
    inputs: input.slots,
    remove: input.removeSlots,
    idOf: (slot) => slot.slotId,
    nextOf: nextSlot,
    asItIs: (slot) => planSlot(slot, codes.get(slot.zoneId) ?? ''),
    // What somebody stands on stays on the plan.
    staysFor: isTaken,
  });
  return {
    zones,
    slots,
    keepClear: listsOf({
      records: store.keepClearAreas(),
      inputs: input.keepClear ?? [],
      remove: input.removeKeepClear,
      nextOf: (area: PlanArea) => planArea(area),
      asItIs: planArea,
    }),
    landmarks: listsOf({
      records: store.landmarks(),
      inputs: input.landmarks ?? [],
      remove: input.removeLandmarks,
      nextOf: ({ code, kind, side = null, outline }: NonNullable<Input['landmarks']>[number]) =>
        ({ code, kind, side, outline }) satisfies PlanLandmark,
      asItIs: planLandmark,
    }),
  };
}

/** The whole plan as it would be: what the save does not name first, then what it names in its order. */
export function planAfter({ zones, slots, keepClear, landmarks }: Redrawing): Plan {
  const all = <Next>({ named, left }: { named: readonly { next: Next }[]; left: readonly { next: Next }[] }) =>
    [...left, ...named].map(({ next }) => next);
  return { zones: all(zones), slots: all(slots), keepClear: all(keepClear), landmarks: all(landmarks) };
}

/** Whether a truck stands on a slot, one of ours or one that nobody knows. */
export function isTaken(slot: SlotRecord): boolean {
  return slot.visitId !== null || slot.unknownAt !== null;
}

function listsOf<
  Old extends { readonly id: number; readonly code: string },
  In extends { readonly code: string },
  Next extends { readonly code: string },
>(parts: {
  readonly records: readonly Old[];
  readonly inputs: readonly In[];
  readonly remove: readonly string[] | undefined;
  readonly idOf?: (input: In) => number | undefined;
  readonly nextOf: (input: In, old: Old | null) => Next;
  readonly asItIs: (record: Old) => Next;
  readonly staysFor?: (record: Old) => boolean;
}): Lists<Old, Next> {
  const { records, inputs, remove, idOf = () => undefined, nextOf, asItIs, staysFor = () => false } = parts;
  const byCode = new Map(records.map((record) => [record.code, record]));
  const byId = new Map(records.map((record) => [record.id, record]));
  const named = inputs.map((input) => {
    const id = idOf(input);
    const old = (id === undefined ? byCode.get(input.code) : byId.get(id as Old['id'])) ?? null;
    return { old, next: nextOf(input, old) };
  });
  const namedIds = new Set(named.map(({ old }) => old?.id));
  const removed = new Set(remove);
  const others = records.filter((record) => !namedIds.has(record.id));
  const isGone = (record: Old): boolean => removed.has(record.code);
  return {
    named,
    left: others
      .filter((record) => !isGone(record) || staysFor(record))
      .map((record) => ({ old: record, next: asItIs(record) })),
    gone: others.filter(isGone),
  };
}

function nextZone(input: Input['zones'][number], old: Zone | null): PlanZone {
  return {
    code: input.code,
    name: input.name,
    nameEn: input.nameEn ?? old?.nameEn ?? input.name,
    kind: input.kind ?? old?.kind ?? 'parking',
    capacity: input.capacity ?? old?.capacity ?? 0,
    direction: input.direction === undefined ? (old?.direction ?? null) : input.direction,
    cargoClasses: input.cargoClasses ?? old?.cargoClasses ?? [],
    outline: input.outline ?? old?.outline ?? [],
    parts: input.parts ?? old?.parts ?? [],
  };
}

function nextSlot(input: Input['slots'][number], old: SlotRecord | null): PlanSlot {
  return {
    code: input.code,
    zone: input.zone,
    row: input.row,
    position: input.position,
    lengthCm: input.lengthCm,
    widthCm: input.widthCm ?? old?.widthCm ?? 350,
    xCm: input.xCm,
    yCm: input.yCm,
    angleDeg: input.angleDeg ?? old?.angleDeg ?? 90,
    hasPower: input.hasPower ?? old?.hasPower ?? false,
    isCovered: input.isCovered ?? old?.isCovered ?? false,
    hazardClasses: input.hazardClasses ?? old?.hazardClasses ?? [],
    direction: input.direction === undefined ? (old?.direction ?? null) : input.direction,
    access: input.access ?? old?.access ?? 'through',
    laneKey: input.laneKey === undefined ? (old?.laneKey ?? null) : input.laneKey,
    depth: input.depth ?? old?.depth ?? 0,
    exitDistanceM: input.exitDistanceM ?? old?.exitDistanceM ?? 0,
    walkDistanceM: input.walkDistanceM ?? old?.walkDistanceM ?? 0,
    isKeepClear: input.isKeepClear ?? old?.isKeepClear ?? false,
  };
}
