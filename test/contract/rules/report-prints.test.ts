import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayFrom } from '../../../shared/kernel/calendar.ts';
import { HOUR_MS, later } from '../../../shared/kernel/instant.ts';
import { actorWith, aYard, replayedState, START, stateOf, type Yard } from '../../support/yard.ts';

let yard: Yard;
beforeEach(() => {
  yard = aYard();
});
afterEach(() => yard.close());

const DAY = { from: later(START, -12 * HOUR_MS), to: later(START, 12 * HOUR_MS) };
const next = (more: object = {}, role: 'gate' | 'manager' = 'manager'): number =>
  yard.ok('report.print', { ...DAY, ...more }, actorWith(role)).copy;

describe('the numbers of prints', () => {
  it('[RP25] go up by one for each print of a time, whoever prints it, each version by itself', () => {
    expect([next(), next({}, 'gate'), next()]).toEqual([1, 2, 3]);
    expect([next({ version: 1 }), next({ version: 2 }), next({ version: 1 })]).toEqual([1, 1, 2]);
    expect(next({ to: later(DAY.to, HOUR_MS) })).toBe(1);
    expect(next()).toBe(4);
    expect(stateOf(yard.db)).toEqual(replayedState(yard.stores));
  });

  it('[RP25] a number that was given cannot be given back', () => {
    next();
    expect(yard.refused('change.undo', { seq: yard.seq() })).toMatchObject({ code: 'change.not-reversible' });
    expect(next()).toBe(2);
  });

  it('[RP25] neither change the figures nor stand among the slips of a gate', () => {
    const on = dayFrom(2026, 2, 10);
    const before = yard.ask('report.daily', { on });
    next();
    expect(yard.ask('report.daily', { on })).toEqual(before);
    expect(yard.ask('slip.blocks', {}).blocks).toEqual([]);
    expect(yard.ok('slip.print', { gate: '1', count: 2 })).toMatchObject({ first: 1, last: 2 });
  });
});
