import { describe, expect, it } from 'vitest';
import { visitOf } from '../../../electron/areas/expected/declare.ts';
import { nextActOf } from '../../../shared/domain/demo/behaviour.ts';
import { habitsOf } from '../../../shared/domain/demo/habits.ts';
import { HOLDS } from '../../../shared/domain/demo/words.ts';
import { DEMO_ZONE } from '../../../shared/domain/demo/world.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { DEFAULT_DOCUMENT_REQUIREMENTS } from '../../../shared/domain/queue/default-documents.ts';
import type { Hold, Visit } from '../../../shared/domain/records.ts';
import type { Direction } from '../../../shared/domain/vocabulary.ts';
import type { SlotId, VisitId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, instant, later } from '../../../shared/kernel/instant.ts';

const T0 = instant(1_800_900_000_000);
const ALL = Array.from({ length: 400 }, (_, i) => i + 1);

function aVisit(id: number, direction: Direction, set: Partial<Visit>): Visit {
  const truck: DeclaredTruck = {
    ...{ plate: '12C12345', plateTyped: '12C-123.45', trailerPlate: null, containerNo: null, containerIsValid: null },
    ...{
      direction,
      crossingId: 1,
      cargoClass: 'general',
      goods: null,
      loaded: true,
      vehicleType: 'truck-3-axle',
    },
    ...{
      needsPower: false,
      temperatureC: null,
      loadedAt: null,
      spoilByAt: null,
      appointmentAt: null,
      isTwoWay: false,
      hazardClass: null,
      people: 2,
      driver: null,
      phone: null,
    },
    ...{ documentNo: null, carrier: null, weightKg: null, expectedAt: null, platformCode: null },
    ...{ customsDeclarationNo: null, growingAreaCode: null, packingHouseCode: null, note: null },
  };
  return { ...visitOf(id as VisitId, truck, { isDeclared: true }), ...set };
}

function aHold(set: Partial<Hold>): Hold {
  const [hold] = HOLDS;
  return { holdId: 'vis_1.1', ...hold, documentNo: null, from: T0, to: null, ...set };
}

const parked = { stage: 'waiting', arrivedAt: T0, seenAt: T0, slotId: 1 as SlotId } as const;

describe('what the demo does next', () => {
  it('parks a truck that stands nowhere within minutes', () => {
    for (const id of ALL) {
      const next = nextActOf(aVisit(id, 'export', { stage: 'waiting', arrivedAt: T0, seenAt: T0 }), '1', null);
      expect(next?.act).toEqual({ do: 'park' });
      expect(next!.at - T0).toBeGreaterThanOrEqual(120_000);
      expect(next!.at - T0).toBeLessThanOrEqual(420_000);
    }
  });

  it('leaves an export that waits to its turn, and what people declared or ended to people', () => {
    for (const id of ALL) expect(nextActOf(aVisit(id, 'export', parked), '1', null)).toBeNull();
    for (const stage of ['expected', 'departed', 'cancelled', 'abroad'] as const)
      expect(nextActOf(aVisit(1, 'export', { stage }), '1', null)).toBeNull();
  });

  it('releases its own holds only, and moves nothing that is held', () => {
    const own = aHold({});
    const of = (hold: Hold, set: Partial<Visit>) =>
      nextActOf(aVisit(1, 'import', { ...set, holds: [hold] }), '1', null);
    expect(of(own, parked)?.act).toEqual({ do: 'release-hold', hold: own });
    const others = aHold({ reason: 'theo lệnh' });
    expect(of(others, parked)).toBeNull();
    expect(of(others, { stage: 'called', calledAt: T0, arriveByAt: later(T0, HOUR_MS) })).toBeNull();
    expect(of(others, { stage: 'processing', processingAt: T0 })).toBeNull();
  });

  it('brings most called trucks to the point in time, and misses some', () => {
    const arriveByAt = later(T0, HOUR_MS / 2);
    const acts = ALL.map((id) =>
      nextActOf(aVisit(id, 'export', { stage: 'called', calledAt: T0, arriveByAt }), '1', null)!,
    );
    const reached = acts.filter(({ act }) => act.do === 'reach');
    expect(reached.every(({ at }) => at <= arriveByAt)).toBe(true);
    expect(reached.length / acts.length).toBeGreaterThan(0.93);
    expect(reached.length).toBeLessThan(acts.length);
    expect(acts.filter(({ act }) => act.do === 'miss').every(({ at }) => at > arriveByAt)).toBe(true);
  });

  it('takes imports through inspection to clearance before they leave inland', () => {
    const processing = { stage: 'processing', processingAt: T0, arrivedAt: T0 } as const;
    for (const id of ALL) {
      const first = nextActOf(aVisit(id, 'import', processing), '1', null)!;
      if (first.act.do !== 'milestone') continue;
      expect(first.act.milestone).not.toBe('cleared');
      const milestones = [{ milestone: first.act.milestone, at: first.at, by: 'demo' }];
      const second = nextActOf(aVisit(id, 'import', { ...processing, milestones }), '1', null)!;
      expect(second.act).toEqual({ do: 'milestone', milestone: 'cleared' });
      expect(second.at).toBeGreaterThan(first.at);
      const cleared = [...milestones, { milestone: 'cleared' as const, at: second.at, by: 'demo' }];
      const third = nextActOf(aVisit(id, 'import', { ...processing, milestones: cleared }), '1', null)!;
      expect(third.at).toBeGreaterThan(second.at);
      expect(['park', 'depart']).toContain(third.act.do);
    }
  });
});

describe('habits', () => {
  it('are the same each time, in order, and later than the arrival', () => {
    for (const id of ALL) {
      const visit = aVisit(id, 'export', parked);
      const habits = habitsOf(visit, '1', DEMO_ZONE, DEFAULT_DOCUMENT_REQUIREMENTS);
      expect(habitsOf(visit, '1', DEMO_ZONE, DEFAULT_DOCUMENT_REQUIREMENTS)).toEqual(habits);
      expect(habits.every(({ at }, i) => at > T0 && (i === 0 || at >= habits[i - 1]!.at))).toBe(true);
    }
  });
});
