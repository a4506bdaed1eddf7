import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWireId, wireId } from '../../shared/kernel/ids.ts';
import type { Visit } from '../../shared/domain/records.ts';
import { lineNow } from '../../electron/areas/queue/entries.ts';
import { actorWith, aYard, replayedState, stateOf, type Yard } from '../support/yard.ts';

const QUEUE = { crossing: 'HN', direction: 'export' } as const;
const TRUCKS = 5;

/** What happens to the load or to what carries it, and whether an authority's document stands behind it. */
const anExchange = fc.record({
  truck: fc.nat(TRUCKS - 1),
  what: fc.constantFrom('tractor', 'driver', 'trailer', 'container', 'goods', 'amend', 'undo'),
  hasDocument: fc.boolean(),
});
type Exchange = Parameters<typeof exchange>[1];

function aLine(yard: Yard): readonly string[] {
  return Array.from({ length: TRUCKS }, (_, n) => {
    yard.at(n + 1);
    const plates = { plate: `29H1000${String(n)}`, trailerPlate: `29R1000${String(n)}`, vehicleType: 'tractor-40' };
    const load = { goods: 'xoài', containerNo: `CONT100000${String(n)}`, cargoClass: 'general', driver: 'Lê Bảo' };
    return yard.ok('visit.arrive', { ...plates, ...load, ...QUEUE } as never).visitId;
  });
}

/** Does one exchange; answers its seq, or null where it was refused. */
function exchange(
  yard: Yard,
  step: { readonly truck: number; readonly what: string; readonly hasDocument: boolean },
  ids: readonly string[],
  n: number,
): number | null {
  const visitId = ids[step.truck] ?? '';
  const document = step.hasDocument ? { documentNo: '7/HQ' } : {};
  const outcome = ((): ReturnType<Yard['run']> => {
    switch (step.what) {
      case 'driver':
        return yard.run('visit.swap-driver', { visitId, driver: `Lái ${String(n)}` });
      case 'goods':
        return yard.run('visit.swap-load', { visitId, goods: `thép ${String(n)}`, ...document });
      case 'amend':
        return yard.run(
          'visit.amend',
          { visitId, trailerPlate: `12R${String(20_000 + n)}` },
          { actor: actorWith('gate') },
        );
      default: {
        const role = step.what as 'tractor' | 'trailer' | 'container';
        return yard.run('visit.swap-vehicle', { visitId, role, plate: `30K${String(20_000 + n)}`, ...document });
      }
    }
  })();
  return 'ok' in outcome ? outcome.seq : null;
}

describe('the place of a load', () => {
  it('[QU6, QU32, QU33] stays or is lost as the rule says, whatever is exchanged, amended or taken back', () => {
    const check = (steps: readonly Exchange[]): void => {
      const yard = aYard({ inMemory: true });
      const ids = aLine(yard);
      const visitOf = (id: string): Visit => yard.stores.records.require('visit', parseWireId('visit', id) ?? 0);
      const placeOf = (id: string) => [visitOf(id).queueNumber, visitOf(id).orderAt, visitOf(id).orderSeq];
      const orderOf = (): readonly string[] => yard.ask('queue.order', QUEUE).entries.map(({ visitId }) => visitId);
      const countOf = (): number => yard.ask('swap.list', { on: '2026-02-10' }).swaps.length;
      let last: { readonly seq: number; readonly order: readonly string[]; readonly count: number } | null = null;
      steps.forEach((step, n) => {
        yard.at(TRUCKS + n + 1);
        if (step.what === 'undo') {
          if (last === null) return;
          yard.ok('change.undo', { seq: last.seq });
          expect(orderOf()).toEqual(last.order);
          expect(countOf()).toBe(last.count);
          last = null;
          return;
        }
        const id = ids[step.truck] ?? '';
        const [before, order, count] = [placeOf(id), orderOf(), countOf()];
        const seq = exchange(yard, step, ids, n);
        if (seq === null) return;
        const isKept = step.hasDocument || ['tractor', 'driver', 'amend'].includes(step.what);
        if (isKept) expect([placeOf(id), orderOf()]).toEqual([before, order]);
        else expect(orderOf()).toEqual([...order.filter((one) => one !== id), id]);
        expect(countOf()).toBe(count + 1);
        last = { seq, order, count };
      });
      expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
      expect(yard.defects).toEqual([]);
      yard.close();
    };
    fc.assert(fc.property(fc.array(anExchange, { minLength: 5, maxLength: 20 }), check), { numRuns: 25 });
  });
});

const aReason = fc.record({
  truck: fc.nat(TRUCKS - 1),
  what: fc.constantFrom(
    'hold',
    'release',
    'missing',
    'present',
    'expired',
    'tired',
    'rested',
    'uncouple',
    'couple',
    'keys',
  ),
});

function change(yard: Yard, visitId: string, what: string, n: number): void {
  const paper = { visitId, kind: 'customs-declaration' };
  const driven = (minutes: number) => ({ sinceBreakMinutes: minutes, todayMinutes: minutes, weekMinutes: minutes });
  if (what === 'hold') yard.run('visit.hold', { visitId, authority: 'Hải quan', reason: 'x' });
  if (what === 'release') yard.run('visit.release-hold', { visitId });
  if (what === 'missing' || what === 'present') yard.run('visit.document', { ...paper, state: what });
  if (what === 'expired') yard.run('visit.document', { ...paper, validUntilOn: '2026-02-09' });
  if (what === 'tired') yard.run('driver.hours', { visitId, ...driven(239) });
  if (what === 'rested') yard.run('driver.hours', { visitId, ...driven(0) });
  if (what === 'uncouple') yard.run('visit.uncouple', { visitId });
  if (what === 'couple')
    yard.run('visit.swap-vehicle', { visitId, role: 'tractor', plate: `30K${String(30_000 + n)}` });
  if (what === 'keys') yard.run('visit.keys', { visitId, keysWith: 'gác', isDriverless: n % 2 === 0 });
}

describe('a call', () => {
  it('[QU4] never reaches a truck that is not ready, and passes no ready one over', () => {
    const check = (steps: readonly { readonly truck: number; readonly what: string }[]): void => {
      const yard = aYard({ inMemory: true });
      const ids = aLine(yard);
      steps.forEach(({ truck, what }, n) => {
        yard.at(TRUCKS + n + 1);
        change(yard, ids[truck] ?? '', what, n);
      });
      const [queue] = yard.stores.queues.queues();
      const site = yard.stores.site.site();
      if (queue === undefined || site === null) throw new Error('no queue');
      const line = lineNow({ stores: yard.stores, now: yard.clock.now(), zone: site.timeZone, site }, queue);
      const ready = line.filter(({ entry }) => entry.notReady.length === 0).map(({ entry }) => entry.visitId);
      const { called } = yard.ok('queue.call', { ...QUEUE, count: TRUCKS });
      expect(called.map(({ visitId }) => visitId)).toEqual(ready.map((id) => wireId('visit', id)));
      // The model says it without the code under test.
      for (const { visitId } of called) {
        const visit = yard.stores.records.require('visit', parseWireId('visit', visitId) ?? 0);
        expect(visit.holds.every(({ to }) => to !== null)).toBe(true);
        expect(visit).toMatchObject({ hasTractor: true, isDriverless: false });
        expect(visit.documents.every((one) => one.state === 'present' && one.validUntilOn === undefined)).toBe(true);
      }
      expect(yard.defects).toEqual([]);
      yard.close();
    };
    fc.assert(fc.property(fc.array(aReason, { minLength: 4, maxLength: 25 }), check), { numRuns: 25 });
  });
});
