import { describe, expect, it } from 'vitest';
import { prepareSlots } from '../../../shared/domain/slots/prepared.ts';
import {
  hazardNeighbourOf,
  segregationOf,
  SEGREGATED_CLASSES,
  type StandingHazard,
} from '../../../shared/domain/slots/segregation.ts';
import { suggest } from '../../../shared/domain/slots/suggest.ts';
import { aPlacing, aSlot, NOW, slotId, visitId } from './a-slot.ts';

const METRES = [3, 6, 12, 24] as const;
const far = (id: number, metres: number) =>
  aSlot({ id: slotId(id), code: `H${id}`, position: id, xCm: metres * 100, hazardClasses: ['3', '5', '8'] });

describe('goods that must be kept apart', () => {
  it('[SL14] are the same two whichever is named first', () => {
    for (const a of SEGREGATED_CLASSES)
      for (const b of SEGREGATED_CLASSES) expect(segregationOf(a, b), `${a} and ${b}`).toBe(segregationOf(b, a));
  });

  it('[SL14] follow the table of the IMDG Code, 7.2.4', () => {
    expect(segregationOf('3', '5.1')).toBe(2);
    expect(segregationOf('2.1', '3')).toBe(2);
    expect(segregationOf('1.1', '3')).toBe(4);
    expect(segregationOf('6.2', '4.1')).toBe(3);
    expect(segregationOf('8', '4.3')).toBe(1);
    expect(segregationOf('8', '3')).toBe(0);
    expect(segregationOf('9', '1.1')).toBe(0);
    expect(segregationOf('2.2', '2.3')).toBe(0);
  });

  it('[SL14] are judged by the strictest division where only the class is known', () => {
    expect(segregationOf('2', '3')).toBe(2);
    expect(segregationOf('5', '8')).toBe(2);
    expect(segregationOf('1.4S', '3')).toBe(segregationOf('1.4', '3'));
    expect(segregationOf('1.2', '6.1')).toBe(segregationOf('1.1', '6.1'));
    expect(segregationOf('unknown', '1.1')).toBe(0);
  });

  it('[SL14] stand too near below the metres of the site, between the ends of their slots', () => {
    const standing: StandingHazard[] = [{ visitId: visitId(50), hazardClass: '5.1', slot: far(1, 0) }];
    const visit = { visitId: visitId(7), hazardClass: '3' };
    expect(hazardNeighbourOf(far(2, 25), visit, standing, METRES)).toEqual({
      code: 'slot.hazard-neighbour',
      hazardClass: '3',
      other: '5.1',
      slotCode: 'H1',
      distanceM: 5,
      neededM: 6,
    });
    expect(hazardNeighbourOf(far(2, 26), visit, standing, METRES)).toBeNull();
    expect(hazardNeighbourOf(far(2, 25), { ...visit, hazardClass: '8' }, standing, [3, 5, 5, 5])).toBeNull();
    expect(hazardNeighbourOf(far(2, 25), { ...visit, visitId: visitId(50) }, standing, METRES)).toBeNull();
    expect(hazardNeighbourOf(far(2, 25), { ...visit, hazardClass: null }, standing, METRES)).toBeNull();
  });

  it('[SL14] takes the near slots out of a suggestion, for whichever truck comes second', () => {
    const slots = [far(1, 0), far(2, 10), far(3, 40)];
    for (const [first, second] of [
      ['3', '5.1'],
      ['5.1', '3'],
    ] as const) {
      const hazards = [{ visitId: visitId(50), hazardClass: first, slot: far(1, 0) }];
      const prepared = prepareSlots([{ ...far(1, 0), visitId: visitId(50) }, ...slots.slice(1)]);
      const answer = suggest(prepared, aPlacing({ hazardClass: second }), { now: NOW, hazards });
      expect(answer.suggestions.map(({ slotId: id }) => id)).toEqual([3]);
      expect(answer.removed).toContainEqual({ rule: 'slot.hazard-neighbour', slots: 1 });
    }
  });
});
