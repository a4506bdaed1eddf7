import type { TimeZone } from '../../kernel/calendar.ts';
import { MINUTE_MS, type Instant } from '../../kernel/instant.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Facility, Turn } from '../records.ts';
import type { FacilityKind, ForWhom, TurnService } from '../vocabulary.ts';
import { shutOf } from './open.ts';
import type { TurnRefusal } from './refusals.ts';

/** A place where people take turns by number. */
export type TurnPlace = Pick<
  Facility,
  | 'id'
  | 'name'
  | 'kind'
  | 'capacity'
  | 'unitsOut'
  | 'forWhom'
  | 'isOpen'
  | 'state'
  | 'stateReason'
  | 'stateUntil'
  | 'openHours'
  | 'turnMinutes'
>;

/** What a turn does now; null when it is over. */
export type TurnStep = 'waiting' | 'called' | 'running';
export function stepOf(turn: Pick<Turn, 'calledAt' | 'begunAt' | 'endedAt'>): TurnStep | null {
  if (turn.endedAt !== null) return null;
  if (turn.begunAt !== null) return 'running';
  return turn.calledAt === null ? 'waiting' : 'called';
}

/** What people take a number for at a facility of this kind. */
export function turnServiceOf(kind: FacilityKind): TurnService {
  return kind === 'shower' || kind === 'laundry' ? kind : 'other';
}

/** Whether people take numbers for this service there. */
export function servesTurns(place: Pick<TurnPlace, 'kind' | 'turnMinutes'>, service: TurnService): boolean {
  return place.turnMinutes !== null && turnServiceOf(place.kind) === service;
}

/** Units that can be used. */
export function unitsOf(place: Pick<TurnPlace, 'capacity' | 'unitsOut'>): number {
  return Math.max(0, place.capacity - place.unitsOut);
}

/** Units that are neither used nor kept for somebody who was called. */
export function freeUnitsOf(place: TurnPlace, turns: readonly Turn[]): number {
  return unitsOf(place) - turns.filter((turn) => turn.endedAt === null && turn.facilityId === place.id).length;
}

/** Whether somebody may go in there; of whom nobody said is taken for a man, as most drivers are. */
export function mayUse(forWhom: ForWhom, isWoman: boolean | null): boolean {
  if (forWhom === 'women') return isWoman === true;
  return forWhom !== 'men' || isWoman !== true;
}

/** First come, first served: by day, then by number. */
export function inTurnOrder(a: Pick<Turn, 'onDay' | 'number'>, b: Pick<Turn, 'onDay' | 'number'>): number {
  return a.onDay === b.onDay ? a.number - b.number : a.onDay < b.onDay ? -1 : 1;
}

/**
 * The next number of a day: one more than the last of the day, and none that somebody of the day before still holds, so
 * that a number on the board is one person's. Rule RE20.
 */
export function nextNumberOf(lastOfDay: number, open: readonly Pick<Turn, 'number'>[]): number {
  const held = new Set(open.map(({ number }) => number));
  let next = lastOfDay + 1;
  while (held.has(next)) next += 1;
  return next;
}

/** What a call goes by. */
export type CallRequest = {
  readonly place: TurnPlace;
  /** Turns of the place's service that are not over. */
  readonly turns: readonly Turn[];
  readonly isWomanOf: (turn: Turn) => boolean | null;
  readonly now: Instant;
  readonly zone: TimeZone;
};

/** Who is called next to a place: the smallest number that may go there and finds a unit. Rule RE21. */
export function decideCallNext(request: CallRequest): Result<Turn, TurnRefusal> {
  const { place, turns, isWomanOf } = request;
  const full = fullOf(request);
  if (full !== null) return refuse(full);
  const next = turns
    .filter((turn) => stepOf(turn) === 'waiting')
    .toSorted(inTurnOrder)
    .find((turn) => mayUse(place.forWhom, isWomanOf(turn)));
  return next === undefined ? refuse({ code: 'turn.none-waiting' }) : ok(next);
}

/** Whether this number may be called to a place: out of order by hand, or once more. Rule RE21. */
export function decideCall(turn: Turn, request: CallRequest): Result<Turn, TurnRefusal> {
  const { place } = request;
  const step = stepOf(turn);
  if (step === 'running') return refuse({ code: 'turn.running', number: turn.number });
  if (step === null && !isRecallable(turn, request.turns)) return refuse({ code: 'turn.over' });
  if (step === 'called' && turn.facilityId === place.id) return ok(turn);
  const isWoman = request.isWomanOf(turn);
  // Whoever is not known to be a man may be sent to the women's side by somebody who sees her.
  const isWrong = isWoman !== null ? !mayUse(place.forWhom, isWoman) : false;
  if (!servesTurns(place, turn.service) || isWrong) return refuse({ code: 'turn.wrong-facility' });
  const full = fullOf(request);
  return full === null ? ok(turn) : refuse(full);
}

/** Where somebody who stands there may go in at once: where the turn was called to, else the first place with a unit. Rule RE21. */
export function decideBegin(
  turn: Turn,
  places: readonly TurnPlace[],
  request: Omit<CallRequest, 'place'>,
): Result<TurnPlace, TurnRefusal> {
  const step = stepOf(turn);
  if (step === 'running') return refuse({ code: 'turn.running', number: turn.number });
  const own = places.find(({ id }) => id === turn.facilityId);
  if (step === 'called' && own !== undefined) return ok(own);
  let refusal: TurnRefusal | null = null;
  const inOrder = own === undefined ? places : [own, ...places.filter((place) => place !== own)];
  for (const place of inOrder) {
    const decided = decideCall(turn, { ...request, place });
    if (decided.ok) return ok(place);
    if (refusal === null || refusal.code === 'turn.wrong-facility') ({ refusal } = decided);
  }
  return refuse(refusal ?? { code: 'turn.wrong-facility' });
}

/** Whether a turn may end so: done once it was begun, missed once it was called, given back before. Rule RE23. */
export function canEnd(turn: Turn, how: 'done' | 'missed' | 'given-back'): TurnRefusal | null {
  const step = stepOf(turn);
  if (step === null) return { code: 'turn.over' };
  if (how === 'done') return step === 'running' ? null : { code: 'turn.not-begun', number: turn.number };
  if (step === 'running') return { code: 'turn.running', number: turn.number };
  return how === 'missed' && step === 'waiting' ? { code: 'turn.not-called', number: turn.number } : null;
}

/** Whether a called turn has waited for its person long enough. Rule RE23. */
export function isMissed(turn: Turn, now: Instant, settings: { readonly missedTurnMinutes: number }): boolean {
  return (
    turn.calledAt !== null && stepOf(turn) === 'called' && now - turn.calledAt >= settings.missedTurnMinutes * MINUTE_MS
  );
}

/** A missed number comes back as long as nobody else holds it and its person has no other. Rule RE23. */
function isRecallable(turn: Turn, open: readonly Turn[]): boolean {
  return (
    turn.endedHow === 'missed' &&
    !open.some((other) => other.number === turn.number || other.personId === turn.personId)
  );
}

function fullOf({ place, turns, now, zone }: CallRequest): TurnRefusal | null {
  if (place.turnMinutes === null) return { code: 'turn.wrong-facility' };
  return (
    shutOf(place, now, zone) ?? (freeUnitsOf(place, turns) > 0 ? null : { code: 'turn.busy', facility: place.name })
  );
}
