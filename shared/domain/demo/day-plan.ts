import { startOfDay, type Day, type TimeZone } from '../../kernel/calendar.ts';
import { HOUR_MS, MINUTE_MS, later, type Instant } from '../../kernel/instant.ts';
import type { IncidentKind } from '../vocabulary.ts';
import { OTHER_GOODS } from '../forecast/class-mix.ts';
import { dailyCount, type DemoCrossingCode, type Flow } from './flows.ts';
import { randomOf, type Random } from './random.ts';
import { aTruck, type DemoTruck } from './truck.ts';
import { CLOSINGS, INCIDENTS } from './words.ts';

/** One truck that a day brings. */
export type PlannedTruck = {
  /** Number of the platform's declaration: names day and place in the plan, and so finds the plan again. */
  readonly platformCode: string;
  readonly truck: DemoTruck;
  readonly arrivesAt: Instant;
  /** Null = nobody declared it. */
  readonly declared: { readonly at: Instant; readonly expectedAt: Instant } | null;
  /** Declared, but it never comes. */
  readonly isLost: boolean;
};

export type PlannedIncident = {
  readonly at: Instant;
  readonly kind: IncidentKind;
  readonly note: string;
  readonly calls: readonly string[];
  readonly isReefer: boolean;
  /** Picks the truck: a place, from 0 to below 1, among those in the yard. */
  readonly where: number;
};

export type PlannedClosing = {
  readonly closeAt: Instant;
  readonly openAt: Instant;
  readonly reason: string;
  readonly where: number;
};

/** Everything that a day of the demo brings from outside: a pure function of seed and day. */
export type DayPlan = {
  readonly day: Day;
  /** In the order in which they were made, which their platform codes count. */
  readonly trucks: readonly PlannedTruck[];
  readonly declarations: readonly PlannedTruck[];
  readonly walkIns: readonly PlannedTruck[];
  readonly incidents: readonly PlannedIncident[];
  readonly closings: readonly PlannedClosing[];
};

/** Arrivals by hour. Exports come from inland at all hours, many at night; imports while the crossing lets them out. */
const EXPORT_HOURS = [4, 4, 4, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4];
const IMPORT_HOURS: Readonly<Record<DemoCrossingCode, readonly number[]>> = {
  HN: [1, 0, 0, 0, 0, 0, 2, 4, 5, 6, 6, 5, 4, 5, 6, 6, 6, 6, 5, 4, 4, 3, 3, 2],
  TT: [0, 0, 0, 0, 0, 0, 0, 3, 6, 8, 8, 7, 6, 7, 8, 8, 8, 7, 5, 1, 0, 0, 0, 0],
  CM: [0, 0, 0, 0, 0, 0, 0, 3, 7, 9, 9, 7, 6, 8, 9, 8, 7, 5, 1, 0, 0, 0, 0, 0],
};

const DECLARED_SHARE = 0.7;
const LOST_SHARE = 0.03;
const INCIDENTS_PER_DAY = 2;
const CLOSINGS_PER_DAY = 2;
const QUARTER_MS = 15 * MINUTE_MS;

export type PlanFrame = {
  readonly seed: string;
  readonly flows: readonly Flow[];
  readonly tetOn: Day;
  readonly zone: TimeZone;
  /** Incidents that the first day is known for, beside those that chance brings. */
  readonly extraIncidents?: readonly PlannedIncident[];
};

/** Plans a day. */
export function planOfDay(frame: PlanFrame, day: Day): DayPlan {
  const midnight = startOfDay(day, frame.zone);
  const trucks: PlannedTruck[] = [];
  for (const flow of frame.flows) {
    const name = [frame.seed, day, flow.crossing, flow.direction];
    const counts = dailyCount(flow, day, frame.tetOn);
    for (const goods of ['fresh', 'other'] as const) {
      const count = Math.round(counts[goods] * randomOf(...name, goods).between(0.96, 1.04));
      for (let i = 0; i < count; i += 1)
        trucks.push(plannedTruck(randomOf(...name, goods, i), flow, goods, midnight, codeOf(day, trucks.length)));
    }
  }
  const random = randomOf(frame.seed, day, 'events');
  const incidents = Array.from({ length: INCIDENTS_PER_DAY }, () => plannedIncident(random, midnight));
  return {
    day,
    trucks,
    declarations: trucks
      .filter(({ declared }) => declared !== null)
      .sort((a, b) => (a.declared?.at ?? 0) - (b.declared?.at ?? 0)),
    walkIns: trucks.filter(({ declared }) => declared === null).sort((a, b) => a.arrivesAt - b.arrivesAt),
    incidents: [...incidents, ...(frame.extraIncidents ?? []).filter(({ at }) => isOn(midnight, at))],
    closings: Array.from({ length: CLOSINGS_PER_DAY }, () => plannedClosing(random, midnight)),
  };
}

/** The place in the plans that a platform code names, or null when it is not one of the demo's. */
export function placeInPlan(platformCode: string): { readonly day: Day; readonly index: number } | null {
  const match = /^LS-(\d{4})(\d{2})(\d{2})-(\d{4})$/.exec(platformCode);
  if (match === null) return null;
  return { day: `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}` as Day, index: Number(match[4]) };
}

function codeOf(day: Day, index: number): string {
  return `LS-${day.replaceAll('-', '')}-${String(index).padStart(4, '0')}`;
}

function plannedTruck(
  random: Random,
  flow: Flow,
  goods: 'fresh' | 'other',
  midnight: Instant,
  platformCode: string,
): PlannedTruck {
  const { crossing, direction } = flow;
  const cargoClass = goods === 'fresh' ? 'fresh' : random.weighted(OTHER_GOODS[direction]);
  const hours = direction === 'export' ? EXPORT_HOURS : IMPORT_HOURS[crossing];
  const hour = random.weighted(hours.map((weight, at) => [weight, at] as const));
  const arrivesAt = later(midnight, Math.floor((hour + random.next()) * 3600) * 1000);
  const truck = aTruck(random, { crossing, direction, cargoClass });
  if (!random.chance(DECLARED_SHARE)) return { platformCode, truck, arrivesAt, declared: null, isLost: false };
  const lateMs = random.between(-0.75, 1.75) * HOUR_MS;
  const expectedAt = (Math.round((arrivesAt - lateMs) / QUARTER_MS) * QUARTER_MS) as Instant;
  const soonest = Math.min(expectedAt, arrivesAt);
  const declaredAt = (soonest - Math.floor(random.between(1, 12) * 3600) * 1000) as Instant;
  return {
    platformCode,
    truck,
    arrivesAt,
    declared: { at: declaredAt, expectedAt },
    isLost: random.chance(LOST_SHARE),
  };
}

function plannedIncident(random: Random, midnight: Instant): PlannedIncident {
  const { kind, note, calls, isReefer } = random.pick(INCIDENTS);
  const at = later(midnight, Math.floor(random.next() * 24 * 60) * MINUTE_MS);
  return { at, kind, note, calls, isReefer, where: random.next() };
}

function plannedClosing(random: Random, midnight: Instant): PlannedClosing {
  const closeAt = later(midnight, Math.floor(random.between(6, 12) * 60) * MINUTE_MS);
  const openAt = later(closeAt, Math.floor(random.between(3, 10) * 60) * MINUTE_MS);
  return { closeAt, openAt, reason: random.pick(CLOSINGS), where: random.next() };
}

function isOn(midnight: Instant, at: Instant): boolean {
  return at >= midnight && at < midnight + 24 * HOUR_MS;
}
