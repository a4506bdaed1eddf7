import { describe, expect, it } from 'vitest';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import { copyOf, prepareSlots, refreshSlot, setOccupied } from '../../../shared/domain/slots/prepared.ts';
import { suggest } from '../../../shared/domain/slots/suggest.ts';
import { DEFAULT_SLOT_WEIGHTS as WEIGHTS } from '../../../shared/domain/slots/weights.ts';
import { suggestZones, type OpenZone } from '../../../shared/domain/slots/suggest-zones.ts';
import { aPlacing, aSlot, NOW, slotId, visitId, zoneId } from './a-slot.ts';

const idsOf = (answer: ReturnType<typeof suggest>) => answer.suggestions.map(({ slotId: id }) => id);

describe('slots that are wished or in doubt', () => {
  const slots = [
    aSlot({ id: slotId(1), position: 1, reservedCarrier: 'Vận tải  Đại Phát' }),
    aSlot({ id: slotId(2), position: 2, unknownAt: NOW }),
    aSlot({ id: slotId(3), position: 3 }),
  ];

  it('[SL10] leaves out a slot wished for a firm, but not for its own trucks, however its name is spelled', () => {
    const other = suggest(prepareSlots(slots), aPlacing({ carrier: 'Minh Long' }), { now: NOW });
    expect(idsOf(other)).toEqual([3]);
    expect(other.removed).toEqual([
      { rule: 'slot.unknown-truck', slots: 1 },
      { rule: 'slot.reserved', slots: 1 },
    ]);
    const own = suggest(prepareSlots(slots), aPlacing({ carrier: 'VAN TAI DAI PHAT' }), { now: NOW });
    expect(idsOf(own)).toEqual([1, 3]);
  });

  it('[SL11] leaves out a slot in which a truck stands that nobody knows', () => {
    expect(idsOf(suggest(prepareSlots(slots), aPlacing(), { now: NOW }))).not.toContain(2);
    const prepared = prepareSlots(slots);
    expect(refreshSlot(prepared, aSlot({ id: slotId(2), position: 2 }))).toBe(true);
    expect(idsOf(suggest(prepared, aPlacing(), { now: NOW }))).toContain(2);
  });

  it('[SL10] leaves the last places of a zone to those who wish them', () => {
    const places = [1, 2, 3].map((n) => aSlot({ id: slotId(n), position: n }));
    const kept = (count: number) => ({ now: NOW, keptPlaces: new Map([[zoneId(1), count]]) });
    expect(idsOf(suggest(prepareSlots(places), aPlacing(), kept(2)))).toHaveLength(3);
    expect(suggest(prepareSlots(places), aPlacing(), kept(3))).toEqual({
      suggestions: [],
      removed: [{ rule: 'slot.reserved', slots: 3 }],
    });
    const own = [...places, aSlot({ id: slotId(4), position: 4, reservedFor: visitId(7) })];
    expect(idsOf(suggest(prepareSlots(own), aPlacing(), kept(3)))).toEqual([4]);
  });

  it('[SL12] charges a slot that closes before the truck will have left, and says so', () => {
    const open = [aSlot({ id: slotId(1), position: 1 }), aSlot({ id: slotId(2), position: 2, exitDistanceM: 900 })];
    const closesAt = new Map([[slotId(1), later(NOW, 5 * HOUR_MS)]]);
    const stays = (hours: number | null) =>
      suggest(
        prepareSlots(open),
        aPlacing({ expectedDepartureAt: hours === null ? null : later(NOW, hours * HOUR_MS) }),
        { now: NOW, closesAt, weights: { ...WEIGHTS, closesSoon: 5000 } },
      );
    expect(idsOf(stays(4))).toEqual([1, 2]);
    expect(idsOf(stays(6))).toEqual([2, 1]);
    expect(stays(6).suggestions[1]?.terms).toContainEqual({ code: 'closing-soon', value: 5000 });
    expect(idsOf(stays(null))).toEqual([2, 1]);
  });

  it('[SL6] is the same from a followed index as from a new one, and a copy is on its own', () => {
    const before = [1, 2, 3, 4].map((n) => aSlot({ id: slotId(n), position: n }));
    const prepared = prepareSlots(before);
    const after = before.map((slot, n) =>
      n === 0
        ? { ...slot, visitId: visitId(90) }
        : n === 1
          ? { ...slot, reservedFor: visitId(91) }
          : n === 2
            ? { ...slot, status: 'closed' as const }
            : { ...slot, reservedCarrier: 'A' },
    );
    const copy = copyOf(prepared);
    for (const slot of after) expect(refreshSlot(prepared, slot)).toBe(true);
    const options = { now: NOW, keptPlaces: new Map([[zoneId(1), 1]]) };
    expect(suggest(prepared, aPlacing(), options)).toEqual(suggest(prepareSlots(after), aPlacing(), options));
    expect(suggest(copy, aPlacing(), options)).toEqual(suggest(prepareSlots(before), aPlacing(), options));
    setOccupied(copy, slotId(4), visitId(5));
    expect(suggest(prepared, aPlacing(), options)).toEqual(suggest(prepareSlots(after), aPlacing(), options));
    expect(refreshSlot(prepared, { ...after[0]!, lengthCm: 1800 })).toBe(false);
    expect(refreshSlot(prepared, aSlot({ id: slotId(99) }))).toBe(false);
  });
});

describe('zones in which no slot is drawn', () => {
  const zone = (id: number, changes: Partial<OpenZone> = {}): OpenZone => ({
    id: zoneId(id),
    code: `Z${id}`,
    kind: 'parking',
    capacity: 10,
    direction: null,
    cargoClasses: [],
    standing: 0,
    kept: 0,
    ...changes,
  });

  it('[SL15] are suggested with what is free, cheapest first, each cost in its parts', () => {
    const zones = [
      zone(1, { kind: 'overflow' }),
      zone(2, { standing: 9 }),
      zone(3, { standing: 10 }),
      zone(4, { standing: 8, kept: 2 }),
      zone(5, { kind: 'processing' }),
      zone(6, { direction: 'import' }),
    ];
    expect(suggestZones(zones, aPlacing())).toEqual([
      { zoneId: 2, code: 'Z2', free: 1, cost: 400, terms: [{ code: 'zone-load', value: 400 }] },
      {
        zoneId: 1,
        code: 'Z1',
        free: 10,
        cost: 704,
        terms: [
          { code: 'overflow', value: 700 },
          { code: 'zone-load', value: 4 },
        ],
      },
      {
        zoneId: 6,
        code: 'Z6',
        free: 10,
        cost: 904,
        terms: [
          { code: 'direction', value: 900 },
          { code: 'zone-load', value: 4 },
        ],
      },
    ]);
  });

  it('[SL15] are not suggested to hazardous goods: nobody can say what stands how near', () => {
    expect(suggestZones([zone(1)], aPlacing({ hazardClass: '3' }))).toEqual([]);
  });
});
