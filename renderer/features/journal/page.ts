import { BOOKKEEPING_TYPES, type EventType } from '../../../shared/domain/events.ts';
import type { QueryOutputs } from '../../../shared/contract/queries.ts';
import type { VisitStory } from '../../../shared/contract/past-queries.ts';
import { formatPlate, normalisePlate } from '../../../shared/domain/vehicles/plate.ts';
import { fold } from '../../../shared/kernel/text.ts';

export type Change = QueryOutputs['journal.page']['changes'][number];

/** Left out where something else says what happened. */
const BOOKKEEPING: ReadonlySet<EventType> = new Set<EventType>([...BOOKKEEPING_TYPES, 'person.left']);

/** What happened in a change: each kind of event once, the plain ones first asked. */
export function whatHappened(events: readonly { readonly type: EventType }[]): readonly EventType[] {
  const types = [...new Set(events.map(({ type }) => type))];
  const telling = types.filter((type) => !BOOKKEEPING.has(type));
  return telling.length > 0 ? telling : types;
}

export type TouchedVisit = {
  readonly visitId: NonNullable<Change['events'][number]['visitId']>;
  readonly plate: string;
};

/** The trucks of a change, each once. */
export function trucksOf(events: Change['events']): readonly TouchedVisit[] {
  const found = new Map<string, TouchedVisit>();
  for (const { visitId, plate } of events)
    if (visitId !== null && !found.has(visitId)) found.set(visitId, { visitId, plate: plate ?? '' });
  return [...found.values()];
}

/** Everybody who acts on a page. */
export function actorsOf(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.map(({ actor }) => actor))].sort();
}

/** The changes of a page that fit what is typed and who is chosen (`''` = everybody). */
export function filtered(
  changes: readonly Change[],
  filter: { readonly text: string; readonly actor: string },
  wordOf: (type: EventType) => string,
): readonly Change[] {
  const words = fold(filter.text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const plate = normalisePlate(filter.text);
  return changes.filter((change) => {
    if (filter.actor !== '' && change.actor !== filter.actor) return false;
    if (words.length === 0) return true;
    const plates = trucksOf(change.events).map((truck) => truck.plate);
    if (plate !== '' && plates.some((one) => normalisePlate(one).includes(plate))) return true;
    const text = fold(
      [
        String(change.seq),
        change.command,
        change.actor,
        change.station,
        change.reason ?? '',
        ...whatHappened(change.events).map(wordOf),
        ...plates.map(formatPlate),
      ].join(' '),
    );
    return words.every((word) => text.includes(word));
  });
}

/** The number of the change that a change took back; the engine gives it as the reason. */
export function undoneBy(reason: string | null): number | null {
  const seq = /^undo (\d+)$/.exec(reason ?? '')?.[1];
  return seq === undefined ? null : Number(seq);
}

type StoryEvent = VisitStory['events'][number];

export type StoryStep = Pick<StoryEvent, 'seq' | 'at' | 'recordedAt' | 'actor' | 'station' | 'reason' | 'undoneBy'> & {
  readonly types: readonly EventType[];
  /** Its events, one by one. */
  readonly told: readonly StoryEvent[];
};

/** One visit's story, a step for each change, in the order in which it happened. */
export function stepsOf(events: readonly StoryEvent[]): readonly StoryStep[] {
  const bySeq = new Map<number, StoryEvent[]>();
  for (const event of events) bySeq.set(event.seq, [...(bySeq.get(event.seq) ?? []), event]);
  return [...bySeq.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { seq, at, recordedAt, actor, station, reason, undoneBy: takenBackBy } = first;
    return [
      { seq, at, recordedAt, actor, station, reason, undoneBy: takenBackBy, types: whatHappened(own), told: own },
    ];
  });
}
