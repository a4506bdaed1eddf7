import type { BedRow, FacilityRow, RoomRow } from '../../shared/contract/rows.ts';
import type { Sought } from '../../shared/domain/find/match.ts';
import { codeOf, wordsOf } from '../../shared/domain/find/texts.ts';
import type { RowStore } from '../store/row-store.ts';

/** A house of the rest area, a room or a bed in it. */
export type HouseHit =
  | { readonly kind: 'facility'; readonly key: string; readonly facility: FacilityRow }
  | { readonly kind: 'room'; readonly key: string; readonly room: RoomRow }
  | { readonly kind: 'bed'; readonly key: string; readonly bed: BedRow };

const LIMIT = 4;

/** Houses by code, name or kind, rooms and beds by the beginning of their codes: for everybody (VF6). */
export function houseHits(
  rows: Pick<RowStore, 'all'>,
  { code, phrase }: Sought,
  kindWord: (kind: FacilityRow['kind']) => string,
): readonly HouseHit[] {
  const begins = (own: string): boolean => codeOf(own).startsWith(code);
  const holds = (name: string): boolean => ` ${wordsOf(name)}`.includes(` ${phrase}`);
  const facilities = [...rows.all('facility').values()]
    .filter((one) => begins(one.code) || [one.name, one.nameEn, kindWord(one.kind)].some(holds))
    .map((facility): HouseHit => ({ kind: 'facility', key: facility.facilityId, facility }));
  const rooms = [...rows.all('room').values()]
    .filter((one) => begins(one.code))
    .map((room): HouseHit => ({ kind: 'room', key: room.roomId, room }));
  const beds = [...rows.all('bed').values()]
    .filter((one) => begins(one.code))
    .map((bed): HouseHit => ({ kind: 'bed', key: bed.bedId, bed }));
  return [facilities, rooms, beds].flatMap((hits) => hits.slice(0, LIMIT));
}
