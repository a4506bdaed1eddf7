import { describe, expect, it } from 'vitest';
import {
  defaultDiscipline,
  disciplineProblemsOf,
  oldestEvery,
  patternIndex,
  isOldestTurn,
  streamOf,
  turnPattern,
  weightsAt,
  type StreamFacts,
} from '../../../shared/domain/queue/discipline.ts';
import type { Discipline, Stream } from '../../../shared/domain/queue/types.ts';

const exports = defaultDiscipline('export');

function weighted(...weights: readonly number[]): readonly Stream[] {
  return weights.map((weight, index) => ({
    key: `s${index}`,
    letter: 'ABCDE'.charAt(index),
    name: null,
    weight,
    takes: { cargoClasses: null, withEvidence: false },
  }));
}

const durian: StreamFacts = {
  cargoClass: 'fresh',
  isClassProven: true,
  growingAreaCode: 'VN-TGOR-0012',
  packingHouseCode: 'VN-TGPH-034',
};

describe('the ratios of an hour', () => {
  it('[QU15] are those of the first hours that hold the minute, else the usual ones', () => {
    const hours = [
      { fromMinute: 0, toMinute: 60, weights: { s0: 5 } },
      { fromMinute: 30, toMinute: 90, weights: { s1: 0 } },
    ];
    const discipline = { ...exports, streams: weighted(3, 2), hours };
    expect([0, 59, 60, 89, 90].map((minute) => weightsAt(discipline, minute))).toEqual([
      [5, 2],
      [5, 2],
      [3, 0],
      [3, 0],
      [3, 2],
    ]);
  });
});

describe('stream of a load', () => {
  it('[QU1] puts fresh goods with growing area and packing house on paper first', () => {
    expect(streamOf(durian, exports).key).toBe('priority-fresh');
  });

  it('[QU1] puts fresh goods that lack a code into the second stream', () => {
    expect(streamOf({ ...durian, packingHouseCode: ' ' }, exports).key).toBe('fresh');
    expect(streamOf({ ...durian, growingAreaCode: null }, exports).key).toBe('fresh');
  });

  it('[QU1] gives no advantage for a class that was only said', () => {
    expect(streamOf({ ...durian, isClassProven: false }, exports).key).toBe('other');
  });

  it('[QU1] puts everything else into the last stream, and imports into their one stream', () => {
    expect(streamOf({ ...durian, cargoClass: 'electronics' }, exports).key).toBe('other');
    expect(streamOf(durian, defaultDiscipline('import')).key).toBe('import');
  });

  it('[QU1] falls back to the last stream when a notice takes the load nowhere', () => {
    const onlyFresh: Discipline = { ...exports, streams: exports.streams.slice(0, 2) };
    expect(streamOf({ ...durian, cargoClass: 'machinery' }, onlyFresh).key).toBe('fresh');
  });
});

describe('turns', () => {
  it('[QU1] spreads the turns of a ratio instead of bunching them', () => {
    expect(turnPattern(exports.streams)).toEqual([0, 1, 0, 2, 1, 0]);
    expect(turnPattern(weighted(5, 1, 1))).toEqual([0, 0, 1, 0, 2, 0, 0]);
    expect(turnPattern(weighted(1))).toEqual([0]);
  });

  it('[QU1] shortens a ratio first', () => {
    expect(turnPattern(weighted(40, 20))).toEqual(turnPattern(weighted(2, 1)));
  });

  it('[QU2] takes k as 1/share, kept within 5 and 10', () => {
    const every = (shareOldest: number): number => oldestEvery({ ...exports, shareOldest });
    expect([0.2, 0.15, 0.125, 0.1, 0.01, 0.9].map(every)).toEqual([5, 7, 8, 10, 10, 5]);
  });

  it('[QU2] takes the turns of the longest waiting from all streams alike, even when k divides the round', () => {
    const seen = [0, 0, 0, 0, 0];
    for (let turn = 0; turn < 250; turn += 1) {
      if (isOldestTurn(turn, 5)) continue;
      const index = patternIndex(turn, 5, 5);
      seen[index] = (seen[index] ?? 0) + 1;
    }
    expect(seen).toEqual([40, 40, 40, 40, 40]);
  });
});

describe('checking a notice', () => {
  it('[QU1] finds nothing wrong with the defaults', () => {
    expect(disciplineProblemsOf(exports)).toEqual([]);
    expect(disciplineProblemsOf(defaultDiscipline('import'))).toEqual([]);
  });

  it('[QU1] names what is wrong', () => {
    const [first] = weighted(0);
    if (first === undefined) throw new Error('no stream');
    const broken = { ...exports, shareOldest: 0.5, streams: [first, { ...first, letter: 'a' }] };
    expect(disciplineProblemsOf(broken)).toEqual(['key-repeated', 'letter-form', 'weight-range', 'share-range']);
    expect(disciplineProblemsOf({ ...exports, streams: [] })).toEqual(['no-streams']);
    const same = weighted(1, 1).map((stream) => ({ ...stream, letter: 'Q' }));
    expect(disciplineProblemsOf({ ...exports, streams: same })).toEqual(['letter-repeated']);
    const many = Array.from({ length: 13 }, (_, i) => ({
      ...first,
      weight: 1,
      key: `k${i}`,
      letter: `A${String.fromCharCode(65 + i)}`,
    }));
    expect(disciplineProblemsOf({ ...exports, streams: many })).toEqual(['too-many-streams']);
  });
});
