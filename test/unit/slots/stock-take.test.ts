import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correction } from '../../../shared/domain/slots/count-types.ts';
import { withNames } from '../../../shared/domain/slots/ground.ts';
import {
  contradictionIn,
  differencesOf,
  placesRightOf,
  zoneMark,
  type CountedSlot,
  type CountedUnit,
  type CountFacts,
} from '../../../shared/domain/slots/stock-take.ts';
import { aSighting, aSlot, aUnit, plateOf, SLOTS, someFacts } from './a-count.ts';

const brief = (facts: CountFacts) =>
  differencesOf(facts).differences.map(({ key, kind, seen, corrections }) => [key, kind, seen, corrections[0]]);

describe('differences', () => {
  it('[SL7] are none where the ground is as recorded', () => {
    const facts = someFacts([aUnit(1, 1), aUnit(2, 'zone:zon_1')], [aSighting(1, 1), aSighting(2, 'nothing')]);
    expect(differencesOf(facts)).toEqual({ differences: [], placesSeen: 2, trucksSeen: 1 });
  });

  it('[KB4] a truck whose slot is empty is gone, and one whose slot nobody looked at is not', () => {
    const facts = someFacts([aUnit(1, 1), aUnit(2, 2)], [aSighting(1, 'nothing')]);
    expect(brief(facts)).toEqual([['visit:vis_1', 'gone', null, 'place-unknown']]);
  });

  it('[KB3] a truck seen in another slot is one difference, also when its own slot is seen empty', () => {
    const facts = someFacts([aUnit(1, 1)], [aSighting(1, 'nothing'), aSighting(2, 1)]);
    expect(brief(facts)).toEqual([['visit:vis_1', 'elsewhere', 'slot:slt_2', 'place']]);
  });

  it('[KB3] two trucks that stand in each other’s slots are two differences', () => {
    const facts = someFacts([aUnit(1, 1), aUnit(2, 2)], [aSighting(1, 2), aSighting(2, 1)]);
    expect(brief(facts)).toEqual([
      ['visit:vis_1', 'elsewhere', 'slot:slt_2', 'place'],
      ['visit:vis_2', 'elsewhere', 'slot:slt_1', 'place'],
    ]);
  });

  it('[KB3] a truck known by its zone only is found in a slot, and a truck of a slot is right in its zone and row', () => {
    const found = someFacts([aUnit(1, 'zone:zon_1')], [aSighting(3, 1)]);
    expect(brief(found)).toEqual([['visit:vis_1', 'elsewhere', 'slot:slt_3', 'place']]);
    const seen = (place: string) => brief(someFacts([aUnit(1, 1)], [aSighting(place, 1)])).length;
    expect([seen('zone:zon_1'), seen('row:zon_1:A1'), seen('row:zon_1:A2'), seen('zone:zon_2')]).toEqual([0, 0, 1, 1]);
    const contradicted = someFacts([aUnit(1, 1)], [aSighting('zone:zon_1', 1), aSighting(1, 'nothing')]);
    expect(brief(contradicted)).toEqual([['visit:vis_1', 'elsewhere', 'zone:zon_1', 'place']]);
  });

  it('[KB4] a truck in whose slot another stands is unseen until somebody sees it', () => {
    const facts = someFacts([aUnit(1, 1), aUnit(2, 'unknown')], [aSighting(1, 2)]);
    expect(brief(facts)).toEqual([
      ['visit:vis_1', 'unseen', null, 'place-unknown'],
      ['visit:vis_2', 'elsewhere', 'slot:slt_1', 'place'],
    ]);
  });

  it('[KB4] a truck known by zone or row is unseen once each slot was looked at, or somebody says that nothing more is there', () => {
    const looks = (...slots: readonly number[]) => slots.map((slot) => aSighting(slot, 'nothing'));
    const inZone = aUnit(1, 'zone:zon_1');
    const inRow = aUnit(2, 'row:zon_1:A1');
    const kinds = (facts: CountFacts) => brief(facts).map(([key, kind]) => [key, kind]);
    expect(kinds(someFacts([inZone, inRow], looks(1, 2)))).toEqual([]);
    expect(kinds(someFacts([inZone, inRow], looks(1, 2, 3)))).toEqual([['visit:vis_2', 'unseen']]);
    expect(kinds(someFacts([inZone], looks(1, 2, 3, 4, 5, 6)))).toEqual([['visit:vis_1', 'unseen']]);
    expect(kinds(someFacts([inZone], looks(1, 2, 3, 4, 5, 6), { isOfRows: true }))).toEqual([]);
    const loose = [aUnit(3, 'zone:zon_2'), aUnit(4, 'zone:zon_2')];
    const seen = aSighting('zone:zon_2', 3);
    expect(kinds(someFacts(loose, [seen]))).toEqual([]);
    expect(kinds(someFacts(loose, [seen, aSighting('zone:zon_2', 'nothing')]))).toEqual([['visit:vis_4', 'unseen']]);
  });

  it('[KB5] an unknown truck and something unreadable are differences until the slot is marked', () => {
    const stranger = aSighting(1, { plate: '99C12345' });
    const facts = someFacts([], [stranger, aSighting(2, 'unread')]);
    expect(brief(facts)).toEqual([
      ['slot:slt_1', 'unknown-truck', 'slot:slt_1', 'mark-unknown'],
      ['slot:slt_2', 'unread', 'slot:slt_2', 'mark-unknown'],
    ]);
    const marked = [aSlot(1, { unknownAt: 1 as never, unknownPlate: '99C12345' }), aSlot(2, { unknownAt: 1 as never })];
    expect(brief({ ...facts, slots: marked })).toEqual([]);
  });

  it('[KB5] a mark whose truck has gone is a difference; something unreadable is the truck of the record', () => {
    const marked = [aSlot(1, { unknownAt: 1 as never, unknownPlate: '99C12345' })];
    const gone = someFacts([], [aSighting(1, 'nothing')], { slots: marked });
    expect(brief(gone)).toEqual([['slot:slt_1', 'gone', null, 'left-unrecorded']]);
    expect(brief(someFacts([aUnit(1, 1)], [aSighting(1, 'unread')]))).toEqual([]);
    const seenElsewhere = someFacts([aUnit(1, 1)], [aSighting(1, 'unread'), aSighting(2, 1)]);
    expect(brief(seenElsewhere).map(([key, kind]) => [key, kind])).toEqual([
      ['slot:slt_1', 'unread'],
      ['visit:vis_1', 'elsewhere'],
    ]);
  });

  it('[KB5] an unknown truck in a zone without slots is a difference until it is alarmed there', () => {
    const stranger = aSighting('zone:zon_2', { plate: '99C12345' });
    const facts = someFacts([], [stranger]);
    expect(brief(facts).map(([, kind]) => kind)).toEqual(['unknown-truck']);
    expect(brief({ ...facts, markedInZones: new Set([zoneMark(2 as never, '99C12345')]) })).toEqual([]);
  });

  it('[KB1] the later sighting of a place counts, and the later place of a truck', () => {
    const facts = someFacts([aUnit(1, 1)], [aSighting(1, 1, 200), aSighting(1, 'nothing', 100)]);
    expect(brief(facts)).toEqual([]);
    const twice = someFacts([aUnit(1, 1), aUnit(2, 2)], [aSighting(2, 1, 100), aSighting(1, 1, 200)]);
    expect(brief(twice)).toEqual([]);
  });

  it('[KB2] who came, left or was placed elsewhere since makes no difference', () => {
    const came = someFacts([aUnit(1, 1)], [aSighting(1, 'nothing', 100)], {
      slots: [aSlot(1, { changedAt: 101 as never })],
    });
    expect(brief(came)).toEqual([]);
    const moved = someFacts([aUnit(1, 3, { since: 101 as never })], [aSighting(1, 1, 100)]);
    expect(brief(moved)).toEqual([]);
    expect(brief(someFacts([], [aSighting(1, 7)]))).toEqual([]);
    const cameToZone = someFacts(
      [aUnit(1, 'zone:zon_2', { since: 101 as never })],
      [aSighting('zone:zon_2', 'nothing')],
    );
    expect(brief(cameToZone)).toEqual([]);
  });

  it('[KB3] a long vehicle is right in any of its slots, and wrong once another stands in one of them', () => {
    const long = aUnit(1, 1, { slotIds: [1, 2] as never });
    expect(brief(someFacts([long], [aSighting(1, 1), aSighting(2, 'nothing')]))).toEqual([]);
    expect(brief(someFacts([long], [aSighting(1, 1), aSighting(2, 1)]))).toEqual([]);
    expect(brief(someFacts([long, aUnit(2, 3)], [aSighting(1, 1), aSighting(2, 2)])).map(([, kind]) => kind)).toEqual([
      'elsewhere',
      'elsewhere',
    ]);
  });

  it('[KB3] a trailer that stands apart goes by its own plate', () => {
    const trailer = { key: 'piece:pie_9', pieceId: 9 as never, plates: ['12R00001'] };
    const units = [aUnit(1, 1), aUnit(1, 2, trailer)];
    const facts = someFacts(units, [aSighting(1, 1), { ...aSighting(3, 1), plate: '12R00001' }]);
    expect(brief(facts)).toEqual([['piece:pie_9', 'elsewhere', 'slot:slt_3', 'place']]);
    expect(brief(someFacts(units, [aSighting(2, 'nothing')]))).toEqual([
      ['piece:pie_9', 'gone', null, 'place-unknown'],
    ]);
  });

  it('[KB7] accuracy counts the places of each difference once, and what a second look has shown right as right', () => {
    const facts = someFacts(
      [aUnit(1, 1), aUnit(2, 4)],
      [aSighting(1, 'nothing'), aSighting(2, 1), aSighting(3, 'nothing'), aSighting(4, 2), aSighting(5, 'unread')],
    );
    const taken = differencesOf(facts);
    expect(taken).toMatchObject({ placesSeen: 5, trucksSeen: 3 });
    expect(placesRightOf(taken, () => false)).toBe(2);
    expect(placesRightOf(taken, (key) => key === 'slot:slt_5')).toBe(3);
  });

  it('[KB8] a truck cannot be right in a slot that another is given', () => {
    const facts = someFacts([aUnit(1, 1), aUnit(2, 2)], [aSighting(1, 2), aSighting(2, 1)]);
    const taken = differencesOf(facts);
    const right = (key: string): Correction => (key === 'visit:vis_1' ? 'record-right' : 'place');
    expect(contradictionIn(taken, facts.units, right)).toBe('visit:vis_1');
    expect(contradictionIn(taken, facts.units, () => 'place')).toBe(null);
  });
});

/** What a correction makes of the facts, as the record sees it. */
function put(facts: CountFacts, correctionOf: (key: string) => Correction): CountFacts {
  const { differences } = differencesOf(facts);
  const units = new Map(facts.units.map((unit) => [unit.key, unit]));
  const slots = new Map(facts.slots.map((slot) => [slot.id, slot]));
  const marked = new Set(facts.markedInZones);
  for (const { key, kind, slotId, zoneId, plate, seen, seenAt } of differences) {
    const correction = correctionOf(key);
    const slot = slotId === null ? undefined : slots.get(slotId);
    const unit = units.get(key);
    if (correction === 'left-unrecorded') units.delete(key);
    if (correction === 'place-unknown' && unit !== undefined)
      units.set(key, { ...unit, place: 'unknown', zoneId: null, slotIds: [] });
    if (correction === 'place' && unit !== undefined)
      units.set(key, { ...unit, place: seen ?? '', zoneId, slotIds: slotId === null ? [] : [slotId] });
    if (
      slot !== undefined &&
      (correction === 'place' || (kind === 'gone' && correction === 'left-unrecorded' && unit === undefined))
    )
      slots.set(slot.id, { ...slot, unknownAt: null, unknownPlate: null });
    if (correction !== 'mark-unknown') continue;
    if (slot !== undefined) slots.set(slot.id, { ...slot, unknownAt: seenAt, unknownPlate: plate });
    else if (zoneId !== null && plate !== null) marked.add(zoneMark(zoneId, plate));
  }
  return { ...facts, units: [...units.values()], slots: [...slots.values()], markedInZones: marked };
}

const PLACES = [1, 2, 3, 4, 5, 6, 'zone:zon_1', 'row:zon_1:A1', 'row:zon_1:A2', 'zone:zon_2', 'bay:zon_2:B'] as const;

/** A yard where nobody stands twice: units take what is left of the slots, or a rough place. */
const aYardOfUnits: fc.Arbitrary<readonly CountedUnit[]> = fc
  .tuple(
    fc.shuffledSubarray([1, 2, 3, 4, 5, 6]),
    fc.array(fc.constantFrom('zone:zon_1', 'row:zon_1:A1', 'zone:zon_2', 'bay:zon_2:B', 'unknown', 'processing'), {
      maxLength: 4,
    }),
    fc.array(fc.record({ since: fc.nat(120), isLong: fc.boolean(), isPiece: fc.boolean() }), {
      minLength: 10,
      maxLength: 10,
    }),
  )
  .map(([slots, rough, more]) => {
    const left = [...slots];
    const units: CountedUnit[] = [];
    for (let n = 1; left.length > 0; n += 1) {
      const first = left.shift() ?? 1;
      const second = more[n]?.isLong === true ? left.shift() : undefined;
      const piece = { key: `piece:pie_${String(n)}`, pieceId: n as never, visitId: (50 + n) as never };
      units.push(
        aUnit(n, first, {
          since: (more[n]?.since ?? 0) as never,
          slotIds: [first, ...(second === undefined ? [] : [second])] as never,
          ...(more[n]?.isPiece === true && second === undefined && piece),
        }),
      );
    }
    rough.forEach((place, at) => units.push(aUnit(20 + at, place, { since: (more[at]?.since ?? 0) as never })));
    return units;
  });

const someSightings = fc
  .array(
    fc.tuple(
      fc.constantFrom(...PLACES),
      fc.oneof(
        fc.constantFrom<'nothing' | 'unread'>('nothing', 'unread'),
        fc.constantFrom(1, 2, 3, 4, 5, 6, 20, 21, 22, 23, 40),
        fc.constantFrom('99C12345', '99C12346', plateOf(2)).map((plate) => ({ plate })),
      ),
      fc.integer({ min: 50, max: 150 }),
    ),
    { maxLength: 14 },
  )
  .map((all) =>
    all
      // Outside of slots something without a plate is nothing.
      .map(([place, what, at]) =>
        aSighting(place, what === 'unread' && typeof place === 'string' ? 'nothing' : what, at),
      )
      // A piece is known by its plate only.
      .map((one) => (one.visitId !== null && one.visitId < 10 ? { ...one, visitId: null } : one)),
  );

const someSlots = fc
  .array(fc.record({ changedAt: fc.option(fc.nat(120)), mark: fc.option(fc.constantFrom('99C12345', null)) }), {
    minLength: 6,
    maxLength: 6,
  })
  .map((more) =>
    SLOTS.map((slot, at) => ({
      ...slot,
      changedAt: (more[at]?.changedAt ?? null) as never,
      ...(typeof more[at]?.mark === 'string' && { unknownAt: 1 as never, unknownPlate: more[at].mark }),
    })),
  );

/** A slot has changed when its truck was last recorded there. */
function sinceHeld(slots: readonly CountedSlot[], units: readonly CountedUnit[]): readonly CountedSlot[] {
  return slots.map((slot) => {
    const since = units.find(({ slotIds }) => slotIds.includes(slot.id))?.since ?? 0;
    return { ...slot, changedAt: Math.max(slot.changedAt ?? 0, since) as never };
  });
}

describe('putting right', () => {
  it('[SL7, KB6, KB8] whatever is seen and whichever corrections are chosen, nothing differs afterwards but what a second look has shown right', () => {
    fc.assert(
      fc.property(
        aYardOfUnits,
        someSightings,
        someSlots,
        fc.boolean(),
        fc.array(fc.nat(5), { minLength: 20, maxLength: 20 }),
        (units, sightings, slots, isOfRows, choices) => {
          const facts = withNames(someFacts(units, sightings, { slots: sinceHeld(slots, units), isOfRows }));
          const taken = differencesOf(facts);
          const keys = taken.differences.map(({ key }) => key);
          expect(new Set(keys).size).toBe(keys.length);
          expect(placesRightOf(taken, () => false)).toBeGreaterThanOrEqual(0);
          const chosen = new Map(
            taken.differences.map(({ key, corrections }, at) => [
              key,
              corrections[(choices[at % choices.length] ?? 0) % corrections.length] ?? 'record-right',
            ]),
          );
          const correctionOf = (key: string): Correction => chosen.get(key) ?? 'record-right';
          if (contradictionIn(taken, units, correctionOf) !== null) return;
          const after = put(facts, correctionOf);
          const held = after.units.flatMap(({ slotIds }) => slotIds);
          expect(new Set(held).size).toBe(held.length);
          const left = differencesOf(after).differences.map(({ key }) => key);
          expect(left.filter((key) => correctionOf(key) !== 'record-right' || !chosen.has(key))).toEqual([]);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('[SL7] the order of sightings and trucks is nothing to the answer', () => {
    fc.assert(
      fc.property(aYardOfUnits, someSightings, someSlots, (units, sightings, slots) => {
        const facts = someFacts(units, sightings, { slots });
        const turned = someFacts(units.toReversed(), sightings.toReversed(), { slots: slots.toReversed() });
        expect(differencesOf(turned)).toEqual(differencesOf(facts));
      }),
      { numRuns: 1000 },
    );
  });
});
