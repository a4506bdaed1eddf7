import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseWireId } from '../../../shared/kernel/ids.ts';
import type { SlotRecord, Visit } from '../../../shared/domain/records.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { aYard, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  yard.close();
});

const EXPORT = { direction: 'export', crossing: 'HN' } as const;
const visit = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
const slot = (id: string): SlotRecord => yard.stores.records.require('slot', parseWireId('slot', id) ?? 0);

let trucks = 0;
function aTruck(): string {
  trucks += 1;
  return yard.ok('visit.arrive', { plate: `29H${String(50_000 + trucks)}`, ...EXPORT }).visitId;
}

describe('a reservation', () => {
  it('[SL6] takes the slot out of the suggestions of others, and says so', () => {
    const [mine, other] = [aTruck(), aTruck()];
    const [best] = yard.ask('slot.suggest', { visitId: other }).suggestions;
    const slotId = best?.slotId ?? '';
    yard.ok('slot.reserve', { slotId, visitId: mine });
    const answer = yard.ask('slot.suggest', { visitId: other, limit: 50 });
    expect(answer.suggestions.map((one) => one.slotId)).not.toContain(slotId);
    expect(answer.removed).toContainEqual({ rule: 'slot.reserved', slots: 1 });
    expect(yard.ask('slot.suggest', { visitId: mine }).suggestions[0]?.slotId).toBe(slotId);
  });

  it('[SL1] is a wish: another truck that stands there takes the slot, and the wish is over', () => {
    const [mine, other] = [aTruck(), aTruck()];
    yard.ok('slot.reserve', { slotId: 'slt_1', visitId: mine });
    yard.ok('slot.assign', { visitId: other, slotId: 'slt_1' });
    expect(slot('slt_1')).toMatchObject({ visitId: visit(other).id, reservedFor: null, reservedAt: null });
    const story = yard.ask('visit.story', { visitId: mine });
    expect(story.events.at(-1)?.type).toBe('slot.unreserved');
  });

  it('ends when its truck takes another slot, departs or does not come', () => {
    const [elsewhere, gone] = [aTruck(), aTruck()];
    const { visitId: never } = yard.ok('expected.add', { plate: '12C-1', cargoClass: 'general', ...EXPORT });
    yard.ok('slot.reserve', { slotId: 'slt_1', visitId: elsewhere });
    yard.ok('slot.reserve', { slotId: 'slt_2', visitId: gone });
    yard.ok('slot.reserve', { slotId: 'slt_3', visitId: never });
    yard.ok('piece.see', { visitId: elsewhere, zone: 'B' });
    expect(slot('slt_1').reservedFor).not.toBeNull();
    yard.ok('slot.assign', { visitId: elsewhere, slotId: 'slt_4' });
    yard.ok('visit.depart', { visitId: gone });
    yard.ok('expected.cancel', { visitId: never });
    expect(['slt_1', 'slt_2', 'slt_3'].map((id) => slot(id).reservedFor)).toEqual([null, null, null]);
  });
});

describe('a new layout', () => {
  const drawn = (id: string, over: object = {}) => {
    const { code, row, position, lengthCm, xCm, yCm } = slot(id);
    return { code, zone: 'B', row, position, lengthCm, xCm, yCm, ...over };
  };

  it('[AC1] that puts an occupied slot into another zone takes the truck along', () => {
    const visitId = aTruck();
    yard.ok('slot.assign', { visitId, slotId: 'slt_1' });
    const now = yard.at(60);
    yard.ok('layout.save', { zones: [], slots: [drawn('slt_1')] });
    expect(visit(visitId)).toMatchObject({ placeZoneId: slot('slt_1').zoneId, slotId: slot('slt_1').id });
    const standings = yard.db
      .prepare('SELECT zone_id AS zone, started_at AS since, ended_at AS until FROM standings WHERE visit_id = ?')
      .all(visit(visitId).id);
    expect(standings.slice(1)).toMatchObject([
      { since: START, until: now },
      { zone: slot('slt_1').zoneId, since: now, until: null },
    ]);
    yard.at(90);
    const { trucks } = yard.ask('report.daily', { on: '2026-02-10' });
    const byZone = Object.values(trucks.byZone).filter(({ closing }) => closing > 0);
    expect(byZone).toHaveLength(1);
    yard.ok('visit.depart', { visitId });
  });

  it('[SL8] knows a slot by its id, so that its code may change, and never gives two slots one code', () => {
    const before = yard.stores.slots.slots().length;
    yard.ok('layout.save', { zones: [], slots: [drawn('slt_1', { slotId: 'slt_1', code: 'A-99' })] });
    expect(yard.stores.slots.slots()).toHaveLength(before);
    expect(slot('slt_1').code).toBe('A-99');
    const taken = drawn('slt_1', { slotId: 'slt_1', code: slot('slt_2').code });
    expect(yard.refused('layout.save', { zones: [], slots: [taken] })).toMatchObject({
      code: 'layout.invalid',
      problem: 'code-taken',
    });
    const unknown = drawn('slt_1', { slotId: 'slt_zz', code: 'A-77' });
    expect(yard.refused('layout.save', { zones: [], slots: [unknown] })).toMatchObject({ problem: 'slot-unknown' });
    const zone = yard.stores.slots.zoneByCode('B');
    const zoneId = `zon_${(zone?.id ?? 0).toString(36)}`;
    yard.ok('layout.save', { zones: [{ zoneId, code: 'BB', name: 'Bãi B' }], slots: [] });
    expect(yard.stores.slots.zoneByCode('BB')?.id).toBe(zone?.id);
  });

  it('[SL8] names every slot, zone and area once, by its id or by its code', () => {
    const before = stateOf(yard.db);
    const one = drawn('slt_1', { slotId: 'slt_1', code: 'Z-1' });
    const outline: [number, number][] = [
      [0, 0],
      [100, 0],
      [0, 100],
    ];
    const area = { code: 'PC1', kind: 'hydrant', outline } as const;
    const zone = { zoneId: yard.ask('yard.now', {}).zones.find(({ code }) => code === 'B')?.zoneId, name: 'Bãi B' };
    const refused = (input: Partial<CommandInput<'layout.save'>>): unknown =>
      yard.refused('layout.save', { zones: [], slots: [], ...input });
    const repeated = (problem: string, at: string, list = 'slots', row = 2) => ({
      ...{ code: 'layout.invalid', problem, at },
      ...{ list, row },
    });
    expect(refused({ slots: [drawn('slt_1'), drawn('slt_1')] })).toEqual(repeated('code-repeated', slot('slt_1').code));
    expect(refused({ slots: [one, { ...one, code: 'Z-2' }] })).toEqual(repeated('id-repeated', 'Z-2'));
    expect(refused({ slots: [one, drawn('slt_1')] })).toEqual(repeated('id-repeated', slot('slt_1').code));
    expect(refused({ keepClear: [area, area] })).toEqual(repeated('code-repeated', 'PC1', 'keepClear'));
    expect(
      refused({
        zones: [
          { code: 'N', name: 'N' },
          { code: 'N', name: 'M' },
        ],
      }),
    ).toEqual(repeated('code-repeated', 'N', 'zones'));
    expect(
      refused({
        zones: [
          { ...zone, code: 'B1' },
          { ...zone, code: 'B2' },
        ],
      }),
    ).toEqual(repeated('id-repeated', 'B2', 'zones'));
    expect(
      refused({
        zones: [
          { ...zone, code: 'B1' },
          { code: 'B', name: 'B' },
        ],
      }),
    ).toEqual(repeated('id-repeated', 'B', 'zones'));
    expect(stateOf(yard.db)).toEqual(before);
    const gone = slot('slt_2').code;
    expect(yard.ok('layout.save', { zones: [], slots: [], removeSlots: [gone, gone] })).toMatchObject({
      removed: 1,
      closed: 0,
    });
  });
});
