import { describe, expect, it } from 'vitest';
import { erlangB } from '../../../shared/domain/rehearsal/erlang.ts';
import { erlangC, placesNeeded } from '../../support/event-engine/closed-forms.ts';

describe('closed forms of traffic', () => {
  it.each([
    [8, 10, 0.121661, 0.40918],
    [45, 50, 0.054104, 0.363864],
  ])('blocks and delays %d erlang on %d servers as Erlang found', (load, servers, blocked, delayed) => {
    expect(erlangB(servers, load)).toBeCloseTo(blocked, 6);
    expect(erlangC(servers, load)).toBeCloseTo(delayed, 6);
  });

  it.each([
    [100, 117, 128],
    [400, 426, 450],
    [800, 829, 866],
  ])('needs for a load of %d the places that overflow in at most 1 %% and 0.1 %% of the cases', (load, one, tenth) => {
    expect([placesNeeded(load, 0.01), placesNeeded(load, 0.001)]).toEqual([one, tenth]);
  });

  it('needs nothing where nobody comes', () => {
    expect([placesNeeded(0, 0.01), erlangB(3, 0), erlangC(3, 0), erlangC(3, 3)]).toEqual([0, 0, 0, 1]);
  });
});
