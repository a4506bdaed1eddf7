import type { QueryHandlers } from '../../engine/handler.ts';
import { wakeUps } from './wake-ups.ts';

type BedQuery = 'rest.suggest-bed' | 'rest.wake-ups';

/** Beds for people, and who is to be woken. */
export const bedQueries: Pick<QueryHandlers, BedQuery> = {
  'rest.suggest-bed': notBuilt,
  'rest.wake-ups': wakeUps,
};

function notBuilt(): never {
  throw new Error('not built yet');
}
