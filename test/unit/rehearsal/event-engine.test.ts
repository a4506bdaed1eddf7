import { describe, expect, it } from 'vitest';
import { erlangB } from '../../../shared/domain/rehearsal/erlang.ts';
import { seeded } from '../../support/chance.ts';
import { erlangC, WAIT_MD5_90, waitMG1, waitMMc } from '../../support/event-engine/closed-forms.ts';
import { constant, erlangOf, exponential } from '../../support/event-engine/samplers.ts';
import { serve, zOf, type Served, type ServersWorld } from '../../support/event-engine/servers.ts';

const CUSTOMERS = 1_050_000;
const WITHIN_Z = 3.5;

function waitsOf({ arrivedAt, beganAt }: Served): Float64Array {
  return beganAt.map((began, one) => began - arrivedAt[one]!);
}

function expectNear(values: Float64Array, expected: number): void {
  const { mean, z } = zOf(values, expected);
  expect(Math.abs(z), `${String(mean)} for ${String(expected)}: z = ${String(z)}`).toBeLessThanOrEqual(WITHIN_Z);
  // Nor may so wide a spread of the batches hide a mean that is wrong.
  expect(Math.abs(mean / expected - 1)).toBeLessThan(0.05);
}

describe('the event engine against closed forms', () => {
  it.each([
    ['M/M/1 at 0.8', { servers: 1, load: 0.8, service: exponential }, 4, waitMMc(1, 0.8)],
    ['M/M/10 at 0.9', { servers: 10, load: 9, service: exponential }, 0.668732, waitMMc(10, 9)],
    ['M/D/5 at 0.9', { servers: 5, load: 4.5, service: constant }, 0.776695, WAIT_MD5_90],
    ['M/E4/1 at 0.8', { servers: 1, load: 0.8, service: erlangOf(4) }, 2.5, waitMG1(0.8, 1 / 4)],
  ] satisfies readonly (readonly [string, Omit<ServersWorld, 'customers'>, number, number])[])(
    'waits as %s does',
    (_, world, published, closed) => {
      expect(closed).toBeCloseTo(published, 6);
      expectNear(waitsOf(serve({ ...world, customers: CUSTOMERS }, seeded(11))), closed);
    },
  );

  it.each([
    [8, 10],
    [45, 50],
  ])('loses and delays %d erlang on %d servers as Erlang found', (load, servers) => {
    const world = { servers, load, service: exponential, customers: CUSTOMERS / 2 };
    const lost = serve({ ...world, isLoss: true }, seeded(12)).beganAt.map((began) => (began === -1 ? 1 : 0));
    expectNear(lost, erlangB(servers, load));
    const delayed = waitsOf(serve(world, seeded(13))).map((wait) => (wait > 0 ? 1 : 0));
    expectNear(delayed, erlangC(servers, load));
  });

  it('keeps the law of Little: mean number waiting = arrivals × mean wait', () => {
    const served = serve({ servers: 3, load: 2.7, service: exponential, customers: 200_000 }, seeded(14));
    const from = 1000;
    const to = 60_000;
    // The number waiting, looked at often and evenly, beside the waits of those who came in that time.
    const looks = 590_000;
    const step = (to - from) / looks;
    const steps = new Int32Array(looks + 1);
    let count = 0;
    let waits = 0;
    served.arrivedAt.forEach((at, one) => {
      const began = served.beganAt[one]!;
      if (began <= from || at >= to) return;
      const first = Math.max(0, Math.ceil((at - from) / step));
      const last = Math.min(looks, Math.ceil((began - from) / step));
      steps[first]! += 1;
      steps[last]! -= 1;
      if (at < from) return;
      count += 1;
      waits += began - at;
    });
    let present = 0;
    let sum = 0;
    for (let look = 0; look < looks; look += 1) sum += present += steps[look]!;
    const rate = count / (to - from);
    expect(Math.abs(sum / looks / (rate * (waits / count)) - 1)).toBeLessThan(0.005);
  });
});
