import { slotsInAreas } from './derive.ts';
import { overlappingPairs } from './geometry.ts';
import type { Plan } from './plan.ts';
import type { PlanProblem } from './problems.ts';

/** What of a plan is new or lies otherwise than before, by index. */
export type Changed = {
  readonly slots: ReadonlySet<number>;
  readonly keepClear: ReadonlySet<number>;
};

/** Slots that lie in each other or, without saying so, in a keep-clear area. */
export function groundProblems(
  { slots, keepClear }: Plan,
  limits: { readonly slots: readonly boolean[]; readonly most: number },
  changed?: Changed,
): readonly PlanProblem[] {
  const problems: PlanProblem[] = [];
  const drawn = slots.map((slot, index) => ({ ...slot, index })).filter(({ index }) => limits.slots[index] === true);
  const hasMoved = (index: number): boolean => changed === undefined || changed.slots.has(drawn[index]?.index ?? -1);
  for (const [a, b] of overlappingPairs(drawn, { isCompared: hasMoved, most: limits.most })) {
    const [first, second] = hasMoved(b) ? [drawn[a], drawn[b]] : [drawn[b], drawn[a]];
    if (first === undefined || second === undefined) continue;
    const { code: at, index } = second;
    problems.push({ code: 'slots-overlap', at, other: first.code, list: 'slots', index });
  }
  const unmarked = drawn.filter((slot) => !slot.isKeepClear);
  const isChecked = (slot: { readonly index: number }, area: number): boolean =>
    changed === undefined || changed.slots.has(slot.index) || changed.keepClear.has(area);
  for (const { slot, area } of slotsInAreas({ slots: unmarked, keepClear }, isChecked)) {
    const { code: at, index } = slot;
    problems.push({ code: 'slot-in-keep-clear', at, other: area.code, list: 'slots', index });
    if (problems.length >= limits.most) break;
  }
  return problems;
}
