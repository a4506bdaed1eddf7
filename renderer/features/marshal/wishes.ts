import type { ReservationRow, ZoneRow } from '../../../shared/contract/rows.ts';
import { isInYard } from '../../../shared/domain/gate/visit-stage.ts';
import { isWishActive } from '../../../shared/domain/slots/wishes.ts';
import type { Instant } from '../../../shared/kernel/instant.ts';
import type { RowStore } from '../../store/row-store.ts';

/** `rules` = the place is kept for it now; `waits` = another wish comes first; `to-come` = its time is not there yet. */
export type WishState = 'rules' | 'waits' | 'to-come';

/** One wish, beside the others for the same place. */
export type WishLine = {
  readonly wish: ReservationRow;
  /** Code of the slot or the zone. */
  readonly place: string;
  readonly isZone: boolean;
  readonly isFirstOfPlace: boolean;
  /** How many wishes there are for the place. */
  readonly rivals: number;
  readonly state: WishState;
};

/** All wishes by place, the oldest first. */
export function wishLines(rows: Pick<RowStore, 'all' | 'get'>, now: Instant): readonly WishLine[] {
  const places = Map.groupBy(rows.all('reservation').values(), ({ slotId, zoneId }) => slotId ?? zoneId ?? '');
  const lines: (readonly WishLine[])[] = [];
  for (const wishes of places.values()) {
    const ordered = wishes.toSorted((a, b) => a.madeAt - b.madeAt);
    const slot = rows.get('slot', ordered[0]?.slotId ?? '');
    const zone = rows.get('zone', ordered[0]?.zoneId ?? '');
    const stateOf = slot === undefined ? zoneStates(ordered, zone, rows, now) : slotStates(ordered, now);
    lines.push(
      ordered.map((wish, at) => ({
        wish,
        place: slot?.code ?? zone?.code ?? '',
        isZone: slot === undefined,
        isFirstOfPlace: at === 0,
        rivals: ordered.length,
        state: stateOf(wish),
      })),
    );
  }
  return lines.toSorted((a, b) => (a[0]?.place ?? '').localeCompare(b[0]?.place ?? '', 'vi', { numeric: true })).flat();
}

/** Of the wishes for a slot that count now, the oldest rules (SL22). */
function slotStates(ordered: readonly ReservationRow[], now: Instant): (wish: ReservationRow) => WishState {
  const ruling = ordered.find((wish) => isWishActive(wish, now));
  return (wish) => (wish.fromAt > now ? 'to-come' : wish === ruling ? 'rules' : 'waits');
}

/** Places of a zone go to who wished first, as far as it has free ones. */
function zoneStates(
  ordered: readonly ReservationRow[],
  zone: ZoneRow | undefined,
  rows: Pick<RowStore, 'all'>,
  now: Instant,
): (wish: ReservationRow) => WishState {
  let left = zone === undefined ? 0 : freePlacesOf(zone, rows);
  const states = new Map<ReservationRow, WishState>();
  for (const wish of ordered) {
    if (wish.fromAt > now) states.set(wish, 'to-come');
    else {
      left -= wish.count;
      states.set(wish, left >= 0 ? 'rules' : 'waits');
    }
  }
  return (wish) => states.get(wish) ?? 'waits';
}

/** Free places of a zone: its open empty slots, or where it has none, what its capacity leaves. */
export function freePlacesOf(zone: ZoneRow, rows: Pick<RowStore, 'all'>): number {
  let slots = 0;
  let free = 0;
  for (const slot of rows.all('slot').values()) {
    if (slot.zoneId !== zone.zoneId || slot.isKeepClear) continue;
    slots += 1;
    if (slot.status === 'open' && slot.visitId === null && slot.unknownAt === null) free += 1;
  }
  if (slots > 0) return free;
  let standing = 0;
  for (const visit of rows.all('visit').values())
    if (visit.zoneId === zone.zoneId && isInYard(visit.stage)) standing += 1;
  return Math.max(0, zone.capacity - standing);
}
