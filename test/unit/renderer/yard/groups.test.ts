import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireId } from '../../../../shared/kernel/ids.ts';
import { createGroups, type GroupRow } from '../../../../renderer/features/yard/grid/groups.ts';
import { slotViewOf, type SlotView } from '../../../../renderer/features/yard/slot-view.ts';
import { aSlotRow, aVisitRow } from '../../../support/full-yard.ts';

const LIKE = { zone: fc.integer({ min: 1, max: 3 }), row: fc.integer({ min: 1, max: 3 }) };
const aSlot = fc.record({
  number: fc.integer({ min: 1, max: 25 }),
  ...LIKE,
  how: fc.constantFrom('free', 'taken', 'closed', 'alarm'),
  isShown: fc.boolean(),
});
const aStep = fc.oneof(
  { weight: 4, arbitrary: aSlot.map((slot) => ({ kind: 'put' as const, ...slot })) },
  { weight: 1, arbitrary: aSlot.map(({ number }) => ({ kind: 'drop' as const, number })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'tell' as const }) },
);

function viewOf(slot: { number: number; zone: number; row: number; how: string }): SlotView {
  const visit = slot.how === 'taken' || slot.how === 'alarm' ? aVisitRow(slot.number) : null;
  return slotViewOf(
    aSlotRow(slot.number, {
      zoneId: wireId('zone', slot.zone),
      zone: `Z${String(slot.zone)}`,
      row: `R${String(slot.row)}`,
      visitId: visit?.visitId ?? null,
      status: slot.how === 'closed' ? 'closed' : 'open',
    }),
    visit,
    null,
    slot.how === 'alarm'
      ? { id: 'a', source: 'alarm', code: 'same-plate', raisedAt: 1 as never, isAcknowledged: false }
      : null,
  );
}

const totalOf = (groups: readonly GroupRow[], field: 'slots' | 'trucks' | 'free' | 'closed' | 'alarms' | 'shown') =>
  groups.reduce((sum, group) => sum + group[field], 0);

describe('the groups of the table', () => {
  it.each(['zone', 'row'] as const)('by %s: every slot in exactly one, and the counts add up', (grouping) => {
    fc.assert(
      fc.property(fc.array(aStep, { maxLength: 80 }), (steps) => {
        const groups = createGroups(grouping);
        const model = new Map<string, { readonly view: SlotView; readonly isShown: boolean }>();
        /** What a table knows that follows the changes only. */
        const table = new Map<string, GroupRow>();
        const tell = (): void => {
          const { add, update, remove } = groups.takeChange();
          for (const group of add) expect(table.has(group.groupId)).toBe(false);
          for (const group of update) expect(table.has(group.groupId)).toBe(true);
          for (const group of [...add, ...update]) table.set(group.groupId, group);
          for (const { groupId } of remove) expect(table.delete(groupId)).toBe(true);
        };
        for (const step of steps) {
          if (step.kind === 'tell') tell();
          else if (step.kind === 'drop') {
            groups.drop(wireId('slot', step.number));
            model.delete(wireId('slot', step.number));
          } else {
            const view = viewOf(step);
            groups.put(view, step.isShown);
            model.set(view.slotId, { view, isShown: step.isShown });
          }
        }
        tell();
        const all = groups.all();
        const slots = [...model.values()];
        for (const { view } of slots) {
          const { zoneId, row } = view.slot;
          const own = all.filter((group) => group.zoneId === zoneId && (grouping === 'zone' || group.row === row));
          expect(own.map(({ groupId }) => groupId)).toEqual([groups.idOf(view.slotId)]);
        }
        expect(totalOf(all, 'slots')).toBe(slots.length);
        expect(totalOf(all, 'shown')).toBe(slots.filter(({ isShown }) => isShown).length);
        expect(totalOf(all, 'trucks')).toBe(slots.filter(({ view }) => view.slot.visitId !== null).length);
        expect(totalOf(all, 'free')).toBe(slots.filter(({ view }) => view.state === 'free').length);
        expect(totalOf(all, 'closed')).toBe(slots.filter(({ view }) => view.state === 'closed').length);
        expect(totalOf(all, 'alarms')).toBe(slots.filter(({ view }) => view.state === 'alarm').length);
        expect(all.every((group) => group.slots > 0)).toBe(true);
        expect(new Map(all.map((group) => [group.groupId, group]))).toEqual(table);
      }),
    );
  });

  it('stand in the order of their codes, A2 before A10', () => {
    const groups = createGroups('row');
    for (const [number, row] of [10, 2, 1].entries())
      groups.put(viewOf({ number: number + 1, zone: 1, row, how: 'free' }), true);
    const inOrder = groups.all().toSorted((a, b) => groups.rankOf(a.groupId) - groups.rankOf(b.groupId));
    expect(inOrder.map(({ row }) => row)).toEqual(['R1', 'R2', 'R10']);
  });
});
