import { isInYard } from '../../../../shared/domain/gate/visit-stage.ts';
import { zoneOfLoosePlace } from '../../../../shared/domain/ground/places.ts';
import { isPseudoZone } from '../../../../shared/domain/layout/types.ts';
import type { PieceRow, SlotRow, VisitRow, ZoneRow } from '../../../../shared/contract/rows.ts';
import type { TextGroup } from '../../../../shared/contract/texts/catalog.ts';
import type { Direction } from '../../../../shared/domain/vocabulary.ts';
import type { Instant } from '../../../../shared/kernel/instant.ts';
import type { RowStore } from '../../../store/row-store.ts';

/** A truck where it stood, or a piece apart, or what nobody knew. */
export type Standing = {
  readonly key: string;
  /** Codes of the slots that it takes; none where it stood loose. */
  readonly slots: readonly string[];
  /** Null where nobody read it. */
  readonly plate: string | null;
  readonly direction: Direction | null;
  /** What it is: a class of goods, a kind of visit or of piece; null of what nobody knew. */
  readonly what: { readonly group: TextGroup; readonly code: string } | null;
  readonly since: Instant | null;
};

export type ZoneStandings = {
  /** Null of what stood in no zone that is known. */
  readonly zone: ZoneRow | null;
  /** Trucks among them, as the yard counts them. */
  readonly trucks: number;
  readonly standings: readonly Standing[];
};

/** What stood in each zone, by slot; those in no slot last, the longest first. Zones of slots come before the others. */
export function standingsOf(rows: RowStore): readonly ZoneStandings[] {
  const byZone = new Map<string | null, { trucks: number; standings: Standing[] }>();
  const put = (zoneId: string | null, isTruck: boolean, standing: Standing): void => {
    const of = byZone.get(zoneId) ?? { trucks: 0, standings: [] };
    if (isTruck) of.trucks += 1;
    of.standings.push(standing);
    byZone.set(zoneId, of);
  };
  for (const visit of rows.all('visit').values())
    if (isInYard(visit.stage)) put(visit.zoneId, true, standingOfVisit(visit, rows));
  for (const piece of rows.all('piece').values()) {
    const slot = rows.get('slot', /^slot:(.+)$/.exec(piece.place)?.[1] ?? '');
    put(slot?.zoneId ?? zoneOfLoosePlace(piece.place), false, standingOfPiece(piece, slot));
  }
  for (const slot of rows.all('slot').values())
    if (slot.unknownAt !== null) put(slot.zoneId, false, standingOfUnknown(slot));
  return [...byZone]
    .map(([zoneId, of]) => ({
      zone: (zoneId === null ? undefined : rows.get('zone', zoneId)) ?? null,
      trucks: of.trucks,
      standings: of.standings.sort(bySlot),
    }))
    .sort((a, b) => rankOf(a.zone) - rankOf(b.zone) || compare(a.zone?.code ?? '', b.zone?.code ?? ''));
}

function standingOfVisit(visit: VisitRow, rows: RowStore): Standing {
  const { visitId, kind, slotCode, alsoSlotIds, plate, direction, loaded, cargoClass, arrivedAt } = visit;
  const also = alsoSlotIds.flatMap((id) => rows.get('slot', id)?.code ?? []);
  const isCargo = kind === 'cargo';
  return {
    key: visitId,
    slots: slotCode === null ? [] : [slotCode, ...also],
    plate,
    direction: isCargo ? direction : null,
    what: !isCargo
      ? { group: 'visitKind', code: kind }
      : loaded
        ? { group: 'cargoClass', code: cargoClass }
        : { group: 'load', code: 'empty' },
    since: arrivedAt,
  };
}

function standingOfPiece({ pieceId, kind, plate, seenAt }: PieceRow, slot: SlotRow | undefined): Standing {
  return {
    key: pieceId,
    slots: slot === undefined ? [] : [slot.code],
    plate,
    direction: null,
    what: { group: 'pieceKind', code: kind },
    since: seenAt,
  };
}

function standingOfUnknown({ slotId, code, unknownAt, unknownPlate }: SlotRow): Standing {
  return { key: slotId, slots: [code], plate: unknownPlate, direction: null, what: null, since: unknownAt };
}

const BY_NUMBER = new Intl.Collator('vi', { numeric: true });

function compare(a: string, b: string): number {
  return BY_NUMBER.compare(a, b);
}

function bySlot(a: Standing, b: Standing): number {
  const [one, other] = [a.slots[0], b.slots[0]];
  if (one !== undefined && other !== undefined) return compare(one, other);
  if (one !== undefined || other !== undefined) return one === undefined ? 1 : -1;
  return (a.since ?? 0) - (b.since ?? 0);
}

function rankOf(zone: ZoneRow | null): number {
  if (zone === null) return 2;
  return isPseudoZone(zone.kind) ? 1 : 0;
}
