import { isDeepStrictEqual } from 'node:util';
import { planProblems } from '../../../shared/domain/layout/check.ts';
import type { LayoutProblemCode, PlanList } from '../../../shared/domain/layout/problems.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { wireId } from '../../../shared/kernel/ids.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context } from '../../engine/handler.ts';
import { planAfter, type Redrawing, type Redrawn } from './redrawn.ts';

type Input = ParsedInput<'layout.save'>;

/** Why a save cannot be done; null when it can. What is wrong is told by the row of the input in which it stands. */
export function refusalOf(input: Input, redrawing: Redrawing, context: Context): Refusal | null {
  return inputProblem(input, context) ?? zoneInUse(redrawing, context) ?? planProblem(redrawing);
}

function invalid(
  problem: LayoutProblemCode,
  at: string,
  more: { readonly other?: string; readonly list?: PlanList; readonly row?: number } = {},
): Refusal {
  return { code: 'layout.invalid', problem, at, ...more };
}

/** Each thing is named once, by its id or by its code (SL8): what is said of it twice would be written twice. */
function inputProblem(input: Input, { stores }: Context): Refusal | null {
  const zones = stores.slots.zones();
  const slots = stores.slots.slots();
  return (
    repeatedCode('zones', input.zones) ??
    repeatedCode('slots', input.slots) ??
    repeatedCode('keepClear', input.keepClear ?? []) ??
    repeatedCode('landmarks', input.landmarks ?? []) ??
    wrongId({
      list: 'zones',
      records: zones,
      named: input.zones.map(({ zoneId, code }) => ({ id: zoneId, code })),
      remove: input.removeZones,
      unknown: 'zone-unknown',
    }) ??
    wrongId({
      list: 'slots',
      records: slots,
      named: input.slots.map(({ slotId, code }) => ({ id: slotId, code })),
      remove: input.removeSlots,
      unknown: 'slot-unknown',
    })
  );
}

function repeatedCode(list: PlanList, all: readonly { readonly code: string }[]): Refusal | null {
  const seen = new Set<string>();
  for (const [index, { code }] of all.entries()) {
    if (seen.has(code)) return invalid('code-repeated', code, { list, row: index + 1 });
    seen.add(code);
  }
  return null;
}

/** What is named by its id is there, is named once, and takes no code that another one keeps. */
function wrongId(parts: {
  readonly list: PlanList;
  readonly records: readonly { readonly id: number; readonly code: string }[];
  readonly named: readonly { readonly id: number | undefined; readonly code: string }[];
  readonly remove: readonly string[] | undefined;
  readonly unknown: 'zone-unknown' | 'slot-unknown';
}): Refusal | null {
  const { list, records, named, unknown } = parts;
  const byCode = new Map(records.map((record) => [record.code, record.id]));
  const ids = new Set(records.map((record) => record.id));
  const seen = new Set<number>();
  for (const [index, { id = byCode.get(named[index]?.code ?? ''), code }] of named.entries()) {
    if (id === undefined) continue;
    const row = index + 1;
    if (!ids.has(id)) return invalid(unknown, code, { list, row });
    if (seen.has(id)) return invalid('id-repeated', code, { list, row });
    seen.add(id);
  }
  const removed = new Set(parts.remove);
  for (const [index, { id, code }] of named.entries()) {
    const holder = byCode.get(code);
    if (id === undefined || holder === undefined || holder === id) continue;
    if (!seen.has(holder) && !removed.has(code)) return invalid('code-taken', code, { list, row: index + 1 });
  }
  return null;
}

/** A zone goes when nothing is left in it: no slot, no truck, nothing that stands apart. */
function zoneInUse({ zones, slots }: Redrawing, { stores }: Context): Refusal | null {
  if (zones.gone.length === 0) return null;
  // A slot that the save puts into a zone that goes is told as one in an unknown zone.
  const used = new Set(slots.left.map(({ old }) => old?.zoneId));
  const taken = new Set<number>();
  for (const visit of stores.visits.live())
    // Who stands in a slot goes with it.
    if (isInYard(visit.stage) && visit.slotId === null && visit.placeZoneId !== null) taken.add(visit.placeZoneId);
  const apart = stores.slots.piecesApart().map((piece) => piece.place.split(':')[1]);
  const inUse = zones.gone.find(
    (zone) => used.has(zone.id) || taken.has(zone.id) || apart.includes(wireId('zone', zone.id)),
  );
  return inUse === undefined ? null : { code: 'zone.not-empty', zone: inUse.code };
}

function planProblem(redrawing: Redrawing): Refusal | null {
  const changed = {
    slots: changedOf(redrawing.slots, (old, next) => GROUND.some((field) => old[field] !== next[field])),
    keepClear: changedOf(redrawing.keepClear, (old, next) => !isDeepStrictEqual(old.outline, next.outline)),
  };
  for (const { code, at, other, list, index } of planProblems(planAfter(redrawing), changed)) {
    const row = list === null || index === null ? 0 : index + 1 - redrawing[list].left.length;
    // What was wrong with something that this save does not name was so before (LY6).
    if (list !== null && index !== null && row < 1 && !OF_OTHERS.has(code)) continue;
    return invalid(code, at, {
      ...(other !== undefined && { other }),
      ...(list !== null && { list }),
      ...(row > 0 && { row }),
    });
  }
  return null;
}

/** What can go wrong with a thing because another one is changed. */
const OF_OTHERS: ReadonlySet<string> = new Set<LayoutProblemCode>([
  'zone-unknown',
  'pseudo-zone-with-slots',
  'slot-in-keep-clear',
]);

const GROUND = ['xCm', 'yCm', 'angleDeg', 'lengthCm', 'widthCm', 'isKeepClear'] as const;

/** Indexes in the plan that would be, where what the save does not name stands first. */
function changedOf<Old, Next>(
  { left, named }: { readonly left: readonly unknown[]; readonly named: readonly Redrawn<Old, Next>[] },
  isChanged: (old: Old, next: Next) => boolean,
): ReadonlySet<number> {
  return new Set(
    named.flatMap(({ old, next }, index) => (old === null || isChanged(old, next) ? [left.length + index] : [])),
  );
}
