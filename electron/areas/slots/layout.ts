import type { ZoneId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { PSEUDO_ZONE_KINDS } from '../../../shared/domain/layout/types.ts';
import type { SlotRecord, Zone } from '../../../shared/domain/records.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { rezoneVisit } from '../steps/place.ts';

type Input = ParsedInput<'layout.save'>;

/** Adds and changes zones, slots and keep-clear areas by code; a removed slot with a truck is closed instead. */
export function saveLayout(input: Input, context: Context): Result<CommandOutput<'layout.save'>, Refusal> {
  const problem = firstProblem(input, context);
  if (problem !== null) return refuse({ code: 'layout.invalid', ...problem });
  const counts = { added: 0, changed: 0, removed: 0, closed: 0 };
  const zoneIds = new Map<string, ZoneId>(context.stores.slots.zones().map((zone) => [zone.code, zone.id]));
  for (const zone of input.zones) zoneIds.set(zone.code, saveZone(context, zone, counts));
  const all = context.stores.slots.slots();
  const before = new Map(all.map((slot) => [slot.code, slot]));
  const byId = new Map(all.map((slot) => [slot.id, slot]));
  for (const slot of input.slots) {
    const zoneId = zoneIds.get(slot.zone);
    if (zoneId === undefined) throw new Error(`layout without zone ${slot.zone}`);
    const old = slot.slotId === undefined ? before.get(slot.code) : byId.get(slot.slotId);
    saveSlot(context, slot, zoneId, old ?? null, counts);
  }
  for (const code of new Set(input.removeSlots)) {
    const slot = before.get(code);
    if (slot === undefined || slot.status === 'closed') continue;
    const status = slot.visitId === null ? 'closed' : 'closing';
    context.log.update('slot.closed', 'slot', slot, { status, statusReason: 'layout' }, slot.visitId);
    counts.closed += 1;
  }
  saveKeepClear(context, input.keepClear ?? [], counts);
  return ok(counts);
}

type Problem = { readonly problem: string; readonly at: string };

function firstProblem(input: Input, context: Context): Problem | null {
  return (
    firstRepeated(input, context) ??
    firstOfSlots(input, context) ??
    firstOfZones(input, context) ??
    missingZone(input, context)
  );
}

/** Each thing is named once, by its id or by its code: what is said of it twice would be written twice. */
function firstRepeated(input: Input, context: Context): Problem | null {
  const { slots } = context.stores;
  const zoneIds = new Map(slots.zones().map((zone) => [zone.code, zone.id]));
  const slotIds = new Map(slots.slots().map((slot) => [slot.code, slot.id]));
  return (
    repeatedCode(input.zones) ??
    repeatedCode(input.slots) ??
    repeatedCode(input.keepClear ?? []) ??
    repeatedId(input.zones.map(({ zoneId, code }) => ({ id: zoneId ?? zoneIds.get(code), code }))) ??
    repeatedId(input.slots.map(({ slotId, code }) => ({ id: slotId ?? slotIds.get(code), code })))
  );
}

function repeatedCode(all: readonly { readonly code: string }[]): Problem | null {
  const seen = new Set<string>();
  for (const { code } of all) {
    if (seen.has(code)) return { problem: 'code-repeated', at: code };
    seen.add(code);
  }
  return null;
}

function repeatedId(all: readonly { readonly id: number | undefined; readonly code: string }[]): Problem | null {
  const seen = new Set<number>();
  for (const { id, code } of all) {
    if (id === undefined) continue;
    if (seen.has(id)) return { problem: 'id-repeated', at: code };
    seen.add(id);
  }
  return null;
}

function firstOfSlots(input: Input, context: Context): Problem | null {
  const zones = new Set([
    ...context.stores.slots.zones().map((zone) => zone.code),
    ...input.zones.map((zone) => zone.code),
  ]);
  for (const slot of input.slots) {
    if (!zones.has(slot.zone)) return { problem: 'zone-unknown', at: slot.code };
    if (slot.slotId === undefined) continue;
    // A slot or zone that is named by its id may get another code, as long as nobody else has it.
    if (context.stores.slots.slot(slot.slotId) === null) return { problem: 'slot-unknown', at: slot.code };
    const holder = context.stores.slots.slotByCode(slot.code);
    if (holder !== null && holder.id !== slot.slotId) return { problem: 'code-taken', at: slot.code };
  }
  return null;
}

function firstOfZones(input: Input, context: Context): Problem | null {
  for (const zone of input.zones) {
    if (zone.zoneId === undefined) continue;
    if (context.stores.records.get('zone', zone.zoneId) === null) return { problem: 'zone-unknown', at: zone.code };
    const holder = context.stores.slots.zoneByCode(zone.code);
    if (holder !== null && holder.id !== zone.zoneId) return { problem: 'code-taken', at: zone.code };
  }
  return null;
}

function missingZone(input: Input, context: Context): Problem | null {
  const kinds = new Set([...context.stores.slots.zones(), ...input.zones].map((zone) => zone.kind ?? 'parking'));
  const missing = PSEUDO_ZONE_KINDS.find((kind) => !kinds.has(kind));
  return missing === undefined ? null : { problem: 'pseudo-zone-missing', at: missing };
}

type Counts = { added: number; changed: number; removed: number; closed: number };

function saveZone(context: Context, input: Input['zones'][number], counts: Counts): ZoneId {
  const { slots, records } = context.stores;
  const old = input.zoneId === undefined ? slots.zoneByCode(input.code) : records.get('zone', input.zoneId);
  const zone: Zone = {
    id: old?.id ?? context.newId('zone'),
    code: input.code,
    name: input.name,
    nameEn: input.nameEn ?? old?.nameEn ?? input.name,
    kind: input.kind ?? old?.kind ?? 'parking',
    capacity: input.capacity ?? old?.capacity ?? 0,
    direction: input.direction ?? old?.direction ?? null,
    cargoClasses: input.cargoClasses ?? old?.cargoClasses ?? [],
    outline: input.outline ?? old?.outline ?? [],
    parts: input.parts ?? old?.parts ?? [],
    removedAt: null,
  };
  if (old === null) {
    context.log.insert('zone.saved', 'zone', zone);
    counts.added += 1;
  } else {
    context.log.update('zone.saved', 'zone', old, zone);
    counts.changed += 1;
  }
  return zone.id;
}

function saveSlot(
  context: Context,
  input: Input['slots'][number],
  zoneId: ZoneId,
  old: SlotRecord | null,
  counts: Counts,
): void {
  const drawn = {
    code: input.code,
    zoneId,
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
  } as const;
  if (old !== null) {
    context.log.update('slot.saved', 'slot', old, drawn);
    const visit = old.visitId === null || old.zoneId === zoneId ? null : context.stores.visits.get(old.visitId);
    if (visit !== null) rezoneVisit(context, visit, zoneId);
    counts.changed += 1;
    return;
  }
  context.log.insert('slot.saved', 'slot', {
    ...drawn,
    id: context.newId('slot'),
    status: 'open',
    statusReason: null,
    visitId: null,
    occupiedAt: null,
    reservedFor: null,
    reservedCarrier: null,
    reservedAt: null,
    unknownAt: null,
    unknownPlate: null,
    removedAt: null,
  });
  counts.added += 1;
}

function saveKeepClear(context: Context, areas: NonNullable<Input['keepClear']>, counts: Counts): void {
  const before = new Map(context.stores.slots.keepClearAreas().map((area) => [area.code, area]));
  for (const area of areas) {
    const old = before.get(area.code);
    if (old === undefined) {
      context.log.insert('keep-clear.saved', 'keepClearArea', { id: context.newId('keepClearArea'), ...area });
      counts.added += 1;
    } else {
      context.log.update('keep-clear.saved', 'keepClearArea', old, area);
      counts.changed += 1;
    }
  }
}
