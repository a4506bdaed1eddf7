import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wireId } from '../../../shared/kernel/ids.ts';
import { aYard, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const TRUCK = { direction: 'export', crossing: 'HN', cargoClass: 'general', lengthCm: 1650 } as const;
let last = 0;
const slotOf = (code: string) => wireId('slot', yard.stores.slots.slotByCode(code)?.id ?? (0 as never));
const arrive = (more: object = {}) => {
  last += 1;
  return yard.ok('visit.arrive', { plate: `12C${String(10_000 + last)}`, ...TRUCK, ...more }).visitId;
};

describe('what is suggested follows the yard', () => {
  it('[SL6] is the same from an index that followed as from one that is made anew', () => {
    const visitIds = [arrive(), arrive({ cargoClass: 'fresh', needsPower: true }), arrive({ hazardClass: '3' })];
    const late = arrive();
    for (const visitId of visitIds) {
      const [best] = yard.ask('slot.suggest', { visitId, limit: 1 }).suggestions;
      if (best === undefined) throw new Error('no slot');
      yard.ok('slot.assign', { visitId, slotId: best.slotId });
      const { suggestions, removed } = yard.ask('slot.suggest', { visitId: late, limit: 50 });
      expect(suggestions.map(({ slotId }) => slotId)).not.toContain(best.slotId);
      expect(removed.reduce((sum, { slots }) => sum + slots, suggestions.length)).toBe(18);
    }
    yard.ok('slot.vacate', { visitId: visitIds[0] ?? '' });
    const followed = yard.ask('slot.suggest', { visitId: late, limit: 50 });
    const again = aYard({ db: yard.db });
    expect(again.ask('slot.suggest', { visitId: late, limit: 50 })).toEqual(followed);
  });

  it('[SL14] knows of the hazardous goods that stand in slots, also once they are told of a truck that stands there', () => {
    const standing = arrive({ lengthCm: 1650 });
    const { suggestions } = yard.ask('slot.suggest', { visitId: standing, limit: 50 });
    const slotId = suggestions.find(({ code }) => code === 'B06')?.slotId ?? '';
    yard.ok('slot.assign', { visitId: standing, slotId });
    const flammable = arrive({ hazardClass: '3' });
    expect(yard.ask('slot.suggest', { visitId: flammable }).suggestions.map(({ code }) => code)).toEqual(['B08']);
    yard.ok('visit.amend', { visitId: standing, hazardClass: '5.1' });
    const answer = yard.ask('slot.suggest', { visitId: flammable });
    expect(answer.suggestions).toEqual([]);
    expect(answer.removed).toContainEqual({ rule: 'slot.hazard-neighbour', slots: 1 });
  });

  it('[SL14] knows of goods of a piece that stands apart, once they are told, as from an index that is made anew', () => {
    const standing = arrive({ trailerPlate: '12R00077' });
    const tractor = yard.ask('visit.story', { visitId: standing }).pieces.find(({ kind }) => kind === 'tractor');
    const slotId = slotOf('B06');
    yard.ok('slot.assign', { visitId: standing, slotId: slotOf('A01') });
    yard.ok('piece.see', { visitId: standing, pieceId: tractor?.pieceId ?? '', slotId });
    const flammable = arrive({ hazardClass: '3' });
    expect(yard.ask('slot.suggest', { visitId: flammable }).suggestions.map(({ code }) => code)).toEqual(['B08']);
    yard.ok('visit.amend', { visitId: standing, hazardClass: '5.1' });
    const followed = yard.ask('slot.suggest', { visitId: flammable });
    expect(aYard({ db: yard.db }).ask('slot.suggest', { visitId: flammable })).toEqual(followed);
    expect(followed.removed).toContainEqual({ rule: 'slot.hazard-neighbour', slots: 1 });
  });

  it('[SL16] plans all that wait without a slot, each with a slot of its own or with why not', () => {
    const visitIds = Array.from({ length: 20 }, () => arrive());
    const placed = yard.ask('slot.plan', {});
    expect(placed.placements.length + placed.unplaced.length).toBe(20);
    expect(new Set(placed.placements.map(({ slotId }) => slotId)).size).toBe(placed.placements.length);
    expect(placed.unplaced[0]?.removed).not.toEqual([]);
    for (const { visitId, slotId } of placed.placements) yard.ok('slot.assign', { visitId, slotId });
    const rest = yard.ask('slot.plan', { visitIds: visitIds.slice(0, 20) });
    expect(rest.placements).toEqual([]);
  });

  it('[SL16] plans within one zone', () => {
    const visitIds = [arrive(), arrive()];
    const { placements } = yard.ask('slot.plan', { visitIds, zone: 'A' });
    expect(placements.map(({ code }) => code.slice(0, 1))).toEqual(['A', 'A']);
  });
});
