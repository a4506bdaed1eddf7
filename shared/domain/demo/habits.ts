import { addDays, atMinuteOfDay, dayOf, type TimeZone } from '../../kernel/calendar.ts';
import { MINUTE_MS, later, type Instant } from '../../kernel/instant.ts';
import { requiredDocumentsOf, type DocumentRequirement } from '../queue/documents.ts';
import type { Visit } from '../records.ts';
import type { Service } from '../vocabulary.ts';
import { randomOf, type Random } from './random.ts';
import { FAST_TRACK_CHANNELS, FAST_TRACKS, HOLDS } from './words.ts';

/** Something that happens to a truck or its people once, at its time, or not at all. */
export type Habit =
  | { readonly do: 'reserve' }
  | { readonly do: 'miss-document'; readonly kind: string }
  | { readonly do: 'hold'; readonly hold: (typeof HOLDS)[number]; readonly documentNo: string | null }
  | {
      readonly do: 'fast-track';
      readonly order: (typeof FAST_TRACKS)[number];
      readonly channel: string;
      readonly documentNo: string | null;
    }
  | { readonly do: 'move' }
  | { readonly do: 'check-in' }
  | { readonly do: 'show-paper' }
  | { readonly do: 'check-out' }
  | { readonly do: 'serve'; readonly service: Service; readonly forAll: boolean };

export type DueHabit = { readonly at: Instant; readonly habit: Habit };

const RESERVED = 0.42;
const HELD = 0.05;
const MISSING = { export: 0.06, import: 0.03 } as const;
const FAST_TRACKED = 0.01;
const WITH_PAPER = 0.65;
const MOVED = 0.015;
const RESTING = 0.46;
/** Whoever takes a bed is asked for a paper; some have left it in the cab. */
const WITH_IDENTITY = 0.93;
const DAYS_AHEAD = 3;

type Meal = { readonly fromMinute: number; readonly toMinute: number; readonly share: number };
const MEALS: readonly Meal[] = [
  { fromMinute: 360, toMinute: 450, share: 0.1 },
  { fromMinute: 670, toMinute: 775, share: 0.2 },
  { fromMinute: 1050, toMinute: 1170, share: 0.22 },
];
const SHOWER: Meal = { fromMinute: 1020, toMinute: 1290, share: 0.13 };
const WATER: Meal = { fromMinute: 480, toMinute: 1200, share: 0.05 };

/** The habits of a truck and its people from now on, in order; a pure function of seed and the visit's first facts. */
export function habitsOf(
  visit: Pick<Visit, 'id' | 'stage' | 'arrivedAt' | 'expectedAt' | 'direction' | 'cargoClass' | 'isDeclared'>,
  seed: string,
  zone: TimeZone,
  requirements: readonly DocumentRequirement[],
): readonly DueHabit[] {
  const random = randomOf(seed, 'habits', visit.id);
  if (visit.stage === 'expected') {
    if (visit.expectedAt === null || !random.chance(RESERVED)) return [];
    return [{ at: later(visit.expectedAt, -ms(random, 45, 180)), habit: { do: 'reserve' } }];
  }
  const { arrivedAt } = visit;
  if (arrivedAt === null) return [];
  const habits: DueHabit[] = [];
  const add = (afterMinutes: readonly [number, number], habit: Habit): void => {
    habits.push({ at: later(arrivedAt, ms(random, ...afterMinutes)), habit });
  };
  if (random.chance(MISSING[visit.direction])) {
    const kinds = requiredDocumentsOf(requirements, visit.direction, visit.cargoClass);
    if (kinds.length > 0) add([9, 30], { do: 'miss-document', kind: random.pick(kinds) });
  }
  if (random.chance(HELD))
    add([30, 300], {
      do: 'hold',
      hold: random.pick(HOLDS),
      documentNo: random.chance(0.5) ? paperNo(random, 'HQ') : null,
    });
  if (visit.direction === 'export' && random.chance(FAST_TRACKED))
    add([60, 420], {
      do: 'fast-track',
      order: random.pick(FAST_TRACKS),
      channel: random.pick(FAST_TRACK_CHANNELS),
      documentNo: random.chance(WITH_PAPER) ? paperNo(random, 'BP-HN') : null,
    });
  if (random.chance(MOVED)) add([120, 600], { do: 'move' });
  if (random.chance(RESTING)) {
    const at = later(arrivedAt, ms(random, 25, 330));
    habits.push({ at, habit: { do: 'check-in' } }, { at: later(at, ms(random, 270, 570)), habit: { do: 'check-out' } });
    if (randomOf(seed, 'identity', visit.id).chance(WITH_IDENTITY))
      habits.push({ at: later(at, MINUTE_MS), habit: { do: 'show-paper' } });
  }
  habits.push(...servicesOf(arrivedAt, zone, random));
  return habits.sort((a, b) => a.at - b.at);
}

function servicesOf(arrivedAt: Instant, zone: TimeZone, random: Random): readonly DueHabit[] {
  const services: DueHabit[] = [];
  const first = dayOf(arrivedAt, zone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const midnight = atMinuteOfDay(addDays(first, ahead), 0, zone);
    const offer = (times: Meal, service: Service, forAll: boolean): void => {
      const isTaken = random.chance(times.share);
      const at = later(midnight, ms(random, times.fromMinute, times.toMinute));
      if (isTaken && at > arrivedAt + 15 * MINUTE_MS) services.push({ at, habit: { do: 'serve', service, forAll } });
    };
    for (const meal of MEALS) offer(meal, 'meal', true);
    offer(SHOWER, 'shower', false);
    offer(WATER, 'water', false);
  }
  return services;
}

function paperNo(random: Random, office: string): string {
  return `${String(100 + random.int(200))}/${office}`;
}

function ms(random: Random, fromMinutes: number, toMinutes: number): number {
  return Math.floor((random.between(fromMinutes, toMinutes) * MINUTE_MS) / 1000) * 1000;
}
