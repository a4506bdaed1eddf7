import { describe, expect, it } from 'vitest';
import type { Day } from '../../../shared/kernel/calendar.ts';
import type { TurnId, VisitId } from '../../../shared/kernel/ids.ts';
import { later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { Turn } from '../../../shared/domain/records.ts';
import { turnTimesOf } from '../../../shared/domain/rest/turn-times.ts';
import {
  canEnd,
  decideBegin,
  decideCall,
  decideCallNext,
  freeUnitsOf,
  isMissed,
  mayUse,
  nextNumberOf,
  turnServiceOf,
  type TurnPlace,
} from '../../../shared/domain/rest/turns.ts';
import { at, facilityId, personId } from './a-person.ts';

const ZONE = 'Asia/Ho_Chi_Minh';
const TODAY = '2026-02-10' as Day;
const NOW = at('10:00');

function aPlace(changes: Partial<TurnPlace> = {}): TurnPlace {
  return {
    id: facilityId(1),
    name: 'Nhà tắm 1',
    kind: 'shower',
    capacity: 2,
    unitsOut: 0,
    forWhom: 'everybody',
    isOpen: true,
    state: 'usable',
    stateReason: null,
    stateUntil: null,
    openHours: [],
    turnMinutes: 15,
    ...changes,
  };
}

function aTurn(number: number, changes: Partial<Turn> = {}): Turn {
  return {
    id: number as TurnId,
    visitId: 7 as VisitId,
    personId: personId(number),
    service: 'shower',
    facilityId: null,
    onDay: TODAY,
    number,
    takenAt: at('09:00'),
    calledAt: null,
    callCount: 0,
    begunAt: null,
    endedAt: null,
    endedHow: null,
    takenBy: 'nghi',
    ...changes,
  };
}
const running = (number: number, since: string): Turn =>
  aTurn(number, { facilityId: facilityId(1), calledAt: at(since), begunAt: at(since), callCount: 1 });
const called = (number: number, since: string): Turn =>
  aTurn(number, { facilityId: facilityId(1), calledAt: at(since), callCount: 1 });

const unknown = (): null => null;
const request = (turns: readonly Turn[], place = aPlace()) => ({
  place,
  turns,
  isWomanOf: unknown as (turn: Turn) => boolean | null,
  now: NOW,
  zone: ZONE,
});

describe('numbers', () => {
  it('[RE20] go on from the last of the day and past one that is still held', () => {
    expect(nextNumberOf(0, [])).toBe(1);
    expect(nextNumberOf(7, [aTurn(7)])).toBe(8);
    expect(nextNumberOf(0, [aTurn(1, { onDay: '2026-02-09' as Day }), aTurn(2, { onDay: '2026-02-09' as Day })])).toBe(
      3,
    );
  });

  it('[RE20] are taken for what a kind of facility offers', () => {
    expect((['shower', 'laundry', 'charging', 'first-aid'] as const).map(turnServiceOf)).toEqual([
      'shower',
      'laundry',
      'other',
      'other',
    ]);
  });
});

describe('a call', () => {
  it('[RE21] takes the smallest number, those of the day before first', () => {
    const turns = [aTurn(2), aTurn(1), aTurn(40, { onDay: '2026-02-09' as Day })];
    const first = decideCallNext(request(turns));
    expect(first.ok && first.value.number).toBe(40);
    const second = decideCallNext(request(turns.slice(0, 2)));
    expect(second.ok && second.value.number).toBe(1);
  });

  it('[RE21] needs a unit that is neither used, kept nor out of order', () => {
    const turns = [running(1, '09:50'), aTurn(2), aTurn(3)];
    expect(freeUnitsOf(aPlace(), turns)).toBe(1);
    expect(decideCallNext(request(turns)).ok).toBe(true);
    expect(decideCallNext(request([...turns, called(9, '09:59')]))).toEqual({
      ok: false,
      refusal: { code: 'turn.busy', facility: 'Nhà tắm 1' },
    });
    expect(decideCallNext(request(turns, aPlace({ unitsOut: 1 })))).toMatchObject({ refusal: { code: 'turn.busy' } });
  });

  it('[RE21] needs an open place, and says until when it is closed', () => {
    const night = aPlace({ openHours: [{ fromMinute: 720, toMinute: 1320 }] });
    expect(decideCallNext(request([aTurn(1)], night))).toEqual({
      ok: false,
      refusal: { code: 'facility.closed', facility: 'Nhà tắm 1', until: at('12:00'), reason: null },
    });
    const broken = aPlace({ state: 'out-of-service', stateReason: 'hỏng bơm' });
    expect(decideCallNext(request([aTurn(1)], broken))).toMatchObject({
      refusal: { code: 'facility.closed', until: null, reason: 'hỏng bơm' },
    });
    expect(decideCallNext(request([aTurn(1)], aPlace({ turnMinutes: null })))).toMatchObject({
      refusal: { code: 'turn.wrong-facility' },
    });
    expect(decideCallNext(request([called(1, '09:59')]))).toMatchObject({ refusal: { code: 'turn.none-waiting' } });
  });

  it('[RE21] to a place for women takes the first woman; unknown people go to the others', () => {
    const women = aPlace({ forWhom: 'women' });
    const turns = [aTurn(1), aTurn(2), aTurn(3)];
    const isWomanOf = ({ number }: Turn): boolean | null => (number === 3 ? true : null);
    const there = decideCallNext({ ...request(turns, women), isWomanOf });
    expect(there.ok && there.value.number).toBe(3);
    expect([true, false, null].map((isWoman) => mayUse('men', isWoman))).toEqual([false, true, true]);
    // By hand: somebody sees who stands there; a known man is refused.
    expect(decideCall(turns[0] as Turn, request(turns, women)).ok).toBe(true);
    expect(decideCall(turns[0] as Turn, { ...request(turns, women), isWomanOf: () => false })).toMatchObject({
      refusal: { code: 'turn.wrong-facility' },
    });
  });

  it('[RE21] by hand takes any number, or a called one again without a further unit', () => {
    const turns = [running(1, '09:50'), called(2, '09:58'), aTurn(3), aTurn(4)];
    expect(decideCall(turns[1] as Turn, request(turns)).ok).toBe(true);
    expect(decideCall(turns[3] as Turn, request(turns))).toMatchObject({ refusal: { code: 'turn.busy' } });
    expect(decideCall(turns[3] as Turn, request(turns, aPlace({ capacity: 3 }))).ok).toBe(true);
    expect(decideCall(turns[0] as Turn, request(turns))).toMatchObject({
      refusal: { code: 'turn.running', number: 1 },
    });
    const washing = aPlace({ id: facilityId(2), kind: 'laundry' });
    expect(decideCall(turns[2] as Turn, request(turns, washing))).toMatchObject({
      refusal: { code: 'turn.wrong-facility' },
    });
  });

  it('[RE21] whoever stands there goes in at the first place with a unit', () => {
    const second = aPlace({ id: facilityId(2), name: 'Nhà tắm 2' });
    const turns = [running(1, '09:50'), running(2, '09:55'), aTurn(3)];
    const { place: _one, ...facts } = request(turns);
    const decided = decideBegin(turns[2] as Turn, [aPlace(), second], facts);
    expect(decided.ok && decided.value.name).toBe('Nhà tắm 2');
    expect(decideBegin(turns[2] as Turn, [aPlace()], facts)).toMatchObject({ refusal: { code: 'turn.busy' } });
    expect(decideBegin(turns[2] as Turn, [], facts)).toMatchObject({ refusal: { code: 'turn.wrong-facility' } });
    expect(decideBegin(turns[0] as Turn, [aPlace()], facts)).toMatchObject({ refusal: { code: 'turn.running' } });
  });
});

describe('the end of a turn', () => {
  const missed = aTurn(5, { ...called(5, '09:40'), endedAt: at('09:46'), endedHow: 'missed' });

  it('[RE23] is done once it was begun, missed once it was called, given back before', () => {
    const [waits, isCalled, runs] = [aTurn(1), called(2, '09:58'), running(3, '09:50')];
    expect([waits, isCalled, runs].map((turn) => canEnd(turn, 'done')?.code ?? null)).toEqual([
      'turn.not-begun',
      'turn.not-begun',
      null,
    ]);
    expect([waits, isCalled, runs].map((turn) => canEnd(turn, 'missed')?.code ?? null)).toEqual([
      'turn.not-called',
      null,
      'turn.running',
    ]);
    expect([waits, isCalled, runs].map((turn) => canEnd(turn, 'given-back')?.code ?? null)).toEqual([
      null,
      null,
      'turn.running',
    ]);
    expect(canEnd(missed, 'done')).toEqual({ code: 'turn.over' });
  });

  it('[RE23] comes by itself for a called one after the set minutes, never for one that is in', () => {
    const settings = { missedTurnMinutes: 5 };
    expect(isMissed(called(1, '09:55'), NOW, settings)).toBe(true);
    expect(isMissed(called(1, '09:55'), later(NOW, -1), settings)).toBe(false);
    expect(isMissed(running(1, '09:00'), NOW, settings)).toBe(false);
    expect(isMissed(aTurn(1), NOW, settings)).toBe(false);
  });

  it('[RE23] a missed number comes back unless somebody else holds it or its person has another', () => {
    expect(decideCall(missed, request([])).ok).toBe(true);
    expect(decideCall(missed, request([aTurn(5, { personId: personId(9) })]))).toMatchObject({
      refusal: { code: 'turn.over' },
    });
    expect(decideCall(missed, request([aTurn(6, { personId: missed.personId })]))).toMatchObject({
      refusal: { code: 'turn.over' },
    });
    expect(decideCall({ ...missed, endedHow: 'done' }, request([]))).toMatchObject({ refusal: { code: 'turn.over' } });
  });
});

describe('expected times', () => {
  const times = (
    places: readonly TurnPlace[],
    turns: readonly Turn[],
    isWomanOf = unknown as (turn: Turn) => boolean | null,
  ) => {
    const { expectedAt, nextFreeAt } = turnTimesOf({ places, turns, isWomanOf, now: NOW, zone: ZONE });
    return { expected: [...expectedAt.values()], nextFreeAt };
  };

  it('[RE22] let two units take the waiting one after another', () => {
    const turns = [running(1, '09:50'), running(2, '09:55'), aTurn(3), aTurn(4), aTurn(5)];
    expect(times([aPlace()], turns)).toEqual({
      expected: [at('10:05'), at('10:10'), at('10:20')],
      nextFreeAt: at('10:25'),
    });
  });

  it('[RE22] free units are taken at once; who stays longer than usual may come out any moment', () => {
    expect(times([aPlace()], [running(1, '09:00'), aTurn(2), aTurn(3)]).expected).toEqual([NOW, NOW]);
    expect(times([aPlace({ unitsOut: 1 })], [called(1, '09:58'), aTurn(2)]).expected).toEqual([at('10:15')]);
  });

  it('[RE22] fewer units than people in: the last to come out make no room', () => {
    const turns = [running(1, '09:50'), running(2, '09:55'), aTurn(3)];
    expect(times([aPlace({ unitsOut: 1 })], turns).expected).toEqual([at('10:10')]);
  });

  it('[RE22] wait for the opening, and are not known while nobody says when that is', () => {
    const noon = aPlace({ openHours: [{ fromMinute: 720, toMinute: 1320 }] });
    expect(times([noon], [aTurn(1), aTurn(2), aTurn(3)]).expected).toEqual([at('12:00'), at('12:00'), at('12:15')]);
    const mended = aPlace({ state: 'out-of-service', stateUntil: at('11:00') });
    expect(times([mended], [aTurn(1)])).toEqual({ expected: [at('11:00')], nextFreeAt: at('11:00') });
    expect(times([aPlace({ isOpen: false })], [aTurn(1)])).toEqual({ expected: [null], nextFreeAt: null });
    expect(times([aPlace({ capacity: 0 })], [aTurn(1)]).expected).toEqual([null]);
  });

  it('[RE22] a women’s place shortens nobody else’s wait', () => {
    const places = [aPlace({ capacity: 1 }), aPlace({ id: facilityId(2), capacity: 1, forWhom: 'women' })];
    const isWomanOf = ({ number }: Turn): boolean | null => (number === 3 ? true : null);
    const { expected } = times(places, [aTurn(1), aTurn(2), aTurn(3)], isWomanOf);
    expect(expected).toEqual([NOW, later(NOW, 15 * MINUTE_MS), NOW]);
  });
});
