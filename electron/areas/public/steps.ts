import type { Visit } from '../../../shared/domain/records.ts';
import type { ShownPlaceStep } from '../../../shared/contract/queries.ts';
import type { QueryContext } from '../../engine/handler.ts';

/** The places that a truck won and lost, newest first, as `queue.history` shows them. */
export function placeStepsOf(_context: QueryContext, _visit: Visit): readonly ShownPlaceStep[] {
  return [];
}
