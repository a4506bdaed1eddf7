import { describe, expect, it } from 'vitest';
import {
  actorsOf,
  filtered,
  stepsOf,
  trucksOf,
  whatHappened,
  type Change,
} from '../../../../renderer/features/journal/page.ts';
import { wordOf } from '../../../../shared/contract/texts/text-of.ts';
import type { VisitStory } from '../../../../shared/contract/past-queries.ts';
import { wireId, type VisitId } from '../../../../shared/kernel/ids.ts';
import { instant } from '../../../../shared/kernel/instant.ts';

const vis = (id: number) => wireId('visit', id as VisitId);

function change(seq: number, part: Partial<Change>): Change {
  return {
    seq,
    at: instant(seq * 1000),
    command: 'visit.arrive',
    actor: 'tuan',
    station: 'gate-1',
    reason: null,
    approvedBy: null,
    isReversible: true,
    events: [],
    ...part,
  };
}

const page: readonly Change[] = [
  change(3, {
    command: 'slot.close',
    actor: 'Hoàng',
    reason: 'vá nền',
    events: [{ type: 'slot.closed', visitId: null, plate: null }],
  }),
  change(2, {
    events: [
      { type: 'visit.arrived', visitId: vis(1), plate: '12C12345' },
      { type: 'piece.attached', visitId: vis(1), plate: '12C12345' },
      { type: 'visit.placed', visitId: vis(1), plate: '12C12345' },
    ],
  }),
  change(1, { command: 'expected.import', actor: 'system', events: [] }),
];

const found = (text: string, actor = ''): readonly number[] =>
  filtered(page, { text, actor }, (type) => wordOf('vi', 'event', type)).map(({ seq }) => seq);

type StoryEvent = VisitStory['events'][number];

describe('a page of the journal', () => {
  it('[JO1] says what happened without the bookkeeping beside it', () => {
    expect(whatHappened(page[1]?.events ?? [])).toEqual(['visit.arrived', 'visit.placed']);
    expect(whatHappened([{ type: 'piece.detached' }, { type: 'piece.detached' }])).toEqual(['piece.detached']);
  });

  it('names each truck once', () => {
    expect(trucksOf(page[1]?.events ?? [])).toEqual([{ visitId: vis(1), plate: '12C12345' }]);
  });

  it('finds by word, command, plate, reason, station and number, without accents', () => {
    expect(found('')).toEqual([3, 2, 1]);
    expect(found('dong o')).toEqual([3]);
    expect(found('expected.import')).toEqual([1]);
    expect(found('12c-123')).toEqual([2]);
    expect(found('va nen')).toEqual([3]);
    expect(found('gate-1 vao bai')).toEqual([2]);
    expect(found('', 'Hoàng')).toEqual([3]);
    expect(found('12c', 'Hoàng')).toEqual([]);
  });

  it('lists who acted', () => {
    expect(actorsOf(page)).toEqual(['Hoàng', 'system', 'tuan']);
  });

  it('tells a visit’s story in steps, one for each change', () => {
    const event = (seq: number, type: StoryEvent['type'], undoneBy: number | null = null): StoryEvent => ({
      seq,
      at: instant(seq),
      recordedAt: instant(seq),
      type,
      actor: 'tuan',
      station: 'gate-1',
      reason: null,
      set: null,
      was: null,
      info: null,
      undoneBy,
      corrections: [],
    });
    const steps = stepsOf([event(2, 'visit.arrived'), event(2, 'standing.started'), event(5, 'slot.occupied', 6)]);
    expect(steps.map(({ seq, types, undoneBy }) => [seq, types, undoneBy])).toEqual([
      [2, ['visit.arrived'], null],
      [5, ['slot.occupied'], 6],
    ]);
  });
});
