import type { TimeZone } from '../../kernel/calendar.ts';
import { later, MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import type { TurnId } from '../../kernel/ids.ts';
import type { Turn } from '../records.ts';
import { opensAgainAt } from './open.ts';
import { inTurnOrder, mayUse, stepOf, unitsOf, type TurnPlace } from './turns.ts';

/** When the numbers that wait may expect to go in. */
export type TurnTimes = {
  /** Null: no place that they may use is going to open. */
  readonly expectedAt: ReadonlyMap<TurnId, Instant | null>;
  /** When whoever takes a number now would go in. */
  readonly nextFreeAt: Instant | null;
};

/**
 * Lets the waiting numbers of a service go in one after another: each to the first unit that gets free and that it may
 * use. Whoever is in stays as long as a turn usually takes, whoever was called goes in now. Rule RE22.
 */
export function turnTimesOf(input: {
  readonly places: readonly TurnPlace[];
  /** Turns of the service that are not over. */
  readonly turns: readonly Turn[];
  readonly isWomanOf: (turn: Turn) => boolean | null;
  readonly now: Instant;
  readonly zone: TimeZone;
}): TurnTimes {
  const { turns, isWomanOf, now, zone } = input;
  const lines = input.places.map((place) => lineOf(place, turns, now, zone));
  const seat = (isWoman: boolean | null): Instant | null => {
    let best: Line | null = null;
    for (const line of lines)
      if (line.nextAt !== null && mayUse(line.place.forWhom, isWoman) && line.nextAt < (best?.nextAt ?? Infinity))
        best = line;
    const at = best?.nextAt ?? null;
    if (best !== null && at !== null) best.take(at);
    return at;
  };
  const expectedAt = new Map<TurnId, Instant | null>();
  for (const turn of turns.filter((one) => stepOf(one) === 'waiting').toSorted(inTurnOrder))
    expectedAt.set(turn.id, seat(isWomanOf(turn)));
  return { expectedAt, nextFreeAt: seat(null) };
}

/** The units of a place, by when each gets free. */
type Line = {
  readonly place: TurnPlace;
  /** When the next one can be used; null = never as it stands. */
  nextAt: Instant | null;
  readonly take: (from: Instant) => void;
};

function lineOf(place: TurnPlace, turns: readonly Turn[], now: Instant, zone: TimeZone): Line {
  const turnMs = (place.turnMinutes ?? 0) * MINUTE_MS;
  const inside = turns.filter((turn) => turn.facilityId === place.id && stepOf(turn) !== null);
  const freeAt = inside.map((turn) => Math.max(now, (turn.begunAt ?? now) + turnMs));
  while (freeAt.length < unitsOf(place)) freeAt.push(now);
  // Of more people than units, those who leave first make no room.
  freeAt.sort((a, b) => a - b).splice(0, freeAt.length - unitsOf(place));
  const usableFrom = usableFromOf(place, now);
  const nextOf = (): Instant | null => {
    const [first] = freeAt;
    if (first === undefined || usableFrom === null) return null;
    const at = later(now, Math.max(first, usableFrom) - now);
    return opensAgainAt(place.openHours, at, zone) ?? at;
  };
  const line: Line = {
    place,
    nextAt: nextOf(),
    take(from) {
      freeAt[0] = from + turnMs;
      freeAt.sort((a, b) => a - b);
      line.nextAt = nextOf();
    },
  };
  return line;
}

function usableFromOf({ isOpen, state, stateUntil }: TurnPlace, now: Instant): Instant | null {
  if (!isOpen) return null;
  return state === 'usable' ? now : stateUntil;
}
