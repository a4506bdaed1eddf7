import type { Instant } from '../../../shared/kernel/instant.ts';
import type { EventType } from '../../../shared/domain/events.ts';
import type { StoryEvent } from '../../../shared/contract/queries.ts';

/** One change of a truck's place, as far as the journal says. */
export type PlaceChange = {
  readonly seq: number;
  readonly at: Instant;
  readonly type: EventType;
  /** Places won (positive) or lost; null when the journal does not say how many. */
  readonly places: number | null;
  readonly rule: string | null;
  readonly detail: string | null;
  /** Trucks behind it that were called while it was not recorded (LE4). */
  readonly calledMeanwhile: number | null;
  readonly actor: string;
  readonly reason: string | null;
};

/** The changes of a place, newest first, one for each change of the journal and kind of event. */
export function placeChangesOf(events: readonly StoryEvent[]): readonly PlaceChange[] {
  const changes = new Map<string, PlaceChange>();
  for (const event of events) {
    const info = event.info ?? {};
    changes.set(`${String(event.seq)} ${event.type}`, {
      seq: event.seq,
      at: event.at,
      type: event.type,
      places: numberIn(info, 'places') ?? differenceIn(info),
      rule: textIn(info, 'rule'),
      detail: textIn(info, 'placement') ?? textIn(info, 'reason'),
      calledMeanwhile: numberIn(info, 'calledMeanwhile'),
      actor: event.actor,
      reason: event.reason,
    });
  }
  return [...changes.values()].sort((a, b) => b.at - a.at || b.seq - a.seq);
}

type Info = Readonly<Record<string, unknown>>;

function differenceIn(info: Info): number | null {
  const before = numberIn(info, 'rankBefore');
  const after = numberIn(info, 'rankAfter');
  return before === null || after === null ? null : before - after;
}

function numberIn(info: Info, name: string): number | null {
  const value = info[name];
  return typeof value === 'number' ? value : null;
}

function textIn(info: Info, name: string): string | null {
  const value = info[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
