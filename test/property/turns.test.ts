import { expect, it } from 'vitest';
import { parseWireId, wireId } from '../../shared/kernel/ids.ts';
import { inTurnOrder, stepOf, unitsOf } from '../../shared/domain/rest/turns.ts';
import type { Turn } from '../../shared/domain/records.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import { dueWork } from '../../electron/engine/deadlines.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { SEED, seeded } from '../support/chance.ts';
import { aYard, nextCommandId, replayedState, stateOf, type Yard } from '../support/yard.ts';

const HISTORIES = 12;
const STEPS = 120;
const TRUCK = { direction: 'export', crossing: 'HN' } as const;

/** Every turn ever, as the yard keeps it. */
const turnsOf = (yard: Yard): readonly Turn[] => {
  const ids = yard.db.prepare<[], { readonly id: number }>('SELECT id FROM turns ORDER BY id').all();
  return ids.map(({ id }) => yard.stores.records.require('turn', id));
};

function isTwice(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length;
}

/** What must hold of the turns at any time. */
function checkTurns(yard: Yard): void {
  const turns = turnsOf(yard);
  const open = turns.filter(({ endedAt }) => endedAt === null);
  expect(isTwice(turns.map(({ service, onDay, number }) => `${service} ${onDay} ${String(number)}`))).toBe(false);
  expect(isTwice(open.map(({ service, number }) => `${service} ${String(number)}`))).toBe(false);
  expect(isTwice(open.map(({ service, personId }) => `${service} ${String(personId)}`))).toBe(false);
  for (const facility of yard.stores.rest.facilities())
    expect(open.filter(({ facilityId }) => facilityId === facility.id).length).toBeLessThanOrEqual(unitsOf(facility));
  for (const { personId } of open) expect(yard.stores.records.require('person', personId).leftAt).toBeNull();
}

/** Where every waiting truck stands in the queue. */
const places = (yard: Yard): readonly unknown[] =>
  yard.ask('queue.order', TRUCK).entries.map(({ visitId, rank, queueNumber }) => [visitId, rank, queueNumber]);

it('[RE20, RE21, RE23] whatever people do with their numbers, numbers, units, order and queue places hold', () => {
  const reached = new Map<string, number>();
  for (let history = 0; history < HISTORIES; history += 1) {
    const chance = seeded(SEED + history);
    const below = (count: number): number => Math.floor(chance() * count);
    const pick = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];
    const yard = aYard({ inMemory: true });
    const showers = ['T1', 'T2'].map(
      (code, n) =>
        yard.ok('facility.save', { code, kind: 'shower', name: code, capacity: 1 + n, turnMinutes: 10 }).facilityId,
    );
    const laundry = yard.ok('facility.save', {
      code: 'G1',
      kind: 'laundry',
      name: 'Giặt',
      capacity: 2,
      turnMinutes: 40,
    }).facilityId;
    let minutes = 12 * 60;
    const seqs: number[] = [];
    let plates = 10_000;

    const send = (name: CommandName, input: unknown): boolean => {
      const isOfTurns = name.startsWith('turn.');
      const before = isOfTurns ? places(yard) : [];
      const last = yard.seq();
      const outcome = yard.run(name, input as never);
      expect('fault' in outcome).toBe(false);
      if (isOfTurns) expect(places(yard)).toEqual(before);
      if (!('ok' in outcome)) return false;
      // A call of nobody changes nothing: its seq is that of the change before.
      if (outcome.seq > last) seqs.push(outcome.seq);
      reached.set(name, (reached.get(name) ?? 0) + 1);
      return true;
    };
    const visits = (): readonly string[] => [...yard.stores.visits.live()].map(({ id }) => wireId('visit', id));
    const turnId = (): string => wireId('turn', pick(turnsOf(yard).slice(-12))?.id ?? 1);

    const steps: readonly (readonly [weight: number, step: () => void])[] = [
      [3, () => void send('visit.arrive', { plate: `12C${String((plates += 1))}`, people: 2, ...TRUCK })],
      [
        9,
        () => {
          const visitId = pick(visits());
          const service = chance() < 0.7 ? 'shower' : 'laundry';
          const name = chance() < 0.5 ? 'Nông Văn Lợi' : 'Lý Thị Hoa';
          if (visitId !== undefined) send('turn.take', { visitId, person: { name }, service });
        },
      ],
      [
        8,
        () => {
          const facilityId = pick([...showers, laundry]) ?? laundry;
          const place = yard.stores.records.require('facility', parseWireId('facility', facilityId) ?? 0);
          const waiting = turnsOf(yard)
            .filter((turn) => stepOf(turn) === 'waiting' && (turn.service === 'laundry') === (place.kind === 'laundry'))
            .toSorted(inTurnOrder);
          if (!send('turn.call', { facilityId })) return;
          // Nobody here is known to be a woman, and every place is for everybody: the smallest number of all.
          const first = waiting[0];
          expect(first === undefined ? null : yard.stores.records.require('turn', first.id).calledAt).not.toBeNull();
        },
      ],
      [3, () => void send('turn.call', { facilityId: pick([...showers, laundry]) ?? laundry, turnId: turnId() })],
      [7, () => void send('turn.begin', { turnId: turnId() })],
      [7, () => void send('turn.end', { turnId: turnId(), how: pick(['done', 'done', 'missed', 'given-back']) })],
      [2, () => void send('visit.depart', { visitId: pick(visits()) ?? 'vis_1' })],
      [1, () => void send('queue.call', { ...TRUCK, count: 1 })],
      [
        4,
        () => {
          const seq = pick(seqs.slice(-6));
          if (seq !== undefined) send('change.undo', { seq });
        },
      ],
      [
        4,
        () => {
          minutes += 1 + below(chance() < 0.1 ? 600 : 8);
          yard.at(minutes);
          for (const work of dueWork(yard.stores, yard.clock).filter(({ name }) => name === 'turn.miss'))
            yard.engine.dispatch.runBatch([{ ...work, commandId: nextCommandId(), actor: systemActor('system') }]);
        },
      ],
    ];
    const total = steps.reduce((sum, [weight]) => sum + weight, 0);
    yard.at(minutes);
    for (let n = 0; n < STEPS; n += 1) {
      let at = below(total);
      const step = steps.find(([weight]) => (at -= weight) < 0);
      step?.[1]();
      checkTurns(yard);
    }
    expect(yard.defects).toEqual([]);
    expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
    yard.close();
  }
  // A random history that never gets there proves nothing.
  for (const name of ['turn.take', 'turn.call', 'turn.begin', 'turn.end', 'visit.depart', 'change.undo'])
    expect(reached.get(name) ?? 0).toBeGreaterThan(20);
});
