import type { VisitId } from '../../kernel/ids.ts';
import { normalisePlate } from '../vehicles/plate.ts';
import type { Visit } from '../records.ts';
import type { LineRule } from './line-rule.ts';
import { orderQueue } from './order.ts';
import type { QueueEntry } from './types.ts';

/** Who may give an order of trucks that wins over the discipline (QU1). */
export const ORDER_SOURCES = ['platform', 'border-guard', 'customs', 'other'] as const;
export type OrderSource = (typeof ORDER_SOURCES)[number];

/** A truck that an order puts elsewhere than the discipline: ranks from 1; `ownRank` null = it would not be called. */
export type OrderDifference = {
  readonly visitId: VisitId;
  readonly orderedRank: number;
  readonly ownRank: number | null;
};

/** What an order may name a truck by. */
export type NamedTruck = Pick<
  Visit,
  'id' | 'plate' | 'trailerPlate' | 'queueNumber' | 'customsDeclarationNo' | 'platformCode'
>;

export type ReadOrder = {
  readonly visitIds: readonly VisitId[];
  /** Lines of which no truck waits here, or more than one. */
  readonly unknown: readonly string[];
};

/**
 * The trucks of an order's lines, each once, first named first (QU18). A line is a plate, a trailer's plate, a queue
 * number, a declaration's number or the platform's code, however spelled. One that two trucks answer to is unknown:
 * nobody is put first on a guess.
 */
export function readOrder(lines: readonly string[], trucks: readonly NamedTruck[]): ReadOrder {
  const known = new Map<string, VisitId | null>();
  for (const truck of trucks) {
    for (const name of new Set(namesOf(truck))) {
      const other = known.get(name);
      known.set(name, other === undefined || other === truck.id ? truck.id : null);
    }
  }
  const visitIds = new Set<VisitId>();
  const unknown: string[] = [];
  for (const line of lines) {
    const name = normalisePlate(line);
    const visitId = name === '' ? null : (known.get(name) ?? null);
    if (visitId !== null) visitIds.add(visitId);
    else unknown.push(line);
  }
  return { visitIds: [...visitIds], unknown };
}

function namesOf(truck: NamedTruck): readonly string[] {
  return [truck.plate, truck.trailerPlate, truck.queueNumber, truck.customsDeclarationNo, truck.platformCode].flatMap(
    (name) => (name === null || normalisePlate(name) === '' ? [] : [normalisePlate(name)]),
  );
}

/** The ranks without the authority's order, counted without the fast-tracked, who go before either (QU18). */
export function ownRanksOf(entries: readonly QueueEntry[], rule: LineRule): ReadonlyMap<VisitId, number | null> {
  const others = entries.filter(({ fastTrack }) => fastTrack === null);
  const line = orderQueue(others, { ...rule, ordered: [] });
  return new Map(line.map(({ entry, rank }) => [entry.visitId, rank]));
}

/** Where an order puts trucks elsewhere than the discipline does. */
export function differencesOf(
  visitIds: readonly VisitId[],
  entries: readonly QueueEntry[],
  rule: LineRule,
): readonly OrderDifference[] {
  const own = ownRanksOf(entries, rule);
  return visitIds
    .filter((visitId) => own.has(visitId))
    .map((visitId, index) => ({ visitId, orderedRank: index + 1, ownRank: own.get(visitId) ?? null }))
    .filter(({ orderedRank, ownRank }) => orderedRank !== ownRank);
}
