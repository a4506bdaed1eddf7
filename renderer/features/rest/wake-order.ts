import type { WakeUp } from '../../../shared/contract/rest-queries.ts';
import { HOUR_MS, type Instant } from '../../../shared/kernel/instant.ts';

/** By time for whoever waits at the counter, by room for whoever walks. */
export type WakeOrder = 'time' | 'room';
/** How far ahead the list looks; null = all. */
export const WAKE_SPANS = [1, 3, 8, null] as const;
export type WakeSpan = (typeof WAKE_SPANS)[number];

/** People of one room, or all of them under no head where the order is by time. */
export type WakeGroup = {
  readonly key: string;
  readonly head: Pick<WakeUp, 'facility' | 'floor' | 'room'> | null;
  readonly people: readonly WakeUp[];
};

/** Who is to be woken within so many hours, as the list goes (RE40). */
export function wakeGroupsOf(
  wakeUps: readonly WakeUp[],
  {
    order,
    span,
    now,
    collator,
  }: {
    readonly order: WakeOrder;
    readonly span: WakeSpan;
    readonly now: Instant;
    readonly collator: Intl.Collator;
  },
): readonly WakeGroup[] {
  const due = wakeUps.filter(({ wakeAt }) => span === null || wakeAt <= now + span * HOUR_MS);
  if (order === 'time') return due.length === 0 ? [] : [{ key: '', head: null, people: due }];
  const rooms = Map.groupBy(due, ({ facility, floor, room }) => [facility, floor ?? '', room ?? ''].join('\n'));
  return [...rooms]
    .sort(([a], [b]) => collator.compare(a, b))
    .flatMap(([key, people]) => {
      const [first] = people;
      return first === undefined
        ? []
        : [{ key, head: first, people: people.toSorted((a, b) => collator.compare(a.bed, b.bed)) }];
    });
}

/** Whether somebody should have been woken by now: the truck is called, or the time has come and nobody went. */
export function isOverdue({ wakeAt, state }: Pick<WakeUp, 'wakeAt' | 'state'>, now: Instant): boolean {
  return state !== 'awake' && wakeAt <= now;
}
