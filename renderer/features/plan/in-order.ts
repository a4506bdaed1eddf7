import type { Failure } from '../../../shared/domain/rehearsal/types.ts';

/**
 * What runs out in the order in which people look at it: places and facilities first. A zone that is full sends its trucks
 * to the next one, so zones come last.
 */
export function inOrder(failures: readonly Failure[]): readonly Failure[] {
  const isZone = ({ resource }: Failure): boolean => resource.kind === 'zone';
  return [...failures.filter((one) => !isZone(one)), ...failures.filter(isZone)];
}
