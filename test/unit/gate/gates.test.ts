import { describe, expect, it } from 'vitest';
import { otherGateOf, sideOf } from '../../../shared/domain/gate/gates.ts';

const GATES = [
  { gate: '1', side: 'inland' },
  { gate: '2', side: 'border' },
  { gate: '3', side: null },
] as const;

describe('the gate that a truck should use', () => {
  it('[GA3] is another one where the used gate opens to the other road', () => {
    expect(otherGateOf(GATES, '2', 'inland')).toBe('1');
    expect(otherGateOf(GATES, '1', 'border')).toBe('2');
  });

  it('[GA3] is the used one where it opens to that road, to both, or is none of ours', () => {
    expect(otherGateOf(GATES, '1', 'inland')).toBeNull();
    expect(otherGateOf(GATES, '3', 'border')).toBeNull();
    expect(otherGateOf(GATES, 'x', 'border')).toBeNull();
  });

  it('[GA3] is the used one where no gate opens to that road', () => {
    expect(otherGateOf([{ gate: '1', side: 'inland' }], '1', 'border')).toBeNull();
  });

  it('[GA3] lies on the road that a departure takes', () => {
    expect([sideOf('crossed'), sideOf('returned-abroad'), sideOf('cleared-inland'), sideOf('turned-back')]).toEqual([
      'border',
      'border',
      'inland',
      'inland',
    ]);
  });
});
