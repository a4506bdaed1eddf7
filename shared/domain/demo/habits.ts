import { addDays, atMinuteOfDay, dayOf, type TimeZone } from '../../kernel/calendar.ts';
import { MINUTE_MS, later, type Instant } from '../../kernel/instant.ts';
import { requiredDocumentsOf, type DocumentRequirement } from '../queue/documents.ts';
import type { Visit } from '../records.ts';
import type { Service } from '../vocabulary.ts';
import { womanName } from './identities.ts';
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
  /** Shows an identity paper at the counter. */
  | { readonly do: 'show-paper' }
  /** Who travels with the goods takes a bed of her own. */
  | { readonly do: 'guest'; readonly name: string }
  /** How long the rest is meant to last, and how long after it began somebody wants to be woken. */
  | { readonly do: 'check-in'; readonly lastsMs: number | null; readonly wakeAfterMs: number | null }
  | { readonly do: 'check-out' }
  | { readonly do: 'take-turn'; readonly service: 'shower' | 'laundry' }
  | { readonly do: 'serve'; readonly service: Service; readonly forAll: boolean };

export type DueHabit = { readonly at: Instant; readonly habit: Habit };

const RESERVED = 0.42;
const HELD = 0.05;
const MISSING = { export: 0.06, import: 0.03 } as const;
const FAST_TRACKED = 0.01;
const WITH_PAPER = 0.65;
const MOVED = 0.015;
const RESTING = 0.43;
const SHOWS_PAPER = 0.8;
const SAYS_UNTIL = 0.4;
const WANTS_WAKING = 0.3;
const WITH_GUEST = 0.02;
const DAYS_AHEAD = 3;

type Meal = { readonly fromMinute: number; readonly toMinute: number; readonly share: number };
const MEALS: readonly Meal[] = [
  { fromMinute: 360, toMinute: 450, share: 0.1 },
  { fromMinute: 670, toMinute: 775, share: 0.2 },
  { fromMinute: 1050, toMinute: 1170, share: 0.22 },
];
const SHOWER: Meal = { fromMinute: 660, toMinute: 1290, share: 0.16 };
const LAUNDRY: Meal = { fromMinute: 480, toMinute: 1140, share: 0.02 };
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
    const lastsMs = ms(random, 270, 570);
    const wish = randomOf(seed, 'rest', visit.id);
    habits.push(
      {
        at,
        habit: {
          do: 'check-in',
          lastsMs: wish.chance(SAYS_UNTIL) ? lastsMs : null,
          wakeAfterMs: wish.chance(WANTS_WAKING) ? ms(wish, 150, 260) : null,
        },
      },
      { at: later(at, lastsMs), habit: { do: 'check-out' } },
    );
    if (wish.chance(SHOWS_PAPER)) habits.push({ at: later(at, 2 * MINUTE_MS), habit: { do: 'show-paper' } });
    if (wish.chance(WITH_GUEST))
      habits.push({ at: later(at, 5 * MINUTE_MS), habit: { do: 'guest', name: womanName(wish) } });
  }
  habits.push(...servicesOf(arrivedAt, zone, random));
  return habits.sort((a, b) => a.at - b.at);
}

function servicesOf(arrivedAt: Instant, zone: TimeZone, random: Random): readonly DueHabit[] {
  const services: DueHabit[] = [];
  const first = dayOf(arrivedAt, zone);
  for (let ahead = 0; ahead < DAYS_AHEAD; ahead += 1) {
    const midnight = atMinuteOfDay(addDays(first, ahead), 0, zone);
    const offer = (times: Meal, habit: Habit): void => {
      const isTaken = random.chance(times.share);
      const at = later(midnight, ms(random, times.fromMinute, times.toMinute));
      if (isTaken && at > arrivedAt + 15 * MINUTE_MS) services.push({ at, habit });
    };
    for (const meal of MEALS) offer(meal, { do: 'serve', service: 'meal', forAll: true });
    offer(SHOWER, { do: 'take-turn', service: 'shower' });
    offer(WATER, { do: 'serve', service: 'water', forAll: false });
    offer(LAUNDRY, { do: 'take-turn', service: 'laundry' });
  }
  return services;
}

function paperNo(random: Random, office: string): string {
  return `${String(100 + random.int(200))}/${office}`;
}

function ms(random: Random, fromMinutes: number, toMinutes: number): number {
  return Math.floor((random.between(fromMinutes, toMinutes) * MINUTE_MS) / 1000) * 1000;
}
