import fc from 'fast-check';
import type { VisitId } from '../../../shared/kernel/ids.ts';
import { instant } from '../../../shared/kernel/instant.ts';
import type { LineRule } from '../../../shared/domain/queue/line-rule.ts';
import type { Discipline, FastTrack, QueueEntry } from '../../../shared/domain/queue/types.ts';

type Overrides = { -readonly [Key in keyof QueueEntry]?: QueueEntry[Key] };

/** A ready entry of the stream `other`; a larger id came later. */
export function anEntry(id: number, overrides: Overrides = {}): QueueEntry {
  return {
    visitId: id as VisitId,
    stream: 'other',
    number: `HN-K ${String(id).padStart(4, '0')}`,
    orderAt: instant(id * 60_000),
    orderSeq: id,
    joinedAt: instant(id * 60_000),
    notReady: [],
    cargoClass: 'general',
    isClassProven: true,
    appointmentAt: null,
    noShows: 0,
    fastTrack: null,
    ...overrides,
  };
}

/** How a line is ordered: from the turn given, with room for everybody, at midnight. */
export function aRule(discipline: Discipline, turn = 0, more: Partial<LineRule> = {}): LineRule {
  return { discipline, turn, ordered: [], minuteOfDay: 0, now: instant(0), free: 1000, perHour: 0, ...more };
}

export function anOrder(atMs: number): FastTrack {
  return { orderedAt: instant(atMs), reason: 'medicine', unit: 'Border-gate management centre', documentNo: null };
}

export function idsOf(entries: readonly { readonly entry: QueueEntry }[]): readonly number[] {
  return entries.map(({ entry }) => entry.visitId);
}

/** Any discipline of one to four streams `s0`… */
export const anyDiscipline: fc.Arbitrary<Discipline> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }), fc.integer({ min: 5, max: 10 }))
  .map(([weights, every]) => ({
    noticeNumber: '123/TB',
    noticeOn: null,
    streams: weights.map((weight, index) => ({
      key: `s${index}`,
      letter: 'ABCD'.charAt(index),
      name: null,
      weight,
      takes: { cargoClasses: null, withEvidence: false },
    })),
    shareOldest: 1 / every,
  }));

/** Any line of entries: some share a time, some are not ready, a few are fast-tracked, one stream is unknown. */
export const anyEntries: fc.Arbitrary<readonly QueueEntry[]> = fc
  .array(
    fc.record({
      stream: fc.integer({ min: 0, max: 4 }),
      at: fc.integer({ min: 0, max: 30 }),
      isReady: fc.boolean(),
      fastTrackAt: fc.oneof(
        { weight: 7, arbitrary: fc.constant(null) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
      ),
    }),
    // Without it arrays stay so short that no bound is ever reached.
    { maxLength: 60, size: 'max' },
  )
  .map((rows) =>
    rows.map((row, index) =>
      anEntry(index + 1, {
        stream: `s${row.stream}`,
        orderAt: instant(row.at * 60_000),
        notReady: row.isReady ? [] : ['hold'],
        fastTrack: row.fastTrackAt === null ? null : anOrder(row.fastTrackAt),
      }),
    ),
  );
