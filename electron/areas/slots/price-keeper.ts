import type { VisitId } from '../../../shared/kernel/ids.ts';
import { HOUR_MS, later, MINUTE_MS, type Instant } from '../../../shared/kernel/instant.ts';
import { expectedDepartureOf } from '../../../shared/domain/slots/placing.ts';
import { priceSlots, type ExpectedTrucks } from '../../../shared/domain/slots/price-slots.ts';
import type { SuggestOptions } from '../../../shared/domain/slots/suggest.ts';
import type { QueryContext } from '../../engine/handler.ts';
import type { SlotIndex } from './slot-index.ts';

/** Prices hold for so many writes of slots (a truck writes about two), and for so long. */
const WRITES_PER_PRICE = 100;
const PRICE_HOLDS_MS = 10 * MINUTE_MS;
/** How far ahead trucks are counted that want a place. */
const AHEAD_MS = 12 * HOUR_MS;

type Prices = ReadonlyMap<string, number>;

/** Keeps the shadow prices and solves them anew when enough has happened (SL17). */
export function createPriceKeeper(): (
  context: QueryContext,
  index: SlotIndex,
  options: SuggestOptions,
) => Prices | undefined {
  let known: {
    readonly index: SlotIndex;
    readonly written: number;
    readonly at: Instant;
    readonly prices: Prices;
  } | null = null;
  return (context, index, options) => {
    if (!context.site.settings.slots.usesPrices) return undefined;
    const isRecent = known !== null && context.now >= known.at && context.now - known.at < PRICE_HOLDS_MS;
    if (known !== null && isRecent && known.index !== index) {
      // The query that had to read all slots does not solve the prices as well: the next one does.
      known = { ...known, index, written: index.written() - WRITES_PER_PRICE };
      return known.prices;
    }
    if (known === null || !isRecent || index.written() - known.written >= WRITES_PER_PRICE) {
      const { keptPlaces: _kept, ...rest } = options;
      const prices = priceSlots(index.prepared, expectedTrucks(context), {
        ...rest,
        leaving: leavingSoon(context, index),
      });
      known = { index, written: index.written(), at: context.now, prices };
    }
    return known.prices;
  };
}

/**
 * Trucks that wait for a place, and of each kind that is still to come the declared ones or those that came in the same
 * hours of the day before, whichever are more: most walk in, and the declared ones came yesterday as well.
 */
function expectedTrucks({ stores, now }: QueryContext): readonly ExpectedTrucks[] {
  const { visits } = stores;
  const kinds = new Map<
    string,
    { readonly example: ExpectedTrucks['example']; waiting: number; declared: number; usual: number }
  >();
  const count = (trucks: ReturnType<typeof visits.waitingForPlace>, field: 'waiting' | 'declared' | 'usual'): void => {
    for (const { trucks: many, needsPower, ...kind } of trucks) {
      const key = JSON.stringify([kind, needsPower]);
      const expectedDepartureAt = expectedDepartureOf({ ...kind, arriveByAt: null, arrivedAt: now });
      const visitId = 0 as VisitId;
      const example = {
        ...kind,
        needsPower: needsPower === 1,
        visitId,
        carrier: null,
        expectedDepartureAt,
        slotIds: [],
      };
      const known = kinds.get(key) ?? { example, waiting: 0, declared: 0, usual: 0 };
      known[field] += many;
      kinds.set(key, known);
    }
  };
  count(visits.waitingForPlace(), 'waiting');
  count(visits.expectedBetween(now, later(now, AHEAD_MS)), 'declared');
  count(visits.arrivedBetween(later(now, -24 * HOUR_MS), later(now, AHEAD_MS - 24 * HOUR_MS)), 'usual');
  return [...kinds.values()].map(({ example, waiting, declared, usual }) => ({
    example,
    trucks: waiting + Math.max(declared, usual),
  }));
}

/** Places of each class of slots whose trucks will probably have left by then. */
function leavingSoon({ stores, now }: QueryContext, { prepared }: SlotIndex): ReadonlyMap<string, number> {
  const leaving = new Map<string, number>();
  for (const { slotId, ...visit } of stores.visits.inSlots()) {
    const leavesAt = expectedDepartureOf(visit);
    const i = prepared.indexOf.get(slotId);
    if (i === undefined || leavesAt === null || leavesAt > now + AHEAD_MS) continue;
    const slotClass = prepared.profiles[prepared.profile[i] ?? 0]?.slotClass ?? '';
    leaving.set(slotClass, (leaving.get(slotClass) ?? 0) + 1);
  }
  return leaving;
}
