import { useCallback, useState, useSyncExternalStore } from 'react';
import type { QueueRow } from '../../../shared/contract/rows.ts';
import { freePlaces } from '../../../shared/domain/queue/call.ts';
import { formatPlate } from '../../../shared/domain/vehicles/plate.ts';
import { sendCommand, useApp, useCan, useLink, useWords } from '../../client/app-context.ts';
import type { RowStore } from '../../store/row-store.ts';
import { FIRST_COUNT, typeDigit } from './count-typing.ts';
import type { LineRow } from './line.ts';
import type { LiveLine } from './live-line.ts';
import type { QueueTextKey } from './texts/catalog.ts';

/** What calling the next ones needs, and how the last call ended. */
export type Calling = {
  readonly count: number;
  /** Why nobody can be called now, or null. */
  readonly noCall: QueueTextKey | null;
  /** The lane that the next ones are sent to; empty = spread over all. */
  readonly lane: string;
  readonly setLane: (lane: string) => void;
  /** A number key. */
  readonly type: (digit: number, atMs: number) => void;
  readonly call: () => void;
  /** Why the last call called nobody, in words, until the next one. */
  readonly problem: string | null;
};

/** Calling the next ones of a queue, as this station sees them (QU21). */
export function useCalling(parts: {
  readonly queue: QueueRow | undefined;
  readonly line: LiveLine;
  readonly atPoint: number;
  /** Whether the crossing is closed when a truck called now gets there (QU29). */
  readonly isClosedThen: boolean;
}): Calling {
  const { queue, line, atPoint, isClosedThen } = parts;
  const app = useApp();
  const link = useLink();
  const { say, word } = useWords();
  const mayCall = useCan('queue.call');
  const [lane, setLane] = useState('');
  const [typing, setTyping] = useState(FIRST_COUNT);
  const [problem, setProblem] = useState<string | null>(null);
  const ready = useSyncExternalStore(line.watch, () => countReady(line.get()));
  const free = freePlaces(queue?.buffer ?? 0, atPoint, 0);
  const count = Math.max(1, Math.min(typing.count, free, ready));
  const noCall = !mayCall
    ? 'queue.no-call.role'
    : link.isStale
      ? 'queue.no-call.stale'
      : queue?.suspendedAt !== null
        ? 'queue.no-call.suspended'
        : queue.capacityPerHour === 0
          ? 'queue.no-call.capacity'
          : isClosedThen
            ? 'queue.no-call.closed'
            : free === 0
              ? 'queue.no-call.full'
              : ready === 0
                ? 'queue.no-call.nobody'
                : null;

  const call = useCallback(() => {
    if (queue === undefined || noCall !== null) return;
    const { crossing, direction, point } = queue;
    const expect = nextOf(line.get(), count);
    setProblem(null);
    void sendCommand(app, 'queue.call', {
      crossing,
      direction,
      point,
      count,
      expect,
      ...(lane === '' ? {} : { lane }),
    }).then((outcome) => {
      if (!('ok' in outcome)) {
        setProblem(say('refusal' in outcome ? outcome.refusal : { ...outcome.fault }));
        return;
      }
      const { called, stop } = outcome.ok;
      if (called.length === 0 && stop !== null) setProblem(word('callStop', stop));
      const last = app.lastOutcome.get();
      if (last?.seq === outcome.seq) app.lastOutcome.set({ ...last, subject: platesOf(app.rows, called) });
    });
  }, [app, queue, noCall, count, line, lane, say, word]);

  const type = useCallback((digit: number, atMs: number) => {
    setTyping((before) => typeDigit(before, digit, atMs));
  }, []);
  return { count, noCall, lane, setLane, type, call, problem };
}

/** How many of a line can be called. */
export function countReady(line: readonly LineRow[]): number {
  return line.reduce((sum, { rank }) => sum + (rank === null ? 0 : 1), 0);
}

/** The trucks that are called when so many are called now, as this station sees the line. */
function nextOf(line: readonly LineRow[], count: number): LineRow['visitId'][] {
  return line
    .filter(({ rank }) => rank !== null)
    .slice(0, count)
    .map(({ visitId }) => visitId);
}

/** Who was called, for the key bar: the first plate and how many more. */
function platesOf(rows: RowStore, called: readonly { readonly visitId: string }[]): string | null {
  const first = called[0] === undefined ? undefined : rows.get('visit', called[0].visitId);
  if (first === undefined) return null;
  return called.length === 1 ? first.plate : `${formatPlate(first.plate)} +${String(called.length - 1)}`;
}
