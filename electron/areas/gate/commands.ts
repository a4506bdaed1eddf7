import { wireId, type PersonId } from '../../../shared/kernel/ids.ts';
import { ok, refuse, type Result } from '../../../shared/kernel/result.ts';
import { isCoordinator } from '../../../shared/domain/site/rights.ts';
import {
  authorityShown,
  canDepart,
  decideOccurredAt,
  hasPassed,
  openHoldsOf,
  usualDepartureOf,
} from '../../../shared/domain/gate/decide.ts';
import { otherGateOf, sideOf } from '../../../shared/domain/gate/gates.ts';
import { pullingKindOf } from '../../../shared/domain/gate/pulling.ts';
import { canFollow, isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { documentsWithCodes } from '../../../shared/domain/queue/documents.ts';
import { drivingClockOf, isOnDuty } from '../../../shared/domain/queue/driver-hours.ts';
import { needsSecondPerson } from '../../../shared/domain/queue/place.ts';
import type { Hold, Person, Piece, PieceKind, Visit, VisitDocument } from '../../../shared/domain/records.ts';
import { readPlate } from '../../../shared/domain/vehicles/plate.ts';
import { lengthOf } from '../../../shared/domain/vocabulary.ts';
import type { ParsedInput } from '../../../shared/contract/commands.ts';
import type { Refusal } from '../../../shared/contract/errors.ts';
import type { Context, Handlers } from '../../engine/handler.ts';
import { raiseAlarm, clearAlarms } from '../steps/alarms.ts';
import { debtWarningsOf, requireSettled } from '../steps/charges.ts';
import { departVisit, leftAt } from '../steps/depart.ts';
import { requireCrossing, requireLiveVisit, requireVisit, requireVisitInYard } from '../steps/lookup.ts';
import { makeDriver, nameDriver, requirePerson, type PersonInput } from '../steps/people.ts';
import { recordPass } from '../steps/passes.ts';
import { detachPiece, leadWith } from '../steps/pieces.ts';
import { endFastTrack } from '../steps/fast-tracks.ts';
import { endMovesOf } from '../steps/moves.ts';
import { placeVisit } from '../steps/place.ts';
import { passOn } from '../steps/points.ts';
import { changesClass, streamOfVisit } from '../steps/queueing.ts';
import { takeSlip } from '../steps/slips.ts';
import { recordOtherDriver } from '../steps/swaps.ts';
import { attachTeamDriver, forgetTeamHours } from '../steps/team.ts';
import { endTurnsOf } from '../steps/turns.ts';
import { amendedLoad, recordAmended } from '../swaps/amended.ts';
import { isPulling, swapVehicle } from '../swaps/vehicle.ts';
import { readTruck } from '../expected/truck-input.ts';
import { truckOf } from '../expected/declare.ts';
import { arrive } from './arrive.ts';
import { comeBack } from './come-back.ts';
import { correctPeopleCount } from './people-count.ts';
import { uncouple } from './uncouple.ts';

type GateCommand =
  | 'visit.arrive'
  | 'visit.amend'
  | 'visit.depart'
  | 'visit.milestone'
  | 'visit.hold'
  | 'visit.release-hold'
  | 'visit.document'
  | 'visit.swap-vehicle'
  | 'visit.swap-driver'
  | 'visit.abroad'
  | 'visit.return'
  | 'visit.confirm'
  | 'visit.uncouple'
  | 'visit.keys'
  | 'visit.seal';

export const gateCommands: Pick<Handlers, GateCommand> = {
  'visit.arrive': arrive,

  'visit.amend'(input, context) {
    const found = requireLiveVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const crossing = input.crossing === undefined ? null : requireCrossing(context, input.crossing);
    if (crossing !== null && !crossing.ok) return crossing;
    const { truck } = readTruck({ ...input, plate: input.plate ?? visit.plateTyped }, truckOf(visit), {
      direction: visit.direction,
      crossingId: crossing?.value.id ?? visit.crossingId,
      cargoClass: visit.cargoClass,
      people: visit.peopleCount,
    });
    const { people, driver, phone, documentNo, containerIsValid, ...fields } = truck;
    const wanted: Partial<Visit> = {
      ...fields,
      ...pullingOf(visit, truck, input),
      crossingId: truck.crossingId as Visit['crossingId'],
      peopleCount:
        input.people !== undefined && isInYard(visit.stage) ? correctPeopleCount(context, visit, input.people) : people,
      containerIsValid: containerIsValid === null ? null : containerIsValid ? 1 : 0,
      lengthCm: input.lengthCm ?? (input.vehicleType === undefined ? visit.lengthCm : lengthOf(truck.vehicleType)),
      documents: documentsWithCodes(visit, truck),
    };
    if (visit.stage !== 'expected' && (wanted.crossingId !== visit.crossingId || wanted.direction !== visit.direction))
      return refuse({ code: 'visit.wrong-stage', stage: visit.stage });
    const isClassSaid =
      input.cargoClass !== undefined || input.growingAreaCode !== undefined || input.packingHouseCode !== undefined;
    const isClassOpen = changesClass(visit, wanted) || visit.classProvenBy === null;
    const classProvenBy =
      !isClassSaid || !isClassOpen ? visit.classProvenBy : isCoordinator(context.actor.roles) ? 'coordinator' : null;
    const crossingId = wanted.crossingId ?? visit.crossingId;
    const direction = wanted.direction ?? visit.direction;
    // What no queue takes would be refused at the gate only (GA1).
    if (visit.kind === 'cargo' && context.stores.queues.queueOf(crossingId, direction) === null) {
      const { name } = context.stores.records.require('crossing', crossingId);
      return refuse({ code: 'crossing.direction-unknown', crossing: name, direction });
    }
    // A load in line that is another now keeps its place until a second person has looked (QU33).
    const isOtherLoad = amendedLoad(visit, { ...visit, ...wanted }).length > 0;
    const set = changedOf(visit, { ...wanted, classProvenBy, isToConfirm: visit.isToConfirm || isOtherLoad });
    if (input.reason !== undefined) context.because(input.reason);
    if (Object.keys(set).length > 0) {
      const amended = context.log.update('visit.amended', 'visit', visit, set, visit.id);
      amendPieces(context, visit, amended);
      recordAmended(context, visit, amended);
      restream(context, amended);
    }
    nameDriver(context, visit.id, { name: driver, phone, documentNo });
    return ok({});
  },

  'visit.depart'(input, context) {
    const found = requireLiveVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const departure = input.departure ?? usualDepartureOf(visit);
    const obstacle = canDepart(visit, departure);
    if (obstacle !== null) return refuse(obstacle);
    const isUnrecorded = departure === 'left-unrecorded';
    const isGone = isUnrecorded || departure === 'left-under-hold';
    const occurred = decideOccurredAt(input.occurredAt, context.now, entryOf(context, input.reason));
    if (!occurred.ok) return occurred;
    const { at, isLate } = occurred.value;
    // What is written down late has gone already, whoever has its keys.
    if (visit.keysWith !== null && input.keysReturned !== true && !isGone && !isLate)
      return refuse({ code: 'visit.keys-held', keysWith: visit.keysWith });
    if (input.reason !== undefined) context.because(input.reason);
    const staying = stayingOf(context, visit, input.staying ?? []);
    if (!staying.ok) return staying;
    // What is written down late or from paper has gone already, whatever it owes (CH10).
    const hasGone = isLate || context.prepared.isFromPaper === true;
    const settled = hasGone ? ok(debtWarningsOf(context, visit, at)) : requireSettled(context, visit, departure, at);
    if (!settled.ok) return settled;
    const slip = takeSlip(context, input.slipNo, visit.id);
    if (!slip.ok) return slip;
    const cases = departure === 'crossed' && isUncalled(visit) ? ['visit.crossed-uncalled'] : [];
    if (isLate && leftAt(context, visit, at, staying.value) > at) cases.push('clock.other-than-recorded');
    const warnings = [...cases, ...settled.value, ...slip.value];
    if (!isUnrecorded && otherGateOf(context.site.settings.gates, input.gate ?? '', sideOf(departure)) !== null)
      warnings.push('gate.other-than-expected');
    departVisit(context, visit, {
      departure,
      at,
      isLate,
      staying: staying.value,
      isToConfirm: visit.isToConfirm || isUnrecorded || cases.length > 0,
      gate: isUnrecorded ? null : { gate: input.gate ?? '', lane: input.lane ?? '', slipNo: input.slipNo },
      warnings,
    });
    if (departure === 'left-under-hold' || isUnrecorded) raiseAlarm(context, departure, visit.id);
    return ok({ departure, warnings });
  },

  'visit.milestone'(input, context) {
    const found = requireLiveVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const occurred = decideOccurredAt(input.occurredAt, context.now, entryOf(context, input.reason));
    if (!occurred.ok) return occurred;
    if (input.reason !== undefined) context.because(input.reason);
    const passed = { milestone: input.milestone, at: occurred.value.at, by: input.source ?? context.actor.user };
    const after = context.log.update(
      'visit.milestone-passed',
      'visit',
      visit,
      { milestones: [...visit.milestones, passed] },
      visit.id,
      lateness(occurred.value),
    );
    passOn(context, after, input.milestone, occurred.value.at);
    return ok({});
  },

  'visit.hold'(input, context) {
    const found = requireLiveVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const hold: Hold = {
      holdId: `${wireId('visit', visit.id)}.${String(visit.holds.length + 1)}`,
      authority: input.authority,
      reason: input.reason,
      documentNo: input.documentNo ?? null,
      visibility: input.visibility ?? 'open',
      from: context.now,
      to: null,
    };
    context.log.update('visit.hold-set', 'visit', visit, { holds: [...visit.holds, hold] }, visit.id);
    return ok({ holdId: hold.holdId });
  },

  'visit.release-hold'(input, context) {
    const found = requireLiveVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const released = openHoldsOf(visit).filter((hold) => input.holdId === undefined || hold.holdId === input.holdId);
    if (released.length === 0) return refuse({ code: 'hold.unknown' });
    if (input.reason !== undefined) context.because(input.reason);
    const holds = visit.holds.map((hold) => (released.includes(hold) ? { ...hold, to: context.now } : hold));
    context.log.update('visit.hold-released', 'visit', visit, { holds }, visit.id, {
      documentNo: input.documentNo ?? null,
    });
    return ok({});
  },

  'visit.document'(input, context) {
    const found = requireLiveVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const document: VisitDocument = {
      kind: input.kind,
      state: input.state ?? 'present',
      number: input.number ?? '',
      at: context.now,
      by: context.actor.user,
      ...(input.issuedOn !== undefined && { issuedOn: input.issuedOn }),
      ...(input.validUntilOn !== undefined && { validUntilOn: input.validUntilOn }),
    };
    const documents = [...visit.documents.filter((one) => one.kind !== input.kind), document];
    context.log.update('visit.document-recorded', 'visit', visit, { documents }, visit.id, { kind: input.kind });
    return ok({});
  },

  'visit.swap-vehicle'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    return swapVehicle(context, found.value, input);
  },

  'visit.swap-driver'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const { value: visit } = found;
    const drove = context.stores.people.ofVisit(visit.id).find(({ role }) => role === 'driver');
    const taken = driverOf(context, visit, input.driver);
    if (!taken.ok) return taken;
    const person = taken.value;
    if (person.id !== drove?.id) recordOtherDriver(context, visit);
    if (visit.isDriverless)
      context.log.update('visit.keys-returned', 'visit', visit, { isDriverless: false, keysWith: null }, visit.id);
    return ok({ personId: wireId('person', person.id) });
  },

  'visit.abroad'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    if (!canFollow(visit.stage, 'abroad')) return refuse({ code: 'visit.wrong-stage', stage: visit.stage });
    const holds = openHoldsOf(visit);
    if (holds.length > 0) return refuse({ code: 'visit.under-hold', authorities: holds.map(authorityShown) });
    const warnings = isUncalled(visit) ? ['visit.crossed-uncalled'] : [];
    recordPass(context, visit, {
      way: 'out',
      gate: input.gate ?? '',
      lane: input.lane ?? '',
      at: context.now,
      warnings,
    });
    // Who has a bed here does not ride along, and counts as on site (RE3).
    for (const person of context.stores.people.ofVisit(visit.id))
      if (context.stores.rest.openStayOf(person.id) !== null)
        context.log.update('person.stayed', 'person', person, { isStaying: true }, visit.id);
      else endTurnsOf(context, person, context.now);
    const set = {
      stage: 'abroad',
      seenAt: context.now,
      processingAt: null,
      fastTrack: null,
      keysWith: null,
      isDriverless: false,
      isToConfirm: visit.isToConfirm || warnings.length > 0,
      warnings: [...new Set([...visit.warnings, ...warnings])],
      // When and why it was called stays until it is back: the pace of calls is counted from it (QU8).
      orderAt: null,
      orderSeq: null,
      arriveByAt: null,
    } as const;
    endMovesOf(context, visit.id);
    endFastTrack(context, visit.id, 'ended');
    forgetTeamHours(context, visit.id);
    placeVisit(context, visit, { place: 'outside' }, context.now, 'visit.went-abroad', set);
    return ok({ warnings });
  },

  'visit.return'(input, context) {
    const found = requireLiveVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    if (visit.stage !== 'abroad') return refuse({ code: 'visit.wrong-stage', stage: visit.stage });
    comeBack(context, visit, { at: context.now, gate: input.gate, lane: input.lane });
    return ok({});
  },

  'visit.confirm'(input, context) {
    const found = requireVisit(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const swaps = context.stores.swaps
      .ofVisit(visit.id)
      .filter((swap) => needsSecondPerson(swap) && swap.confirmedAt === null);
    // One's own swap is not one's own to confirm (QU6).
    if (swaps.some(({ swappedBy }) => swappedBy === context.actor.user)) return refuse({ code: 'visit.second-person' });
    if (input.note !== undefined && input.note !== '') context.because(input.note);
    const confirmed = { confirmedAt: context.now, confirmedBy: context.actor.user };
    for (const swap of swaps) context.log.update('swap.confirmed', 'swap', swap, confirmed, visit.id);
    if (visit.isToConfirm) context.log.update('visit.confirmed', 'visit', visit, { isToConfirm: false }, visit.id);
    clearAlarms(context, 'left-unrecorded', visit.id);
    clearAlarms(context, 'same-plate', visit.id);
    return ok({});
  },

  'visit.uncouple': uncouple,

  'visit.keys'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const set = changedOf(visit, {
      keysWith: input.keysWith,
      isDriverless: input.isDriverless ?? visit.isDriverless,
    });
    const type = input.keysWith === null ? 'visit.keys-returned' : 'visit.keys-kept';
    if (Object.keys(set).length > 0) context.log.update(type, 'visit', visit, set, visit.id);
    return ok({});
  },

  'visit.seal'(input, context) {
    const found = requireVisitInYard(context, input.visitId);
    if (!found.ok) return found;
    const visit = found.value;
    const set = { sealNo: input.sealNo ?? visit.sealNo, sealCheckedAt: context.now };
    const info = { isIntact: input.isIntact, ...(input.note !== undefined && { note: input.note }) };
    context.log.update('visit.sealed', 'visit', visit, set, visit.id, info);
    if (!input.isIntact) raiseAlarm(context, 'seal-broken', visit.id);
    return ok({});
  },
};

/** Who takes the wheel: a driver of the team who is on duty, or a person of the visit (QU31). */
function driverOf(
  context: Context,
  visit: Visit,
  input: ParsedInput<'visit.swap-driver'>['driver'],
): Result<Person, Refusal> {
  if (!('teamDriverId' in input)) {
    const person = requirePerson(context, visit.id, input as PersonInput);
    return person === null ? refuse({ code: 'person.unknown' }) : ok(makeDriver(context, visit.id, person));
  }
  const { team } = context.stores;
  const driver = team.get(input.teamDriverId);
  if (driver === null) return refuse({ code: 'team.unknown' });
  if (!isOnDuty(team.dutyOf(driver.id), drivingClockOf(context.now, context.zone)))
    return refuse({ code: 'team.off-duty', driver: driver.code });
  return ok(attachTeamDriver(context, visit, driver));
}

/** Whether the person at the station may enter late facts. */
export function entryOf(
  context: Context,
  reason: string | undefined,
): { readonly isCoordinator: boolean; readonly reason: string | undefined } {
  return {
    isCoordinator: isCoordinator(context.actor.roles),
    reason,
  };
}

/** What an event says of a late entry: only that it is one. */
function lateness(occurred: { readonly isLate: boolean }): { readonly isLate: true } | undefined {
  return occurred.isLate ? { isLate: true } : undefined;
}

/** Whether a truck stands in a queue and nobody called it: going over the border then is out of order (QU3). */
function isUncalled(visit: Visit): boolean {
  if (visit.kind !== 'cargo' || visit.stage !== 'waiting' || visit.orderAt === null) return false;
  // Cleared for the way before is not cleared for this one: it has joined anew since.
  const since = visit.joinedAt === visit.arrivedAt ? null : visit.joinedAt;
  return !hasPassed(
    visit.milestones.filter(({ at }) => since === null || at >= since),
    'cleared',
  );
}

/** Only the fields that differ. */
function changedOf(visit: Visit, wanted: Partial<Visit>): Partial<Visit> {
  const entries = Object.entries(wanted).filter(([key, value]) => value !== visit[key as keyof Visit]);
  return Object.fromEntries(entries) as Partial<Visit>;
}

/** A visit in a queue goes to the stream of its class as it counts now; number and time stay (QU1, QU9). */
function restream(context: Context, visit: Visit): void {
  if (visit.queueId === null || visit.orderAt === null) return;
  const { key } = streamOfVisit(visit, context.stores.records.require('queue', visit.queueId));
  if (key !== visit.stream)
    context.log.update('queue.restreamed', 'visit', visit, { stream: key }, visit.id, {
      stream: key,
      was: visit.stream,
    });
}

/** The pieces that came in bear the plates that the visit bears; one that was forgotten at the gate came in with it. */
function amendPieces(context: Context, before: Visit, visit: Visit): void {
  if (!isInYard(visit.stage)) return;
  const at = context.now;
  const pieces = context.stores.visits.piecesOf(visit.id);
  const pulling = pieces.find(({ kind }) => isPulling(kind));
  const isRetyped = visit.vehicleType !== before.vehicleType;
  const pullingKind = isRetyped ? pullingKindOf(visit.vehicleType) : (pulling?.kind ?? 'tractor');
  const ofKind = (wanted: PieceKind): Piece | undefined => pieces.find(({ kind }) => kind === wanted);
  const amended: readonly (readonly [Piece | undefined, PieceKind, string | null])[] = [
    [pulling, pullingKind, visit.hasTractor ? visit.plate : null],
    [ofKind('trailer'), 'trailer', visit.hasTractor ? visit.trailerPlate : visit.plate],
    [ofKind('container'), 'container', visit.containerNo],
  ];
  const gone = amended.flatMap(([piece, , plate]) => (piece !== undefined && plate === null ? [piece] : []));
  for (const piece of gone) detachPiece(context, piece, at, 'unknown');
  // Another leads where the piece that led has never been here.
  let isLed = pieces.some((piece) => piece.isLead && !gone.includes(piece));
  for (const [piece, kind, plate] of amended) {
    if (plate === null || (piece?.plate === plate && piece.kind === kind)) continue;
    if (piece !== undefined) context.log.update('visit.amended', 'piece', piece, { kind, plate }, visit.id);
    else {
      const since = visit.arrivedAt ?? at;
      const id = context.newId('piece');
      const made = {
        id,
        visitId: visit.id,
        kind,
        plate,
        isLead: !isLed,
        isApart: false,
        place: 'visit',
        seenAt: at,
        attachedAt: since,
      };
      context.log.insert('piece.attached', 'piece', { ...made, detachedAt: null }, visit.id);
      isLed = true;
    }
  }
  const next = isLed ? undefined : pieces.find((piece) => !gone.includes(piece));
  if (next !== undefined) leadWith(context, next, at);
}

/**
 * Whether something pulls the load, and the plates that follow: a load that was a trailer alone by mistake is pulled, and
 * the other way round. What nothing pulls goes by its trailer's plate (GA6).
 */
function pullingOf(
  visit: Visit,
  truck: Pick<Visit, 'vehicleType' | 'plate' | 'trailerPlate'>,
  said: Partial<Record<'plate' | 'trailerPlate', string | null | undefined>>,
): Partial<Visit> {
  const isRetyped = truck.vehicleType !== visit.vehicleType;
  if (isRetyped && truck.vehicleType === 'trailer-alone') return { hasTractor: false, ...platesAlone(truck, said) };
  if (isRetyped && visit.vehicleType === 'trailer-alone') return { hasTractor: true };
  const isPlateSaid = said.plate !== undefined || said.trailerPlate !== undefined;
  return !visit.hasTractor && isPlateSaid ? platesAlone(truck, said) : {};
}

/** The plate of a trailer that nothing pulls: as its own if it was said so, else as the visit's, else as it was. */
function platesAlone(
  { trailerPlate }: Pick<Visit, 'trailerPlate'>,
  said: Partial<Record<'plate' | 'trailerPlate', string | null | undefined>>,
): Partial<Visit> {
  const typed = said.trailerPlate ?? said.plate ?? trailerPlate;
  if (typed === null) return { trailerPlate: null };
  return { plate: readPlate(typed).plate, plateTyped: typed, trailerPlate: null };
}

/** The people who stay behind when their truck goes (RE1). */
function stayingOf(
  context: Context,
  visit: Visit,
  inputs: readonly PersonInput[],
): Result<ReadonlySet<PersonId>, Refusal> {
  const staying = new Set<PersonId>();
  for (const input of inputs) {
    const people = context.stores.people.ofVisit(visit.id);
    const person = requirePerson(context, visit.id, input);
    if (person === null) return refuse({ code: 'person.unknown' });
    if (!people.some((one) => one.id === person.id)) return refuse({ code: 'person.unknown' });
    staying.add(person.id);
  }
  return ok(staying);
}
