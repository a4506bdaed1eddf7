import { wireId, type WireId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, later, MINUTE_MS } from '../../../shared/kernel/instant.ts';
import type { CommandInput, CommandName } from '../../../shared/contract/commands.ts';
import type { QueryInput, QueryName } from '../../../shared/contract/queries.ts';
import { dueWork } from '../../../electron/engine/deadlines.ts';
import { bedRow, createImageContext } from '../../../electron/engine/images.ts';
import { openTet2021, TET_2021_YARD } from '../../support/tet-2021.ts';
import type { Yard } from '../../support/yard.ts';
import { median, quantile, type Figure } from '../kit/figures.ts';
import type { Folders } from '../kit/folders.ts';

/**
 * Driver rest on 21 December 2021: 6,200 trucks and 12,000 people on a yard of 1,200 places, 350 trucks cleared a day.
 * Every action of the counters, and every question that their screens ask, through the engine on a real disk.
 */
const LIMIT_MS = 100;
const TIMES = 100;
const BEDS_TAKEN = 120;

export async function rest(folders: Folders): Promise<readonly Figure[]> {
  const folder = folders.copyOf(await folders.yard(TET_2021_YARD));
  const yard = openTet2021(folder);
  try {
    return [...queriesOf(yard), ...commandsOf(yard), ...queriesOf(yard, ', beds taken')];
  } finally {
    yard.close();
  }
}

type Truck = { readonly visitId: WireId<'visit'>; readonly personId: WireId<'person'>; readonly plate: string };

/** Trucks spread over the yard, each with one of its people. */
function trucksOf({ stores }: Yard, count: number, from: number): readonly Truck[] {
  const live = [...stores.visits.live()];
  const step = Math.floor(live.length / (count + from));
  return Array.from({ length: count }, (_, n) => live[(n + from) * step]).flatMap((visit) => {
    const person = visit === undefined ? undefined : stores.people.ofVisit(visit.id)[0];
    if (visit === undefined || person === undefined) return [];
    return [{ visitId: wireId('visit', visit.id), personId: wireId('person', person.id), plate: visit.plate }];
  });
}

function queriesOf(yard: Yard, when = ''): readonly Figure[] {
  const trucks = trucksOf(yard, TIMES, 0);
  const ask = <Name extends QueryName>(name: Name, input: (n: number, truck: Truck) => QueryInput<Name>): Figure =>
    measured(`${name}${when}`, TIMES, (n) => {
      // A minute later: what a minute may keep is made anew.
      yard.clock.setNow(later(yard.clock.now(), MINUTE_MS / 10));
      yard.ask(name, input(n, trucks[n % trucks.length] as Truck));
    });
  return [
    ask('rest.load', () => ({})),
    ask('rest.forecast', () => ({})),
    ask('rest.day', () => ({})),
    ask('rest.find', (_, { plate }) => ({ text: plate.slice(-5) })),
    ask('rest.suggest-bed', (_, { visitId, personId }) => ({ visitId, personId })),
    ask('rest.lodging', () => ({})),
    ask('rest.wake-ups', () => ({})),
    ask('rest.turns', () => ({})),
    ask('rest.meals', () => ({})),
    ask('rest.drivers', () => ({})),
    ask('rest.takings', () => ({})),
    ask('rest.person', (_, { visitId }) => ({ visitId })),
    measured(`bed grid of a snapshot${when}`, TIMES, () => {
      const context = { ...createImageContext(yard.stores), slotCode: () => '' };
      yard.stores.rest.beds().map((bed) => bedRow(bed, context));
    }),
    measured(`what is due by the clock${when}`, TIMES, () => {
      yard.clock.setNow(later(yard.clock.now(), MINUTE_MS / 3));
      dueWork(yard.stores, yard.clock);
    }),
  ];
}

function commandsOf(yard: Yard): readonly Figure[] {
  const trucks = trucksOf(yard, BEDS_TAKEN, 0);
  const others = trucksOf(yard, TIMES, BEDS_TAKEN);
  const stays: string[] = [];
  const turns: string[] = [];
  const send = <Name extends CommandName>(
    name: Name,
    times: number,
    input: (n: number) => CommandInput<Name>,
    keep: (made: Readonly<Record<string, unknown>>) => void = () => undefined,
  ): Figure =>
    measured(name, times, (n) => {
      yard.clock.setNow(later(yard.clock.now(), MINUTE_MS / 10));
      keep(yard.ok(name, input(n)) as Readonly<Record<string, unknown>>);
    });
  const truckAt = (n: number): Truck => trucks[n % trucks.length] as Truck;
  const otherAt = (n: number): Truck => others[n % others.length] as Truck;
  yard.ok('facility.save', { code: 'VT', kind: 'shower', name: 'Vòi tắm', capacity: 1000, turnMinutes: 15 });
  const shower = wireId('facility', yard.stores.rest.facilityByCode('VT')?.id ?? 0);
  const until = later(yard.clock.now(), 12 * HOUR_MS);
  return [
    send(
      'rest.check-in',
      BEDS_TAKEN,
      (n) => ({ visitId: truckAt(n).visitId, person: { personId: truckAt(n).personId } }),
      ({ stayId }) => stays.push(String(stayId)),
    ),
    send('rest.extend', TIMES, (n) => ({ stayId: stays[n] ?? '', until })),
    send('rest.move', TIMES, (n) => ({ stayId: stays[n] ?? '' })),
    send('rest.serve', TIMES, (n) => ({
      visitId: otherAt(n).visitId,
      person: { personId: otherAt(n).personId },
      service: 'meal',
    })),
    send(
      'turn.take',
      TIMES,
      (n) => ({ visitId: otherAt(n).visitId, person: { personId: otherAt(n).personId }, service: 'shower' }),
      ({ turnId }) => turns.push(String(turnId)),
    ),
    send('turn.call', TIMES, () => ({ facilityId: shower })),
    send('turn.begin', TIMES, (n) => ({ turnId: turns[n] ?? '' })),
    send('turn.end', TIMES, (n) => ({ turnId: turns[n] ?? '', how: 'done' })),
    // Those that did not move: a move ends one stay and begins another.
    send('rest.check-out', BEDS_TAKEN - TIMES, (n) => ({ stayId: stays[TIMES + n] ?? '' })),
  ];
}

/** Runs something so often; what fails is a missed figure that says how. */
function measured(name: string, times: number, run: (n: number) => void): Figure {
  const target = `≤ ${String(LIMIT_MS)} ms`;
  const tookMs: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const at = performance.now();
    try {
      run(n);
    } catch (error) {
      return { name, value: Number.NaN, unit: 'ms', target, isReached: false, note: String(error).slice(0, 120) };
    }
    tookMs.push(performance.now() - at);
  }
  const p99 = quantile(tookMs, 0.99);
  return {
    name: `${name}, p99`,
    value: p99,
    unit: 'ms',
    target,
    isReached: p99 <= LIMIT_MS,
    note: `p50 ${median(tookMs).toFixed(1)} ms, ${String(times)} times`,
  };
}
