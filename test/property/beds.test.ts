import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireId } from '../../shared/kernel/ids.ts';
import { instant } from '../../shared/kernel/instant.ts';
import type { CommandInput, CommandName } from '../../shared/contract/commands.ts';
import { isFinalStage, isInYard, type VisitStage } from '../../shared/domain/gate/visit-stage.ts';
import type { RowChange, YardEvent } from '../../shared/domain/events.ts';
import type { RecordKind } from '../../shared/domain/records.ts';
import type { Outcome } from '../../electron/engine/dispatch.ts';
import { pick } from '../support/model-queue.ts';
import { passTime } from '../support/model-yard.ts';
import { aYard, replayedState, START, stateOf, type Yard } from '../support/yard.ts';

/** One thing that somebody does at the counter, at the gate or in the house; numbers choose among whatever there is. */
type Step = { readonly what: CommandName; readonly a: number; readonly b: number; readonly minutes: number };

const COMMANDS: readonly (readonly [weight: number, what: CommandName])[] = [
  [6, 'visit.arrive'],
  [1, 'expected.add'],
  [4, 'visit.depart'],
  [1, 'queue.turn-back'],
  [1, 'queue.call'],
  [1, 'queue.reached'],
  [2, 'visit.abroad'],
  [2, 'visit.return'],
  [1, 'visit.uncouple'],
  [1, 'visit.swap-driver'],
  [12, 'rest.check-in'],
  [4, 'rest.check-out'],
  [5, 'rest.move'],
  [2, 'rest.extend'],
  [1, 'rest.wake'],
  [3, 'person.leave'],
  [2, 'room.set-status'],
  [2, 'bed.set-status'],
  [1, 'facility.set-state'],
  [1, 'facility.save'],
  [6, 'change.undo'],
];

const STEPS: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    what: fc.oneof(...COMMANDS.map(([weight, what]) => ({ weight, arbitrary: fc.constant(what) }))),
    a: fc.nat(30),
    b: fc.nat(30),
    minutes: fc.nat(40),
  }),
  { minLength: 30, maxLength: 90 },
);

/** Two houses: a room for everybody, one for men, one for families, and beds for women without a room. */
function aYardWithRooms(): Yard {
  const yard = aYard({ inMemory: true });
  yard.ok('facility.save', {
    code: 'N1',
    kind: 'dormitory',
    name: 'Nhà nghỉ 1',
    capacity: 5,
    rooms: [{ code: '101' }, { code: '102', forWhom: 'men', isQuiet: true }],
    beds: [
      { code: 'N1-01', room: '101' },
      { code: 'N1-02', room: '101' },
      { code: 'N1-03', room: '102' },
    ],
  });
  yard.ok('facility.save', {
    code: 'N2',
    kind: 'dormitory',
    name: 'Nhà nghỉ 2',
    capacity: 3,
    xCm: 5000,
    yCm: 9000,
    rooms: [{ code: '201', forWhom: 'families' }],
    beds: [{ code: 'N2-01', room: '201' }, { code: 'N2-02', room: '201' }, { code: 'N2-03' }],
  });
  return yard;
}

/** The command that a step asks for, from what the yard holds now. */
function requestOf(yard: Yard, { what, a, b }: Step): object {
  const { visits, rest, people } = yard.stores;
  const live = [...visits.live()];
  const visit = (...stages: readonly VisitStage[]): string =>
    wireId(
      'visit',
      pick(
        live.filter(({ stage }) => stages.length === 0 || stages.includes(stage)),
        a,
      )?.id ?? (1 as never),
    );
  const inYard = (): string => visit('waiting', 'called', 'processing');
  const stay = (): string =>
    wireId(
      'stay',
      pick(
        rest.beds().flatMap(({ stayId }) => stayId ?? []),
        a,
      ) ?? (1 as never),
    );
  const bed = (): string => wireId('bed', pick(rest.beds(), b)?.id ?? (1 as never));
  const plate = `12C${String(70_000 + a)}`;
  const reason = 'ghi lại';
  const truck = { plate, direction: 'export', crossing: 'HN', isTwoWay: true, people: 1 + (b % 3) };
  switch (what) {
    case 'visit.arrive':
      return {
        ...truck,
        ...(a % 3 === 0 && { carrier: 'Vận tải Bắc Giang' }),
        ...(b % 3 === 0 && { trailerPlate: `12R${String(70_000 + a)}`, vehicleType: 'tractor-45' }),
        ...(b % 4 === 0 && { resolve: 'left-unrecorded' }),
      };
    case 'expected.add':
      return { plate, direction: 'export', crossing: 'HN', cargoClass: 'fresh', people: 2 };
    case 'visit.depart': {
      const visitId = visit('waiting', 'called', 'processing', 'abroad');
      const mine = people.here().filter((person) => wireId('visit', person.visitId) === visitId);
      const staying = mine.filter((_, n) => (b >> n) % 2 === 1).map(({ id }) => ({ personId: wireId('person', id) }));
      return { visitId, reason, staying };
    }
    case 'queue.call':
      return { crossing: 'HN', direction: 'export', count: 1 + (b % 2) };
    case 'visit.swap-driver':
      return { visitId: inYard(), driver: { name: `Lái ${String(b)}` } };
    case 'visit.return':
      return { visitId: visit('abroad') };
    case 'visit.abroad':
      return { visitId: visit('processing') };
    case 'queue.reached':
      return { visitId: visit('called') };
    case 'queue.turn-back':
    case 'visit.uncouple':
      return { visitId: inYard(), reason };
    case 'rest.check-in': {
      const [who, isNew] = [pick(people.here(), a), b % 4 === 0];
      const named = { name: `Người ${String(b % 7)}`, ...(b % 3 === 0 && { isWoman: b % 2 === 0 }) };
      return {
        visitId: isNew || who === undefined ? inYard() : wireId('visit', who.visitId),
        person: isNew || who === undefined ? named : { personId: wireId('person', who.id) },
        ...(b % 3 === 1 && { bedId: bed() }),
        ...(b % 5 === 0 && { until: yard.clock.now() + 3_600_000 }),
      };
    }
    case 'rest.check-out':
      return { stayId: stay(), ...(b % 3 === 0 && { isMistake: true, reason }) };
    case 'rest.move':
      return { stayId: stay(), ...(b % 2 === 0 && { bedId: bed() }) };
    case 'rest.extend':
      return { stayId: stay(), until: b % 2 === 0 ? null : yard.clock.now() + b * 60_000 };
    case 'rest.wake':
      return { stayId: stay(), answer: 'awake' };
    case 'person.leave':
      return { personId: wireId('person', pick(people.here(), a)?.id ?? (1 as never)) };
    case 'room.set-status':
      return {
        roomId: wireId('room', ((a % 3) + 1) as never),
        status: pick(['open', 'open', 'cleaning', 'closed'], b),
      };
    case 'bed.set-status':
      return { bedId: bed(), status: pick(['usable', 'usable', 'cleaning', 'out-of-service'], a) };
    case 'facility.set-state': {
      const until = b % 2 === 0 ? { until: yard.clock.now() + 30 * 60_000 } : {};
      return { facilityId: b % 3 === 0 ? 'fac_4' : 'fac_1', state: pick(['usable', 'cleaning'], a), ...until };
    }
    case 'facility.save': {
      const beds = [{ code: `N2-${String(10 + (a % 5))}`, room: b % 2 === 0 ? '202' : null }];
      return { code: 'N2', kind: 'dormitory', name: 'Nhà nghỉ 2', capacity: 9, rooms: [{ code: '202' }], beds };
    }
    default:
      return { seq: Math.max(1, yard.seq() - (b % 5)) };
  }
}

/** What one change did to the people on site and the beds, told by its events alone. */
type Moved = {
  arrived: number;
  added: number;
  left: number;
  /** Net; corrections of the record. */
  undone: number;
  taken: number;
  freed: number;
};

const NOTHING: Moved = { arrived: 0, added: 0, left: 0, undone: 0, taken: 0, freed: 0 };

type Fields = Readonly<Record<string, unknown>>;
const KINDS = ['person', 'visit', 'stay', 'bed'] as const satisfies RecordKind[];

/** Keeps account of people and beds from the journal (AC1). It knows nothing of tables and stores. */
function aBookkeeper() {
  const books = new Map<RecordKind, Map<number, Fields>>(KINDS.map((kind) => [kind, new Map<number, Fields>()]));
  const all = (kind: (typeof KINDS)[number]): Map<number, Fields> => books.get(kind) as Map<number, Fields>;
  const isOpen = (field: unknown): boolean => (field ?? null) === null;
  const onSite = (): ReadonlySet<number> => {
    const sleeping = new Set(
      [...all('stay').values()].flatMap((stay) => (isOpen(stay['endedAt']) ? stay['personId'] : [])),
    );
    const here = [...all('person')].filter(([id, { leftAt, isStaying, visitId }]) => {
      const stage = all('visit').get(visitId as number)?.['stage'] as VisitStage;
      if (!isOpen(leftAt)) return false;
      return isStaying === true ? stage !== 'abroad' || sleeping.has(id) : isInYard(stage);
    });
    return new Set(here.map(([id]) => id));
  };
  const taken = (): number => [...all('bed').values()].filter(({ stayId }) => !isOpen(stayId)).length;
  const take = ({ kind, id, set }: RowChange): void => {
    const book = books.get(kind);
    if (set === null) book?.delete(id);
    else book?.set(id, { ...book.get(id), ...set });
  };
  return {
    people: (): number => onSite().size,
    taken,
    read(events: readonly YardEvent[]): Moved {
      const moved = { ...NOTHING };
      for (const { type, change } of events) {
        if (!books.has(change.kind)) continue;
        const [before, bedsBefore] = [onSite(), taken()];
        take(change);
        const after = onSite();
        const came = [...after].filter((id) => !before.has(id)).length;
        const went = [...before].filter((id) => !after.has(id)).length;
        if (type === 'change.undone') moved.undone += came - went;
        else if (type === 'person.attached') moved.added += came;
        else moved.arrived += came;
        if (type !== 'change.undone') moved.left += went;
        moved.taken += Math.max(0, taken() - bedsBefore);
        moved.freed += Math.max(0, bedsBefore - taken());
      }
      return moved;
    },
  };
}

/** Plays a history; after each step that changed something, `check` sees the yard, the step and what came of it. */
function play(
  steps: readonly Step[],
  check: (yard: Yard, step: Step, input: object, outcome: Outcome) => void,
  end: (yard: Yard) => void = () => undefined,
): void {
  const yard = aYardWithRooms();
  let minute = 0;
  try {
    for (const step of steps) {
      yard.at((minute += step.minutes));
      passTime(yard);
      const input = requestOf(yard, step);
      const outcome = yard.run(step.what, input as never);
      if ('fault' in outcome)
        throw new Error(`${JSON.stringify([step.what, input, outcome])} ${yard.defects.join('; ')}`);
      check(yard, step, input, outcome);
    }
    end(yard);
    expect(yard.defects).toEqual([]);
  } finally {
    yard.close();
  }
}

/** Whoever sleeps somewhere now, by what the tables say. */
function sleepersOf(yard: Yard) {
  const { records, rest, people } = yard.stores;
  const ids = yard.db.prepare<[], number>('SELECT id FROM stays WHERE ended_at IS NULL ORDER BY bed_id').pluck().all();
  return ids.map((id) => {
    const stay = records.require('stay', id);
    const bed = records.require('bed', stay.bedId);
    const room = rest.rooms().find((one) => one.id === bed.roomId);
    const person = records.require('person', stay.personId);
    const { stage } = records.require('visit', stay.visitId);
    return { stay, bed, room, person, stage, isWoman: people.dataOf(person.id).isWoman };
  });
}

const RUNS = { numRuns: 20 };

describe('whatever is asked of the houses', () => {
  it('[RE1] a bed holds one person, a person one bed, and stays end with their visits', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        play(steps, (yard) => {
          const sleepers = sleepersOf(yard);
          const beds = yard.stores.rest.beds().filter(({ stayId }) => stayId !== null);
          expect(
            beds.map(({ id, stayId, personId, visitId, occupiedAt }) => [id, stayId, personId, visitId, occupiedAt]),
          ).toEqual(sleepers.map(({ stay }) => [stay.bedId, stay.id, stay.personId, stay.visitId, stay.startedAt]));
          expect(new Set(sleepers.map(({ bed }) => bed.id)).size).toBe(sleepers.length);
          expect(new Set(sleepers.map(({ person }) => person.id)).size).toBe(sleepers.length);
          for (const { stay, person, stage } of sleepers) {
            expect([person.leftAt, person.visitId, stay.endedHow]).toEqual([null, stay.visitId, null]);
            expect(person.isStaying || isInYard(stage)).toBe(true);
            if (isFinalStage(stage)) expect(person.isStaying).toBe(true);
          }
        });
      }),
      RUNS,
    );
  });

  it('[RE7] nobody is taken into what is shut, [RE9] nor among the other sex, [RE10] and the best bed is the suggested one', () => {
    let isSuggested = 0;
    fc.assert(
      fc.property(STEPS, (steps) => {
        let suggested: readonly { readonly bedId: string }[] = [];
        play(steps, (yard, { what }, input, outcome) => {
          if (what === 'rest.check-in' && 'ok' in outcome) {
            const { bedId, personId } = outcome.ok as { readonly bedId: string; readonly personId: string };
            const found = sleepersOf(yard).find(({ bed }) => wireId('bed', bed.id) === bedId);
            expect(wireId('person', found?.person.id ?? (0 as never))).toBe(personId);
            expect([found?.bed.status, found?.room?.status ?? 'open']).toEqual(['usable', 'open']);
            const house = yard.stores.records.require('facility', found?.bed.facilityId ?? 0);
            expect([house.state, house.isOpen]).toEqual(['usable', true]);
            if (found?.bed.isForWomen === true) expect(found.isWoman).not.toBe(false);
            if (found?.room?.forWhom === 'men') expect(found.isWoman).not.toBe(true);
            const { visitId, person, bedId: named } = input as CommandInput<'rest.check-in'>;
            if (named === undefined && 'personId' in person) {
              // What would have been suggested the moment before: taken back, asked, and done again.
              const before = yard.seq();
              if ('ok' in yard.run('change.undo', { seq: before })) {
                suggested = yard.ask('rest.suggest-bed', { visitId, personId: person.personId, limit: 1 }).beds;
                expect(suggested.map((one) => one.bedId)).toEqual([bedId]);
                isSuggested += 1;
                yard.ok('rest.check-in', input as CommandInput<'rest.check-in'>);
              }
            }
          }
        });
      }),
      RUNS,
    );
    expect(isSuggested).toBeGreaterThan(10);
  });

  it('[AC1] people: opening + arrived + added − left = closing, as many as are on site (RE3); beds likewise', () => {
    fc.assert(
      fc.property(STEPS, fc.nat(), fc.nat(), (steps, from, length) => {
        const people: number[] = [];
        const beds: number[] = [];
        const moves: Moved[] = [];
        const book = aBookkeeper();
        play(
          steps,
          (yard) => {
            for (let seq = moves.length + 1; seq <= yard.seq(); seq += 1) {
              moves.push(book.read(yard.stores.journal.events(seq)));
              people.push(book.people());
              beds.push(book.taken());
            }
            // The book, the counters that people look at, and the rows all say the same.
            const load = yard.ask('rest.load', {});
            const all = yard.stores.rest.beds();
            const free = all.filter(({ stayId, status }) => stayId === null && status === 'usable').length;
            const out = all.filter(({ stayId, status }) => stayId === null && status !== 'usable').length;
            expect([people.at(-1), beds.at(-1)]).toEqual([load.peopleOnSite, all.length - free - out]);
            expect(load.peopleOfVisits + load.peopleStaying).toBe(load.peopleOnSite);
          },
          (yard) => {
            const first = from % moves.length;
            const last = first + (length % (moves.length - first));
            const sum = (field: keyof Moved): number =>
              moves.slice(first + 1, last + 1).reduce((total, moved) => total + moved[field], 0);
            expect((people[first] ?? 0) + sum('arrived') + sum('added') - sum('left') + sum('undone')).toBe(
              people[last],
            );
            expect((beds[first] ?? 0) + sum('taken') - sum('freed')).toBe(beds[last]);
            // The report counts by intervals: it ends where the counters stand.
            const range = { from: instant(START - 1), to: instant(yard.clock.now() + 1) };
            const report = yard.ask('report.range', range);
            expect([report.people.closing, report.rest.account.closing]).toEqual([people.at(-1), beds.at(-1)]);
          },
        );
      }),
      RUNS,
    );
  });

  it('[AC2] the journal makes the houses again', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        play(
          steps,
          () => undefined,
          (yard) => {
            expect(replayedState(yard.stores)).toEqual(stateOf(yard.db));
          },
        );
      }),
      { numRuns: 10 },
    );
  });
});
