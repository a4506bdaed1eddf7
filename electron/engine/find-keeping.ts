import type { Connection } from '../db/open.ts';
import { createTransaction } from '../db/transaction.ts';
import type { Stores } from './stores.ts';

/** Visits of one step: what waits meanwhile waits a few hundredths of a second. */
const MOST_AT_ONCE = 500;

/**
 * Moves what left into the index that visits are found by, and reads an older database into it, a part at a time.
 * Nothing of it is a change: where the host was lost, the next step goes on.
 */
export function createFindKeeping(db: Connection, stores: Pick<Stores, 'index'>): { readonly step: () => boolean } {
  const transaction = createTransaction(db, 'writing');
  return {
    /** Answers whether there may be more to do. */
    step() {
      if (!stores.index.isBehind()) return false;
      transaction.begin();
      try {
        const isMore = stores.index.settle(MOST_AT_ONCE);
        transaction.commit();
        return isMore;
      } catch (error) {
        if (transaction.isOpen()) transaction.rollback();
        throw error;
      }
    },
  };
}
