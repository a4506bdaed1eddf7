import { isDeepStrictEqual } from 'node:util';
import type { ZoneId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import type { EventType, Json } from '../../../shared/domain/events.ts';
import type { Move, Records, Reservation, SlotRecord, Zone } from '../../../shared/domain/records.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { NEW_SLOT } from '../steps/new-slot.ts';
import { rezoneVisit } from '../steps/place.ts';
import { refusalOf } from './layout-problem.ts';
import { isTaken, redrawingOf, type Redrawing, type Redrawn } from './redrawn.ts';

type Counts = { added: number; changed: number; removed: number; closed: number };

/**
 * Adds, changes and takes away what is drawn, by code. What is drawn as before is not written. A slot with a truck is
 * closed instead of taken away (LY7); what goes, goes first, so that its code is free for what comes.
 */
export function saveLayout(
  input: ParsedInput<'layout.save'>,
  context: Context,
): Result<CommandOutput<'layout.save'>, Refusal> {
  const redrawing = redrawingOf(input, context.stores.slots);
  const refusal = refusalOf(input, redrawing, context);
  if (refusal !== null) return refuse(refusal);
  const counts: Counts = { added: 0, changed: 0, removed: 0, closed: 0 };
  removeSlots(context, redrawing.slots.gone, counts);
  removeZones(context, redrawing.zones.gone, counts);
  const zoneIds = saveZones(context, redrawing.zones, counts);
  saveSlots(context, redrawing.slots.named, zoneIds, counts);
  saveAreas(context, redrawing.keepClear, counts);
  saveLandmarks(context, redrawing.landmarks, counts);
  return ok(counts);
}

/** Slots that nobody stands on go with the wishes for them; one with a truck is closed, and goes with another save. */
function removeSlots(context: Context, gone: readonly SlotRecord[], counts: Counts): void {
  if (gone.length === 0) return;
  const empty = gone.filter((slot) => !isTaken(slot));
  const ids = new Set<number>(empty.map((slot) => slot.id));
  endWishes(context, (wish) => wish.slotId !== null && ids.has(wish.slotId));
  cancelMoves(context, (move) => move.toSlotId !== null && ids.has(move.toSlotId));
  for (const slot of empty) {
    context.log.update('slot.removed', 'slot', slot, { ...NO_WISH, removedAt: context.now });
    counts.removed += 1;
  }
  for (const slot of gone.filter(isTaken)) {
    const status = slot.visitId === null ? 'closed' : 'closing';
    // Nobody new comes on a broken one either; what a truck stands on already closes behind it.
    if (slot.status === status || slot.status === 'out-of-service') continue;
    context.log.update('slot.closed', 'slot', slot, { status, statusReason: 'layout' }, slot.visitId);
    counts.closed += 1;
  }
}

const NO_WISH = { reservedFor: null, reservedCarrier: null, reservedAt: null } as const;

function removeZones(context: Context, gone: readonly Zone[], counts: Counts): void {
  if (gone.length === 0) return;
  const ids = new Set<number>(gone.map((zone) => zone.id));
  endWishes(context, (wish) => wish.zoneId !== null && ids.has(wish.zoneId));
  cancelMoves(context, (move) => move.toZoneId !== null && ids.has(move.toZoneId));
  for (const zone of gone) {
    context.log.update('zone.removed', 'zone', zone, { removedAt: context.now });
    counts.removed += 1;
  }
}

function saveZones(context: Context, { named, left }: Redrawing['zones'], counts: Counts): ReadonlyMap<string, ZoneId> {
  const ids = new Map<string, ZoneId>();
  for (const { old, next } of left) if (old !== null) ids.set(next.code, old.id);
  for (const { old, next } of withFreeCodes(context, 'zone.saved', 'zone', named)) {
    const id = old?.id ?? context.newId('zone');
    ids.set(next.code, id);
    if (old === null) context.log.insert('zone.saved', 'zone', { id, ...next, removedAt: null });
    count(counts, old === null ? 'added' : change(context, 'zone.saved', 'zone', old, next));
  }
  return ids;
}

function saveSlots(
  context: Context,
  named: Redrawing['slots']['named'],
  zoneIds: ReadonlyMap<string, ZoneId>,
  counts: Counts,
): void {
  for (const { old, next } of withFreeCodes(context, 'slot.saved', 'slot', named)) {
    const { zone, ...drawn } = next;
    const zoneId = zoneIds.get(zone);
    if (zoneId === undefined) throw new Error(`layout without zone ${zone}`);
    if (old === null) {
      context.log.insert('slot.saved', 'slot', { id: context.newId('slot'), ...drawn, zoneId, ...NEW_SLOT });
      counts.added += 1;
      continue;
    }
    count(counts, change(context, 'slot.saved', 'slot', old, { ...drawn, zoneId }));
    const visit = old.visitId === null || old.zoneId === zoneId ? null : context.stores.visits.get(old.visitId);
    // A piece that stands apart is where it is; its truck is elsewhere.
    if (visit?.slotId === old.id) rezoneVisit(context, visit, zoneId);
  }
}

function saveAreas(context: Context, { named, gone }: Redrawing['keepClear'], counts: Counts): void {
  for (const area of gone) remove(context, 'keep-clear.removed', 'keepClearArea', area, counts);
  for (const { old, next } of named) {
    if (old === null)
      context.log.insert('keep-clear.saved', 'keepClearArea', { id: context.newId('keepClearArea'), ...next });
    count(counts, old === null ? 'added' : change(context, 'keep-clear.saved', 'keepClearArea', old, next));
  }
}

function saveLandmarks(context: Context, { named, gone }: Redrawing['landmarks'], counts: Counts): void {
  for (const landmark of gone) remove(context, 'landmark.removed', 'landmark', landmark, counts);
  for (const { old, next } of named) {
    if (old === null) context.log.insert('landmark.saved', 'landmark', { id: context.newId('landmark'), ...next });
    count(counts, old === null ? 'added' : change(context, 'landmark.saved', 'landmark', old, next));
  }
}

function count(counts: Counts, what: 'added' | 'changed' | 'same'): void {
  if (what !== 'same') counts[what] += 1;
}

/** Writes the fields that differ; nothing where none does. */
function change<Kind extends 'zone' | 'slot' | 'keepClearArea' | 'landmark'>(
  context: Context,
  type: EventType,
  kind: Kind,
  old: Records[Kind],
  next: Partial<Records[Kind]>,
): 'changed' | 'same' {
  const differing = Object.entries(next).filter(
    ([field, value]) => !isDeepStrictEqual(value, old[field as keyof Records[Kind]]),
  );
  if (differing.length === 0) return 'same';
  const visitId = 'visitId' in old ? old.visitId : null;
  context.log.update(type, kind, old, Object.fromEntries(differing) as Partial<Records[Kind]>, visitId);
  return 'changed';
}

/** Takes the record of a thing away altogether: nothing refers to it. */
function remove<Kind extends 'keepClearArea' | 'landmark'>(
  context: Context,
  type: EventType,
  kind: Kind,
  record: Records[Kind],
  counts: Counts,
): void {
  const was = { ...record } as unknown as Readonly<Record<string, Json>>;
  context.log.append({ type, visitId: null, change: { kind, id: record.id, set: null, was } });
  counts.removed += 1;
}

/**
 * Where things exchange codes, each that gives its code away is called by its id first: at no time do two have one
 * code.
 */
function withFreeCodes<Kind extends 'zone' | 'slot', Next extends { readonly code: string }>(
  context: Context,
  type: EventType,
  kind: Kind,
  named: readonly Redrawn<Records[Kind], Next>[],
): readonly Redrawn<Records[Kind], Next>[] {
  const wanted = new Set(named.filter(({ old, next }) => old?.code !== next.code).map(({ next }) => next.code));
  return named.map((one) => {
    const { old, next } = one;
    if (old === null || old.code === next.code || !wanted.has(old.code)) return one;
    const code = { code: `~${old.id.toString(36)}` } as Partial<Records[Kind]>;
    return { old: context.log.update(type, kind, old, code), next };
  });
}

function endWishes(context: Context, isInVain: (wish: Reservation) => boolean): void {
  const set = { endedAt: context.now, endedHow: 'cancelled' } as const;
  for (const wish of context.stores.reservations.open().filter(isInVain))
    context.log.update('reservation.ended', 'reservation', wish, set, wish.visitId);
}

/** Nobody is sent to what is not there any more. */
function cancelMoves(context: Context, isInVain: (move: Move) => boolean): void {
  const set = { endedAt: context.now, endedBy: context.actor.user };
  for (const move of context.stores.moves.open().filter(isInVain))
    context.log.update('move.cancelled', 'move', move, set, move.visitId);
}
