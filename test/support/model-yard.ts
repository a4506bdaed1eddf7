import fc from 'fast-check';
import type { CommandName } from '../../shared/contract/commands.ts';
import { dueWork } from '../../electron/engine/deadlines.ts';
import type { Outcome } from '../../electron/engine/dispatch.ts';
import { systemActor } from '../../electron/engine/handler.ts';
import { pick, QUEUE_COMMANDS, queueInput, wire } from './model-queue.ts';
import { actorWith, nextCommandId, type Yard } from './yard.ts';

/** One random thing that somebody asks of the yard; numbers choose among whatever there is. */
export type Step = {
  readonly what: CommandName;
  readonly a: number;
  readonly b: number;
  /** Minutes that pass before it. */
  readonly minutes: number;
  /** Minutes back that a late entry goes. */
  readonly late: number;
};

const COMMANDS: readonly (readonly [number, CommandName])[] = [
  ...QUEUE_COMMANDS,
  [8, 'visit.arrive'],
  [2, 'expected.add'],
  [1, 'expected.cancel'],
  [6, 'slot.assign'],
  [5, 'slot.move'],
  [3, 'slot.vacate'],
  [2, 'slot.close'],
  [2, 'slot.open'],
  [2, 'slot.reserve'],
  [1, 'reservation.make'],
  [1, 'reservation.cancel'],
  [2, 'slot.assign-all'],
  [1, 'slot.report-unknown'],
  [1, 'slot.clear-unknown'],
  [1, 'keep-clear.report'],
  [5, 'piece.see'],
  [1, 'facility.save'],
  [5, 'visit.depart'],
  [1, 'visit.amend'],
  [4, 'rest.check-in'],
  [3, 'rest.check-out'],
  [2, 'rest.serve'],
  [1, 'person.leave'],
  [1, 'incident.open'],
  [1, 'incident.close'],
  [1, 'alarm.acknowledge'],
  [3, 'move.order'],
  [1, 'move.order-all'],
  [3, 'move.done'],
  [1, 'move.cancel'],
  [1, 'closing.order'],
  [1, 'closing.cancel'],
  [1, 'layout.save'],
  [1, 'count.start'],
  [3, 'count.see'],
  [1, 'count.finish'],
  [1, 'count.abandon'],
  [4, 'change.undo'],
];

/** A step that asks for one of these commands, each as often as its number says. */
function stepOf(commands: typeof COMMANDS): fc.Arbitrary<Step> {
  return fc.record({
    what: fc.oneof(...commands.map(([weight, what]) => ({ weight, arbitrary: fc.constant(what) }))),
    a: fc.nat(11),
    b: fc.nat(19),
    minutes: fc.nat(20),
    late: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(60) }),
  });
}

export const aStep = stepOf(COMMANDS);

/** A step that has to do with the queues. */
export const aQueueStep = stepOf([
  ...QUEUE_COMMANDS,
  [8, 'visit.arrive'],
  [2, 'visit.depart'],
  [1, 'visit.amend'],
  [5, 'change.undo'],
]);

const FIRM = 'Vận tải Bắc Giang';

/** For whom a slot is wished: a visit, a firm, or nobody any more. */
function wisherOf(a: number, visitId: string): object {
  if (a % 5 === 0) return {};
  return a % 3 === 0 ? { carrier: FIRM } : { visitId };
}

/** From when to when: now or later, for a while or for good. */
function timesOf(yard: Yard, b: number): object {
  const minutes = (n: number): number => yard.clock.now() + n * 60_000;
  return { ...(b % 3 === 0 && { from: minutes(15) }), ...(b % 4 === 0 && { until: minutes(40) }) };
}

/** The command that a step asks for, from what the yard holds now; null when there is nothing to ask. */
export function requestOf(yard: Yard, step: Step): { readonly name: CommandName; readonly input: unknown } {
  const { a, b, what } = step;
  const live = [...yard.stores.visits.live()];
  const inStage = (...stages: readonly string[]) =>
    live.filter((visit) => stages.length === 0 || stages.includes(visit.stage));
  const visitId = (...stages: readonly string[]): string => wire('vis', pick(inStage(...stages), a)?.id ?? 1);
  const slotId = wire('slt', (b % 18) + 1);
  const plate = `12C${String(70_000 + a)}`;
  const crossing = pick(['HN', 'TT', 'CM'], b) ?? 'HN';
  const direction = b % 3 === 0 && crossing !== 'CM' ? 'import' : 'export';
  const occurredAt = step.late === 0 ? {} : { occurredAt: yard.clock.now() - step.late * 60_000 };
  const reason = 'ghi bù';
  const input = queueInput(yard, what, { a, b, crossing, direction, occurredAt, reason, visitId });
  if (input !== undefined) return { name: what, input };
  switch (what) {
    case 'visit.arrive': {
      const resolve = pick([undefined, 'left-unrecorded', 'same-plate'] as const, b);
      const more = {
        ...(resolve && { resolve }),
        ...(a % 2 === 0 && { trailerPlate: `12R${String(10_000 + a)}` }),
        ...(a % 4 === 0 && { carrier: FIRM }),
        driver: `Lái ${String(a)}`,
        ...(b % 4 === 1 && { cargoClass: 'fresh' as const, goods: 'xoài' }),
        ...(a % 5 === 0 && { isTwoWay: true }),
        people: 1 + (b % 3),
      };
      return { name: what, input: { plate, direction, crossing, reason, ...more, ...occurredAt } };
    }
    case 'expected.add':
      return {
        name: what,
        input: { plate, direction, crossing, cargoClass: b % 2 === 0 ? 'fresh' : 'general', people: 1 },
      };
    case 'expected.cancel':
      return { name: what, input: { visitId: visitId('expected'), reason } };
    case 'slot.assign':
    case 'slot.move': {
      const override = b % 2 === 0 ? { override: { reason } } : {};
      return {
        name: what,
        input: {
          visitId: visitId('waiting', 'called', 'processing'),
          slotId,
          // Every third truck is a long one: it takes the slot beside as well.
          ...(a % 3 === 0 && { alsoSlotIds: [wire('slt', ((b + 1) % 18) + 1)] }),
          reason,
          ...override,
          ...occurredAt,
        },
      };
    }
    case 'slot.vacate':
      return {
        name: what,
        input: {
          visitId: wire(
            'vis',
            pick(
              live.filter((visit) => visit.slotId !== null),
              a,
            )?.id ?? 1,
          ),
          reason,
          ...occurredAt,
        },
      };
    case 'slot.close':
      return { name: what, input: { slotId, reason } };
    case 'slot.open':
      return {
        name: what,
        input: {
          slotId: wire(
            'slt',
            pick(
              yard.stores.slots.slots().filter((one) => one.status !== 'open'),
              a,
            )?.id ?? 1,
          ),
        },
      };
    case 'slot.reserve':
      return { name: what, input: { slotId, ...wisherOf(a, visitId()), ...timesOf(yard, b) } };
    case 'reservation.make': {
      const where = b % 2 === 0 ? { slotIds: [slotId] } : { zone: pick(['A', 'B', 'C'], b), count: 1 + (a % 3) };
      const whose = a % 2 === 0 ? { carrier: FIRM } : { visitId: visitId() };
      return { name: what, input: { ...where, ...whose, ...timesOf(yard, b) } };
    }
    case 'reservation.cancel':
      return {
        name: what,
        input: { reservationId: wire('rsv', pick(yard.stores.reservations.open(), a)?.id ?? 1) },
      };
    case 'slot.assign-all': {
      const visits = inStage('waiting', 'called').slice(a % 4, (a % 4) + 4);
      const placements = visits.map(({ id }, index) => ({
        visitId: wire('vis', id),
        slotId: wire('slt', ((b + index * (a % 3)) % 18) + 1),
        ...(index === 1 && { alsoSlotIds: [wire('slt', ((b + 1) % 18) + 1)] }),
      }));
      return { name: what, input: { placements: placements.length > 0 ? placements : [{ visitId: 'vis_1', slotId }] } };
    }
    case 'slot.report-unknown':
      return { name: what, input: { slotId, ...(a % 2 === 0 && { plate }) } };
    case 'slot.clear-unknown': {
      const unknown = yard.stores.slots.slots().filter(({ unknownAt }) => unknownAt !== null);
      return { name: what, input: { slotId: wire('slt', pick(unknown, a)?.id ?? 1) } };
    }
    case 'keep-clear.report':
      return { name: what, input: { area: 'K1', ...(b % 2 === 0 ? { visitId: visitId('waiting') } : { plate }) } };
    case 'piece.see': {
      const rough = { zone: pick(['A', 'B', 'C', 'UN'], b), ...(a % 2 === 0 && { row: pick(['R1', 'R2'], b) }) };
      const visit = pick(inStage('waiting', 'called'), a);
      const seen = { visitId: wire('vis', visit?.id ?? 1), reason, ...occurredAt };
      const pieces = visit === undefined ? [] : yard.stores.visits.piecesOf(visit.id);
      const piece = pieces.find(({ isLead }) => !isLead);
      if (piece === undefined || b % 4 === 0) return { name: what, input: { ...seen, ...rough } };
      const where = pick([rough, { slotId }, { slotId: 'slt_d' }, { isWithVisit: true }], b);
      return { name: what, input: { ...seen, pieceId: wire('pie', piece.id), ...where } };
    }
    case 'facility.save':
      return {
        name: what,
        input: { facilityId: 'fac_1', code: `N${String(a)}`, kind: 'dormitory', name: 'Nhà nghỉ', capacity: 4 },
      };
    case 'visit.depart': {
      const staying = b % 4 === 0 ? { staying: [{ name: `Lái ${String(a)}` }] } : {};
      const departure = b % 5 === 0 ? { departure: 'left-under-hold' } : {};
      return {
        name: what,
        input: {
          visitId: visitId('waiting', 'called', 'processing', 'abroad'),
          reason,
          ...staying,
          ...departure,
          ...occurredAt,
        },
      };
    }
    case 'visit.amend':
      return {
        name: what,
        input: {
          visitId: visitId(),
          plate: `12C${String(80_000 + b)}`,
          trailerPlate: b % 2 === 0 ? null : '12R-000.01',
        },
      };
    case 'rest.check-in': {
      const bed = b % 2 === 0 ? { bedId: wire('bed', (b % 4) + 1) } : {};
      return { name: what, input: { visitId: visitId(), person: { name: `Lái ${String(b % 5)}` }, ...bed } };
    }
    case 'rest.check-out':
      return {
        name: what,
        input: {
          stayId: wire(
            'sty',
            pick(
              yard.stores.rest.beds().flatMap((bed) => bed.stayId ?? []),
              a,
            ) ?? 1,
          ),
        },
      };
    case 'rest.serve':
      return { name: what, input: { visitId: visitId(), service: 'meal', quantity: 1 + (b % 2), paid: b % 3 === 0 } };
    case 'person.leave':
      return { name: what, input: { personId: wire('per', pick(yard.stores.people.here(), a)?.id ?? 1) } };
    case 'incident.open':
      return { name: what, input: { kind: 'quarrel', visitId: visitId() } };
    case 'incident.close':
      return { name: what, input: { incidentId: wire('inc', pick(yard.stores.site.openIncidents(), a)?.id ?? 1) } };
    case 'alarm.acknowledge':
      return { name: what, input: { alarmId: wire('alm', pick(yard.stores.site.openAlarms(), a)?.id ?? 1) } };
    case 'move.order':
      return { name: what, input: orderOf(visitId('waiting', 'called', 'processing'), slotId, b) };
    case 'move.order-all': {
      const all = inStage('waiting').map((visit, n) => orderOf(wire('vis', visit.id), wire('slt', n + 1), n));
      return { name: what, input: { moves: [orderOf(visitId('waiting'), slotId, b), ...all] } };
    }
    case 'move.done': {
      const input = { moveId: moveId(yard, a), ...(b % 3 === 0 && { slotId, override: { reason } }) };
      return { name: what, input };
    }
    case 'move.cancel':
      return { name: what, input: { moveId: moveId(yard, a) } };
    case 'closing.order': {
      const ground = b % 2 === 0 ? { zone: pick(['A', 'B', 'C'], a) } : { slotIds: [slotId] };
      return { name: what, input: { ...ground, ...timesOf(yard, b), reason: pick(['sửa nền', 'vạch'], a) } };
    }
    case 'closing.cancel':
      return { name: what, input: { closingId: wire('clo', pick(yard.stores.closings.open(), a)?.id ?? 1) } };
    case 'layout.save':
      return { name: what, input: planChange(a, b) };
    case 'count.start':
      return { name: what, input: b % 2 === 0 ? {} : { zones: ['B'] } };
    case 'count.see': {
      const seen = [{ isEmpty: true }, {}, { plate }, { plate: `12C${String(70_000 + b)}` }];
      return { name: what, input: { countId: countId(yard, a), slotId, ...pick(seen, a + b) } };
    }
    case 'count.finish': {
      const count = countId(yard, a);
      const corrections = yard.stores.counts.open().length === 0 ? [] : correctionsOf(yard, count, b);
      return { name: what, input: { countId: count, corrections } };
    }
    case 'count.abandon':
      return { name: what, input: { countId: countId(yard, a), reason } };
    default:
      return { name: 'change.undo', input: { seq: Math.max(1, yard.seq() - (a % 4)) } };
  }
}

/** An order into a slot, to a zone or somewhere in words. */
function orderOf(visitId: string, toSlotId: string, n: number): object {
  const target = [{ toSlotId }, { toZone: 'B' }, { toSlotId }, { target: 'cổng 1' }];
  return { visitId, ...pick(target, n) };
}

function moveId(yard: Yard, n: number): string {
  return wire('mov', pick(yard.stores.moves.open(), n)?.id ?? 1);
}

/** A slot is taken off the plan, or drawn where there is room; its code may have been another one's before. */
function planChange(a: number, b: number): object {
  const n = (b % 6) + 1;
  if (a % 2 === 0) return { zones: [], slots: [], removeSlots: [`${a % 4 === 0 ? 'A' : 'N'}0${String(n)}`] };
  const slot = { code: `N0${String(n)}`, zone: 'B', row: 'N0', position: n, lengthCm: 2000 };
  return { zones: [], slots: [{ ...slot, xCm: 20_000 + n * 400, yCm: 40_000 }] };
}

function countId(yard: Yard, n: number): string {
  return wire('cnt', pick(yard.stores.counts.open(), n)?.id ?? 1);
}

/** One of the ways that each difference of a stock-take allows. */
function correctionsOf(yard: Yard, countId: string, n: number): readonly unknown[] {
  return yard
    .ask('count.state', { countId })
    .differences.map(({ key, corrections }) => ({ key, correction: pick(corrections, n), reason: 'kiểm bãi' }));
}

/** Lets time pass and asks for what a step says; a rule may refuse. */
export function take(yard: Yard, step: Step, minute: { value: number }): Outcome {
  yard.at((minute.value += step.minutes));
  const { name, input } = requestOf(yard, step);
  // What somebody exchanged another one confirms (QU33).
  const actor = name === 'visit.confirm' ? { actor: actorWith('coordinator') } : {};
  return yard.run(name, input as never, { commandId: nextCommandId(), ...actor });
}

/** Lets all that is due by time alone take its turn, as the engine does. */
export function passTime(yard: Yard): void {
  const actor = systemActor('system');
  for (const { name, input } of dueWork(yard.stores, yard.clock)) {
    const [outcome] = yard.engine.dispatch.runBatch([{ commandId: nextCommandId(), name, input, actor }]);
    if (outcome === undefined || 'fault' in outcome)
      throw new Error(`${name}: ${JSON.stringify(outcome)} ${yard.defects.map(String).join('; ')}`);
  }
}
