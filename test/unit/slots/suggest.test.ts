import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, instant, later, type Instant } from '../../../shared/kernel/instant.ts';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { decideAssign } from '../../../shared/domain/slots/decide.ts';
import { blockersOf } from '../../../shared/domain/slots/lanes.ts';
import { prepareSlots, setOccupied, setStatus, slotClassOf } from '../../../shared/domain/slots/prepared.ts';
import { DEFAULT_SLOT_WEIGHTS } from '../../../shared/domain/slots/weights.ts';
import { suggest, type SuggestOptions } from '../../../shared/domain/slots/suggest.ts';
import { TERM_CODES, urgencyPercentOf } from '../../../shared/domain/slots/terms.ts';
import type { PlacingVisit, Slot } from '../../../shared/domain/slots/types.ts';
import { aPlacing, aSlot, NOW, slotId, visitId, zoneId } from './a-slot.ts';

const OPTIONS: SuggestOptions = { now: NOW };

describe('what is never suggested', () => {
  it('[SL3] leaves out closed, closing, out-of-service, occupied and keep-clear slots, even when nothing else is free', () => {
    const slots = [
      aSlot({ id: slotId(1), position: 1, status: 'closed' }),
      aSlot({ id: slotId(2), position: 2, status: 'closing', visitId: visitId(3) }),
      aSlot({ id: slotId(3), position: 3, status: 'out-of-service' }),
      aSlot({ id: slotId(4), position: 4, visitId: visitId(4) }),
      aSlot({ id: slotId(5), position: 5, isKeepClear: true }),
    ];
    expect(suggest(prepareSlots(slots), aPlacing(), OPTIONS)).toEqual({
      suggestions: [],
      removed: [
        { rule: 'slot.keep-clear', slots: 1 },
        { rule: 'slot.closed', slots: 1 },
        { rule: 'slot.closing', slots: 1 },
        { rule: 'slot.out-of-service', slots: 1 },
        { rule: 'slot.occupied', slots: 1 },
      ],
    });
  });

  it('[SL4] leaves out short slots and other hazard classes and counts them', () => {
    const slots = [
      aSlot({ id: slotId(1), position: 1, lengthCm: 1200, hazardClasses: ['3'] }),
      aSlot({ id: slotId(2), position: 2 }),
      aSlot({ id: slotId(3), position: 3, hazardClasses: ['3', '8'] }),
    ];
    const answer = suggest(prepareSlots(slots), aPlacing({ hazardClass: '3' }), OPTIONS);
    expect(answer.suggestions.map((each) => each.slotId)).toEqual([3]);
    expect(answer.removed).toEqual([
      { rule: 'slot.too-short', slots: 1 },
      { rule: 'slot.hazard', slots: 1 },
    ]);
  });
});

describe('what a suggestion costs', () => {
  it('[SL6] explains the cost term by term, and the terms add up', () => {
    const slots = [
      aSlot({ id: slotId(1), code: 'A1-01', position: 1, hasPower: true, direction: 'import', hazardClasses: ['3'] }),
      aSlot({ id: slotId(2), code: 'A1-02', position: 2, lengthCm: 1650, walkDistanceM: 0 }),
    ];
    const prices = new Map([[slotClassOf(slots[0] as Slot), 70]]);
    const zones = new Map([[zoneId(1), { cargoClasses: ['fresh'] as const, isOverflow: true }]]);
    const answer = suggest(prepareSlots(slots), aPlacing(), { ...OPTIONS, prices, zones });
    expect(answer).toEqual({
      suggestions: [
        {
          slotId: 2,
          code: 'A1-02',
          cost: 100 + 400 + 700 + 100,
          terms: [
            { code: 'exit-distance', value: 100 },
            { code: 'dedication', value: 400 },
            { code: 'overflow', value: 700 },
            { code: 'zone-load', value: 100 },
          ],
        },
        {
          slotId: 1,
          code: 'A1-01',
          cost: 100 + 600 + 88 + 800 + 900 + 400 + 700 + 100 + 25 + 70,
          terms: [
            { code: 'exit-distance', value: 100 },
            { code: 'wasted-plug', value: 600 },
            { code: 'wasted-length', value: 88 },
            { code: 'wasted-hazard', value: 800 },
            { code: 'direction', value: 900 },
            { code: 'dedication', value: 400 },
            { code: 'overflow', value: 700 },
            { code: 'zone-load', value: 100 },
            { code: 'walk', value: 25 },
            { code: 'shadow-price', value: 70 },
          ],
        },
      ],
      removed: [],
    });
  });

  it('[SL4] puts a reefer at a plug, or shows that it runs on diesel', () => {
    const plain = aSlot({ id: slotId(1), position: 1 });
    const plug = aSlot({ id: slotId(2), position: 2, hasPower: true, exitDistanceM: 900 });
    const reefer = aPlacing({ needsPower: true });
    expect(suggest(prepareSlots([plain, plug]), reefer, OPTIONS).suggestions[0]?.slotId).toBe(2);
    expect(suggest(prepareSlots([plain]), reefer, OPTIONS).suggestions[0]?.terms).toContainEqual({
      code: 'no-plug',
      value: DEFAULT_SLOT_WEIGHTS.noPlug,
    });
    expect(suggest(prepareSlots([plain, plug]), aPlacing(), OPTIONS).suggestions[0]?.slotId).toBe(1);
  });

  it('[SL6] weighs the way to the exit by urgency', () => {
    const soon = { expectedDepartureAt: later(NOW, 5 * HOUR_MS) };
    const today = { expectedDepartureAt: later(NOW, 20 * HOUR_MS) };
    expect([
      urgencyPercentOf(aPlacing(), NOW),
      urgencyPercentOf(aPlacing(today), NOW),
      urgencyPercentOf(aPlacing(soon), NOW),
      urgencyPercentOf(aPlacing({ ...soon, cargoClass: 'fresh' }), NOW),
    ]).toEqual([100, 150, 200, 300]);
  });

  it('[SL6] makes the last places of a zone dear, more than in proportion', () => {
    const zone = Array.from({ length: 10 }, (_, i) => aSlot({ id: slotId(i + 1), position: i + 1 }));
    const loads = [0, 5, 9].map((taken) => {
      const prepared = prepareSlots(zone);
      for (let i = 1; i <= taken; i += 1) setOccupied(prepared, slotId(i), visitId(100 + i));
      return suggest(prepared, aPlacing(), OPTIONS).suggestions[0]?.terms.find((term) => term.code === 'zone-load');
    });
    expect(loads.map((term) => term?.value)).toEqual([4, 144, 400]);
  });

  it('[SL6] gives the three best by default and breaks ties by row order, whatever order the slots come in', () => {
    const slots = Array.from({ length: 12 }, (_, i) =>
      aSlot({ id: slotId(20 - i), code: `A1-${i + 1}`, position: i + 1 }),
    );
    const forward = suggest(prepareSlots(slots), aPlacing(), OPTIONS);
    expect(forward.suggestions.map((each) => each.code)).toEqual(['A1-1', 'A1-2', 'A1-3']);
    expect(suggest(prepareSlots(slots.toReversed()), aPlacing(), OPTIONS)).toEqual(forward);
    expect(suggest(prepareSlots(slots), aPlacing(), { ...OPTIONS, limit: 5 }).suggestions).toHaveLength(5);
    expect(suggest(prepareSlots(slots), aPlacing(), { ...OPTIONS, limit: 0 }).suggestions).toEqual([]);
  });
});

describe('one-ended lanes', () => {
  const lane = (depth: number, changes: Partial<Slot> = {}): Slot =>
    aSlot({
      id: slotId(depth + 1),
      code: `F${depth + 1}-01`,
      row: `F${depth + 1}`,
      access: 'lane',
      laneKey: 'F1-01',
      depth,
      ...changes,
    });
  const at = (hours: number): Instant => later(NOW, hours * HOUR_MS);
  const leaving =
    (hours: number) =>
    (_: VisitId): Instant =>
      at(hours);

  it('[SL5] names the trucks between a slot and the mouth', () => {
    const slots = [
      lane(2),
      lane(0, { visitId: visitId(30) }),
      lane(1, { visitId: visitId(31) }),
      aSlot({ id: slotId(9) }),
    ];
    const [deep, mouth] = slots as [Slot, Slot];
    expect(blockersOf(deep, slots).map((each) => each.visitId)).toEqual([30, 31]);
    expect(blockersOf(mouth, slots)).toEqual([]);
    expect(blockersOf(aSlot({ id: slotId(9) }), slots)).toEqual([]);
  });

  it('[SL5] fills a lane from its end', () => {
    const answer = suggest(prepareSlots([lane(0), lane(1), lane(2)]), aPlacing(), OPTIONS);
    expect(answer.suggestions.map((each) => each.code)).toEqual(['F3-01', 'F2-01', 'F1-01']);
    expect(answer.suggestions[2]?.terms).toContainEqual({ code: 'closes-off', value: 500 });
  });

  it('[SL5] never blocks one that leaves earlier while a free alternative exists, however dear', () => {
    const far = aSlot({ id: slotId(50), code: 'C9-01', row: 'C9', exitDistanceM: 20_000 });
    const slots = [lane(0), lane(1, { visitId: visitId(31) }), far];
    const options = { ...OPTIONS, departureOf: leaving(2) };
    const visit = aPlacing({ expectedDepartureAt: at(10) });
    const answer = suggest(prepareSlots(slots), visit, options);
    expect(answer.suggestions.map((each) => each.code)).toEqual(['C9-01']);
    expect(answer.removed).toEqual([
      { rule: 'slot.occupied', slots: 1 },
      { rule: 'slot.blocking', slots: 1 },
    ]);
    const only = suggest(prepareSlots(slots.slice(0, 2)), visit, options);
    expect(only.suggestions[0]).toMatchObject({ code: 'F1-01' });
    expect(only.suggestions[0]?.terms).toContainEqual({ code: 'blocking', value: 1000 });
  });

  it('[SL5] stands in front of one that leaves later, and counts an unknown departure as half a move', () => {
    const prepared = prepareSlots([lane(0), lane(1, { visitId: visitId(31) })]);
    const visit = aPlacing({ expectedDepartureAt: at(1) });
    const blockingTerm = (options: SuggestOptions): number | undefined =>
      suggest(prepared, visit, options).suggestions[0]?.terms.find((term) => term.code === 'blocking')?.value;
    expect(blockingTerm({ ...OPTIONS, departureOf: leaving(2) })).toBeUndefined();
    expect(blockingTerm(OPTIONS)).toBe(500);
  });

  it('[SL5] does not send a truck behind others while a free alternative exists', () => {
    const slots = [
      lane(0, { visitId: visitId(30) }),
      lane(1),
      aSlot({ id: slotId(50), code: 'C9-01', exitDistanceM: 9000 }),
    ];
    const answer = suggest(prepareSlots(slots), aPlacing(), OPTIONS);
    expect(answer.suggestions.map((each) => each.code)).toEqual(['C9-01']);
  });

  it('[SL5] does not count the truck itself when it is moved within its lane', () => {
    const slots = [lane(0, { visitId: visitId(7) }), lane(1)];
    const answer = suggest(prepareSlots(slots), aPlacing({ slotIds: [slotId(1)] }), OPTIONS);
    expect(answer.suggestions.map((each) => each.code)).toEqual(['F2-01']);
    expect(answer.removed).toEqual([{ rule: 'slot.occupied', slots: 1 }]);
  });
});

describe('the index', () => {
  it('[SL3] closes a closing slot when its truck leaves', () => {
    const prepared = prepareSlots([aSlot({ status: 'closing', visitId: visitId(3) })]);
    setOccupied(prepared, slotId(1), null);
    expect(suggest(prepared, aPlacing(), OPTIONS).removed).toEqual([{ rule: 'slot.closed', slots: 1 }]);
    setStatus(prepared, slotId(1), 'open');
    expect(suggest(prepared, aPlacing(), OPTIONS).suggestions).toHaveLength(1);
    expect(() => setStatus(prepared, slotId(99), 'open')).toThrow('slot 99');
  });

  it('[SL6] kept current by changes equals the index built anew', () => {
    const change = fc.record({
      slot: fc.integer({ min: 1, max: 12 }),
      visit: fc.option(fc.integer({ min: 100, max: 120 })),
      status: fc.constantFrom('open', 'closing', 'closed', 'out-of-service'),
      isStatus: fc.boolean(),
    });
    fc.assert(
      fc.property(aYard(12), fc.array(change, { maxLength: 30 }), aVisit(), (yard, changes, visit) => {
        const kept = prepareSlots(yard);
        const now = new Map(yard.map((slot) => [slot.id as number, slot]));
        for (const each of changes) {
          const slot = now.get(each.slot);
          if (slot === undefined) continue;
          if (each.isStatus) {
            setStatus(kept, slot.id, each.status);
            now.set(each.slot, { ...slot, status: each.status });
          } else {
            const standing = each.visit === null ? null : visitId(each.visit);
            setOccupied(kept, slot.id, standing);
            const status = standing === null && slot.status === 'closing' ? 'closed' : slot.status;
            now.set(each.slot, { ...slot, visitId: standing, status });
          }
        }
        expect(suggest(kept, visit, OPTIONS)).toEqual(suggest(prepareSlots([...now.values()]), visit, OPTIONS));
      }),
      { numRuns: 100 },
    );
  });
});

describe('against the plain way', () => {
  it('[SL6] equals a search through all slots, with legality as the assign rule decides it', () => {
    fc.assert(
      fc.property(aYard(14), aVisit(), fc.integer({ min: 0, max: 6 }), (slots, visit, limit) => {
        const options = { ...OPTIONS, limit, departureOf: departsBy };
        const answer = suggest(prepareSlots(slots), visit, options);
        const plain = suggestPlainly(slots, visit);
        expect(answer.suggestions.map((each) => [each.slotId, each.cost])).toEqual(plain.slice(0, limit));
        for (const each of answer.suggestions) {
          const slot = slots.find((one) => one.id === each.slotId) as Slot;
          expect(decideAssign(slot, visit).ok).toBe(true);
          expect(each.cost).toBe(each.terms.reduce((sum, term) => sum + term.value, 0));
          expect(each.terms.every((term) => TERM_CODES.includes(term.code) && Number.isInteger(term.value))).toBe(true);
        }
        expect(answer.removed.reduce((sum, each) => sum + each.slots, 0) + plain.length).toBe(slots.length);
      }),
      { numRuns: 400 },
    );
  });
});

function departsBy(visit: VisitId): Instant | null {
  return visit % 5 === 0 ? null : instant(NOW + (visit % 9) * HOUR_MS);
}

function aYard(size: number): fc.Arbitrary<readonly Slot[]> {
  const one = fc.record({
    zone: fc.integer({ min: 1, max: 3 }),
    lengthCm: fc.constantFrom(1200, 1800, 2000),
    hasPower: fc.boolean(),
    hazardClasses: fc.constantFrom([], ['3'], ['2', '8']),
    direction: fc.constantFrom(null, 'export', 'import'),
    lane: fc.constantFrom(null, null, 'L1', 'L2'),
    status: fc.constantFrom('open', 'open', 'open', 'closing', 'closed', 'out-of-service'),
    exitDistanceM: fc.integer({ min: 0, max: 400 }),
    walkDistanceM: fc.integer({ min: 0, max: 400 }),
    isKeepClear: fc.constantFrom(false, false, false, false, true),
    visit: fc.option(fc.integer({ min: 100, max: 160 }), { freq: 2 }),
  });
  return fc.array(one, { minLength: 1, maxLength: size }).map((records) =>
    records.map(({ zone, lane, visit, ...record }, i) =>
      aSlot({
        ...record,
        id: slotId(i + 1),
        code: `R${zone}-${i + 1}`,
        row: `R${zone}`,
        position: i + 1,
        zoneId: zoneId(zone),
        access: lane === null ? 'through' : 'lane',
        laneKey: lane,
        depth: lane === null ? 0 : i,
        visitId: visit === null ? null : visitId(visit),
      }),
    ),
  );
}

function aVisit(): fc.Arbitrary<PlacingVisit> {
  return fc
    .record({
      lengthCm: fc.constantFrom(700, 1150, 1650, 1850),
      needsPower: fc.boolean(),
      hazardClass: fc.constantFrom(null, null, '3', '2.1'),
      direction: fc.constantFrom(null, 'export', 'import'),
      cargoClass: fc.constantFrom('fresh', 'general'),
      hours: fc.option(fc.integer({ min: 0, max: 48 })),
    })
    .map(({ hours, ...rest }) =>
      aPlacing({ ...rest, expectedDepartureAt: hours === null ? null : later(NOW, hours * HOUR_MS) }),
    );
}

/** The same answer from the written rules alone: legal slots by the assign rule, costs added one by one, sorted. */
function suggestPlainly(slots: readonly Slot[], visit: PlacingVisit): readonly (readonly [number, number])[] {
  const w = DEFAULT_SLOT_WEIGHTS;
  const hours = visit.expectedDepartureAt === null ? Infinity : (visit.expectedDepartureAt - NOW) / HOUR_MS;
  const urgency = 1 + (hours <= 6 ? 1 : hours <= 24 ? 0.5 : 0) + (visit.cargoClass === 'fresh' ? 1 : 0);
  const legal = slots.filter((slot) => decideAssign(slot, visit).ok);
  const rated = legal.map((slot) => {
    const zone = slots.filter((each) => each.zoneId === slot.zoneId);
    const taken = zone.filter((each) => each.visitId !== null).length;
    const usable = zone.filter((each) => each.visitId !== null || (each.status === 'open' && !each.isKeepClear)).length;
    const lane = slot.laneKey === null ? [] : slots.filter((each) => each.laneKey === slot.laneKey);
    const inFront = lane.filter((each) => each.depth < slot.depth && each.visitId !== null).length;
    const behind = lane.filter((each) => each.depth > slot.depth);
    let earlier = 0;
    let unknown = 0;
    for (const each of behind) {
      if (each.visitId === null) continue;
      const leavesAt = departsBy(each.visitId);
      if (leavesAt === null || visit.expectedDepartureAt === null) unknown += 1;
      else if (leavesAt < visit.expectedDepartureAt) earlier += 1;
    }
    const closedOff = behind.filter((each) => each.visitId === null && each.status === 'open' && !each.isKeepClear);
    const cost =
      Math.round(slot.exitDistanceM * urgency) +
      (visit.needsPower && !slot.hasPower ? w.noPlug : 0) +
      (!visit.needsPower && slot.hasPower ? w.wastedPlug : 0) +
      Math.round(((slot.lengthCm - visit.lengthCm) * w.wastedPerMetre) / 100) +
      (visit.hazardClass === null && slot.hazardClasses.length > 0 ? w.wastedHazard : 0) +
      (slot.direction !== null && visit.direction !== null && slot.direction !== visit.direction ? w.direction : 0) +
      Math.round(w.zoneFull * ((taken + 1) / usable) ** 2) +
      w.blockingMove * (inFront + earlier) +
      (w.blockingMove / 2) * unknown +
      w.closesOff * closedOff.length +
      Math.round(slot.walkDistanceM * w.walkPerMetre);
    return { slot, cost, blocks: inFront + earlier > 0 };
  });
  const isAnyFree = rated.some((each) => !each.blocks);
  return rated
    .filter((each) => !isAnyFree || !each.blocks)
    .toSorted((a, b) => a.cost - b.cost || a.slot.zoneId - b.slot.zoneId || a.slot.position - b.slot.position)
    .map((each) => [each.slot.id, each.cost] as const);
}
