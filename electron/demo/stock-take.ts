import { wireId } from '../../shared/kernel/ids.ts';
import { randomOf } from '../../shared/domain/demo/random.ts';
import { COUNT_REASON } from '../../shared/domain/demo/yard-work.ts';
import type { SlotRecord } from '../../shared/domain/records.ts';
import type { Stores } from '../engine/stores.ts';
import type { Command } from './set-up.ts';

/** How often somebody finds a truck one slot further than the record has it. */
const WRONG_SHARE = 0.6;
/** The most that are found in one row. */
const MOST_WRONG = 3;

/** A stock-take of one row (SL7), another one each day: as the record has it, but for a truck or two one slot further. */
export function stockTakeCommands(stores: Stores, seed: string, day: number): readonly Command[] {
  const slots = stores.slots.slots().filter(({ isKeepClear }) => !isKeepClear);
  const zones = new Map(stores.slots.zones().map((zone) => [zone.id, zone.code]));
  const rows = [...Map.groupBy(slots, ({ zoneId, row }) => `${zones.get(zoneId) ?? ''} ${row}`).values()];
  const row = rows[day % Math.max(1, rows.length)]?.toSorted((a, b) => a.position - b.position);
  const [first] = row ?? [];
  if (row === undefined || first === undefined) return [];
  const countId = wireId('count', stores.records.lastId('count') + 1);
  const random = randomOf(seed, 'stock-take', day);
  const shifted = new Map<SlotRecord, SlotRecord>();
  row.forEach((slot, at) => {
    const next = row[at + 1];
    const isPair = slot.visitId !== null && next !== undefined && next.visitId === null && next.status === 'open';
    if (isPair && shifted.size < MOST_WRONG && random.chance(WRONG_SHARE)) shifted.set(next, slot);
  });
  const movedOut = new Set(shifted.values());
  const plateOf = ({ visitId }: SlotRecord): string =>
    visitId === null ? '' : stores.records.require('visit', visitId).plate;
  return [
    { name: 'count.start', input: { zones: [zones.get(first.zoneId)], rows: [first.row] } },
    ...row.map((slot): Command => {
      const here = shifted.get(slot) ?? (movedOut.has(slot) || slot.visitId === null ? null : slot);
      const seen = here === null ? { isEmpty: true } : { plate: plateOf(here) };
      return { name: 'count.see', input: { countId, slotId: wireId('slot', slot.id), ...seen } };
    }),
    {
      name: 'count.finish',
      input: {
        countId,
        corrections: [...movedOut].map(({ visitId }) => ({
          key: `visit:${wireId('visit', visitId ?? 0)}`,
          correction: 'place',
          reason: COUNT_REASON,
        })),
      },
    },
  ];
}
