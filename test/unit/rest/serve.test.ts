import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideServe, entitlementUseOf, type ServeRequest } from '../../../shared/domain/rest/serve.ts';
import { DEFAULT_REST_SETTINGS } from '../../../shared/domain/rest/settings.ts';
import type { Served } from '../../../shared/domain/rest/types.ts';
import { SERVICES } from '../../../shared/domain/vocabulary.ts';
import { instant, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import { aPerson, at, personId } from './a-person.ts';

const DRIVER = aPerson({ personId: personId(1) });
const MATE = aPerson({ personId: personId(2) });

function aRequest(changes: Partial<ServeRequest> = {}): ServeRequest {
  return {
    people: [DRIVER],
    service: 'meal',
    quantity: 1,
    isPaid: false,
    isLate: false,
    now: at('11:30'),
    dayStartedAt: at('00:00'),
    ...changes,
  };
}

function had(time: string, changes: Partial<Served> = {}): Served {
  return { personId: personId(1), service: 'meal', quantity: 1, isPaid: false, servedAt: at(time), ...changes };
}

function serve(request: ServeRequest, served: readonly Served[] = []): ReturnType<typeof decideServe> {
  return decideServe(request, served, DEFAULT_REST_SETTINGS);
}

describe('handing out', () => {
  it('[RE2] hands out a free meal', () => {
    expect(serve(aRequest())).toEqual({
      ok: true,
      value: { type: 'rest.served', service: 'meal', isPaid: false, shares: [{ personId: 1, quantity: 1 }] },
    });
  });

  it('[RE2] refuses the same meal a second time and says who got it, when, and when the next is due', () => {
    expect(serve(aRequest({ now: at('11:35') }), [had('11:30')])).toEqual({
      ok: false,
      refusal: { code: 'rest.already-served', personId: 1, servedAt: at('11:30'), nextAt: at('15:30') },
    });
  });

  it('[RE2] hands out the second meal of the day later, and no third', () => {
    expect(serve(aRequest({ now: at('18:00') }), [had('11:30')]).ok).toBe(true);
    expect(serve(aRequest({ now: at('23:00') }), [had('11:30'), had('18:00')])).toEqual({
      ok: false,
      refusal: { code: 'rest.already-served', personId: 1, servedAt: at('18:00'), nextAt: null },
    });
  });

  it('[RE2] begins anew the next day', () => {
    const tomorrow = {
      now: instant(at('00:00') + 30 * 60 * MINUTE_MS),
      dayStartedAt: instant(at('00:00') + 24 * 60 * MINUTE_MS),
    };
    expect(serve(aRequest(tomorrow), [had('11:30'), had('18:00')]).ok).toBe(true);
  });

  it('[RE2] always hands out paid ones, and does not count them as free', () => {
    const served = [had('11:30'), had('18:00')];
    expect(serve(aRequest({ isPaid: true, quantity: 3, now: at('18:05') }), served)).toMatchObject({
      ok: true,
      value: { isPaid: true, shares: [{ personId: 1, quantity: 3 }] },
    });
    expect(serve(aRequest(), [had('11:29', { isPaid: true })]).ok).toBe(true);
  });

  it('[RE2] records a free one that was handed out before, whatever the entitlement says', () => {
    const served = [had('11:30'), had('11:40')];
    expect(serve(aRequest({ isLate: true }), served)).toMatchObject({ ok: true, value: { isPaid: false } });
    expect(serve(aRequest({ isLate: true, people: [DRIVER, MATE], quantity: 3 }))).toMatchObject({
      ok: true,
      value: {
        shares: [
          { personId: 1, quantity: 2 },
          { personId: 2, quantity: 1 },
        ],
      },
    });
  });

  it('[RE2] serves the people of a truck one each when nobody is named', () => {
    const both = { people: [DRIVER, MATE] };
    expect(serve(aRequest({ ...both, quantity: 2 }))).toMatchObject({
      ok: true,
      value: {
        shares: [
          { personId: 1, quantity: 1 },
          { personId: 2, quantity: 1 },
        ],
      },
    });
    expect(serve(aRequest(both), [had('11:20')])).toMatchObject({
      ok: true,
      value: { shares: [{ personId: 2, quantity: 1 }] },
    });
    expect(serve(aRequest({ ...both, quantity: 3 }))).toEqual({
      ok: false,
      refusal: { code: 'rest.over-entitlement', left: 2 },
    });
    expect(serve(aRequest(both), [had('11:10'), had('11:20', { personId: personId(2) })])).toEqual({
      ok: false,
      refusal: { code: 'rest.already-served', personId: 2, servedAt: at('11:20'), nextAt: at('15:10') },
    });
  });

  it('[RE2] hands out several at once of what has no gap', () => {
    expect(serve(aRequest({ service: 'water', quantity: 3 })).ok).toBe(true);
    expect(serve(aRequest({ service: 'shower' }), [had('11:00', { service: 'shower' })])).toEqual({
      ok: false,
      refusal: { code: 'rest.already-served', personId: 1, servedAt: at('11:00'), nextAt: null },
    });
  });

  it('[RE2] refuses what is not free, nobody, people who have left, and odd quantities', () => {
    const gone = aPerson({ isVisitInYard: false });
    const refusals = [
      aRequest({ service: 'laundry' }),
      aRequest({ people: [] }),
      aRequest({ people: [gone] }),
      aRequest({ quantity: 0 }),
      aRequest({ quantity: 1.5 }),
    ].map((request) => {
      const answer = serve(request);
      return answer.ok ? null : answer.refusal.code;
    });
    expect(refusals).toEqual([
      'rest.not-free',
      'rest.nobody-to-serve',
      'rest.not-on-site',
      'rest.quantity-invalid',
      'rest.quantity-invalid',
    ]);
    expect(serve(aRequest({ people: [gone], isPaid: true })).ok).toBe(true);
  });

  it('[RE2] tells the counter how many of how many were handed out', () => {
    const request = aRequest({ people: [DRIVER, MATE] });
    const served = [had('11:30'), had('11:31', { personId: personId(2) }), had('12:00', { isPaid: true })];
    expect(entitlementUseOf(request, served, DEFAULT_REST_SETTINGS)).toEqual({ used: 2, allowed: 4 });
  });

  it('[RE2] never hands out more free ones than the day allows, whatever is asked', () => {
    const step = fc.record({
      service: fc.constantFrom(...SERVICES),
      who: fc.constantFrom([DRIVER], [MATE], [DRIVER, MATE]),
      quantity: fc.integer({ min: 1, max: 4 }),
      isPaid: fc.boolean(),
      minutes: fc.integer({ min: 0, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let now = at('00:00');
        const served: Served[] = [];
        for (const { service, who, quantity, isPaid, minutes } of steps) {
          now = instant(Math.min(at('23:59'), now + minutes * MINUTE_MS));
          const answer = serve(aRequest({ people: who, service, quantity, isPaid, now }), served);
          if (!answer.ok) continue;
          expect(answer.value.shares.reduce((sum, share) => sum + share.quantity, 0)).toBe(quantity);
          for (const share of answer.value.shares) served.push({ ...share, service, isPaid, servedAt: now });
        }
        for (const person of [DRIVER, MATE])
          for (const service of SERVICES) {
            const free = served.filter(
              (each) => each.personId === person.personId && each.service === service && !each.isPaid,
            );
            const entitlement = DEFAULT_REST_SETTINGS.entitlements[service];
            expect(free.reduce((sum, each) => sum + each.quantity, 0)).toBeLessThanOrEqual(entitlement.perDay);
            free.slice(1).forEach((each, i) => {
              expect(each.servedAt - (free[i]?.servedAt ?? 0)).toBeGreaterThanOrEqual(entitlement.gapMs);
            });
          }
      }),
      { numRuns: 200 },
    );
  });
});
