import { MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import type { TimeZone } from '../../../shared/kernel/calendar.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { ShownTurn } from '../../../shared/contract/rest-queries.ts';
import type { FacilityRow } from '../../../shared/contract/rows.ts';
import { shutOf } from '../../../shared/domain/rest/open.ts';
import { servesTurns, unitsOf } from '../../../shared/domain/rest/turns.ts';
import type { Shut } from '../../../shared/domain/rest/types.ts';
import { TURN_SERVICES, type TurnService } from '../../../shared/domain/vocabulary.ts';

export type Turns = Pick<QueryOutputs['rest.turns'], 'turns' | 'missed' | 'waiting'>;

/** What a number does now, in the order in which a column lists it. */
export const STEPS = ['running', 'called', 'waiting', 'missed'] as const;
export type Step = (typeof STEPS)[number];

/** A place with its units, as a column shows it. */
export type Place = {
  readonly facility: FacilityRow;
  readonly units: number;
  /** Units used or kept for somebody who was called. */
  readonly taken: number;
  readonly shut: Shut | null;
};

export type Section = { readonly step: Step; readonly turns: readonly ShownTurn[] };

/** All of one service. */
export type Column = {
  readonly service: TurnService;
  readonly places: readonly Place[];
  readonly sections: readonly Section[];
  readonly waiting: number;
  readonly nextFreeAt: Instant | null;
};

/** One column for each service that has a place or a number. */
export function columnsOf(
  answer: Turns | null,
  facilities: readonly FacilityRow[],
  now: Instant,
  zone: TimeZone,
): readonly Column[] {
  return TURN_SERVICES.flatMap((service) => {
    const turns = (answer?.turns ?? []).filter((turn) => turn.service === service);
    const missed = (answer?.missed ?? []).filter((turn) => turn.service === service);
    const places = facilities
      .filter((facility) => servesTurns(facility, service))
      .map((facility) => ({
        facility,
        units: unitsOf(facility),
        taken: turns.filter(({ facilityId }) => facilityId === facility.facilityId).length,
        shut: shutOf(facility, now, zone),
      }));
    if (places.length === 0 && turns.length === 0) return [];
    const of = (step: Step): readonly ShownTurn[] =>
      step === 'missed' ? missed : turns.filter((turn) => stepOf(turn) === step);
    const waiting = answer?.waiting.find((one) => one.service === service);
    return [
      {
        service,
        places,
        sections: STEPS.map((step) => ({ step, turns: of(step) })).filter((section) => section.turns.length > 0),
        waiting: waiting?.count ?? 0,
        nextFreeAt: waiting?.nextFreeAt ?? null,
      },
    ];
  });
}

/** The numbers of a column from top to bottom. */
export function turnsOf(column: Column): readonly ShownTurn[] {
  return column.sections.flatMap(({ turns }) => turns);
}

/** Where a number is found; null when it is over. */
export function findTurn(
  columns: readonly Column[],
  turnId: string | null,
): { readonly column: Column; readonly step: Step; readonly turn: ShownTurn } | null {
  for (const column of columns)
    for (const { step, turns } of column.sections) {
      const turn = turns.find((one) => one.turnId === turnId);
      if (turn !== undefined) return { column, step, turn };
    }
  return null;
}

/**
 * Open places, the emptiest first: where the next number is called to. Whether one is full the yard says: what is shown
 * may be a moment old.
 */
export function placesToCall(column: Column): readonly FacilityRow[] {
  return column.places
    .filter(({ shut }) => shut === null)
    .toSorted((a, b) => b.units - b.taken - (a.units - a.taken))
    .map(({ facility }) => facility);
}

/** Whose truck was called meanwhile: told first, the one that has to be there soonest before all. */
export function toTellFirst(answer: Turns | null): readonly ShownTurn[] {
  return (answer?.turns ?? [])
    .filter(({ isTruckCalled }) => isTruckCalled)
    .toSorted((a, b) => (a.arriveByAt ?? Infinity) - (b.arriveByAt ?? Infinity));
}

/** How long somebody is in longer than usual; null while it is not. */
export function overMs(turn: ShownTurn, column: Column, now: Instant): number | null {
  const minutes = column.places.find(({ facility }) => facility.facilityId === turn.facilityId)?.facility.turnMinutes;
  if (turn.begunAt === null || minutes === undefined || minutes === null) return null;
  const over = now - turn.begunAt - minutes * MINUTE_MS;
  return over > 0 ? over : null;
}

/** The number that is chosen when this one leaves its place: the next below, else the one above. */
export function neighbourOf(column: Column, turnId: string): string | null {
  const turns = turnsOf(column);
  const at = turns.findIndex((turn) => turn.turnId === turnId);
  return (turns[at + 1] ?? turns[at - 1])?.turnId ?? null;
}

function stepOf(turn: ShownTurn): Step {
  if (turn.begunAt !== null) return 'running';
  return turn.calledAt === null ? 'waiting' : 'called';
}
