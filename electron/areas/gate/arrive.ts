import { wireId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import { decideOccurredAt, openHoldsOf } from '../../../shared/domain/gate/decide.ts';
import { otherGateOf } from '../../../shared/domain/gate/gates.ts';
import { isFinalStage } from '../../../shared/domain/gate/visit-stage.ts';
import type { DeclaredTruck } from '../../../shared/domain/expected/declared-truck.ts';
import { pullingKindOf } from '../../../shared/domain/gate/pulling.ts';
import type { Person, PieceKind, Visit } from '../../../shared/domain/records.ts';
import { isTrailerForm, normalisePlate, readPlate } from '../../../shared/domain/vehicles/plate.ts';
import type { CommandOutput, ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import { NO_PERSON_DATA } from '../../../shared/domain/rest/new-records.ts';
import type { Context } from '../../engine/handler.ts';
import { truckOf, visitOf } from '../expected/declare.ts';
import { readTruck } from '../expected/truck-input.ts';
import { raiseAlarm } from '../steps/alarms.ts';
import { debtWarningsOf } from '../steps/charges.ts';
import { takeCandidate } from '../steps/candidates.ts';
import { departVisit } from '../steps/depart.ts';
import { requireCrossing } from '../steps/lookup.ts';
import {
  attachPerson,
  makeDriver,
  nameDriver,
  otherDriverOf,
  requirePerson,
  type DriverSaid,
} from '../steps/people.ts';
import { orderMove } from '../steps/moves.ts';
import { recordPass } from '../steps/passes.ts';
import { startStanding } from '../steps/place.ts';
import { routeFor } from '../steps/points.ts';
import { changesClass, joinQueue } from '../steps/queueing.ts';
import { takeSlip } from '../steps/slips.ts';
import { comeBack } from './come-back.ts';

type Input = ParsedInput<'visit.arrive'>;

/** What the record says of a plate that stands at the gate. */
type Known = {
  readonly expected: Visit | null;
  /** The visit that it was on already when it came. */
  readonly here: Visit | null;
  /** The visit by which it came in again after a time that is told late. */
  readonly backSince: Visit | null;
};

/** When it came, and whether that is told late. */
type Came = { readonly at: Instant; readonly isLate: boolean };

/** A truck is in: the gate never refuses one that stands there (GA1, GA2). */
export function arrive(input: Input, context: Context): Result<CommandOutput<'visit.arrive'>, Refusal> {
  const occurred = decideOccurredAt(input.occurredAt, context.now, {
    isCoordinator: isCoordinator(context.actor.roles),
    reason: input.reason,
  });
  if (!occurred.ok) return occurred;
  const { at, isLate } = occurred.value;
  const known = knownOf(context, input, occurred.value);
  if (!known.ok) return known;
  const { expected, here, backSince } = known.value;
  if (here !== null && input.resolve === undefined)
    return hasComeBack(here, occurred.value)
      ? returned(input, context, here, occurred.value)
      : refuse(alreadyHere(context, here));

  const read = readParticulars(context, input, expected);
  if (!read.ok) return read;
  const { truck } = read.value;
  const kind = input.kind ?? expected?.kind ?? 'cargo';
  const warnings = [...read.value.warnings];
  if (expected === null && kind === 'cargo') warnings.push('plate.not-declared');
  if (isLate) warnings.push('clock.late-entry');
  if (input.reason !== undefined) context.because(input.reason);

  if (here !== null && input.resolve === 'left-unrecorded') {
    // Whoever has gone under a hold has gone under a hold, seen or not (GA4).
    const departure = openHoldsOf(here).length > 0 ? 'left-under-hold' : 'left-unrecorded';
    departVisit(context, here, {
      departure,
      at,
      staying: new Set(),
      isToConfirm: true,
      gate: null,
      warnings: debtWarningsOf(context, here, at),
    });
    raiseAlarm(context, departure, here.id);
    warnings.push('visit.old-left-unrecorded');
  }

  const id = expected?.id ?? context.newId('visit');
  const slip = takeSlip(context, input.slipNo, id);
  if (!slip.ok) return slip;
  warnings.push(...slip.value);
  const base = byItsOwnPlate(
    visitOf(id, truck, {
      isDeclared: expected?.isDeclared ?? false,
      kind,
      cameFrom: input.cameFrom ?? expected?.cameFrom,
      lengthCm: input.lengthCm ?? ((input.vehicleType ?? null) === null ? expected?.lengthCm : null),
    }),
  );
  // Words at the gate buy no place: what differs from the declaration counts once a coordinator saw the papers (QU1).
  const isClassSaid = expected !== null && changesClass(expected, base);
  const classProvenBy = isClassSaid ? null : (expected?.classProvenBy ?? null);
  const route = kind === 'cargo' ? routeFor(context, { ...base, classProvenBy }) : { points: [], queue: null };
  const { queue } = route;
  if (kind === 'cargo' && queue === null)
    return refuse({
      code: 'crossing.direction-unknown',
      crossing: context.stores.records.require('crossing', base.crossingId).name,
      direction: base.direction,
    });
  const calledMeanwhile = queue === null || !isLate ? 0 : context.stores.queues.countCalledBehind(queue.id, at);
  if (calledMeanwhile > 0) warnings.push('queue.called-meanwhile');
  const lane = context.stores.slots.pseudoZone('gate-lane');
  if (isClassSaid) warnings.push('class.not-proven');
  const said = { name: truck.driver, phone: truck.phone, documentNo: truck.documentNo };
  const declaredDriver = expected === null ? null : otherDriverOf(context, expected.id, said);
  if (declaredDriver !== null) warnings.push('driver.other-than-declared');
  // It stands in the wrong gate's lane: let in all the same, and brought to where it belongs (GA3).
  const otherGate = otherGateOf(context.site.settings.gates, input.gate ?? '', base.cameFrom);
  if (otherGate !== null) warnings.push('gate.other-than-expected');
  const isTwin = here !== null && input.resolve === 'same-plate';
  if (isTwin) warnings.push('visit.same-plate');
  const arrived: Visit = {
    ...base,
    classProvenBy,
    holds: expected?.holds ?? [],
    documents: expected?.documents ?? [],
    milestones: expected?.milestones ?? [],
    stage: 'waiting',
    arrivedAt: at,
    place: 'gate-lane',
    placeZoneId: lane.id,
    seenAt: at,
    warnings: [...new Set([...(expected?.warnings ?? []), ...warnings])],
    isToConfirm: isTwin,
    points: route.points,
    ...(queue === null ? {} : joinQueue(context, queue, { ...base, classProvenBy }, at)),
  };
  const info = {
    slipNo: input.slipNo,
    gate: input.gate,
    lane: input.lane,
    isLate,
    ...(calledMeanwhile > 0 && { calledMeanwhile }),
  };
  if (expected === null) context.log.insert('visit.arrived', 'visit', arrived, id, info);
  else context.log.update('visit.arrived', 'visit', expected, differenceOf(expected, arrived), id, info);

  attachPieces(context, arrived, at);
  attachPeople(context, arrived, said, { wasExpected: expected !== null, declaredDriver }, at);
  startStanding(context, id, 'gate-lane', lane.id, at);
  recordPass(context, arrived, {
    way: 'in',
    gate: input.gate ?? '',
    lane: input.lane ?? '',
    slipNo: input.slipNo,
    at,
    warnings,
  });
  if (otherGate !== null)
    orderMove(context, arrived, { why: 'wrong-gate', target: `gate:${otherGate}`, isUrgent: false, note: '' });
  takeCandidate(context, arrived, input);
  if (isTwin) raiseAlarm(context, 'same-plate', id);
  // Its own slip out may follow, so it is nobody's case: it is only said.
  if (backSince !== null) warnings.push('visit.same-plate');
  return ok({ visitId: wireId('visit', id), queueNumber: arrived.queueNumber, warnings: [...new Set(warnings)] });
}

/** Whether a truck at the gate is one that stood abroad until then. */
function hasComeBack({ stage, seenAt }: Visit, { at }: Came): boolean {
  return stage === 'abroad' && at >= (seenAt ?? at);
}

/** It is told as an arrival and is a return: the visit goes on (QU58). */
function returned(
  input: Input,
  context: Context,
  visit: Visit,
  { at, isLate }: Came,
): Result<CommandOutput<'visit.arrive'>, Refusal> {
  const slip = takeSlip(context, input.slipNo, visit.id);
  if (!slip.ok) return slip;
  if (input.reason !== undefined) context.because(input.reason);
  const warnings = [...(isLate ? ['clock.late-entry'] : []), ...slip.value];
  const { gate, lane, slipNo } = input;
  const back = comeBack(context, visit, { at, gate, lane, slipNo, warnings });
  takeCandidate(context, back, input);
  return ok({ visitId: wireId('visit', visit.id), queueNumber: back.queueNumber, warnings });
}

/** Finds the declared visit and a visit of the same plate that is here already. */
function knownOf(context: Context, input: Input, came: Came): Result<Known, Refusal> {
  const live = context.stores.visits.liveByPlate(normalisePlate(input.plate));
  if (input.visitId === undefined) {
    const expected = live
      .filter((visit) => visit.stage === 'expected')
      .sort((a, b) => distanceTo(a, came.at) - distanceTo(b, came.at) || a.id - b.id);
    return ok({ expected: expected[0] ?? null, ...insideOf(standingAs(context, input, expected[0]) ?? live, came) });
  }
  const visit = context.stores.visits.get(input.visitId);
  if (visit === null) return refuse({ code: 'visit.unknown' });
  if (isFinalStage(visit.stage)) return refuse({ code: 'visit.over', stage: visit.stage });
  if (visit.stage !== 'expected') return ok({ expected: null, ...insideOf([visit], came) });
  const standing = standingAs(context, input, visit) ?? [...live, ...context.stores.visits.liveByPlate(visit.plate)];
  return ok({ expected: visit, ...insideOf(standing, came) });
}

/** Visits of a trailer that comes alone though something that pulls it was declared; null where nothing is told so. */
function standingAs(context: Context, input: Input, expected: Visit | undefined): readonly Visit[] | null {
  if ((input.vehicleType ?? expected?.vehicleType) !== 'trailer-alone') return null;
  const plate = input.trailerPlate ?? expected?.trailerPlate ?? null;
  return plate === null ? null : context.stores.visits.liveByPlate(normalisePlate(plate));
}

/** What nothing pulls goes by its trailer's plate, whatever was to pull it (GA6). */
function byItsOwnPlate(visit: Visit): Visit {
  const { hasTractor, trailerPlate } = visit;
  if (hasTractor || trailerPlate === null) return visit;
  return { ...visit, plate: trailerPlate, plateTyped: trailerPlate, trailerPlate: null };
}

/** A visit that began only after the time that is told late is none that it was on then: it ends by nothing told of it. */
function insideOf(live: readonly Visit[], { at, isLate }: Came): Pick<Known, 'here' | 'backSince'> {
  const inside = live.filter(({ stage }) => stage !== 'expected');
  const isSince = ({ arrivedAt }: Visit): boolean => isLate && arrivedAt !== null && arrivedAt > at;
  return { here: inside.find((visit) => !isSince(visit)) ?? null, backSince: inside.find(isSince) ?? null };
}

function distanceTo(visit: Visit, at: Instant): number {
  return visit.expectedAt === null ? Number.MAX_SAFE_INTEGER : Math.abs(visit.expectedAt - at);
}

/** GA1: where it is by the record, since when, and the ways on. */
function alreadyHere(context: Context, here: Visit): Refusal {
  const slot = here.slotId === null ? null : context.stores.records.require('slot', here.slotId);
  return {
    code: 'visit.already-here',
    visitId: wireId('visit', here.id),
    plate: here.plate,
    stage: here.stage,
    place: here.place,
    slotCode: slot?.code ?? null,
    since: here.arrivedAt,
    queueNumber: here.queueNumber,
    ways: ['left-unrecorded', 'mistyped', 'same-plate'],
  };
}

function readParticulars(
  context: Context,
  input: Input,
  expected: Visit | null,
): Result<{ readonly truck: DeclaredTruck; readonly warnings: readonly string[] }, Refusal> {
  const isCargo = (input.kind ?? expected?.kind ?? 'cargo') === 'cargo';
  const direction = input.direction ?? expected?.direction ?? (isCargo ? undefined : 'export');
  if (direction === undefined) return refuse({ code: 'visit.needs-direction', missing: 'direction' });
  let crossingId = expected?.crossingId;
  if (input.crossing !== undefined) {
    const crossing = requireCrossing(context, input.crossing);
    if (!crossing.ok) return crossing;
    crossingId = crossing.value.id;
  }
  if (crossingId === undefined && !isCargo) crossingId = context.stores.queues.crossings()[0]?.id;
  if (crossingId === undefined) return refuse({ code: 'visit.needs-direction', missing: 'crossing' });
  // An undeclared class brings no advantage until a coordinator has seen the papers.
  const vehicleType = input.vehicleType ?? expected?.vehicleType ?? trailerAlone(input.plate);
  // A trailer that stands alone has brought nobody.
  const people = vehicleType === 'trailer-alone' ? 0 : context.site.settings.usualPeople;
  const usual = { direction, crossingId, cargoClass: 'general' as const, people };
  return ok(readTruck({ ...input, vehicleType }, expected === null ? null : truckOf(expected), usual));
}

/** What came without anything that pulls it shows by its plate. */
function trailerAlone(plate: string): 'trailer-alone' | undefined {
  return isTrailerForm(readPlate(plate).form) ? 'trailer-alone' : undefined;
}

function differenceOf(before: Visit, after: Visit): Partial<Visit> {
  const entries = Object.entries(after).filter(([key, value]) => {
    const old = before[key as keyof Visit];
    return typeof value === 'object' && value !== null ? JSON.stringify(value) !== JSON.stringify(old) : value !== old;
  });
  return Object.fromEntries(entries) as Partial<Visit>;
}

/** Tractor or rigid truck, trailer and container are three things; the trailer leads where there is one. */
function attachPieces(context: Context, visit: Visit, at: Instant): void {
  const first: PieceKind = visit.hasTractor ? pullingKindOf(visit.vehicleType) : 'trailer';
  const pieces: { readonly kind: PieceKind; readonly plate: string }[] = [{ kind: first, plate: visit.plate }];
  if (visit.trailerPlate !== null) pieces.push({ kind: 'trailer', plate: visit.trailerPlate });
  if (visit.containerNo !== null) pieces.push({ kind: 'container', plate: visit.containerNo });
  const lead = visit.trailerPlate === null ? 0 : 1;
  pieces.forEach(({ kind, plate }, index) => {
    context.log.insert(
      'piece.attached',
      'piece',
      {
        id: context.newId('piece'),
        visitId: visit.id,
        kind,
        plate,
        isLead: index === lead,
        isApart: false,
        place: 'visit',
        seenAt: at,
        attachedAt: at,
        detachedAt: null,
      },
      visit.id,
    );
  });
}

/**
 * As many people as were said to come: the driver by name where known, the others without. A declared driver in whose
 * place somebody else drives came along only if that many people did.
 */
function attachPeople(
  context: Context,
  visit: Visit,
  said: DriverSaid,
  known: { readonly wasExpected: boolean; readonly declaredDriver: Person | null },
  at: Instant,
): void {
  const before = known.wasExpected ? context.stores.people.ofVisit(visit.id) : [];
  let count = before.length;
  const { declaredDriver } = known;
  const isSaid = (said.name ?? said.phone ?? said.documentNo) !== null;
  if (!known.wasExpected) {
    if (isSaid) attachPerson(context, visit.id, 'driver', { ...NO_PERSON_DATA, ...said }, at);
    count = isSaid ? 1 : 0;
  } else if (declaredDriver === null || said.name === null) {
    nameDriver(context, visit.id, said, at);
    if (isSaid && !before.some((person) => person.role === 'driver')) count += 1;
  } else {
    const driver = requirePerson(context, visit.id, { ...said, name: said.name, role: 'driver' }, at);
    if (driver !== null && !before.some((person) => person.id === driver.id)) count += 1;
    if (driver !== null) makeDriver(context, visit.id, driver);
    if (count > visit.peopleCount) {
      const set = { leftAt: declaredDriver.attachedAt };
      context.log.update('person.left', 'person', { ...declaredDriver, role: 'co-driver' }, set, visit.id);
      count -= 1;
    }
  }
  for (; count < visit.peopleCount; count += 1)
    attachPerson(context, visit.id, count === 0 ? 'driver' : 'co-driver', null, at);
}
