import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wireId } from '../../../shared/kernel/ids.ts';
import { aYard, recordsOf, replayedState, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard({ inMemory: true });
});
afterEach(() => {
  expect(yard.defects).toEqual([]);
  expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
  yard.close();
});

let trucks = 0;
function aTruck(more: object = {}): string {
  trucks += 1;
  const plate = `29H${String(60_000 + trucks)}`;
  return yard.ok('visit.arrive', { plate, direction: 'export', crossing: 'HN', people: 0, ...more }).visitId;
}
const slot = (code: string): string => wireId('slot', yard.stores.slots.slotByCode(code)?.id ?? (0 as never));

describe('many trucks placed at once', () => {
  it('[SL24] each is looked at as those before it left the yard: what is legal is done, the rest is listed', () => {
    const [one, two, three, four, five, six] = [1, 2, 3, 4, 5, 6].map(() => aTruck()) as [string, ...string[]];
    const other = aTruck();
    yard.ok('slot.assign', { visitId: six ?? '', slotId: slot('B01') });
    yard.ok('slot.close', { slotId: slot('A03'), reason: 'sửa nền' });
    yard.ok('slot.reserve', { slotId: slot('A04'), visitId: other });
    yard.ok('slot.report-unknown', { slotId: slot('A05') });
    const before = recordsOf(yard.db);
    const placements = [
      { visitId: one, slotId: slot('A01') },
      { visitId: two ?? '', slotId: slot('A01') },
      { visitId: one, slotId: slot('A02') },
      { visitId: three ?? '', slotId: slot('A03') },
      { visitId: four ?? '', slotId: slot('A04') },
      { visitId: five ?? '', slotId: slot('A05') },
      { visitId: six ?? '', slotId: slot('A06') },
      { visitId: two ?? '', slotId: slot('A02'), alsoSlotIds: [slot('A06')] },
      { visitId: two ?? '', slotId: slot('B02'), alsoSlotIds: [slot('B03')] },
    ];
    const seq = yard.seqOf('slot.assign-all', { placements });
    expect(yard.stores.visits.get(2 as never)).toMatchObject({
      alsoSlotIds: [yard.stores.slots.slotByCode('B03')?.id],
    });
    const held = yard.stores.slots.slots().flatMap((each) => (each.visitId === null ? [] : [each.code]));
    expect(held).toEqual(['A01', 'B01', 'B02', 'B03']);
    yard.ok('change.undo', { seq });
    expect(recordsOf(yard.db)).toEqual(before);
    const again = yard.ok('slot.assign-all', { placements });
    expect(again.placed.map(({ slotId }) => slotId)).toEqual([slot('A01'), slot('B02')]);
    expect(again.refused.map(({ refusal }) => refusal['code'])).toEqual([
      'slot.occupied',
      'slot.visit-elsewhere',
      'slot.closed',
      'slot.reserved',
      'slot.unknown-truck',
      'slot.visit-elsewhere',
      'slot.not-adjacent',
    ]);
  });

  it('[SL23] a wish of a truck that is placed elsewhere does not stop the next one, and ends once', () => {
    const [first, second] = [aTruck(), aTruck()];
    yard.ok('slot.reserve', { slotId: slot('A02'), visitId: first });
    const placements = [
      { visitId: first, slotId: slot('A01') },
      { visitId: second, slotId: slot('A02') },
    ];
    expect(yard.ok('slot.assign-all', { placements }).refused).toEqual([]);
    expect(yard.stores.reservations.open()).toEqual([]);
    expect(yard.stores.records.get('reservation', 1)).toMatchObject({ endedHow: 'cancelled' });
  });

  it('[SL4] hazardous goods placed by the batch itself keep the next ones away', () => {
    yard.ok('layout.save', {
      zones: [],
      slots: [1, 2].map((position) => ({
        code: `H0${String(position)}`,
        zone: 'B',
        row: 'H0',
        position,
        lengthCm: 2000,
        xCm: position * 400,
        yCm: 50_000,
        hazardClasses: ['3', '5.1'],
      })),
    });
    const placements = [
      { visitId: aTruck({ hazardClass: '3' }), slotId: slot('H01') },
      { visitId: aTruck({ hazardClass: '5.1' }), slotId: slot('H02') },
    ];
    expect(yard.ok('slot.assign-all', { placements }).refused).toMatchObject([
      { refusal: { code: 'slot.hazard-neighbour', slotCode: 'H01' } },
    ]);
  });
});
