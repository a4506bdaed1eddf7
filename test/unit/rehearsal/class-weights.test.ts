import { describe, expect, it } from 'vitest';
import { defaultDiscipline } from '../../../shared/domain/queue/discipline.ts';
import { classWeightsOf } from '../../../shared/domain/rehearsal/class-weights.ts';

describe('the weights of classes', () => {
  it('[RH42] are those of their streams in the notice', () => {
    const weights = classWeightsOf(
      defaultDiscipline('export'),
      new Map([
        ['fresh', 600],
        ['general', 300],
        ['electronics', 100],
      ]),
    );
    // Fresh loads share the two fresh streams (3 + 2), all others the last one (1) by how many come.
    expect(weights.get('fresh')).toBeCloseTo(5);
    expect(weights.get('general')).toBeCloseTo(0.75);
    expect(weights.get('electronics')).toBeCloseTo(0.25);
  });

  it('[RH42] of one stream for all are as many as come: who came first goes first', () => {
    const weights = classWeightsOf(
      defaultDiscipline('import'),
      new Map([
        ['vehicles', 30],
        ['machinery', 10],
      ]),
    );
    expect([weights.get('vehicles'), weights.get('machinery')]).toEqual([0.75, 0.25]);
  });
});
